/**
 * The made-up company that a newcomer opens first: thirteen months of a restaurant's ledger laid out back from today,
 * with one clear worst debtor and warnings of every level through different rules. Everything in it is invented.
 */
import {present} from '../base/assert.ts';
import {asDay, asMonth, type Day, firstDay, lastDay, monthOf} from '../base/calendar-date.ts';
import {asId, type Random, type RowId, randomId, type SheetId} from '../base/ids.ts';
import type {Locale, Words} from '../base/text.ts';
import type {Command, RowBlock} from '../doc/command.ts';
import type {CellValue} from '../schema/cell.ts';
import type {Settings} from '../schema/settings.ts';
import {type SampleCustomer, sampleCompanyName, sampleCustomers, sampleStaff} from './sample-customers.ts';
import {type Chance, SAMPLE_MONTHS, type SampleEntry, type SampleFlow, sampleFlow} from './sample-flow.ts';

/** What a workbook with the sample is made of. */
export interface Sample {
  /** For the new workbook, before the commands. */
  readonly settings: Pick<Settings, 'name' | 'profile' | 'sample' | 'ledgerBegins'>;
  readonly commands: readonly Command[];
}

type Cells = Readonly<Record<string, CellValue>>;

/** Sheets of the sample; each gets a slot of its own for its rows' ids. */
const SHEETS = ['staff', 'customers', 'contacts', 'agreements', 'entries', 'arrears', 'handovers'] as const;
type SheetName = (typeof SHEETS)[number];

/** Tracking days (the 20th) whose arrears sheets are in the sample. */
const TRACKED_MONTHS = 4;

/**
 * Lays out the sample company.
 * @param today last day with entries
 * @param locale language of the names; ids and figures are the same in both
 * @param random for row ids only
 */
export function sampleCompany(today: Day, locale: Locale, random: Random): Sample {
  const chance = steadyChance();
  const slots = new Map(SHEETS.map(sheet => [sheet, randomId<RowId>(random)] as const));
  const id = (sheet: SheetName, at: number) => asId<RowId>(`${slots.get(sheet)}.${at}`);
  const flows = sampleCustomers.map(customer => sampleFlow(customer, today, chance));
  const people = peopleOf();
  const say = (words: Words) => words[locale];
  const ledger = ledgerRows({flows, today, say, id, people});
  const rows: Record<SheetName, readonly Cells[]> = {
    staff: sampleStaff.map(({name, role}) => ({name: say(name), role: say(role), active: true})),
    customers: sampleCustomers.map((customer, at) => customerRow(customer, at, flows[at], today, say, id)),
    contacts: people.map(person => contactRow(person, flows[person.customer], today, say, id)),
    agreements: sampleCustomers.flatMap((customer, at) => agreementRow(customer, at, flows[at], today, say, id)),
    entries: ledger,
    arrears: arrearsRows(flows, today, say, id),
    handovers: handoverRows(today, say, id),
  };
  const blocks = SHEETS.map(sheet => block(sheet, rows[sheet], at => id(sheet, at)));
  return {
    settings: {
      name: say(sampleCompanyName),
      profile: 'hotel',
      sample: true,
      ledgerBegins: asMonth(monthOf(today) - SAMPLE_MONTHS),
    },
    // biome-ignore lint/suspicious/noThenProperty: the command's own word
    commands: [{kind: 'import', label: 'sample', blocks, then: []}],
  };
}

type Say = (words: Words) => string;
type IdOf = (sheet: SheetName, at: number) => RowId;

interface Person {
  readonly customer: number;
  readonly name: Words;
  readonly authorised: boolean;
}

/** Contacts in the order of their rows: each customer's own, then those who are not on the list. */
function peopleOf(): readonly Person[] {
  return sampleCustomers.flatMap(({contact, stranger}, customer) => [
    ...(contact === null ? [] : [{customer, name: contact, authorised: true}]),
    ...(stranger === undefined ? [] : [{customer, name: stranger.name, authorised: false}]),
  ]);
}

function customerRow(
  customer: SampleCustomer,
  at: number,
  flow: SampleFlow | undefined,
  today: Day,
  say: Say,
  id: IdOf,
): Cells {
  return {
    name: say(customer.name),
    customer_no: `LT-${1001 + at}`,
    kind: customer.contact === null && customer.stored !== undefined ? 'person' : 'organisation',
    sector: customer.sector,
    grade: customer.grade,
    account_manager: id('staff', customer.manager),
    phone: phone(at),
    status: customer.status ?? 'active',
    settlement_form: customer.form,
    contact_person: customer.contact === null ? null : say(customer.contact),
    ...(customer.contact === null ? typedMonth(flow, today) : {}),
  };
}

