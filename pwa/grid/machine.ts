/**
 * The grid's behaviour without a page: a state, an event and what surrounds them give the next state and commands for
 * the shell to run. Nothing here knows of DOM, canvas, engine or clock.
 *
 * ```
 *   key ─► keymap ─► action ─┐
 *   pointer, typing, paste ──┴─► transition ─► state ─► painter, overlay
 *                                         └──► commands ─► grid.tsx runs them (write, copy, reveal …)
 * ```
 */
import {assertNever} from '../../core/base/assert.ts';
import type {Action} from './action.ts';
import {commit, commitToAll, compose, endComposition, input, openEditor, toggleGroup} from './machine-edit.ts';
import {
  chain,
  go,
  initialState,
  lastRow,
  liveSpan,
  moveAlong,
  READY,
  selectSpan,
  settle,
  still,
  towards,
  withinSheet,
} from './machine-places.ts';
import {drag, press, pressRow, release} from './machine-pointer.ts';
import type {GridEvent, GridState, Step, Surroundings} from './machine-types.ts';
import {type CellAt, isOneCell, type Span} from './span.ts';

/** The next state, and what the shell has to do. Pure. */
export function transition(state: GridState, event: GridEvent, around: Surroundings): Step {
  if (lastRow(around) < 0 || around.cols === 0) return {state: initialState(), commands: []};
  switch (event.kind) {
    case 'extent':
      return still(withinSheet(state, around));
    case 'reindex':
      return still(moveAlong(state, event.row, around));
    case 'act':
      return act(state, event.action, around);
    case 'select':
      return still(selectSpan(state, event.span));
    case 'press':
      return press(state, event, around);
    case 'press-row':
      return pressRow(state, event, around);
    case 'press-fill':
      return still({...state, drag: {kind: 'fill', to: liveSpan(state)}});
    case 'drag':
      return drag(state, event.at, around);
    case 'release':
      return release(state);
    case 'double':
      return state.mode.kind === 'editing' ? still(state) : openEditor(state, around, 'edit');
    case 'input':
      return input(state, event.text, around);
    case 'compose':
      return compose(state, event.phase, around);
    case 'pick':
      return pick(state, event, around);
    case 'copy':
      return copy(state, event.cut);
    case 'paste':
      return paste(state);
    case 'blur':
      return commit({...state, mode: endComposition(state.mode)});
    default:
      return assertNever(event);
  }
}

// ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────
function act(state: GridState, action: Action, around: Surroundings): Step {
  if (state.mode.kind === 'editing' && state.mode.composing) return still(state);
  if (state.mode.kind === 'editing') return actWhileEditing(state, action, around);
  return actWhenReady(state, action, around);
}

function actWhileEditing(state: GridState, action: Action, around: Surroundings): Step {
  switch (action.kind) {
    case 'cancel':
      return {state: {...state, mode: READY}, commands: [{kind: 'put-draft', text: '', select: 'end'}]};
    case 'walk':
      return chain(commit(state), kept => walk(kept, action, withNewRow(state, around)));
    case 'move':
      // Only after typing: with F2 the arrows belong to the caret, and the shell does not send them.
      return chain(commit(state), kept => actWhenReady(kept, action, around));
    case 'edit':
      return still(switchHow(state));
    case 'fill-draft':
      return commitToAll(state);
    case 'newline':
      return {state, commands: [{kind: 'insert-text', text: '\n'}]};
    case 'today':
      return {state, commands: [{kind: 'insert-text', text: around.today}]};
    case 'open-list':
    case 'find':
    case 'help':
      return {state, commands: [{kind: action.kind}]};
    case 'leave':
      return chain(commit(state), kept => ({state: kept, commands: [{kind: 'leave', back: action.back}]}));
    default:
      return still(state);
  }
}

/** Writing into the new row's line makes a row of it, and the next new row stands below. */
function withNewRow(state: GridState, around: Surroundings): Surroundings {
  const written = state.mode.kind === 'editing' && state.mode.draft.trim() !== '';
  return written && state.active.row >= around.rows ? {...around, rows: around.rows + 1} : around;
}

