import {assertNever} from '../base/assert.ts';

/** Why a document changed. The one switch below says what follows from it. */
export type Origin = 'user' | 'undo' | 'import' | 'clip' | 'system' | 'remote' | 'load';

export interface OriginTraits {
  /** Goes into the user's undo journal. */
  readonly undoable: boolean;
  /** Must be stored and sent by this device. */
  readonly ours: boolean;
}

/** What an origin implies for undo, persistence and sending. */
export function originTraits(origin: Origin): OriginTraits {
  switch (origin) {
    case 'user':
    case 'import':
    case 'clip':
      return {undoable: true, ours: true};
    case 'undo':
    case 'system':
      return {undoable: false, ours: true};
    case 'remote':
    case 'load':
      return {undoable: false, ours: false};
    default:
      return assertNever(origin);
  }
}
