/** What users do, and the oracle's record of it. */
import {present} from '../../../../core/base/assert.ts';
import {asId, type ColumnId, type RowId, randomId} from '../../../../core/base/ids.ts';
import {type CellWrite, type Command, writeCommand} from '../../../../core/doc/command.ts';
import type {UndoItem, UndoStep} from '../../../../core/doc/undo-types.ts';
import type {CellValue} from '../../../../core/schema/cell.ts';
import {slotRowId} from '../../../../core/table/row-directory.ts';
import {pick, randomBytes} from './chance.ts';
import type {OracleWrite} from './oracle.ts';
import {COLUMNS, levelOf, type Replica, SHEET} from './replica.ts';
import {send} from './wire.ts';
import type {StepWrite, World} from './world.ts';

/** A register and the value that is being written to it. */
interface Target {
  readonly row: RowId;
  readonly column: string;
  readonly value: CellValue;
}

/** The writes that a replica may be showing for a register. */
export function shownBy(world: World, p: Replica, row: RowId, column: string): readonly OracleWrite[] {
  return world.oracle.shown(row, column, p.workbook.register(row, column));
}

/**
 * A write that the product made, told to the oracle: what its author had seen is taken from before it. Where its own
 * author is not shown it, it is remembered under a name that nothing shows, and found missing from then on.
 */
function mint(world: World, p: Replica, target: Target, seen: bigint, inserts: boolean): void {
  const {row, column, value} = target;
  const level = levelOf(column);
  const register = p.workbook.register(row, column);
  const isShown = register?.value === value && (register.stamp === 0 || register.author === p.author);
  const write = world.oracle.add(
    {row, column, level, seen, before: p.beforeOf(level), inserts: inserts && column === '$'},
    isShown ? register : {stamp: -1, author: p.author, value: `${value}, ${world.oracle.writes.length}`},
  );
  p.learn(level, write.bit, 0n);
  world.say(`replica ${p.index} wrote ${row}/${column} = w${write.id} (stamp ${register?.stamp})`);
}

/** Applies a command that writes exactly these registers. */
function applyAs(world: World, p: Replica, command: Command, targets: readonly Target[], inserts = false): void {
  const seen = targets.map(({row, column}) =>
    world.oracle.seenBy(row, column, p.known, shownBy(world, p, row, column)),
  );
  const before = targets.map(({row, column}) => p.workbook.register(row, column)?.value ?? null);
  const prior = targets.map(({row, column}) => shownBy(world, p, row, column));
  const result = p.workbook.apply(command, command.kind === 'import' ? 'import' : 'user');
  if (!result.ok) {
    world.flag('refused', `replica ${p.index}: ${JSON.stringify(result.error)}`);
    return;
  }
  const from = world.oracle.writes.length;
  for (const [i, target] of targets.entries()) mint(world, p, target, seen[i] ?? 0n, inserts);
  const made = world.oracle.writes.slice(from);
  const {step} = result.value;
  if (step) {
    const own = made.map((write, i) => ({write, before: before[i] ?? null, prior: prior[i] ?? []}));
    // A row that the step made is taken back by its existence alone.
    world.steps.set(
      step.id,
      own.filter(each => !inserts || each.write.column === '$'),
    );
  }
  send(world, p, made);
}

/** Values that no other write has. */
function fresh(world: World): () => string {
  let id = world.oracle.writes.length;
  return () => `v${id++}`;
}

function cellWrites(targets: readonly Target[]): readonly CellWrite[] {
  return targets.map(({row, column, value}) => ({sheet: SHEET.id, row, column: asId<ColumnId>(column), value}));
}

/** One cell of a row that is shown. */
export function edit(world: World, p: Replica, b: number, c: number): void {
  const row = pick(p.liveRows(), b);
  const column = pick(COLUMNS, c);
  if (row === undefined || column === undefined || p.workbook.isLoading(row)) return;
  const targets = [{row, column, value: fresh(world)()}];
  applyAs(world, p, writeCommand('edit', {cells: cellWrites(targets)}), targets);
}

/** All cells of three rows: enough to become a pack. */
export function paste(world: World, p: Replica, b: number): void {
  const rows = p.liveRows().filter(row => !p.workbook.isLoading(row));
  const from = Math.floor(b * rows.length);
  const value = fresh(world);
  const targets = rows.slice(from, from + 3).flatMap(row => COLUMNS.map(column => ({row, column, value: value()})));
  if (targets.length > 0) applyAs(world, p, writeCommand('paste', {cells: cellWrites(targets)}), targets);
}