function switchHow(state: GridState): GridState {
  if (state.mode.kind !== 'editing') return state;
  return {...state, mode: {...state.mode, how: state.mode.how === 'type' ? 'edit' : 'type'}};
}

function actWhenReady(state: GridState, action: Action, around: Surroundings): Step {
  const from = 'extend' in action && action.extend ? state.head : state.active;
  const live = liveSpan(state);
  switch (action.kind) {
    case 'move': {
      const group = groupKey(state, action, around);
      return group ?? go(state, towards(from, action.to, action.far, around), action.extend);
    }
    case 'page': {
      const by = action.to === 'up' ? -around.page : around.page;
      const row = Math.max(0, Math.min(lastRow(around), from.row + by));
      return go(state, {row, col: from.col}, action.extend);
    }
    case 'home':
      return fromLeft(go(state, {row: action.whole ? 0 : from.row, col: 0}, action.extend));
    case 'end': {
      const row = action.whole ? Math.max(0, around.rows - 1) : from.row;
      return go(state, {row, col: around.cols - 1}, action.extend);
    }
    case 'walk':
      if (action.by === 'enter' && around.isGroup(state.active.row)) return toggleGroup(state, 'other');
      return walk(state, action, around);
    case 'edit':
    case 'open-list':
      return openEditor(state, around, 'edit', action.kind === 'open-list');
    case 'cancel':
      return {state: {...state, copied: null, drag: null}, commands: [{kind: 'give-up', at: state.active}]};
    case 'clear':
      return {state: {...state, copied: null}, commands: [{kind: 'clear', ranges: state.ranges}]};
    case 'retype':
      return openEditor(state, around, 'type');
    case 'today':
      return chain(openEditor(state, around, 'type'), opened =>
        opened.mode.kind === 'editing'
          ? {
              state: {...opened, mode: {...opened.mode, draft: around.today}},
              commands: [{kind: 'put-draft', text: around.today, select: 'end'}],
            }
          : still(opened),
      );
    case 'select-all': {
      const bottom = Math.max(0, around.rows - 1);
      const all = {top: 0, left: 0, bottom, right: around.cols - 1};
      return still({
        ...selectSpan(state, all),
        active: around.rows > 0 ? {...clampTo(state.active, all)} : {row: 0, col: 0},
      });
    }
    case 'select-rows':
      return still(keepActive(state, {...live, left: 0, right: around.cols - 1}));
    case 'select-columns':
      return still(keepActive(state, {...live, top: 0, bottom: Math.max(live.bottom, around.rows - 1)}));
    case 'fill':
      return fillSelection(state, action.to);
    case 'delete-rows':
      return {state: {...state, copied: null}, commands: [{kind: 'delete-rows', ranges: state.ranges}]};
    case 'new-row':
      return around.canAdd ? go(state, {row: around.rows, col: 0}, false) : still(state);
    case 'undo':
    case 'redo':
    case 'find':
    case 'help':
    case 'open-menu':
      return {state: {...state, copied: null}, commands: [{kind: action.kind}]};
    case 'open-column':
    case 'fit':
      return {state, commands: [{kind: action.kind, col: state.active.col}]};
    case 'resize':
      return {state, commands: [{kind: 'resize', col: state.active.col, by: action.by}]};
    case 'leave':
      return {state, commands: [{kind: 'leave', back: action.back}]};
    case 'newline':
    case 'fill-draft':
      return still(state);
    default:
      return assertNever(action);
  }
}

function fromLeft(step: Step): Step {
  const commands = step.commands.map(command =>
    command.kind === 'reveal' ? {...command, fromLeft: true as const} : command,
  );
  return {...step, commands};
}

function clampTo(at: CellAt, span: Span): CellAt {
  return {row: Math.min(at.row, span.bottom), col: Math.min(at.col, span.right)};
}

/** A wider live span round the same active cell. */
function keepActive(state: GridState, span: Span): GridState {
  return {
    ...state,
    ranges: [...state.ranges.slice(0, -1), span],
    anchor: {row: span.top, col: span.left},
    head: {row: span.bottom, col: span.right},
    walkCol: null,
  };
}