function contactRow(person: Person, flow: SampleFlow | undefined, today: Day, say: Say, id: IdOf): Cells {
  const customer = present(sampleCustomers[person.customer], 'a contact has a customer');
  return {
    customer: id('customers', person.customer),
    name: say(person.name),
    account_manager: id('staff', customer.manager),
    settlement_form: customer.form,
    authorised_signer: customer.pays === undefined ? null : person.authorised,
    phone: phone(person.authorised ? person.customer : person.customer + 500),
    ...(person.authorised ? typedMonth(flow, today) : {}),
  };
}

/** The typed last-month figure of the first sheet. */
function typedMonth(flow: SampleFlow | undefined, today: Day): Cells {
  if (flow === undefined || flow.salesBefore === 0) return {};
  return {prev_month: monthOf(today) - SAMPLE_MONTHS - 1, prev_month_sales: flow.salesBefore};
}

/** Numbers of a range that is not given out. */
function phone(at: number): string {
  return `1380000${String(1200 + at * 7).padStart(4, '0')}`;
}

function agreementRow(
  customer: SampleCustomer,
  at: number,
  flow: SampleFlow | undefined,
  today: Day,
  say: Say,
  id: IdOf,
): readonly Cells[] {
  if (customer.agreement === undefined || customer.status !== undefined) return [];
  const allowed = customer.agreement !== 'cash-only';
  const common = {
    customer: id('customers', at),
    on_account_allowed: allowed,
    credit_grade: customer.grade,
    is_vip: customer.grade === 'AAA',
    valid_from: firstDay(asMonth(monthOf(today) - SAMPLE_MONTHS - 3)),
    valid_to: lastDay(asMonth(monthOf(today) + 11)),
  };
  if (!allowed) return [{...common, settlement_terms: say({zh: '现结，不签单', en: 'Pays at once, no signing'})}];
  const days = customer.accountPeriodDays ?? 30;
  return [
    {
      ...common,
      credit_limit: creditLimit(customer, flow),
      account_period_days: days,
      due_basis: customer.agreement === 'bill' ? 'from_bill' : 'from_statement',
      settlement_day: 31,
      settlement_terms: say(
        customer.agreement === 'bill'
          ? {zh: `开单后 ${days} 天`, en: `${days} days from the bill`}
          : {zh: `月结 ${days} 天`, en: `${days} days from month end`},
      ),
    },
  ];
}

function creditLimit(customer: SampleCustomer, flow: SampleFlow | undefined): number | null {
  if (customer.limitUse === 'none') return null;
  if (customer.limitUse === undefined) return Math.ceil((customer.base * 2.8) / 1000) * 1000_00;
  const owed = flow === undefined ? 0 : onAccount(flow.entries);
  // To a round figure, as a limit would be agreed.
  const step = owed > 20_000_00 ? 1000_00 : 100_00;
  return Math.floor(owed / customer.limitUse / step) * step;
}

/** What is owed on signed bills, in fen. */
function onAccount(entries: readonly SampleEntry[]): number {
  let balance = 0;
  for (const {type, amount, form} of entries) {
    if (form !== 'signed_bill') continue;
    balance += type === 'sale' || type === 'opening' || type === 'adjustment' ? amount : -amount;
  }
  return balance;
}

const saleRemarks: readonly Words[] = [
  {zh: '会务用餐', en: 'Conference meal'},
  {zh: '接待两桌', en: 'Reception, two tables'},
  {zh: '工作餐', en: 'Working lunch'},
  {zh: '家宴', en: 'Family dinner'},
];
const openRemark: Words = {zh: '年会用餐，对方说金额有出入', en: 'Annual dinner; they question the amount'};
const typeMark: Readonly<Record<string, string>> = {sale: 'XS', payment: 'HK', recharge: 'CZ', opening: 'QC'};

interface Laid {
  readonly flows: readonly SampleFlow[];
  readonly today: Day;
  readonly say: Say;
  readonly id: IdOf;
  readonly people: readonly Person[];
}

/** All entries by posting date, numbered. */
function ledgerRows({flows, today, say, id, people}: Laid): readonly Cells[] {
  const all = flows
    .flatMap((flow, customer) => flow.entries.map(entry => ({customer, entry})))
    .sort((a, b) => a.entry.day - b.entry.day || a.customer - b.customer);
  const places = new Map(all.map(({entry}, at) => [entry, at] as const));
  const finance = present(sampleStaff[4], 'the sample has somebody in finance');
  return all.map(({customer, entry}, at) => {
    const who = people.findIndex(
      each => each.customer === customer && each.authorised === (entry.signer === 'contact'),
    );
    const applied = entry.applied === undefined ? undefined : places.get(entry.applied);
    const isSale = entry.type === 'sale';
    return {
      posted_on: entry.day,
      entry_date: entry.day,
      customer: id('customers', customer),
      contact: who < 0 ? null : id('contacts', who),
      entry_type: entry.type,
      amount: entry.amount,
      settlement_form: entry.form,
      account_manager: id('staff', managerAt(customer, entry.day, today)),
      document_no:
        typeMark[entry.type] === undefined ? null : `${typeMark[entry.type]}-${String(at + 1).padStart(5, '0')}`,
      entry_no: `L${String(at + 1).padStart(5, '0')}`,
      handler: isSale ? null : say(finance.name),
      applied_to: applied === undefined ? null : id('entries', applied),
      remark: entry.open === true ? say(openRemark) : isSale && at % 7 === 0 ? say(remarkAt(at)) : null,
    };
  });
}

