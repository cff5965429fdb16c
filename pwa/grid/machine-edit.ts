/** Opening, filling and closing the editor. */

import {liveSpan, READY, still} from './machine-places.ts';
import type {GridCommand, GridState, Mode, Step, Surroundings} from './machine-types.ts';
import {isOneCell} from './span.ts';

export function openEditor(state: GridState, around: Surroundings, how: 'type' | 'edit', list = false): Step {
  if (around.isGroup(state.active.row)) return toggleGroup(state, 'other');
  const why = around.readOnly(state.active.col);
  if (why !== null) return {state, commands: [{kind: 'refuse', at: state.active, why}]};
  const initial = around.editText(state.active);
  // To type over a cell nothing of it need be known; to change it, it must be there.
  if (how === 'edit' && initial === null) return {state, commands: [{kind: 'edit-later', at: state.active}]};
  const text = how === 'edit' ? (initial ?? '') : '';
  const mode: Mode = {kind: 'editing', how, draft: text, initial, composing: false};
  const commands: GridCommand[] = [
    {kind: 'reveal', at: state.active},
    {kind: 'put-draft', text, select: 'end'},
  ];
  if (list) commands.push({kind: 'open-list'});
  return {state: {...state, mode, copied: null, drag: null}, commands};
}

export function input(state: GridState, text: string, around: Surroundings): Step {
  if (state.mode.kind === 'editing') return still({...state, mode: {...state.mode, draft: text}});
  if (text === '') return still(state);
  const reset: GridCommand = {kind: 'put-draft', text: '', select: 'end'};
  if (around.isGroup(state.active.row)) return {state, commands: [reset]};
  const why = around.readOnly(state.active.col);
  if (why !== null) return {state, commands: [reset, {kind: 'refuse', at: state.active, why}]};
  if (text === ' ' && around.isBoolean(state.active.col)) {
    return {state: {...state, copied: null}, commands: [reset, {kind: 'toggle', at: state.active}]};
  }
  const initial = around.editText(state.active);
  const mode: Mode = {kind: 'editing', how: 'type', draft: text, initial, composing: false};
  return {state: {...state, mode, copied: null, drag: null}, commands: [{kind: 'reveal', at: state.active}]};
}

export function compose(state: GridState, phase: 'start' | 'end', around: Surroundings): Step {
  if (phase === 'end') return still({...state, mode: endComposition(state.mode)});
  if (state.mode.kind === 'editing') return still({...state, mode: {...state.mode, composing: true}});
  // A read-only cell cannot take back what an input method has begun; `input` refuses it when the text arrives.
  if (around.isGroup(state.active.row) || around.readOnly(state.active.col) !== null) return still(state);
  const initial = around.editText(state.active);
  const mode: Mode = {kind: 'editing', how: 'type', draft: '', initial, composing: true};
  return {state: {...state, mode, copied: null, drag: null}, commands: [{kind: 'reveal', at: state.active}]};
}

export function endComposition(mode: Mode): Mode {
  return mode.kind === 'editing' ? {...mode, composing: false} : mode;
}

/** Closes the editor and writes what changed. */
export function commit(state: GridState): Step {
  if (state.mode.kind !== 'editing') return still(state);
  const {draft, initial} = state.mode;
  const commands: GridCommand[] = [{kind: 'put-draft', text: '', select: 'end'}];
  if (draft !== initial) commands.unshift({kind: 'write', at: state.active, text: draft});
  return {state: {...state, mode: READY, copied: null}, commands};
}

export function commitToAll(state: GridState): Step {
  if (state.mode.kind !== 'editing') return still(state);
  const text = state.mode.draft;
  const oneCell = state.ranges.length === 1 && isOneCell(liveSpan(state));
  if (oneCell) return commit(state);
  return {
    state: {...state, mode: READY, copied: null},
    commands: [
      {kind: 'write-all', ranges: state.ranges, text},
      {kind: 'put-draft', text: '', select: 'end'},
    ],
  };
}

/** Folds or unfolds the active group row. */
export function toggleGroup(state: GridState, to: 'open' | 'closed' | 'other'): Step {
  return {state, commands: [{kind: 'toggle-group', row: state.active.row, to}]};
}
