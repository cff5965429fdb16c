/** What a key asks of the grid. Pure data: `keymap.ts` maps keys to actions, `machine.ts` says what follows. */
export type Direction = 'up' | 'down' | 'left' | 'right';

export type Action =
  /** `far`: to the sheet's edge. `extend`: the selection's moving corner, not the active cell. */
  | {readonly kind: 'move'; readonly to: Direction; readonly far: boolean; readonly extend: boolean}
  | {readonly kind: 'page'; readonly to: 'up' | 'down'; readonly extend: boolean}
  /** `whole`: first/last cell of the sheet instead of the row. */
  | {readonly kind: 'home' | 'end'; readonly whole: boolean; readonly extend: boolean}
  /** Enter and Tab: keep what is typed and go on. */
  | {readonly kind: 'walk'; readonly by: 'enter' | 'tab'; readonly back: boolean}
  | {readonly kind: 'edit'}
  /** Keep what is typed, in every selected cell, and stay. */
  | {readonly kind: 'fill-draft'}
  | {readonly kind: 'newline'}
  | {readonly kind: 'cancel'}
  | {readonly kind: 'clear'}
  /** Backspace: empty the active cell and type on. */
  | {readonly kind: 'retype'}
  | {readonly kind: 'today'}
  | {readonly kind: 'select-all' | 'select-rows' | 'select-columns'}
  | {readonly kind: 'fill'; readonly to: 'down' | 'right'}
  | {readonly kind: 'undo' | 'redo'}
  | {readonly kind: 'delete-rows' | 'new-row'}
  | {readonly kind: 'open-list' | 'open-menu' | 'open-column' | 'find' | 'help'}
  | {readonly kind: 'resize'; readonly by: number}
  | {readonly kind: 'fit'}
  /** To the region before or after the grid; Tab stays inside. */
  | {readonly kind: 'leave'; readonly back: boolean};
