import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Action} from '../../../pwa/grid/action.ts';
import {transition} from '../../../pwa/grid/machine.ts';
import {initialState, lastRow, liveSpan} from '../../../pwa/grid/machine-places.ts';
import type {GridCommand, GridEvent, GridState, Surroundings} from '../../../pwa/grid/machine-types.ts';
import {isOneCell, type Span, spanHas} from '../../../pwa/grid/span.ts';

interface Sheet {
  readonly rows?: number;
  readonly cols?: number;
  readonly canAdd?: boolean;
  readonly groups?: readonly number[];
  readonly computed?: readonly number[];
  readonly booleans?: readonly number[];
  readonly texts?: Readonly<Record<string, string | null>>;
}

function sheet(spec: Sheet = {}): Surroundings {
  return {
    rows: spec.rows ?? 10,
    cols: spec.cols ?? 5,
    canAdd: spec.canAdd ?? true,
    page: 4,
    today: '2026-11-20',
    isGroup: row => spec.groups?.includes(row) ?? false,
    readOnly: col => (spec.computed?.includes(col) ? 'computed' : null),
    isBoolean: col => spec.booleans?.includes(col) ?? false,
    editText: at => (spec.texts?.[`${at.row},${at.col}`] === null ? null : (spec.texts?.[`${at.row},${at.col}`] ?? '')),
  };
}

/** Runs events one after another; the last event's commands are returned. */
function run(events: readonly GridEvent[], around: Surroundings, from: GridState = initialState()) {
  let state = from;
  let commands: readonly GridCommand[] = [];
  for (const event of events) ({state, commands} = transition(state, event, around));
  return {state, commands};
}

const at = (row: number, col: number) => ({row, col});
const press = (row: number, col: number, more: Partial<Extract<GridEvent, {kind: 'press'}>> = {}): GridEvent => ({
  kind: 'press',
  at: at(row, col),
  extend: false,
  add: false,
  button: 'main',
  touch: false,
  ...more,
});
const act = (action: Action): GridEvent => ({kind: 'act', action});
const enter = act({kind: 'walk', by: 'enter', back: false});
const tab = act({kind: 'walk', by: 'tab', back: false});
const release: GridEvent = {kind: 'release'};
const type = (text: string): GridEvent => ({kind: 'input', text});
const move = (to: 'up' | 'down' | 'left' | 'right', far = false, extend = false) =>
  act({kind: 'move', to, far, extend});

function writes(commands: readonly GridCommand[]) {
  return commands.filter(command => command.kind === 'write');
}

describe('moving', () => {
  test('arrows stop at the edges, the line for a new row included', () => {
    const around = sheet({rows: 2, cols: 2});
    expect(run([move('up'), move('left')], around).state.active).toEqual(at(0, 0));
    expect(run([move('down'), move('down'), move('down'), move('right'), move('right')], around).state.active).toEqual(
      at(2, 1),
    );
  });

  test('the far edge downwards is the last row that holds something, one more step the new row', () => {
    const around = sheet();
    expect(run([move('down', true)], around).state.active).toEqual(at(9, 0));
    expect(run([move('down', true), move('down', true)], around).state.active).toEqual(at(10, 0));
  });

  test('Enter after a run of Tab returns to the column where the run began, one row down', () => {
    const {state} = run([press(3, 1), release, tab, tab, enter], sheet());
    expect(state.active).toEqual(at(4, 1));
  });

  test('an arrow ends the run, so Enter then goes straight down', () => {
    const {state} = run([press(3, 1), release, tab, tab, move('up'), enter], sheet());
    expect(state.active).toEqual(at(3, 3));
  });

  test('Tab inside a selection walks by rows and comes round; Enter walks by columns', () => {
    const around = sheet();
    const selected = run([{kind: 'select', span: {top: 1, left: 1, bottom: 2, right: 2}}], around).state;
    const tabs: unknown[] = [];
    let state = selected;
    for (let i = 0; i < 4; i++) {
      state = run([tab], around, state).state;
      tabs.push(state.active);
    }
    expect(tabs).toEqual([at(1, 2), at(2, 1), at(2, 2), at(1, 1)]);
    expect(run([enter], around, selected).state.active).toEqual(at(2, 1));
    expect(run([enter, enter], around, selected).state.active).toEqual(at(1, 2));
    expect(liveSpan(state)).toEqual({top: 1, left: 1, bottom: 2, right: 2});
  });

  test('PageDown moves by a page and Ctrl+End to the last cell', () => {
    expect(run([act({kind: 'page', to: 'down', extend: false})], sheet()).state.active).toEqual(at(4, 0));
    expect(run([act({kind: 'end', whole: true, extend: false})], sheet()).state.active).toEqual(at(9, 4));
  });

  test('Home shows the sheet from its left edge, although the first column never leaves the screen', () => {
    const {commands} = run([press(2, 4), release, act({kind: 'home', whole: false, extend: false})], sheet());
    expect(commands).toEqual([{kind: 'reveal', at: at(2, 0), fromLeft: true}]);
  });

  test('left and right fold a group row, Enter turns it over', () => {
    const around = sheet({groups: [0]});
    expect(run([move('left')], around).commands).toEqual([{kind: 'toggle-group', row: 0, to: 'closed'}]);
    expect(run([move('right')], around).commands).toEqual([{kind: 'toggle-group', row: 0, to: 'open'}]);
    expect(run([enter], around).commands).toEqual([{kind: 'toggle-group', row: 0, to: 'other'}]);
  });
});

