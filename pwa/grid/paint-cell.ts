/** Draws the inside of one cell. Text is cut to its room, so no cell needs a clip of its own. */
import {assertNever} from '../../core/base/assert.ts';
import type {Level} from '../../core/rules/types.ts';
import type {GridCell} from '../engine/protocol.ts';
import type {Brush} from './brush.ts';
import type {ColumnLook} from './column-look.ts';
import type {HeldText, Scene} from './scene.ts';
import type {TextFit} from './text-fit.ts';

/** A cell's place on the canvas in CSS pixels, right and bottom hairline excluded. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const AGEING_LEVELS: readonly (Level | null)[] = [null, 'blue', 'yellow', 'orange', 'red'];
const AGEING_HEIGHT = 8;
const METER_HEIGHT = 4;
const METER_FIGURE = 38;
const SHAPE = 13;
const GAP = 5;
const DASH = '—';

/** Draws a cell that is known. `held` is the text that stands in its place while it is written or refused. */
export function paintCell(
  brush: Brush,
  scene: Scene,
  look: ColumnLook,
  cell: GridCell | undefined,
  held: HeldText | undefined,
  box: CellBox,
): void {
  if (held?.state === 'refused' || cell?.invalid) paintHatch(brush, box);
  if (held) paintText(brush, scene, look, held.text, box);
  if (held || !cell) return;
  switch (look.body) {
    case 'ageing':
      paintAgeing(brush, cell, box);
      break;
    case 'limit':
      paintLimit(brush, scene, look, cell, box);
      break;
    case 'warning':
      paintWarning(brush, scene, look, cell, box);
      break;
    case 'tick':
      if (cell.value === true) paintTick(brush, box);
      else paintText(brush, scene, look, scene.shown(look, cell), box);
      break;
    case 'text':
    case 'figure':
      paintText(brush, scene, look, scene.shown(look, cell), box);
      break;
    default:
      assertNever(look.body);
  }
  if (cell.pending) paintPending(brush, look, box);
}

function paintText(brush: Brush, scene: Scene, look: ColumnLook, text: string, box: CellBox): void {
  if (text === '') return;
  const {pen, palette} = brush;
  const figure = look.body === 'figure';
  const room = box.width - 2 * brush.padding;
  const fit = figure ? brush.figure : brush.regular;
  // A figure cut short would be a wrong figure.
  const fits = fit.width(text) <= room;
  const shown = fits ? text : figure ? hashes(fit, room) : fit.cut(text, room);
  pen.font = fit.font;
  const baseline = brush.snap(box.top + fit.baseline(box.height));
  if (figure) {
    pen.fillStyle =
      text === '0' || text === DASH ? palette.ink3 : look.column.measure === 'mom_change' ? palette.ink2 : palette.ink;
    pen.textAlign = 'right';
    pen.fillText(shown, brush.snap(box.left + box.width - brush.padding), baseline);
    return;
  }
  const left = brush.snap(box.left + brush.padding);
  if (scene.find !== '') paintMarks(brush, fit, shown, scene.find, left, box);
  pen.fillStyle = look.quiet ? palette.ink2 : palette.ink;
  pen.textAlign = 'left';
  pen.fillText(shown, left, baseline);
}

function hashes(fit: TextFit, room: number): string {
  const one = fit.width('#');
  return '#'.repeat(Math.max(1, Math.floor(room / one)));
}

function paintMarks(brush: Brush, fit: TextFit, text: string, find: string, left: number, box: CellBox): void {
  const start = text.toLowerCase().indexOf(find);
  if (start < 0) return;
  const x = left + fit.width(text.slice(0, start));
  const width = fit.width(text.slice(start, start + find.length));
  brush.pen.fillStyle = brush.palette.mark;
  brush.pen.fillRect(x, box.top + (box.height - 18) / 2, width, 18);
}

function paintTick(brush: Brush, box: CellBox): void {
  const {pen, palette} = brush;
  const x = box.left + brush.padding;
  const y = box.top + box.height / 2;
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 1.6;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(x + 1, y + 0.5);
  pen.lineTo(x + 4.5, y + 4);
  pen.lineTo(x + 11, y - 3.5);
  pen.stroke();
}

function paintAgeing(brush: Brush, cell: GridCell, box: CellBox): void {
  const {pen, palette} = brush;
  const parts = cell.parts ?? [];
  const total = parts.reduce((sum, part) => sum + Math.max(0, part), 0);
  if (total <= 0) {
    paintNote(brush, DASH, box);
    return;
  }
  const left = box.left + brush.padding;
  const width = box.width - 2 * brush.padding;
  if (width < 4) return;
  const top = brush.snap(box.top + (box.height - AGEING_HEIGHT) / 2);
  const shown = parts.map((part, bucket) => ({part, bucket})).filter(({part}) => part > 0);
  // Every part is seen, however small: two pixels at least, taken from the others in proportion.
  const free = width - (shown.length - 1) - shown.length * 2;
  pen.save();
  pen.beginPath();
  pen.roundRect(left, top, width, AGEING_HEIGHT, 2);
  pen.clip();
  let x = left;
  for (const {part, bucket} of shown) {
    const partWidth = 2 + Math.max(0, free) * (part / total);
    const level = AGEING_LEVELS[bucket] ?? null;
    pen.fillStyle = level === null ? palette.bar3 : palette.level[level].shape;
    pen.fillRect(x, top, partWidth, AGEING_HEIGHT);
    x += partWidth + 1;
  }
  pen.restore();
}

