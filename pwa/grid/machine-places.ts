/** Where the active cell and the selection go. */
import {assertNever} from '../../core/base/assert.ts';
import type {Direction} from './action.ts';
import type {GridState, Mode, Step, Surroundings} from './machine-types.ts';
import {type CellAt, isOneCell, type Span, sameCell, spanHas, spanOf} from './span.ts';

export const READY: Mode = {kind: 'ready'};

export function initialState(): GridState {
  const origin = {row: 0, col: 0};
  return {
    active: origin,
    ranges: [spanOf(origin, origin)],
    anchor: origin,
    head: origin,
    walkCol: null,
    mode: READY,
    copied: null,
    drag: null,
  };
}

/** The live span. */
export function liveSpan(state: GridState): Span {
  return state.ranges.at(-1) ?? spanOf(state.active, state.active);
}

/** Rows that can hold the active cell: the view's and the line for a new one. */
export function lastRow(around: Surroundings): number {
  return around.rows + (around.canAdd ? 1 : 0) - 1;
}

export function withinSheet(state: GridState, around: Surroundings): GridState {
  const rows = lastRow(around);
  const clampCell = (at: CellAt): CellAt => ({row: Math.min(at.row, rows), col: Math.min(at.col, around.cols - 1)});
  const ranges = state.ranges.map(span => ({
    top: Math.min(span.top, rows),
    left: Math.min(span.left, around.cols - 1),
    bottom: Math.min(span.bottom, rows),
    right: Math.min(span.right, around.cols - 1),
  }));
  return {
    ...state,
    active: clampCell(state.active),
    anchor: clampCell(state.anchor),
    head: clampCell(state.head),
    ranges,
    walkCol: state.walkCol === null ? null : Math.min(state.walkCol, around.cols - 1),
    copied: state.copied && state.copied.span.bottom <= rows ? state.copied : null,
    drag: null,
  };
}

export function moveAlong(state: GridState, row: number, around: Surroundings): GridState {
  const by = Math.max(0, Math.min(row, lastRow(around))) - state.active.row;
  if (by === 0) return state;
  const shift = (at: CellAt): CellAt => ({row: Math.max(0, at.row + by), col: at.col});
  const anchor = shift(state.anchor);
  const head = shift(state.head);
  const moved = {
    ...state,
    active: shift(state.active),
    anchor,
    head,
    ranges: [spanOf(anchor, head)],
    copied: null,
  };
  const inside = withinSheet(moved, around);
  const live = liveSpan(inside);
  return spanHas(live, inside.active) ? inside : settle(inside, inside.active);
}

/** One active cell, nothing else selected. */
export function settle(state: GridState, at: CellAt): GridState {
  return {...state, active: at, anchor: at, head: at, ranges: [spanOf(at, at)], walkCol: null, drag: null};
}

export function selectSpan(state: GridState, span: Span): GridState {
  const anchor = {row: span.top, col: span.left};
  return {
    ...state,
    mode: READY,
    active: anchor,
    anchor,
    head: {row: span.bottom, col: span.right},
    ranges: [span],
    walkCol: null,
    drag: null,
  };
}

export function stretch(state: GridState, head: CellAt): GridState {
  // After Tab has walked inside a range, the active cell is the corner that stays.
  const live = liveSpan(state);
  const atCorner = sameCell(state.active, state.anchor);
  const anchor = atCorner || isOneCell(live) ? state.anchor : state.active;
  const ranges = [...state.ranges.slice(0, -1), spanOf(anchor, head)];
  return {...state, anchor, head, ranges, active: anchor, walkCol: null};
}

export function towards(from: CellAt, to: Direction, far: boolean, around: Surroundings): CellAt {
  const bottom = lastRow(around);
  switch (to) {
    case 'up':
      return {row: far ? 0 : Math.max(0, from.row - 1), col: from.col};
    case 'down':
      // The far edge is the last row that holds something; one more step reaches the line for a new row.
      return {
        row: far && from.row < around.rows - 1 ? Math.max(0, around.rows - 1) : Math.min(bottom, from.row + 1),
        col: from.col,
      };
    case 'left':
      return {row: from.row, col: far ? 0 : Math.max(0, from.col - 1)};
    case 'right':
      return {row: from.row, col: far ? around.cols - 1 : Math.min(around.cols - 1, from.col + 1)};
    default:
      return assertNever(to);
  }
}

export function go(state: GridState, to: CellAt, extend: boolean): Step {
  const next = extend ? stretch(state, to) : settle(state, to);
  return {state: next, commands: [{kind: 'reveal', at: to}]};
}

export function still(state: GridState): Step {
  return {state, commands: []};
}

/** Two steps as one: the second starts where the first ended. */
export function chain(first: Step, next: (state: GridState) => Step): Step {
  const second = next(first.state);
  return {state: second.state, commands: [...first.commands, ...second.commands]};
}