describe('selecting', () => {
  test('Shift and arrows stretch from the active cell and shrink back through it', () => {
    const around = sheet();
    const grown = run([press(2, 2), release, move('down', false, true), move('right', false, true)], around);
    expect(liveSpan(grown.state)).toEqual({top: 2, left: 2, bottom: 3, right: 3});
    expect(grown.state.active).toEqual(at(2, 2));
    const back = run([move('up', false, true), move('up', false, true)], around, grown.state);
    expect(liveSpan(back.state)).toEqual({top: 1, left: 2, bottom: 2, right: 3});
  });

  test('a drag selects, Ctrl+click adds another span, Shift+click stretches', () => {
    const around = sheet();
    const dragged = run([press(1, 1), {kind: 'drag', at: at(3, 2)}, release], around);
    expect(dragged.state.ranges).toEqual([{top: 1, left: 1, bottom: 3, right: 2}]);
    const added = run([press(5, 0, {add: true}), release], around, dragged.state);
    expect(added.state.ranges).toHaveLength(2);
    const stretched = run([press(6, 3, {extend: true}), release], around, dragged.state);
    expect(liveSpan(stretched.state)).toEqual({top: 1, left: 1, bottom: 6, right: 3});
  });

  test('whole rows and columns keep the active cell', () => {
    const rows = run([press(2, 3), release, act({kind: 'select-rows'})], sheet());
    expect(liveSpan(rows.state)).toEqual({top: 2, left: 0, bottom: 2, right: 4});
    expect(rows.state.active).toEqual(at(2, 3));
    const columns = run([press(2, 3), release, act({kind: 'select-columns'})], sheet());
    expect(liveSpan(columns.state)).toEqual({top: 0, left: 3, bottom: 9, right: 3});
  });

  test('the right button keeps a selection it lands in and moves to a cell outside of it', () => {
    const around = sheet();
    const selected = run([press(1, 1), {kind: 'drag', at: at(3, 3)}, release], around).state;
    expect(liveSpan(run([press(2, 2, {button: 'menu'})], around, selected).state)).toEqual(liveSpan(selected));
    expect(run([press(7, 0, {button: 'menu'})], around, selected).state.active).toEqual(at(7, 0));
  });

  test('row numbers select whole rows, also by dragging', () => {
    const {state} = run(
      [
        {kind: 'press-row', row: 2, extend: false, add: false},
        {kind: 'drag', at: at(4, 3)},
      ],
      sheet(),
    );
    expect(liveSpan(state)).toEqual({top: 2, left: 0, bottom: 4, right: 4});
  });
});

