/** Pointer and touch: selecting, dragging, filling. */
import {assertNever} from '../../core/base/assert.ts';
import {commit, openEditor} from './machine-edit.ts';
import {chain, go, lastRow, liveSpan, settle, still, stretch} from './machine-places.ts';
import type {GridEvent, GridState, Step, Surroundings} from './machine-types.ts';
import {type CellAt, type Span, sameCell, sameSpan, spanHas, spanOf} from './span.ts';

export function press(state: GridState, event: Extract<GridEvent, {kind: 'press'}>, around: Surroundings): Step {
  if (event.at.row > lastRow(around) || event.at.col >= around.cols) return still(state);
  const kept = state.mode.kind === 'editing' && sameCell(event.at, state.active) ? null : commit(state);
  if (kept === null) return still(state);
  return chain(kept, closed => {
    if (event.button === 'menu') {
      const inside = closed.ranges.some(span => spanHas(span, event.at));
      return still(inside ? closed : settle(closed, event.at));
    }
    if (event.touch && sameCell(event.at, closed.active) && !event.extend) return openEditor(closed, around, 'edit');
    if (event.extend) return still({...stretch(closed, event.at), drag: {kind: 'cells'}});
    if (event.add) {
      const added = settle(closed, event.at);
      return still({...added, ranges: [...closed.ranges, ...added.ranges], drag: {kind: 'cells'}});
    }
    return still({...settle(closed, event.at), drag: event.touch ? null : {kind: 'cells'}});
  });
}

export function pressRow(state: GridState, event: Extract<GridEvent, {kind: 'press-row'}>, around: Surroundings): Step {
  if (event.row > lastRow(around)) return still(state);
  const right = around.cols - 1;
  return chain(commit(state), closed => {
    const from = event.extend ? closed.anchor.row : event.row;
    const span = spanOf({row: from, col: 0}, {row: event.row, col: right});
    const active = {row: from, col: event.extend ? closed.active.col : 0};
    return still({
      ...closed,
      active,
      anchor: {row: from, col: 0},
      head: {row: event.row, col: right},
      ranges: event.add ? [...closed.ranges, span] : [span],
      walkCol: null,
      drag: {kind: 'rows', from},
    });
  });
}

export function drag(state: GridState, at: CellAt, around: Surroundings): Step {
  const to = {row: Math.min(at.row, lastRow(around)), col: Math.min(at.col, around.cols - 1)};
  if (state.drag === null) return still(state);
  switch (state.drag.kind) {
    case 'cells':
      return sameCell(to, state.head) ? still(state) : go(state, to, true);
    case 'rows': {
      const right = around.cols - 1;
      const anchor = {row: state.drag.from, col: 0};
      const head = {row: to.row, col: right};
      const active = {row: state.drag.from, col: state.active.col};
      const ranges = [...state.ranges.slice(0, -1), spanOf(anchor, head)];
      return {
        state: {...state, ranges, anchor, head, active},
        commands: [{kind: 'reveal', at: {row: to.row, col: state.active.col}}],
      };
    }
    case 'fill':
      return {
        state: {...state, drag: {kind: 'fill', to: fillReach(liveSpan(state), to)}},
        commands: [{kind: 'reveal', at: to}],
      };
    default:
      return assertNever(state.drag);
  }
}

/** The source stretched along the one axis in which the pointer is farther away from it. */
function fillReach(source: Span, to: CellAt): Span {
  const down = Math.max(0, to.row - source.bottom);
  const up = Math.max(0, source.top - to.row);
  const right = Math.max(0, to.col - source.right);
  const left = Math.max(0, source.left - to.col);
  if (down + up >= right + left) {
    return {...source, top: source.top - up, bottom: source.bottom + down};
  }
  return {...source, left: source.left - left, right: source.right + right};
}

export function release(state: GridState): Step {
  if (state.drag?.kind !== 'fill') return still({...state, drag: null});
  const from = liveSpan(state);
  const to = state.drag.to;
  const grown = {...state, drag: null, ranges: [...state.ranges.slice(0, -1), to]};
  if (sameSpan(from, to)) return still({...state, drag: null});
  return {
    state: {...grown, anchor: {row: to.top, col: to.left}, head: {row: to.bottom, col: to.right}},
    commands: [{kind: 'fill', from, to}],
  };
}
