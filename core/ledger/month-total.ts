/** Sums of warning-table rows (reckoning rule 11): totals add rows, ratios are computed on the sums. */
import {fen} from '../base/money.ts';
import type {MonthRow, MonthTotal} from './month-table-types.ts';
import {changeBp, collectionRateBp} from './ratio.ts';
import {weekFigures} from './sheet-row.ts';

/** A running total, patched by adding and taking off rows. Every figure is an integer, so taking off is exact. */
export interface RunningTotal {
  rows: number;
  /** Rows whose last month is known. */
  known: number;
  prevSales: number;
  sales: number;
  collection: number;
  adjustment: number;
  transferred: number;
  opening: number;
  closing: number;
  receivable: number;
  prepaid: number;
  /** `weekFigures.length` figures a week. */
  readonly weeks: Float64Array;
}

/** A total of nothing, for months of `weeks` week pairs. */
export function emptyTotal(weeks: number): RunningTotal {
  return {
    rows: 0,
    known: 0,
    prevSales: 0,
    sales: 0,
    collection: 0,
    adjustment: 0,
    transferred: 0,
    opening: 0,
    closing: 0,
    receivable: 0,
    prepaid: 0,
    weeks: new Float64Array(weeks * weekFigures.length),
  };
}

/** Adds a row (`times` 1) or takes it off again (−1). */
export function addRow(total: RunningTotal, row: MonthRow, times: 1 | -1): void {
  total.rows += times;
  if (row.prevSales !== null) {
    total.known += times;
    total.prevSales += times * row.prevSales;
  }
  total.sales += times * row.sales;
  total.collection += times * row.collection;
  total.adjustment += times * row.adjustment;
  total.transferred += times * row.transferred;
  total.opening += times * row.opening;
  total.closing += times * row.closing;
  if (row.closing > 0) total.receivable += times * row.closing;
  else total.prepaid -= times * row.closing;
  const {weeks} = total;
  row.weeks.forEach((week, index) => {
    weekFigures.forEach((figure, at) => {
      const place = index * weekFigures.length + at;
      weeks[place] = (weeks[place] ?? 0) + times * week[figure];
    });
  });
}

/** The total as it is shown. Last month is `null` where no row knows it. */
export function totalOf(sums: RunningTotal): MonthTotal {
  const prevSales = sums.known === 0 ? null : fen(sums.prevSales);
  return {
    rows: sums.rows,
    weeks: Array.from({length: sums.weeks.length / weekFigures.length}, (_, week) => {
      const at = week * weekFigures.length;
      return {
        sales: fen(sums.weeks[at] ?? 0),
        collection: fen(sums.weeks[at + 1] ?? 0),
        salesEntries: sums.weeks[at + 2] ?? 0,
        collectionEntries: sums.weeks[at + 3] ?? 0,
        proposedCollection: fen(sums.weeks[at + 4] ?? 0),
      };
    }),
    sales: fen(sums.sales),
    collection: fen(sums.collection),
    adjustment: fen(sums.adjustment),
    transferred: fen(sums.transferred),
    prevSales,
    opening: fen(sums.opening),
    closing: fen(sums.closing),
    receivable: fen(sums.receivable),
    prepaid: fen(sums.prepaid),
    changeBp: changeBp(sums.sales, prevSales),
    collectionRateBp: collectionRateBp(sums.collection, sums.opening, sums.sales),
  };
}

/** The total of some rows, such as those of one organisation. */
export function sumRows(rows: Iterable<MonthRow>, weeks: number): MonthTotal {
  const sums = emptyTotal(weeks);
  for (const row of rows) addRow(sums, row, 1);
  return totalOf(sums);
}