/** Left and right fold a group row; every other move passes over it like over a row. */
function groupKey(state: GridState, action: Action, around: Surroundings): Step | null {
  if (action.kind !== 'move' || action.extend || action.far || !around.isGroup(state.active.row)) return null;
  if (action.to === 'left') return toggleGroup(state, 'closed');
  if (action.to === 'right') return toggleGroup(state, 'open');
  return null;
}

function walk(state: GridState, action: Extract<Action, {kind: 'walk'}>, around: Surroundings): Step {
  const live = liveSpan(state);
  if (!isOneCell(live)) return walkInside(state, action, live);
  const {row, col} = state.active;
  if (action.by === 'tab') {
    const next = Math.max(0, Math.min(around.cols - 1, col + (action.back ? -1 : 1)));
    const to = {row, col: next};
    return {state: {...settle(state, to), walkCol: state.walkCol ?? col}, commands: [{kind: 'reveal', at: to}]};
  }
  const to = {
    row: Math.max(0, Math.min(lastRow(around), row + (action.back ? -1 : 1))),
    col: state.walkCol === null || action.back ? col : state.walkCol,
  };
  return {state: settle(state, to), commands: [{kind: 'reveal', at: to}]};
}

/** Tab by rows, Enter by columns, round and round inside the selection. */
function walkInside(state: GridState, action: Extract<Action, {kind: 'walk'}>, live: Span): Step {
  const height = live.bottom - live.top + 1;
  const width = live.right - live.left + 1;
  const row = state.active.row - live.top;
  const col = state.active.col - live.left;
  const count = height * width;
  const place = action.by === 'tab' ? row * width + col : col * height + row;
  const next = (place + (action.back ? -1 : 1) + count) % count;
  const to =
    action.by === 'tab'
      ? {row: live.top + Math.floor(next / width), col: live.left + (next % width)}
      : {row: live.top + (next % height), col: live.left + Math.floor(next / height)};
  return {state: {...state, active: to}, commands: [{kind: 'reveal', at: to}]};
}

function fillSelection(state: GridState, to: 'down' | 'right'): Step {
  const live = liveSpan(state);
  const down = to === 'down';
  const thin = down ? live.top === live.bottom : live.left === live.right;
  // One row filled down takes the row above it, as in every spreadsheet.
  const from: Span = down
    ? {...live, top: thin ? live.top - 1 : live.top, bottom: thin ? live.top - 1 : live.top}
    : {...live, left: thin ? live.left - 1 : live.left, right: thin ? live.left - 1 : live.left};
  if (from.top < 0 || from.left < 0) return still(state);
  const whole = {
    top: Math.min(from.top, live.top),
    left: Math.min(from.left, live.left),
    bottom: live.bottom,
    right: live.right,
  };
  return {state: {...state, copied: null}, commands: [{kind: 'fill', from, to: whole}]};
}

function pick(state: GridState, event: Extract<GridEvent, {kind: 'pick'}>, around: Surroundings): Step {
  if (state.mode.kind !== 'editing' || state.mode.composing) return still(state);
  const closed: Step = {
    state: {...state, mode: READY, copied: null},
    commands: [
      {kind: 'write-value', at: state.active, value: event.value, label: event.label},
      {kind: 'put-draft', text: '', select: 'end'},
    ],
  };
  const {after} = event;
  return after === 'stay' ? closed : chain(closed, kept => actWhenReady(kept, after, withNewRow(state, around)));
}

// ── clipboard ────────────────────────────────────────────────────────────────────────────────────────────────────
function copy(state: GridState, cut: boolean): Step {
  if (state.mode.kind === 'editing') return still(state);
  if (state.ranges.length > 1) return {state, commands: [{kind: 'refuse', at: state.active, why: 'many-ranges'}]};
  const span = liveSpan(state);
  return {state: {...state, copied: {span, cut}}, commands: [{kind: 'copy', span, cut}]};
}

function paste(state: GridState): Step {
  if (state.mode.kind === 'editing') return still(state);
  if (state.ranges.length > 1) return {state, commands: [{kind: 'refuse', at: state.active, why: 'many-ranges'}]};
  return {state: {...state, copied: null}, commands: [{kind: 'paste', into: liveSpan(state)}]};
}
