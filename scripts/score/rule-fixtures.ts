/**
 * Fixtures of the rules (`test/fixtures/rules/<rule>.json`): a small ledger or feed, and what the rule must say of it.
 * Entries are written as one line: `2026-04-02 sale 100.00 cash row=r2 due=2026-05-01 date=2026-03-28 to=E1 no=E9`.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {z} from 'zod';
import {asDay, type Day, formatDay, parseDay, parseMonth} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type RuleId} from '../../core/base/ids.ts';
import {type Fen, fen} from '../../core/base/money.ts';
import {compareEntries} from '../../core/ledger/entry-order.ts';
import {reckon} from '../../core/ledger/reckoning.ts';
import {
  type AccountRow,
  type CustomerLedger,
  type Entry,
  entryTypes,
  settlementForms,
  type Terms,
  type Tracking,
} from '../../core/ledger/types.ts';
import {type RuleBook, ruleBook} from '../../core/rules/book.ts';
import {eveningClock, type FullClock, nightClock, runningClock} from '../../core/rules/clock.ts';
import type {Activity, CustomerFeeds, OrderLine, StockRecord, Target} from '../../core/rules/feeds.ts';
import type {MonthSeries} from '../../core/rules/measures/series.ts';
import {evaluateCustomer} from '../../core/rules/run.ts';
import {evaluateManager} from '../../core/rules/run-managers.ts';
import {evaluateContract, evaluateProduct, evaluateRegion, evaluateShop} from '../../core/rules/run-others.ts';
import type {Facts, Finding} from '../../core/rules/types.ts';
import type {ManagerShare} from '../../core/rules/verdict.ts';
import {settingsSchema} from '../../core/schema/settings.ts';

const day = z.string().transform(text => required(parseDay(text), text));
const month = z.string().transform(text => required(parseMonth(text), text));
const yuan = z.string().transform(fenOf);

const given = z.strictObject({
  /** Default the evening of 30 April 2026. */
  today: day.default(required(parseDay('2026-04-30'), 'today')),
  clock: z.enum(['evening', 'running', 'night']).default('evening'),
  subject: z.enum(['customer', 'manager', 'product', 'region', 'contract', 'shop']).default('customer'),
  settings: z.looseObject({holidays: z.array(day).optional(), workdays: z.array(day).optional()}).default({}),
  customer: z.strictObject({status: z.enum(['prospect', 'active', 'suspended', 'closed'])}).default({status: 'active'}),
  /** Default one contact that may sign. */
  rows: z
    .array(
      z.strictObject({
        id: z.string(),
        signer: z.boolean().nullable(),
        prevMonth: month.optional(),
        prev: yuan.optional(),
      }),
    )
    .default([{id: 'r1', signer: true}]),
  /** Default one agreement, 30 days, no limit. */
  terms: z
    .array(
      z.strictObject({
        onAccount: z.boolean().nullable().default(true),
        limit: yuan.nullable().default(null),
        days: z.number().nullable().default(30),
        from: day.nullable().default(null),
        to: day.nullable().default(null),
      }),
    )
    .default([{onAccount: true, limit: null, days: 30, from: null, to: null}]),
  entries: z.array(z.string()).default([]),
  tracking: z.array(z.string()).default([]),
  reviewed: z.record(z.string(), z.array(z.string())).default({}),
  orders: z.array(z.string()).nullable().default(null),
  stock: z.array(z.string()).nullable().default(null),
  activities: z
    .array(z.strictObject({from: day.nullable(), to: day.nullable()}))
    .nullable()
    .default(null),
  purchases: z
    .array(z.strictObject({product: z.string(), bought: day, runOut: day.nullable()}))
    .nullable()
    .default(null),
  packages: z
    .array(z.strictObject({item: z.string(), bought: z.number().nullable(), used: z.number()}))
    .nullable()
    .default(null),
  services: z
    .array(z.strictObject({asset: z.string(), done: day, next: day.nullable()}))
    .nullable()
    .default(null),
  scores: z
    .array(z.strictObject({month, scores: z.array(z.number().nullable())}))
    .nullable()
    .default(null),
  ranking: z
    .union([
      z.enum(['unknown', 'not_ranked']),
      z.strictObject({rank: z.number(), previousRank: z.number(), of: z.number()}),
    ])
    .default('unknown'),
  shares: z
    .array(
      z.strictObject({
        customer: z.string(),
        balance: yuan.default(0),
        untracked: z.boolean().default(false),
        sales: yuan.default(0),
        collection: yuan.default(0),
      }),
    )
    .default([]),
  targets: z
    .array(z.strictObject({month, name: z.enum(['sales', 'collection']), value: yuan.nullable()}))
    .nullable()
    .default(null),
  instalments: z
    .array(z.strictObject({due: day.nullable(), amount: yuan.nullable(), paid: yuan.default(0)}))
    .default([]),
  contract: z
    .strictObject({mortgage: yuan.nullable(), applyBefore: day.nullable(), appliedOn: day.nullable().default(null)})
    .default({mortgage: null, applyBefore: null, appliedOn: null}),
  shop: z
    .strictObject({
      series: z.strictObject({first: month, values: z.array(yuan)}),
      balance: yuan.default(0),
      sales90: yuan.nullable().default(null),
    })
    .optional(),
});
type Given = z.infer<typeof given>;

