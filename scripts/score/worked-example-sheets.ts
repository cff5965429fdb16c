/** The reckoned part of a worked example in the layout of its expected file: sheets, totals, ageing, arrears lists. */
import {type Day, formatDay} from '../../core/base/calendar-date.ts';
import type {RowId} from '../../core/base/ids.ts';
import {arrearsLine} from '../../core/ledger/arrears-list.ts';
import type {MonthTable} from '../../core/ledger/month-table.ts';
import type {MonthRow, MonthTotal} from '../../core/ledger/month-table-types.ts';
import {ageingBuckets, positionAt} from '../../core/ledger/position.ts';
import type {Reckoning} from '../../core/ledger/reckoning.ts';
import type {RuleBook} from '../../core/rules/book.ts';
import {nightClock} from '../../core/rules/clock.ts';
import {evaluateCustomer} from '../../core/rules/run.ts';
import type {Json} from './compare-json.ts';
import type {WorkedExample} from './worked-example-commands.ts';

type Names = WorkedExample['names'];

/** Rows of a month in the order of the customers file. */
export function sheetJson(table: MonthTable, customers: readonly RowId[], names: Names): Json {
  const order = [...names.rows.keys()];
  return customers
    .flatMap(customer => table.rowsOf(customer))
    .map((row, at) => ({row, at}))
    .sort((a, b) => order.indexOf(a.row.row) - order.indexOf(b.row.row) || a.at - b.at)
    .map(({row}) => rowJson(row, names));
}

function rowJson(row: MonthRow, names: Names): Json {
  return {
    account_manager: managerName(row.manager, names),
    closing_balance: row.closing,
    collection_rate_bp: row.collectionRateBp,
    contact: row.contactName,
    customer_id: names.customers.get(row.customer) ?? row.customer,
    mom_change_bp: row.changeBp,
    month_adjustment: row.adjustment,
    month_collection: row.collection,
    month_sales: row.sales,
    opening_balance: row.opening,
    prev_month_sales: row.prevSales,
    row_id: names.rows.get(row.row) ?? row.row,
    sector: row.sector,
    settlement_form: row.form,
    transferred: row.transferred,
    weeks: row.weeks.map(week => [week.sales, week.collection]),
  };
}

/** Totals of a month: all, by manager, sector, sector within manager, customer; only those that have rows. */
export function totalsJson(table: MonthTable, customers: readonly RowId[], names: Names): Json {
  const sheets = table.sheets();
  return {
    grand: totalJson(table.total()),
    by_manager: Object.fromEntries(sheets.map(sheet => [managerName(sheet.manager, names), totalJson(sheet.total)])),
    by_sector: Object.fromEntries(
      table.sectorsInUse().map(sector => [sector ?? '', totalJson(table.sectorTotal(sector))]),
    ),
    by_manager_sector: Object.fromEntries(
      sheets.flatMap(sheet =>
        sheet.groups
          .filter(group => group.rows.length > 0)
          .map(group => [`${managerName(sheet.manager, names)} / ${group.sector ?? ''}`, totalJson(group.total)]),
      ),
    ),
    by_customer: Object.fromEntries(
      customers
        .filter(customer => table.rowsOf(customer).length > 0)
        .map(customer => [names.customers.get(customer) ?? customer, totalJson(table.organisationTotal(customer))]),
    ),
  };
}

function totalJson(total: MonthTotal): Json {
  return {
    closing_balance: total.closing,
    month_adjustment: total.adjustment,
    month_collection: total.collection,
    month_sales: total.sales,
    opening_balance: total.opening,
    prepaid: total.prepaid,
    // The expected file adds up what is known and writes 0 where nothing is.
    prev_month_sales: total.prevSales ?? 0,
    receivable: total.receivable,
    rows: total.rows,
    transferred: total.transferred,
    weeks: total.weeks.map(week => [week.sales, week.collection]),
  };
}

/** Ageing of every customer at the end of a day, and the sums. */
export function ageingJson(reckonings: readonly Reckoning[], day: Day, names: Names): Json {
  const total: Record<string, number> = {};
  const customers: Record<string, Json> = {};
  for (const reckoning of reckonings) {
    const position = positionAt(reckoning, day);
    const sums: Record<string, number> = {
      advance: position.advance,
      on_account_balance: position.onAccountBalance,
      stored_value: position.storedValue,
    };
    ageingBuckets.forEach((bucket, at) => {
      sums[bucket] = position.buckets[at] ?? 0;
    });
    for (const [key, sum] of Object.entries(sums)) total[key] = (total[key] ?? 0) + sum;
    const {id} = reckoning.ledger.customer;
    customers[names.customers.get(id) ?? id] = {...sums, oldest_days_past_due: position.oldestDaysPastDue};
  }
  return {customers, total};
}

/** The arrears list as drawn up on the morning of a tracking day. */
export function arrearsJson(reckonings: readonly Reckoning[], trackingDay: Day, book: RuleBook, names: Names): Json {
  const list: Record<string, Json> = {};
  for (const reckoning of reckonings) {
    const line = arrearsLine(reckoning, trackingDay);
    if (line === null) continue;
    list[names.customers.get(line.customer) ?? line.customer] = {
      level: arrearsLevel(reckoning, trackingDay, book),
      n: line.n,
      oldest_due: formatDay(line.oldestDue),
      on_account_balance: line.balance,
    };
  }
  return list;
}

/** What AR-04 says of the customer in the night before the tracking day. */
function arrearsLevel(reckoning: Reckoning, trackingDay: Day, book: RuleBook): string | null {
  const {findings} = evaluateCustomer(reckoning, nightClock(trackingDay), book);
  const outcome = findings.find(({rule}) => rule === 'AR-04')?.outcome;
  return outcome?.kind === 'fired' ? outcome.level : null;
}

function managerName(manager: RowId | null, names: Names): string {
  return manager === null ? '' : (names.managers.get(manager) ?? manager);
}
