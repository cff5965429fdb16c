import type {Book} from './book.ts';
import type {LevelCounts} from './protocol.ts';

const none: LevelCounts = {red: 0, orange: 0, yellow: 0, blue: 0};

/** Customers by their highest level. */
export function countsOf(_book: Book): LevelCounts {
  return none;
}