function remarkAt(at: number): Words {
  return present(saleRemarks[at % saleRemarks.length], 'there are remarks');
}

/** Day on which customers change hands in the sample: the middle of last month. */
function handoverDay(today: Day): Day {
  return asDay(firstDay(asMonth(monthOf(today) - 1)) + 14);
}

function managerAt(customer: number, day: Day, today: Day): number {
  const {manager, cameFrom} = present(sampleCustomers[customer], 'an entry has a customer');
  return cameFrom !== undefined && day < handoverDay(today) ? cameFrom : manager;
}

function handoverRows(today: Day, say: Say, id: IdOf): readonly Cells[] {
  return sampleCustomers.flatMap(({manager, cameFrom}, at) =>
    cameFrom === undefined
      ? []
      : [
          {
            changed_on: handoverDay(today),
            customer: id('customers', at),
            from: id('staff', cameFrom),
            to: id('staff', manager),
            remark: say({zh: '片区调整', en: 'Districts were rearranged'}),
          },
        ],
  );
}

/** Arrears sheets: everybody who owed on a tracking day, and the promises made since. */
function arrearsRows(flows: readonly SampleFlow[], today: Day, say: Say, id: IdOf): readonly Cells[] {
  const rows: Cells[] = [];
  for (let back = TRACKED_MONTHS; back >= 0; back -= 1) {
    const month = asMonth(monthOf(today) - back);
    const day = asDay(firstDay(month) + 19);
    if (day > today) continue;
    flows.forEach((flow, at) => {
      const owed = onAccount(flow.entries.filter(entry => entry.day < day));
      const isNew = (flow.entries[0]?.day ?? day) >= firstDay(month);
      if (owed > 0 && !isNew) rows.push(trackingRow(at, day, owed, say, id));
    });
  }
  return [...rows, ...promiseRows(flows, today, say, id)];
}

function trackingRow(at: number, day: Day, owed: number, say: Say, id: IdOf): Cells {
  const customer = present(sampleCustomers[at], 'a flow has a customer');
  const late = customer.openBills !== undefined;
  return {
    tracking_date: day,
    customer: id('customers', at),
    filled_on: day,
    amount_owed: owed,
    reason: late ? 'dispute' : 'other',
    method: late ? 'visit' : 'phone',
    outcome: say(
      late
        ? {zh: '说在核对账单', en: 'Says the bills are being checked'}
        : {zh: '按约定日付', en: 'Pays on the agreed day'},
    ),
    owner: id('staff', customer.manager),
  };
}

function promiseRows(flows: readonly SampleFlow[], today: Day, say: Say, id: IdOf): readonly Cells[] {
  return sampleCustomers.flatMap((customer, at) => {
    const open = flows[at]?.entries.filter(entry => entry.open === true) ?? [];
    return (customer.promises ?? []).map(({made, due}) => {
      const day = asDay(today - made);
      const amount = open.reduce((total, entry) => total + (entry.day <= day ? entry.amount : 0), 0);
      return {
        tracking_date: day,
        customer: id('customers', at),
        filled_on: day,
        amount_owed: amount,
        reason: 'cash_short',
        promised_on: day,
        promised_date: asDay(today - due),
        promised_amount: amount,
        method: 'visit',
        outcome: say({zh: '答应当天转账', en: 'Promised a transfer on that day'}),
        owner: id('staff', customer.manager),
      };
    });
  });
}

function block(sheet: SheetName, rows: readonly Cells[], id: (at: number) => RowId): RowBlock {
  const names = new Set(rows.flatMap(row => Object.keys(row)));
  const columns: Record<string, readonly CellValue[]> = {};
  for (const name of names) columns[name] = rows.map(row => row[name] ?? null);
  return {sheet: asId<SheetId>(sheet), rows: rows.map((_, at) => id(at)), columns};
}

/** Chance that falls the same way every time (mulberry32), so that the sample is the same for everybody. */
function steadyChance(): Chance {
  let state = 20_261_120;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
