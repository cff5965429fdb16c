/** Random ledgers for laws: every entry type and form, late entries, named bills, hand-overs, openings with and without date. */
import fc from 'fast-check';
import {asDay, asMonth, type Day, formatDay, monthAt} from '../../../core/base/calendar-date.ts';
import type {CustomerLedger} from '../../../core/ledger/types.ts';
import {entryTypes, settlementForms} from '../../../core/ledger/types.ts';
import {
  accountRow,
  day,
  type EntryWords,
  FIRST,
  handover,
  LUO,
  MEI,
  makeLedger,
  SECOND,
  terms,
  yuan,
} from './ledger-builder.ts';

/** Random entries are posted in the first five months of 2026. */
export const START = day('01-01');
export const END = day('05-31');
export const MONTHS = [1, 2, 3, 4, 5].map(number => monthAt(2026, number));

const anyDay = fc.integer({min: START, max: END}).map(asDay);

const anyEntry = fc
  .record({
    postedOn: anyDay,
    late: fc.option(fc.integer({min: 1, max: 60}), {nil: 0}),
    type: fc.constantFrom(...entryTypes),
    cents: fc.integer({min: 1, max: 300_000}),
    isNegative: fc.boolean(),
    form: fc.constantFrom(...settlementForms),
    row: fc.constantFrom(FIRST, SECOND),
    manager: fc.constantFrom(MEI, LUO),
    named: fc.option(fc.nat({max: 39})),
    due: fc.option(fc.integer({min: -5, max: 90}), {freq: 5}),
    isUndated: fc.boolean(),
    proposed: fc.constantFrom(false, false, false, true),
  })
  .map((random): EntryWords => {
    const mayBeNegative = random.type === 'opening' || random.type === 'adjustment';
    return {
      on: formatDay(random.postedOn),
      dated: random.type === 'opening' && random.isUndated ? null : formatDay(asDay(random.postedOn - random.late)),
      type: random.type,
      yuan: (mayBeNegative && random.isNegative ? -random.cents : random.cents) / 100,
      form: random.form,
      row: random.row,
      manager: random.manager,
      proposed: random.proposed && random.type === 'payment',
      ...(random.named === null ? {} : {appliedTo: `E${random.named + 1}`}),
      ...(random.due === null ? {} : {due: formatDay(asDay(random.postedOn + random.due))}),
    };
  });

const anyTerms = fc
  .record({
    validFrom: fc.option(anyDay),
    dueBasis: fc.constantFrom('from_statement', 'from_bill', null),
    settlementDay: fc.option(fc.integer({min: 1, max: 31})),
    accountPeriodDays: fc.option(fc.integer({min: 0, max: 60})),
  })
  .map(random => terms(random));

const anyHandover = fc
  .record({on: anyDay, fromMei: fc.boolean(), isNamed: fc.boolean(), row: fc.constantFrom(null, FIRST)})
  .map(({on, fromMei, isNamed, row}) =>
    handover(formatDay(on), isNamed ? (fromMei ? MEI : LUO) : null, fromMei ? LUO : MEI, row),
  );

/** One customer's ledger with up to 40 entries on two rows under two managers. */
export const anyLedger: fc.Arbitrary<CustomerLedger> = fc
  .record({
    entries: fc.array(anyEntry, {maxLength: 40}),
    terms: fc.array(anyTerms, {maxLength: 3}),
    handovers: fc.array(anyHandover, {maxLength: 3}),
    prevSales: fc.option(fc.integer({min: 0, max: 300_000})),
  })
  .map(({prevSales, ...words}) =>
    makeLedger({
      ...words,
      rows: [
        accountRow(FIRST, {
          prevMonth: asMonth(monthAt(2026, 1) - 1),
          prevMonthSales: prevSales === null ? null : yuan(prevSales / 100),
        }),
        accountRow(SECOND, {manager: LUO}),
      ],
    }),
  );

/** A day within the random ledgers, or just around them. */
export const anyCutOff: fc.Arbitrary<Day> = fc.integer({min: START - 5, max: END + 5}).map(asDay);
