/** A sample customer's story as ledger entries. */
import {asDay, asMonth, type Day, firstDay, type Month, monthOf} from '../base/calendar-date.ts';
import type {EntryType, SettlementForm} from '../ledger/types.ts';
import {weekIndexOf} from '../ledger/weeks.ts';
import type {SampleCustomer} from './sample-customers.ts';

/** An entry before it has a number. Amounts in fen; `open` marks a bill of the story that stays unpaid. */
export interface SampleEntry {
  readonly day: Day;
  readonly type: EntryType;
  readonly amount: number;
  readonly form: SettlementForm;
  readonly signer: 'contact' | 'stranger';
  /** The bill that a payment is for. */
  readonly applied?: SampleEntry;
  readonly open?: boolean;
}

export interface SampleFlow {
  /** Up to today, in order of days. */
  readonly entries: readonly SampleEntry[];
  /** What the month before the ledger came to, in fen. */
  readonly salesBefore: number;
}

/** Numbers from 0 to 1; the same every time, so that the sample is. */
export type Chance = () => number;

/** Months of the ledger before the running one. */
export const SAMPLE_MONTHS = 13;

/** Parts of a month's consumption by week. No run of three falls, so that a steady customer shows no decline. */
const WEEKS = [0.25, 0.23, 0.25, 0.27] as const;
/** How far one month is above and the next below the usual, so that no balance creeps up for months by mere chance. */
const SWAY = 0.03;

/** Weeks that one recharge of a card covers. */
const RECHARGED_WEEKS = 12;

/** Lays a customer's story out, back from `today`. */
export function sampleFlow(customer: SampleCustomer, today: Day, chance: Chance): SampleFlow {
  const planned = plannedSales(customer, today, chance);
  const sales = [...leftOpen(customer, planned, today), ...strangersBill(customer, today)];
  const entries = [...sales, ...opening(customer, today), ...odds(customer, today)];
  const paid = [...entries, ...payments(customer, entries, today), ...recharges(customer, sales, today)];
  return {
    entries: paid.filter(entry => entry.day <= today).sort((a, b) => a.day - b.day),
    salesBefore: reaches(customer, SAMPLE_MONTHS) ? tens(customer.base * courseOf(customer, SAMPLE_MONTHS)) : 0,
  };
}

function reaches(customer: SampleCustomer, monthsBack: number): boolean {
  return (customer.since ?? SAMPLE_MONTHS) >= monthsBack && customer.status !== 'prospect';
}

function courseOf({course}: SampleCustomer, monthsBack: number): number {
  return course?.[Math.min(monthsBack, course.length - 1)] ?? 1;
}

function plannedSales(customer: SampleCustomer, today: Day, chance: Chance): readonly SampleEntry[] {
  const entries: SampleEntry[] = [];
  const weekday = Math.floor(chance() * 5);
  const up = chance() < 0.5 ? 0 : 1;
  for (let back = SAMPLE_MONTHS; back >= 0; back -= 1) {
    const noises = WEEKS.map(() => 1 + (chance() - 0.5) * 0.02);
    if (!reaches(customer, back)) continue;
    const month = asMonth(monthOf(today) - back);
    const level = customer.base * courseOf(customer, back) * (1 + (back % 2 === up ? SWAY : -SWAY));
    WEEKS.forEach((share, week) => {
      const amount = tens(level * share * (noises[week] ?? 1));
      const day = asDay(firstDay(month) + week * 7 + 1 + weekday);
      const form = formOf(customer, week, today - day);
      if (amount > 0) entries.push({day, type: 'sale', amount, form, signer: 'contact'});
    });
  }
  return entries;
}

function formOf(customer: SampleCustomer, week: number, daysAgo: number): SettlementForm {
  const {form, alsoPays, stored} = customer;
  if (alsoPays === undefined) return form;
  return (stored === undefined ? week % 2 === 1 : daysAgo < stored.unused) ? alsoPays : form;
}

/** Every quarter's recharge covers what is taken until the next; the last one leaves what the story says. */
function recharges(customer: SampleCustomer, sales: readonly SampleEntry[], today: Day): readonly SampleEntry[] {
  if (customer.stored === undefined) return [];
  const uses = sales.filter(({form, day}) => form === 'prepaid' && day <= today);
  const found: SampleEntry[] = [];
  for (let at = 0; at < uses.length; at += RECHARGED_WEEKS) {
    const covered = uses.slice(at, at + RECHARGED_WEEKS);
    const [first] = covered;
    if (first === undefined) continue;
    const isLast = at + RECHARGED_WEEKS >= uses.length;
    const rest = isLast ? tens(customer.base * WEEKS[1] * customer.stored.left) : 0;
    const day = asDay(first.day - 1);
    found.push({day, type: 'recharge', amount: sum(covered) + rest, form: 'prepaid', signer: 'contact'});
  }
  return found;
}