describe('editing', () => {
  test('a key replaces the cell, Enter writes it and goes down', () => {
    const {state, commands} = run([type('1'), type('12'), enter], sheet({texts: {'0,0': 'old'}}));
    expect(writes(commands)).toEqual([{kind: 'write', at: at(0, 0), text: '12'}]);
    expect(state.mode.kind).toBe('ready');
    expect(state.active).toEqual(at(1, 0));
  });

  test('Enter in the line for a new row goes on to the next new row, in the column where the run began', () => {
    const around = sheet({rows: 3});
    const {state, commands} = run([press(3, 1), release, type('x'), tab, type('y'), enter], around);
    expect(writes(commands)).toEqual([{kind: 'write', at: at(3, 2), text: 'y'}]);
    expect(state.active).toEqual(at(4, 1));
  });

  test('F2 opens with the cell and an unchanged draft is not written', () => {
    const around = sheet({texts: {'0,0': 'old'}});
    const opened = run([act({kind: 'edit'})], around);
    expect(opened.commands).toContainEqual({kind: 'put-draft', text: 'old', select: 'end'});
    expect(writes(run([enter], around, opened.state).commands)).toEqual([]);
    expect(writes(run([type('older'), enter], around, opened.state).commands)).toEqual([
      {kind: 'write', at: at(0, 0), text: 'older'},
    ]);
  });

  test('F2 waits for a cell that is not on the page yet; typing over it does not', () => {
    const around = sheet({texts: {'0,0': null}});
    const waiting = run([act({kind: 'edit'})], around);
    expect(waiting.commands).toEqual([{kind: 'edit-later', at: at(0, 0)}]);
    expect(waiting.state.mode.kind).toBe('ready');
    expect(writes(run([type('x'), enter], around).commands)).toEqual([{kind: 'write', at: at(0, 0), text: 'x'}]);
  });

  test('Escape drops the draft, a click elsewhere and blur keep it', () => {
    expect(writes(run([type('x'), act({kind: 'cancel'})], sheet()).commands)).toEqual([]);
    expect(writes(run([type('x'), press(4, 4)], sheet()).commands)).toHaveLength(1);
    expect(writes(run([type('x'), {kind: 'blur'}], sheet()).commands)).toHaveLength(1);
  });

  test('while an input method composes no key moves or writes; the text it commits is kept', () => {
    const around = sheet();
    const composing = run([{kind: 'compose', phase: 'start'}, type('ni')], around).state;
    for (const event of [enter, tab, move('down'), act({kind: 'cancel'}), act({kind: 'undo'})]) {
      const next = run([event], around, composing);
      expect(next.state).toEqual(composing);
      expect(next.commands).toEqual([]);
    }
    const done = run([type('你好'), {kind: 'compose', phase: 'end'}, enter], around, composing);
    expect(writes(done.commands)).toEqual([{kind: 'write', at: at(0, 0), text: '你好'}]);
  });

  test('a computed column refuses typing, F2 and a composition, and says why', () => {
    const around = sheet({computed: [0]});
    expect(run([type('1')], around).commands).toContainEqual({kind: 'refuse', at: at(0, 0), why: 'computed'});
    expect(run([act({kind: 'edit'})], around).commands).toEqual([{kind: 'refuse', at: at(0, 0), why: 'computed'}]);
    const composed = run([{kind: 'compose', phase: 'start'}, type('你')], around);
    expect(composed.state.mode.kind).toBe('ready');
    expect(composed.commands).toContainEqual({kind: 'refuse', at: at(0, 0), why: 'computed'});
  });

  test('Ctrl+Enter writes the draft into every selected cell and stays', () => {
    const around = sheet();
    const span = {top: 0, left: 0, bottom: 2, right: 1};
    const {state, commands} = run([{kind: 'select', span}, type('7'), act({kind: 'fill-draft'})], around);
    expect(commands[0]).toEqual({kind: 'write-all', ranges: [span], text: '7'});
    expect(state.active).toEqual(at(0, 0));
  });

  test('a blank turns a yes/no cell over', () => {
    expect(run([type(' ')], sheet({booleans: [0]})).commands).toContainEqual({kind: 'toggle', at: at(0, 0)});
  });

  test('Ctrl+; puts today into the editor', () => {
    const {state, commands} = run([act({kind: 'today'}), enter], sheet());
    expect(writes(commands)).toEqual([{kind: 'write', at: at(0, 0), text: '2026-11-20'}]);
    expect(state.active).toEqual(at(1, 0));
  });

  test('a picked value is written as it is and the walk goes on', () => {
    const {state, commands} = run(
      [act({kind: 'edit'}), {kind: 'pick', value: 'r7', label: '柏舟', after: {kind: 'walk', by: 'tab', back: false}}],
      sheet(),
    );
    expect(commands[0]).toEqual({kind: 'write-value', at: at(0, 0), value: 'r7', label: '柏舟'});
    expect(state.active).toEqual(at(0, 1));
  });

  test('a second tap on the active cell edits it, the first only selects', () => {
    const first = run([press(2, 2, {touch: true}), release], sheet());
    expect(first.state.mode.kind).toBe('ready');
    expect(run([press(2, 2, {touch: true})], sheet(), first.state).state.mode.kind).toBe('editing');
  });
});

