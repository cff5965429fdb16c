import {assertNever} from '../../base/assert.ts';
import {asDay, formatDay} from '../../base/calendar-date.ts';
import {decimalText} from '../../base/decimal.ts';
import {fen, fenToPlain} from '../../base/money.ts';
import type {ArrangeColumn} from './column.ts';
import {searchFold} from './fold.ts';
import type {FilterTest} from './spec.ts';

/** Whether a row, by index, is shown. */
export type RowTest = (index: number) => boolean;

/** Compiles a filter's test for its column. */
export function filterTest(column: ArrangeColumn, test: FilterTest): RowTest {
  switch (test.kind) {
    case 'contains':
      return containsTest(column, test.text);
    case 'equals': {
      const values = new Set(test.values);
      return index => values.has(column.value(index));
    }
    case 'between': {
      const from = test.from ?? Number.NEGATIVE_INFINITY;
      const to = test.to ?? Number.POSITIVE_INFINITY;
      return index => {
        const number = column.number(index);
        return number >= from && number <= to;
      };
    }
    case 'empty':
      return index => isEmpty(column, index);
    case 'not-empty':
      return index => !isEmpty(column, index);
    default:
      return assertNever(test);
  }
}

function containsTest(column: ArrangeColumn, text: string): RowTest {
  const wanted = searchFold(text).trim();
  if (wanted === '') return () => true;
  if (column.search === 'own') return index => searchFold(column.key(index)).includes(wanted);
  // Links and choices repeat: each distinct one is looked at once.
  const known = new Map<string, boolean>();
  return index => {
    const key = column.key(index) || numberText(column, index);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const found = searchFold(column.label(key)).includes(wanted);
    known.set(key, found);
    return found;
  };
}

/** Amounts are looked for in yuan without thousands, dates as `YYYY-MM-DD`. */
function numberText(column: ArrangeColumn, index: number): string {
  const number = column.number(index);
  if (Number.isNaN(number)) return '';
  if (column.search === 'money') return fenToPlain(fen(number));
  return column.search === 'date' ? formatDay(asDay(number)) : decimalText(number);
}

function isEmpty(column: ArrangeColumn, index: number): boolean {
  const value = column.value(index);
  return value === null || value === '';
}
