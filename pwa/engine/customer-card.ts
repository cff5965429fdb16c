import {asMonth, monthOf} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId} from '../../core/base/ids.ts';
import {salesOfMonth} from '../../core/ledger/periods.ts';
import type {Book} from './book.ts';
import {weeksShown} from './month-view.ts';
import type {CustomerCard} from './protocol.ts';
import {customerLevel, customerText, managerOf, notEvaluatedLines, subjectLines, subjectName} from './warning-lines.ts';

const PHONE = asId<ColumnId>('phone');
const MONTHS = 12;
const LAST_ENTRIES = 8;

/** Everything that a customer's card shows; `undefined` where there is no such customer. */
export function customerCard(book: Book, id: RowId): CustomerCard | undefined {
  const {derivation, watch, day} = book.figures;
  const reckoning = derivation.reckoning(id);
  const sums = derivation.sums(id);
  if (!reckoning || !sums) return undefined;
  const {ledger} = reckoning;
  const subject = {kind: 'customer', id} as const;
  const manager = managerOf(book, subject);
  const month = monthOf(day);
  const combined = watch.customer(id)?.combined.flatMap(({families}) => families) ?? [];
  const contacts = new Map(ledger.rows.map(row => [row.id, row.contactName]));
  return {
    id,
    name: ledger.customer.name,
    managerName: manager === null ? '' : subjectName(book, {kind: 'manager', id: manager}),
    sector: ledger.customer.sector,
    grade: ledger.customer.grade,
    level: customerLevel(book, id),
    combined: combined.length > 0 ? combined : null,
    balance: sums.balance,
    onAccountBalance: sums.onAccountBalance,
    storedValue: sums.storedValue,
    creditLimit: sums.creditLimit,
    monthSales: sums.monthSales,
    prevMonthSales: sums.prevMonthSales,
    ageing: sums.buckets,
    oldestDaysPastDue: sums.oldestDaysPastDue,
    warnings: subjectLines(book, subject),
    notEvaluated: notEvaluatedLines(book, id),
    phone: customerText(book, id, PHONE),
    running: {month, ...weeksShown(book, month), rows: derivation.monthTable(month).rowsOf(id)},
    salesByMonth: Array.from({length: MONTHS}, (_, back) => asMonth(month - MONTHS + 1 + back)).map(each => ({
      month: each,
      sales: salesOfMonth(reckoning, each),
    })),
    lastEntries: ledger.entries
      .slice(-LAST_ENTRIES)
      .reverse()
      .map(entry => ({
        id: entry.id,
        day: entry.postedOn,
        type: entry.type,
        form: entry.form,
        contact: contacts.get(entry.row) ?? '',
        amount: entry.amount,
      })),
  };
}