/** A row typed by hand, with cells of two levels. */
export function insert(world: World, p: Replica): void {
  const row = randomId<RowId>(randomBytes(world.roll));
  const value = fresh(world);
  const cells = {a: value(), c: value()};
  const targets = [
    {row, column: '$', value: SHEET.id},
    ...Object.entries(cells).map(([column, each]) => ({row, column, value: each})),
  ];
  applyAs(world, p, writeCommand('insert', {inserts: [{sheet: SHEET.id, row, cells}]}), targets, true);
}

/** Two rows at once: enough to become pages. */
export function importRows(world: World, p: Replica): void {
  const slot = randomId<string>(randomBytes(world.roll));
  const id = world.oracle.writes.length;
  const value = (row: number, column: number): string => `v${id}-${row}-${column}`;
  const targets = [0, 1].flatMap(i => [
    {row: slotRowId(slot, i), column: '$', value: SHEET.id},
    ...COLUMNS.map((column, c) => ({row: slotRowId(slot, i), column, value: value(i, c)})),
  ]);
  applyAs(world, p, importCommand(slot, 2, value), targets, true);
}

/** Deletes a row, or restores a deleted one. */
export function toggleRow(world: World, p: Replica, b: number): void {
  const row = pick(
    p.allRows().filter(each => !p.workbook.isLoading(each)),
    b,
  );
  if (row === undefined) return;
  const which = [{sheet: SHEET.id, row}];
  const isLive = p.workbook.register(row, '$')?.value === SHEET.id;
  const target = {row, column: '$', value: isLive ? null : SHEET.id};
  applyAs(world, p, writeCommand('row', isLive ? {deletes: which} : {restores: which}), [target]);
}

/**
 * Undo and redo, with S5 judged: exactly the registers that still show the step's write are set back. A write that an
 * undo of the same person brought back stands for the one it brought back (`stands`).
 */
export function turn(world: World, p: Replica, side: 'undo' | 'redo'): void {
  if (p.workbook.missing().length > 0) return;
  const top = p.disk.journal.filter(record => record.side === side).sort((a, b) => b.order - a.order)[0]?.step;
  if (top === undefined) return;
  const expected = (world.steps.get(top.id) ?? []).filter(({write}) =>
    shownBy(world, p, write.row, write.column).includes(p.standsFor(write, world.oracle)),
  );
  const looks = new Map(registersOf(top).map(([row, column]) => [`${row} ${column}`, look(world, p, row, column)]));
  const result = side === 'undo' ? p.workbook.undo() : p.workbook.redo();
  const step = result.ok ? result.value.step : null;
  const done = step === null ? [] : registersOf(step);
  const wanted = expected.map(({write}) => `${write.row} ${write.column}`).sort();
  if (JSON.stringify(done.map(each => each.join(' ')).sort()) !== JSON.stringify(wanted)) {
    world.flag('S5-undo', `replica ${p.index} ${side}: set back ${done.join('; ')}, expected ${wanted.join('; ')}`);
  }
  const made = done.flatMap(([row, column]): readonly StepWrite[] => {
    const was = expected.find(each => each.write.row === row && each.write.column === column);
    const before = looks.get(`${row} ${column}`) ?? {seen: 0n, value: null, shown: []};
    mint(world, p, {row, column, value: was?.before ?? null}, before.seen, false);
    const write = present(world.oracle.writes.at(-1), 'it was just minted');
    for (const each of was?.prior ?? []) p.stands.set(each.id, write.id);
    return [{write, before: before.value, prior: before.shown}];
  });
  if (step) world.steps.set(step.id, made);
  send(
    world,
    p,
    made.map(each => each.write),
  );
}

interface Look {
  readonly seen: bigint;
  readonly value: CellValue;
  readonly shown: readonly OracleWrite[];
}

/** What a replica shows of a register, and has seen of it. */
function look(world: World, p: Replica, row: RowId, column: string): Look {
  const shown = shownBy(world, p, row, column);
  const value = p.workbook.register(row, column)?.value ?? null;
  return {seen: world.oracle.seenBy(row, column, p.known, shown), value, shown};
}

/** An import of `rows` rows under one slot. */
export function importCommand(slot: string, rows: number, value: (row: number, column: number) => string): Command {
  const ids = Array.from({length: rows}, (_, i) => slotRowId(slot, i));
  const columns = Object.fromEntries(COLUMNS.map((column, c) => [column, ids.map((_, i) => value(i, c))]));
  // biome-ignore lint/suspicious/noThenProperty: the command's own word
  return {kind: 'import', label: 'import', blocks: [{sheet: SHEET.id, rows: ids, columns}], then: []};
}

function registersOf(step: UndoStep): (readonly [RowId, string])[] {
  return step.items.flatMap((item: UndoItem): (readonly [RowId, string])[] => {
    if (item.kind === 'register') return [[item.row, item.column]];
    if (item.kind !== 'block') return [];
    return Array.from({length: item.count}, (_, i) => [slotRowId(item.slot, item.first + i), '$'] as const);
  });
}