const expected = z.union([
  z.strictObject({fires: z.enum(['blue', 'yellow', 'orange', 'red']), facts: z.record(z.string(), z.json())}),
  z.strictObject({clear: z.string().nullable()}),
  z.strictObject({missing: z.string()}),
  z.strictObject({absent: z.literal(true)}),
]);

const fixture = z.strictObject({
  name: z.string(),
  /** `yellow:at`: the case stands just below, at or just above that threshold. */
  edge: z
    .string()
    .regex(/^\w+:(below|at|above)$/)
    .optional(),
  /** Input of the rule's `needs` that is not there. */
  lacks: z.string().optional(),
  given,
  expect: expected,
});
export type RuleFixture = z.infer<typeof fixture> & {readonly rule: RuleId};

/** All fixtures of a folder, rule by rule. */
export function readFixtures(folder: URL): readonly RuleFixture[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .flatMap(name => {
      const cases = z.array(fixture).parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      return cases.map(each => ({...each, rule: asId<RuleId>(name.replace(/\.json$/, ''))}));
    });
}

/** What the rule says of a fixture, in the form of its `expect`. */
export function outcomeOf({rule, given: input}: RuleFixture): unknown {
  const findings = evaluate(input).filter(finding => finding.rule === rule);
  const finding = findings.find(({outcome}) => outcome.kind === 'fired') ?? findings[0];
  if (finding === undefined) return {absent: true};
  const {outcome} = finding;
  if (outcome.kind === 'fired') return {fires: outcome.level, facts: plainFacts(outcome.facts)};
  return outcome.kind === 'clear' ? {clear: outcome.why} : {missing: outcome.missing};
}

function evaluate(input: Given): readonly Finding[] {
  const book = ruleBook(settingsSchema.parse({name: 'Fixture', ...input.settings}));
  const clock = clockOf(input);
  switch (input.subject) {
    case 'customer':
      return customerFindings(input, clock, book);
    case 'manager':
      return evaluateManager(asId<RowId>('m1'), input.shares.map(shareOf), clock, book, targetsOf(input));
    case 'product': {
      const activities: readonly Activity[] | null =
        input.activities?.map((each, at) => ({id: asId<RowId>(`a${at}`), product: null, ...each})) ?? null;
      const stock = input.stock?.map(stockRecord) ?? null;
      return evaluateProduct('p1', {orders: ordersOf(input) ?? [], stock, activities}, clock, book);
    }
    case 'region':
      return evaluateRegion('n', ordersOf(input) ?? [], clock, book);
    case 'contract': {
      const {mortgage, applyBefore, appliedOn} = input.contract;
      const contract = {id: asId<RowId>('k1'), customer: null, mortgageAmount: mortgage, applyBefore, appliedOn};
      const instalments = input.instalments.map(({due, amount, paid}, at) => {
        return {id: asId<RowId>(`i${at}`), dueDate: due, amount, paid};
      });
      return evaluateContract(contract, instalments, clock, book);
    }
    case 'shop': {
      const shop = required(input.shop, 'shop');
      const series: MonthSeries = shop.series;
      return evaluateShop({series, balance: shop.balance, sales90: shop.sales90}, clock, book);
    }
  }
}

function clockOf({clock, today}: Given): FullClock {
  if (clock === 'night') return nightClock(today);
  return clock === 'running' ? runningClock(today) : eveningClock(today);
}

function customerFindings(input: Given, clock: FullClock, book: RuleBook): readonly Finding[] {
  const reviewed = new Map(
    Object.entries(input.reviewed).map(([rule, entries]) => [asId<RuleId>(rule), new Set(entries.map(asId<RowId>))]),
  );
  const feeds: CustomerFeeds = {
    orders: ordersOf(input),
    homePurchases:
      input.purchases?.map(({product, bought, runOut}, at) => {
        return {id: asId<RowId>(`h${at}`), product, boughtOn: bought, runOut};
      }) ?? null,
    packages: input.packages?.map((each, at) => ({id: asId<RowId>(`k${at}`), ...each})) ?? null,
    services:
      input.services?.map(({asset, done, next}, at) => {
        return {id: asId<RowId>(`v${at}`), asset, doneOn: done, nextDue: next};
      }) ?? null,
    scores: input.scores?.map((each, at) => ({id: asId<RowId>(`s${at}`), ...each})) ?? null,
    ranking: input.ranking,
    reviewed,
  };
  return evaluateCustomer(reckon(ledgerOf(input), book.settings), clock, book, feeds).findings;
}