/** Marks the bills of the story: the first on its very day, the rest where they stand. */
function leftOpen(customer: SampleCustomer, planned: readonly SampleEntry[], today: Day): readonly SampleEntry[] {
  const {openBills} = customer;
  if (openBills === undefined) return planned;
  const first = asDay(today - 30 - openBills.daysLate);
  // The bill of that very sheet week, so that no week and no month gains or loses one.
  const from = planned.findIndex(({day}) => monthOf(day) === monthOf(first) && weekOf(day) === weekOf(first));
  return planned.map((bill, at) => {
    const since = at - from;
    const {bills, everyWeeks} = openBills;
    if (since < 0 || since >= bills * everyWeeks || since % everyWeeks !== 0) return bill;
    return {...bill, day: at === from ? first : bill.day, open: true};
  });
}

function weekOf(day: Day): number {
  return weekIndexOf(day, 'four');
}

function strangersBill(customer: SampleCustomer, today: Day): readonly SampleEntry[] {
  if (customer.stranger === undefined) return [];
  const amount = tens(customer.base * 0.12);
  return [
    {day: asDay(today - customer.stranger.daysAgo), type: 'sale', amount, form: customer.form, signer: 'stranger'},
  ];
}

/** What a monthly payer owed when the ledger began. */
function opening(customer: SampleCustomer, today: Day): readonly SampleEntry[] {
  if (customer.pays === undefined || customer.pays.kind === 'after' || !reaches(customer, SAMPLE_MONTHS)) return [];
  const begin = firstDay(asMonth(monthOf(today) - SAMPLE_MONTHS));
  const amount = tens(customer.base * courseOf(customer, SAMPLE_MONTHS));
  return [{day: asDay(begin - 1), type: 'opening', amount, form: customer.form, signer: 'contact'}];
}

/** A return two months ago, and 6 yuan that nobody asks for. */
function odds(customer: SampleCustomer, today: Day): readonly SampleEntry[] {
  if (customer.odds !== true) return [];
  const day = asDay(firstDay(asMonth(monthOf(today) - 2)) + 19);
  return [
    {day, type: 'sale_return', amount: 260_00, form: customer.form, signer: 'contact'},
    {day: asDay(day + 1), type: 'adjustment', amount: 6_00, form: customer.form, signer: 'contact'},
    {day: asDay(day + 28), type: 'write_off', amount: 6_00, form: customer.form, signer: 'contact'},
  ];
}

function payments(customer: SampleCustomer, entries: readonly SampleEntry[], today: Day): readonly SampleEntry[] {
  const {pays} = customer;
  const bills = entries.filter(entry => entry.form === 'signed_bill' && entry.open !== true);
  if (pays === undefined) return [];
  if (pays.kind === 'after') return bills.flatMap(bill => payOne(bill, asDay(bill.day + pays.days)));
  const found: SampleEntry[] = [];
  for (let month = asMonth(monthOf(today) - SAMPLE_MONTHS); month <= monthOf(today); month = asMonth(month + 1)) {
    const day = asDay(firstDay(month) + pays.day - 1);
    const upTo = pays.kind === 'clears' ? day : asDay(firstDay(month) - 1);
    const amount = stillBuys(customer, month, today)
      ? owed(bills.filter(bill => bill.day <= upTo)) - sum(found)
      : tens(customer.base * (customer.paysOff ?? 0));
    if (amount > 0) found.push({day, type: 'payment', amount, form: 'signed_bill', signer: 'contact'});
  }
  return found;
}

/** Who stopped buying pays no more than a part. */
function stillBuys(customer: SampleCustomer, month: Month, today: Day): boolean {
  return customer.paysOff === undefined || courseOf(customer, monthOf(today) - month) > 0;
}

function owed(entries: readonly SampleEntry[]): number {
  const raises = ({type}: SampleEntry) => type === 'sale' || type === 'opening' || type === 'adjustment';
  return sum(entries.filter(raises)) - sum(entries.filter(entry => !raises(entry)));
}

function payOne(bill: SampleEntry, day: Day): readonly SampleEntry[] {
  if (bill.type !== 'sale') return [];
  return [{day, type: 'payment', amount: bill.amount, form: 'signed_bill', signer: bill.signer, applied: bill}];
}

/** Yuan as fen, to whole tens of yuan. */
function tens(yuan: number): number {
  return Math.round(yuan / 10) * 1000;
}

function sum(entries: readonly SampleEntry[]): number {
  return entries.reduce((total, {amount}) => total + amount, 0);
}