function paintLimit(brush: Brush, scene: Scene, look: ColumnLook, cell: GridCell, box: CellBox): void {
  const {pen, palette} = brush;
  if (typeof cell.value !== 'number') {
    paintNote(brush, scene.shown(look, cell) || DASH, box);
    return;
  }
  const text = scene.shown(look, cell);
  const left = box.left + brush.padding;
  const inner = box.width - 2 * brush.padding;
  const figureWidth = Math.max(METER_FIGURE, brush.figure.width(text));
  const meter = inner - figureWidth - 6;
  const y = brush.snap(box.top + (box.height - METER_HEIGHT) / 2);
  if (meter >= 12) {
    pen.fillStyle = palette.bar3;
    pen.beginPath();
    pen.roundRect(left, y, meter, METER_HEIGHT, 2);
    pen.fill();
    const share = Math.max(0, Math.min(1, cell.value / 10_000));
    if (share > 0) {
      pen.fillStyle = cell.level ? palette.level[cell.level].shape : palette.bar;
      pen.beginPath();
      pen.roundRect(left, y, Math.max(2, meter * share), METER_HEIGHT, 2);
      pen.fill();
    }
  }
  pen.font = brush.figure.font;
  pen.textAlign = 'right';
  pen.fillStyle = palette.ink;
  const baseline = brush.snap(box.top + brush.figure.baseline(box.height));
  pen.fillText(text, brush.snap(box.left + box.width - brush.padding), baseline);
}

/** Shape, word, figure: never a bare dot. */
function paintWarning(brush: Brush, scene: Scene, look: ColumnLook, cell: GridCell, box: CellBox): void {
  const {pen, palette} = brush;
  const level = cell.level;
  if (!level) {
    paintText(brush, scene, look, cell.label ?? '', box);
    return;
  }
  const left = brush.snap(box.left + brush.padding);
  const right = box.left + box.width - brush.padding;
  brush.levels.draw(pen, palette, level, left, brush.snap(box.top + (box.height - SHAPE) / 2), SHAPE);
  const word = scene.levelWord(level);
  const wordFit = level === 'red' ? brush.strong : brush.regular;
  const wordLeft = left + SHAPE + GAP;
  const baseline = brush.snap(box.top + wordFit.baseline(box.height));
  const shown = wordFit.cut(word, right - wordLeft);
  pen.font = wordFit.font;
  pen.textAlign = 'left';
  pen.fillStyle = palette.level[level].text;
  pen.fillText(shown, wordLeft, baseline);
  const figureLeft = wordLeft + wordFit.width(shown) + GAP;
  const figure = brush.regular.cut(scene.shown(look, cell), right - figureLeft);
  if (figure === '') return;
  pen.font = brush.regular.font;
  pen.fillStyle = palette.ink2;
  pen.fillText(figure, figureLeft, baseline);
}

function paintNote(brush: Brush, text: string, box: CellBox): void {
  const {pen} = brush;
  pen.font = brush.regular.font;
  pen.textAlign = 'left';
  pen.fillStyle = brush.palette.ink3;
  const shown = brush.regular.cut(text, box.width - 2 * brush.padding);
  pen.fillText(shown, brush.snap(box.left + brush.padding), brush.snap(box.top + brush.regular.baseline(box.height)));
}

/** 135° hatch and a red corner: the text under it was not accepted. */
function paintHatch(brush: Brush, box: CellBox): void {
  const {pen, palette} = brush;
  pen.save();
  pen.beginPath();
  pen.rect(box.left, box.top, box.width, box.height);
  pen.clip();
  pen.strokeStyle = palette.level.red.fill;
  pen.lineWidth = 2;
  pen.beginPath();
  // 7 px across the stripes, so 7·√2 along the edge.
  for (let x = box.left - box.height; x < box.left + box.width; x += 9.9) {
    pen.moveTo(x, box.top + box.height);
    pen.lineTo(x + box.height, box.top);
  }
  pen.stroke();
  const right = box.left + box.width;
  pen.fillStyle = palette.level.red.shape;
  pen.beginPath();
  pen.moveTo(right - 8, box.top);
  pen.lineTo(right, box.top);
  pen.lineTo(right, box.top + 8);
  pen.fill();
  pen.restore();
}

/** A small ring in the corner away from the text: not sent yet. */
function paintPending(brush: Brush, look: ColumnLook, box: CellBox): void {
  const {pen, palette} = brush;
  const x = look.body === 'figure' ? box.left + 6.5 : box.left + box.width - 6.5;
  pen.strokeStyle = palette.ink3;
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.arc(x, box.top + 6.5, 1.9, 0, 2 * Math.PI);
  pen.stroke();
}

/** A row that never came in: a still grey bar, no two alike in a column. */
export function paintBar(brush: Brush, row: number, col: number, box: CellBox): void {
  const share = 0.35 + (((row * 7 + col * 13) % 10) / 10) * 0.45;
  const width = (box.width - 2 * brush.padding) * share;
  if (width < 4) return;
  brush.pen.fillStyle = brush.palette.pressed;
  brush.pen.beginPath();
  brush.pen.roundRect(box.left + brush.padding, box.top + (box.height - 10) / 2, width, 10, 3);
  brush.pen.fill();
}