/** The ledger that a fixture describes. */
export function ledgerOf(input: Given): CustomerLedger {
  return {
    customer: {
      id: asId<RowId>('c1'),
      name: 'c1',
      kind: 'organisation',
      sector: null,
      grade: null,
      status: input.customer.status,
    },
    rows: input.rows.map(
      (row): AccountRow => ({
        id: asId<RowId>(row.id),
        contactName: row.id,
        manager: asId<RowId>('m1'),
        usualForm: 'signed_bill',
        authorisedSigner: row.signer,
        prevMonth: row.prevMonth ?? null,
        prevMonthSales: row.prev === undefined ? null : fen(row.prev),
      }),
    ),
    entries: input.entries.map(entryOf).sort(compareEntries),
    terms: input.terms.map(
      (terms, at): Terms => ({
        id: asId<RowId>(`t${at}`),
        validFrom: terms.from,
        validTo: terms.to,
        onAccountAllowed: terms.onAccount,
        creditLimit: terms.limit === null ? null : fen(terms.limit),
        dueBasis: null,
        settlementDay: null,
        accountPeriodDays: terms.days,
      }),
    ),
    tracking: input.tracking.map(trackingOf),
    handovers: [],
  };
}

function entryOf(line: string, at: number): Entry {
  const {words, named} = wordsOf(line);
  const [posted = '', kind = '', amount = '', form = 'signed_bill'] = words;
  const postedOn = required(parseDay(posted), line);
  const type = required(
    entryTypes.find(each => each === kind),
    line,
  );
  const undated = type === 'opening' && named.date === undefined;
  return {
    id: asId<RowId>(named.no ?? `e${at}`),
    entryNo: named.no ?? '',
    entryDate: undated ? null : (dayIn(named.date) ?? postedOn),
    postedOn,
    row: asId<RowId>(named.row ?? 'r1'),
    manager: asId<RowId>('m1'),
    type,
    amount: fen(fenOf(amount)),
    form: required(
      settlementForms.find(each => each === form),
      line,
    ),
    dueDate: dayIn(named.due),
    appliedTo: named.to === undefined ? null : asId<RowId>(named.to),
    corrects: null,
    proposed: false,
  };
}

function trackingOf(line: string, at: number): Tracking {
  const {words, named} = wordsOf(line);
  const promisedAmount: Fen | null = named.amount === undefined ? null : fen(fenOf(named.amount));
  return {
    id: asId<RowId>(`k${at}`),
    trackingDate: required(parseDay(words[0] ?? ''), line),
    filledOn: dayIn(named.filled),
    promisedOn: dayIn(named.made),
    promisedDate: dayIn(named.promise),
    promisedAmount,
  };
}

function ordersOf({orders}: Given): readonly OrderLine[] | null {
  if (orders === null) return null;
  return orders.map((line, at) => {
    const {words, named} = wordsOf(line);
    const money = (text: string | undefined): number | null => (text === undefined ? null : fenOf(text));
    return {
      id: asId<RowId>(`o${at}`),
      day: required(parseDay(words[0] ?? ''), line),
      customer: asId<RowId>('c1'),
      region: named.region ?? null,
      product: asId<RowId>('p1'),
      quantity: named.quantity === undefined ? null : Number(named.quantity),
      amount: money(named.amount),
      discount: money(named.discount),
      cost: money(named.cost),
    };
  });
}

function stockRecord(line: string, at: number): StockRecord {
  const {words, named} = wordsOf(line);
  const quantity = named.quantity === undefined ? null : Number(named.quantity);
  return {id: asId<RowId>(`b${at}`), day: required(parseDay(words[0] ?? ''), line), place: named.place ?? '', quantity};
}

function shareOf({customer, balance, untracked, sales, collection}: Given['shares'][number]): ManagerShare {
  return {
    manager: asId<RowId>('m1'),
    customer: asId<RowId>(customer),
    closedBalance: fen(balance),
    untracked,
    monthSales: fen(sales),
    monthCollection: fen(collection),
  };
}

function targetsOf({targets}: Given): readonly Target[] | null {
  return targets?.map((each, at) => ({id: asId<RowId>(`g${at}`), owner: asId<RowId>('m1'), ...each})) ?? null;
}

function wordsOf(line: string): {readonly words: readonly string[]; readonly named: Readonly<Record<string, string>>} {
  const parts = line.split(' ');
  const named = parts.filter(part => part.includes('=')).map(part => part.split('='));
  return {words: parts.filter(part => !part.includes('=')), named: Object.fromEntries(named)};
}

function plainFacts(facts: Facts): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {};
  for (const [name, {value, unit}] of Object.entries(facts)) {
    plain[name] = unit === 'day' && typeof value === 'number' ? formatDay(asDay(value)) : value;
  }
  return plain;
}

function dayIn(text: string | undefined): Day | null {
  return text === undefined ? null : required(parseDay(text), text);
}

/** Yuan with up to two decimals as fen. */
function fenOf(text: string): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no amount`);
  const amount = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -amount : amount;
}

function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`not understood: ${what}`);
  return value;
}