describe('clipboard, fill and rows', () => {
  test('copy marks the span until Escape or the next edit', () => {
    const copied = run([press(1, 1), release, {kind: 'copy', cut: false}], sheet());
    expect(copied.commands).toEqual([{kind: 'copy', span: liveSpan(copied.state), cut: false}]);
    expect(run([act({kind: 'cancel'})], sheet(), copied.state).state.copied).toBeNull();
    expect(run([type('x')], sheet(), copied.state).state.copied).toBeNull();
  });

  test('several spans cannot be copied', () => {
    const {commands} = run(
      [press(1, 1), release, press(4, 4, {add: true}), release, {kind: 'copy', cut: false}],
      sheet(),
    );
    expect(commands).toEqual([{kind: 'refuse', at: at(4, 4), why: 'many-ranges'}]);
  });

  test('copy and paste inside an open editor are left to it', () => {
    expect(run([type('x'), {kind: 'copy', cut: false}], sheet()).commands).toEqual([]);
    expect(run([type('x'), {kind: 'paste'}], sheet()).commands).toEqual([]);
  });

  test('Ctrl+D repeats the first row of the selection, or the row above a single one', () => {
    const span = {top: 2, left: 1, bottom: 4, right: 2};
    const many = run([{kind: 'select', span}, act({kind: 'fill', to: 'down'})], sheet());
    expect(many.commands).toEqual([{kind: 'fill', from: {...span, bottom: 2}, to: span}]);
    const one = run([press(3, 1), release, act({kind: 'fill', to: 'down'})], sheet());
    expect(one.commands).toEqual([
      {kind: 'fill', from: {top: 2, left: 1, bottom: 2, right: 1}, to: {top: 2, left: 1, bottom: 3, right: 1}},
    ]);
    expect(run([act({kind: 'fill', to: 'down'})], sheet()).commands).toEqual([]);
  });

  test('the fill handle stretches along the farther axis and fills on release', () => {
    const {state, commands} = run(
      [press(2, 2), release, {kind: 'press-fill'}, {kind: 'drag', at: at(5, 3)}, release],
      sheet(),
    );
    const to = {top: 2, left: 2, bottom: 5, right: 2};
    expect(commands).toEqual([{kind: 'fill', from: {top: 2, left: 2, bottom: 2, right: 2}, to}]);
    expect(liveSpan(state)).toEqual(to);
  });

  test('rows are deleted by the selection', () => {
    const span = {top: 1, left: 0, bottom: 3, right: 0};
    expect(run([{kind: 'select', span}, act({kind: 'delete-rows'})], sheet()).commands).toEqual([
      {kind: 'delete-rows', ranges: [span]},
    ]);
  });

  test('the active cell follows its row when the view is sorted anew', () => {
    const {state} = run([press(2, 3), release, {kind: 'reindex', row: 7}], sheet());
    expect(state.active).toEqual(at(7, 3));
    expect(liveSpan(state)).toEqual({top: 7, left: 3, bottom: 7, right: 3});
  });
});

const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    to: fc.constantFrom('up' as const, 'down' as const, 'left' as const, 'right' as const),
    far: fc.boolean(),
    extend: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('page' as const),
    to: fc.constantFrom('up' as const, 'down' as const),
    extend: fc.boolean(),
  }),
  fc.record({kind: fc.constantFrom('home' as const, 'end' as const), whole: fc.boolean(), extend: fc.boolean()}),
  fc.record({
    kind: fc.constant('walk' as const),
    by: fc.constantFrom('enter' as const, 'tab' as const),
    back: fc.boolean(),
  }),
  fc.record({kind: fc.constant('fill' as const), to: fc.constantFrom('down' as const, 'right' as const)}),
  fc
    .constantFrom(
      'edit' as const,
      'fill-draft' as const,
      'newline' as const,
      'cancel' as const,
      'clear' as const,
      'retype' as const,
      'today' as const,
      'select-all' as const,
      'select-rows' as const,
      'select-columns' as const,
      'undo' as const,
      'delete-rows' as const,
      'new-row' as const,
      'open-list' as const,
    )
    .map(kind => ({kind})),
);

