/** A part of a number format code. */
export type Piece =
  | {readonly kind: 'literal'; readonly text: string}
  | {readonly kind: 'digit'; readonly digit: '0' | '#' | '?'}
  | {readonly kind: 'point'}
  | {readonly kind: 'comma'}
  | {readonly kind: 'percent'}
  | {readonly kind: 'date'; readonly letters: string}
  | {readonly kind: 'half'}
  | {readonly kind: 'general'}
  | {readonly kind: 'text'};
