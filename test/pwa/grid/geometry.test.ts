import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  cellRect,
  columnsInView,
  frozenEdge,
  hitTest,
  type Layout,
  MAX_SCROLL_HEIGHT,
  makeLayout,
  rowsInView,
  scrollHeight,
  scrollTopFor,
  scrollToShow,
  sheetHeight,
  sheetWidth,
  sheetY,
  spanRects,
  type Viewport,
} from '../../../pwa/grid/geometry.ts';

const metrics = {rowHeight: 28, headHeight: 30, numberWidth: 38};
const layout = makeLayout(metrics, 100, [138, 44, 66, 104, 80], 1);
const view: Viewport = {width: 300, height: 200, x: 50, y: 10};

describe('places on the stage', () => {
  test('a frozen column stays, the others move with the scroll position', () => {
    expect(cellRect(layout, view, {row: 0, col: 0})).toEqual({left: 38, top: 20, width: 138, height: 28});
    expect(cellRect(layout, view, {row: 2, col: 2})).toEqual({left: 170, top: 76, width: 66, height: 28});
  });

  test('rows and columns of which a pixel shows are in view', () => {
    expect(rowsInView(layout, view)).toEqual({from: 0, to: 7});
    expect(columnsInView(layout, view)).toEqual({from: 2, to: 4});
  });

  test('a span over the frozen edge has two parts', () => {
    const {frozen, scrolled} = spanRects(layout, view, {top: 1, left: 0, bottom: 2, right: 1});
    expect(frozen).toEqual({left: 38, top: 48, width: 138, height: 56});
    expect(scrolled).toEqual({left: 126, top: 48, width: 44, height: 56});
    expect(spanRects(layout, view, {top: 1, left: 2, bottom: 2, right: 3}).frozen).toBeNull();
  });

  test.each([
    {x: 10, y: 10, hit: {kind: 'corner'}},
    {x: 100, y: 10, hit: {kind: 'header', col: 0}},
    {x: 10, y: 60, hit: {kind: 'row-number', row: 1}},
    {x: 177, y: 60, hit: {kind: 'cell', at: {row: 1, col: 2}}},
    {x: 400, y: 60, hit: {kind: 'outside'}},
  ])('the point $x, $y', ({x, y, hit}) => {
    expect(hitTest(layout, view, x, y)).toEqual(hit);
  });

  test('a million rows stay within what browsers lay out, and the bar reaches both ends', () => {
    const long = makeLayout({...metrics, rowHeight: 36}, 1_000_001, [100], 1);
    expect(scrollHeight(long)).toBe(MAX_SCROLL_HEIGHT);
    expect(sheetY(long, 700, 0)).toBe(0);
    expect(sheetY(long, 700, MAX_SCROLL_HEIGHT - 700)).toBeCloseTo(sheetHeight(long) - 700, 3);
    expect(scrollTopFor(long, 700, sheetY(long, 700, 1234))).toBeCloseTo(1234, 6);
  });
});

const layouts: fc.Arbitrary<Layout> = fc
  .record({
    rows: fc.integer({min: 1, max: 2000}),
    widths: fc.array(fc.integer({min: 40, max: 300}), {minLength: 1, maxLength: 12}),
    frozen: fc.nat(2),
  })
  .map(spec => makeLayout(metrics, spec.rows, spec.widths, spec.frozen));

describe('laws of the geometry', () => {
  test('a point inside a visible cell hits that cell', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.nat(), fc.nat(400), fc.nat(5000), (sheet, row, col, x, y) => {
        const stage = {width: 900, height: 600, x, y};
        const at = {row: row % sheet.rows, col: col % (sheet.lefts.length - 1)};
        const box = cellRect(sheet, stage, at);
        const point = {x: box.left + box.width / 2, y: box.top + box.height / 2};
        const covered = at.col >= sheet.frozen && point.x < frozenEdge(sheet);
        fc.pre(!covered && point.x < 900 && point.y > 30 && point.y < 600);
        expect(hitTest(sheet, stage, point.x, point.y)).toEqual({kind: 'cell', at});
      }),
    );
  });

  test('after scrolling to show it, a cell lies whole on the stage and beside the frozen part', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.nat(), fc.nat(3000), fc.nat(50000), (sheet, row, col, x, y) => {
        const width = frozenEdge(sheet) + 320;
        const before = {width, height: 400, x: Math.min(x, Math.max(0, sheetWidth(sheet) - width)), y};
        const at = {row: row % sheet.rows, col: col % (sheet.lefts.length - 1)};
        const box = cellRect(sheet, {...before, ...scrollToShow(sheet, before, at)}, at);
        expect(box.top).toBeGreaterThanOrEqual(30);
        expect(box.top + box.height).toBeLessThanOrEqual(400);
        if (at.col < sheet.frozen) return;
        expect(box.left).toBeGreaterThanOrEqual(frozenEdge(sheet));
        expect(box.left + box.width).toBeLessThanOrEqual(width);
      }),
    );
  });
});