const cell = fc.record({row: fc.nat(14), col: fc.nat(6)});
const events: fc.Arbitrary<GridEvent> = fc.oneof(
  {weight: 6, arbitrary: actions.map(action => ({kind: 'act' as const, action}))},
  fc.record({
    kind: fc.constant('press' as const),
    at: cell,
    extend: fc.boolean(),
    add: fc.boolean(),
    button: fc.constantFrom('main' as const, 'menu' as const),
    touch: fc.boolean(),
  }),
  fc.record({kind: fc.constant('press-row' as const), row: fc.nat(14), extend: fc.boolean(), add: fc.boolean()}),
  fc.record({kind: fc.constant('drag' as const), at: cell}),
  fc.record({kind: fc.constant('double' as const), at: cell}),
  fc.record({kind: fc.constant('input' as const), text: fc.constantFrom('', ' ', '1', '你好')}),
  fc.record({kind: fc.constant('compose' as const), phase: fc.constantFrom('start' as const, 'end' as const)}),
  fc.record({kind: fc.constant('copy' as const), cut: fc.boolean()}),
  fc.record({kind: fc.constant('reindex' as const), row: fc.nat(14)}),
  {weight: 2, arbitrary: fc.constant<GridEvent>({kind: 'extent'})},
  fc.constantFrom<GridEvent>(release, {kind: 'press-fill'}, {kind: 'paste'}, {kind: 'blur'}),
);

const sheets: fc.Arbitrary<Surroundings> = fc
  .record({
    rows: fc.nat(12),
    cols: fc.integer({min: 0, max: 6}),
    canAdd: fc.boolean(),
    groups: fc.subarray([0, 3, 5]),
    computed: fc.subarray([1, 4]),
    booleans: fc.subarray([2]),
  })
  .map(sheet);

function insideSheet(span: Span, around: Surroundings): boolean {
  return (
    span.top >= 0 &&
    span.left >= 0 &&
    span.bottom <= lastRow(around) &&
    span.right < around.cols &&
    span.top <= span.bottom
  );
}

describe('whatever happens', () => {
  test('one active cell, inside the live selection, inside the sheet; an editor only over an editable cell', () => {
    fc.assert(
      fc.property(sheets, fc.array(fc.tuple(events, sheets), {maxLength: 40}), (first, script) => {
        let around = first;
        let state = initialState();
        for (const [event, other] of script) {
          if (event.kind === 'extent') around = other;
          const editedAt = state.mode.kind === 'editing' ? state.active : null;
          const step = transition(state, event, around);
          state = step.state;
          const made = step.commands.some(command => command.kind === 'write' && command.at.row >= around.rows);
          if (made) around = {...around, rows: around.rows + 1};
          if (lastRow(around) < 0 || around.cols === 0) continue;
          expect(state.ranges.length).toBeGreaterThan(0);
          for (const span of state.ranges) expect(insideSheet(span, around)).toBe(true);
          expect(spanHas(liveSpan(state), state.active)).toBe(true);
          // What was typed is either still in the editor, written, given up on purpose, or unchanged.
          for (const command of step.commands) {
            if (command.kind === 'write') expect(command.at).toEqual(editedAt);
            if (command.kind === 'refuse' && command.why === 'computed') {
              expect(around.readOnly(command.at.col)).toBe('computed');
            }
          }
          if (state.mode.kind === 'editing' && editedAt === null) {
            expect(around.readOnly(state.active.col)).toBeNull();
            expect(around.isGroup(state.active.row)).toBe(false);
          }
        }
      }),
      {numRuns: 2000},
    );
  });

  test('moving without Shift leaves exactly one cell selected', () => {
    fc.assert(
      fc.property(sheets, fc.array(events, {maxLength: 20}), (around, script) => {
        fc.pre(lastRow(around) >= 0 && around.cols > 0);
        let {state} = run([{kind: 'extent'}, ...script, {kind: 'blur'}], around);
        state = run([move('down')], around, state).state;
        const folded = around.isGroup(state.active.row);
        expect(folded || (state.ranges.length === 1 && isOneCell(liveSpan(state)))).toBe(true);
      }),
    );
  });
});
