/**
 * The findings of a whole workbook, kept up customer by customer: the stage `rules` of core/derive.ts, and what the nightly
 * evaluation runs. Of what is clear nothing is kept; `evaluateCustomer` says it again when a screen asks.
 */
import {asDay, asMonth, firstDay} from '../base/calendar-date.ts';
import {asId, type RowId, type RuleId} from '../base/ids.ts';
import type {RuleStage} from '../derive/rule-stage.ts';
import type {Change} from '../doc/change.ts';
import {ledgerSheets} from '../ledger/read-rows.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import {type RuleBook, ruleBook, type Thresholds} from './book.ts';
import {closeDay, closedQuarter, type FullClock, fullClock, lastClosedWeeks} from './clock.ts';
import {CustomerFigures, DSO_DAYS} from './customer-figures.ts';
import {createEntryTotals} from './entry-totals.ts';
import {createFeedSource} from './feed-source.ts';
import type {CustomerFeeds, Target} from './feeds.ts';
import {levelIn, standingOf} from './judge.ts';
import {createManagerSums, type GrowingManagerSums} from './manager-sums.ts';
import {placeMeaning, quarterRank} from './measures/ranking.ts';
import {evaluateRule, isWatched} from './run.ts';
import {evaluateManagerSums} from './run-managers.ts';
import {evaluateContract, evaluateProduct, evaluateRegion, evaluateShop} from './run-others.ts';
import type {EvaluationClock, Finding, Level, Subject} from './types.ts';
import type {Combination, ManagerShare} from './verdict.ts';
import {
  createMissingLists,
  firedFinding,
  type KeptCustomer,
  keepCustomer,
  type NotEvaluated,
} from './watched-customer.ts';

/** What stands of one customer. */
export interface WatchedCustomer {
  readonly level: Level | null;
  readonly combined: readonly Combination[];
  readonly oranges: number;
  readonly fired: readonly Finding[];
  readonly notEvaluated: readonly NotEvaluated[];
}

export interface RuleWatch extends RuleStage {
  /** Rules and thresholds as the settings have them now. */
  readonly book: RuleBook;
  readonly clock: FullClock;
  /** `undefined` before it was judged, and for customers that no rule looks at. */
  customer(id: RowId): WatchedCustomer | undefined;
  /** Findings (fired and not evaluated) of a manager, product, region, contract or the shop. */
  findings(subject: Subject): readonly Finding[];
  /** Everything that fired, customers first. */
  fired(): Iterable<Finding>;
  /** What the feeding sheets say of a customer, for `evaluateCustomer` and `explain`. */
  feeds(id: RowId): CustomerFeeds;
  /** Customers by level; customers without a warning are not counted. */
  counts(): Readonly<Record<Level, number>>;
  /** Subjects that rules were evaluated for. */
  subjectCount(): number;
}

/** Settings that change what rules find. */
const RULE_SETTINGS: ReadonlySet<string> = new Set([
  'thresholds',
  'customerThresholds',
  'rulesOff',
  'profile',
  'holidays',
  'workdays',
  'defaultAccountPeriodDays',
]);

/** A watch with nothing judged yet. `settings` is asked when they change. */
export function createRuleWatch(tables: Tables, settings: () => Settings): RuleWatch {
  const table = tables.table(ledgerSheets.customers);
  const feeds = createFeedSource(tables);
  const totals = createEntryTotals(tables);
  const nothingMissing = createMissingLists();
  let book = ruleBook(settings());
  let clock: FullClock = fullClock({today: asDay(0), closedMonth: asMonth(0)});
  let quarter = closedQuarter(clock);
  /** By index of the customers' table, in the order in which they were first judged. */
  const customers = new Map<number, KeptCustomer>();
  let shopBalance = 0;
  let shopSales = 0;
  const managers = new Map<RowId, GrowingManagerSums>();
  const others = new Map<string, readonly Finding[]>();
  /** Managers and others to judge at the next `settle`. */
  let dirtyManagers = new Set<RowId>();
  let othersDirty = true;
  let shopDirty = true;
  let targets: readonly Target[] | null = null;

  function restart(next: EvaluationClock): void {
    book = ruleBook(settings());
    clock = fullClock(next);
    clock = {...clock, closedWeeks: lastClosedWeeks(clock, book.settings.weekScheme)};
    quarter = closedQuarter(clock);
    totals.mean(placeMeaning(placeThresholds()));
    for (const map of [customers, managers, others]) map.clear();
    shopBalance = 0;
    shopSales = 0;
    dirtyManagers = new Set();
    othersDirty = true;
    shopDirty = true;
  }

  function feedsOf(index: number): CustomerFeeds {
    return feeds.customer(index, totals.ranking(index, quarter));
  }

  /** The customer is no more, or no rule looks at it any more: the sums lose it too. */
  function leave(index: number): void {
    const kept = customers.get(index);
    if (kept === undefined) return;
    customers.delete(index);
    count(kept, -1);
    shopDirty ||= kept.closedBalance !== 0 || kept.sales90 !== 0;
    for (const share of kept.shares) withdraw(share);
  }

  function enter(index: number, kept: KeptCustomer): void {
    const before = customers.get(index);
    customers.set(index, kept);
    if (before !== undefined) count(before, -1);
    count(kept, 1);
    shopDirty ||= before?.closedBalance !== kept.closedBalance || before.sales90 !== kept.sales90;
    if (before !== undefined && areSame(before.shares, kept.shares)) return;
    for (const share of before?.shares ?? []) withdraw(share);
    for (const share of kept.shares) {
      const sums = managers.get(share.manager) ?? createManagerSums();
      managers.set(share.manager, sums);
      sums.add(share);
      dirtyManagers.add(share.manager);
    }
  }

  function count(kept: KeptCustomer, times: 1 | -1): void {
    shopBalance += times * kept.closedBalance;
    shopSales += times * kept.sales90;
  }

  function withdraw(share: ManagerShare): void {
    managers.get(share.manager)?.remove(share);
    dirtyManagers.add(share.manager);
  }

  function put(subject: Subject, found: readonly Finding[]): void {
    const kept = found.filter(({outcome}) => outcome.kind !== 'clear');
    if (kept.length > 0) others.set(keyOf(subject), kept);
    else others.delete(keyOf(subject));
  }

  /** Judges managers whose shares changed; where targets may have, all that have shares, a target or a finding. */
  function settleManagers(touched: Subject[]): void {
    if (othersDirty) {
      targets = feeds.targets();
      for (const id of managers.keys()) dirtyManagers.add(id);
      for (const {owner} of targets ?? []) dirtyManagers.add(owner);
      for (const key of others.keys()) if (key.startsWith('manager ')) dirtyManagers.add(asId<RowId>(key.slice(8)));
    }
    for (const id of dirtyManagers) {
      const subject: Subject = {kind: 'manager', id};
      const sums = managers.get(id) ?? createManagerSums();
      if (sums.customers === 0) managers.delete(id);
      const own = targets?.filter(({owner}) => owner === id) ?? null;
      const isManager = sums.customers > 0 || (own !== null && own.length > 0);
      put(subject, isManager ? evaluateManagerSums(id, sums, clock, book, own) : []);
      touched.push(subject);
    }
  }

  /** Judges products, regions and contracts anew, all of them: their sheets are small beside the ledger. */
  function settleOthers(touched: Subject[]): void {
    for (const kind of ['product', 'region', 'contract'] as const) {
      for (const key of others.keys()) if (key.startsWith(`${kind} `)) others.delete(key);
    }
    const judged = (subject: Subject, found: readonly Finding[]): void => {
      put(subject, found);
      touched.push(subject);
    };
    for (const {id, feeds: ofProduct} of feeds.products()) {
      judged({kind: 'product', id}, evaluateProduct(id, ofProduct, clock, book));
    }
    for (const [id, lines] of feeds.regions()) judged({kind: 'region', id}, evaluateRegion(id, lines, clock, book));
    for (const {contract, instalments} of feeds.contracts()) {
      judged({kind: 'contract', id: contract.id}, evaluateContract(contract, instalments, clock, book));
    }
  }

  function settleShop(touched: Subject[]): void {
    const subject: Subject = {kind: 'shop', id: 'shop'};
    const series = totals.months(clock.closedMonth);
    const known = series !== null && firstDay(series.first) <= closeDay(clock) - DSO_DAYS + 1;
    put(subject, evaluateShop({series, balance: shopBalance, sales90: known ? shopSales : null}, clock, book));
    touched.push(subject);
  }

  return {
    get book() {
      return book;
    },
    get clock() {
      return clock;
    },
    restart,
    note(changes: readonly Change[]) {
      const {closed, moved} = totals.note(changes, clock.closedMonth);
      shopDirty ||= closed;
      const fed = feeds.note(changes);
      othersDirty ||= fed.others;
      if (fed.customers === 'all' || changes.some(changesRules)) return 'all';
      const touched = new Set(fed.customers);
      if (book.rule(SAL_10) === undefined) return [...touched];
      if (moved === 'all') return 'all';
      for (const index of moved) {
        if (customers.has(index) && rankLevel(index) !== keptRankLevel(index)) touched.add(table.rowId(index));
      }
      return [...touched];
    },
    judge(reckoning: Reckoning) {
      const index = table.indexOf(reckoning.ledger.customer.id);
      if (!isWatched(reckoning)) {
        leave(index);
        return null;
      }
      const kept = keepCustomer(new CustomerFigures(reckoning, clock, book, feedsOf(index)), nothingMissing);
      enter(index, kept);
      return kept.level;
    },
    forget: id => leave(table.indexOf(id)),
    settle() {
      const touched: Subject[] = [];
      settleManagers(touched);
      dirtyManagers = new Set();
      if (othersDirty) settleOthers(touched);
      if (shopDirty) settleShop(touched);
      othersDirty = false;
      shopDirty = false;
      return touched;
    },
    customer(id) {
      const index = table.indexOf(id);
      const kept = customers.get(index);
      if (kept === undefined) return undefined;
      const {level, combined, oranges, notEvaluated} = kept;
      return {level, combined, oranges, fired: firedOf(index, kept), notEvaluated};
    },
    findings(subject) {
      if (subject.kind !== 'customer') return others.get(keyOf(subject)) ?? [];
      const index = table.indexOf(asId<RowId>(subject.id));
      const kept = customers.get(index);
      return kept === undefined ? [] : firedOf(index, kept);
    },
    *fired() {
      for (const [index, kept] of customers) yield* firedOf(index, kept);
      for (const found of others.values())
        for (const finding of found) if (finding.outcome.kind === 'fired') yield finding;
    },
    feeds: id => feedsOf(table.indexOf(id)),
    counts() {
      const counts = {blue: 0, yellow: 0, orange: 0, red: 0};
      for (const {level} of customers.values()) if (level !== null) counts[level] += 1;
      return counts;
    },
    subjectCount: () => customers.size + managers.size + feeds.products().length + feeds.contracts().length,
  };

  /** Thresholds of SAL-10 by customer. */
  function placeThresholds(): (index: number) => Thresholds {
    const ofWorkbook = book.thresholds(SAL_10, null);
    const own = new Map<number, Thresholds>();
    for (const [id, rules] of Object.entries(book.settings.customerThresholds)) {
      const customer = asId<RowId>(id);
      if (rules[SAL_10] !== undefined) own.set(table.indexOf(customer), book.thresholds(SAL_10, customer));
    }
    return own.size === 0 ? () => ofWorkbook : index => own.get(index) ?? ofWorkbook;
  }

  /** SAL-10's level as the places are now. */
  function rankLevel(index: number): Level | null {
    const compiled = book.rule(SAL_10);
    if (compiled === undefined) return null;
    const form = quarterRank(totals.ranking(index, quarter));
    return levelIn(standingOf(compiled, form, book.thresholds(SAL_10, table.rowId(index))));
  }

  function keptRankLevel(index: number): Level | null {
    return customers.get(index)?.fired.find(({compiled}) => compiled.rule.id === SAL_10)?.level ?? null;
  }

  /** What fired, with the customer's place as it is now: others shift it without a word. */
  function firedOf(index: number, {id, fired}: KeptCustomer): readonly Finding[] {
    const subject: Subject = {kind: 'customer', id};
    return fired.map(rule => {
      const finding = firedFinding(rule, subject);
      if (finding.rule !== SAL_10) return finding;
      return evaluateRule(book, SAL_10, subject, () => quarterRank(totals.ranking(index, quarter))) ?? finding;
    });
  }
}

function areSame(a: readonly ManagerShare[], b: readonly ManagerShare[]): boolean {
  return a.length === b.length && a.every((share, at) => isSame(share, b[at]));
}

function isSame(a: ManagerShare, b: ManagerShare | undefined): boolean {
  return (
    a.manager === b?.manager &&
    a.closedBalance === b.closedBalance &&
    a.untracked === b.untracked &&
    a.monthSales === b.monthSales &&
    a.monthCollection === b.monthCollection
  );
}

const SAL_10 = asId<RuleId>('SAL-10');

function changesRules(change: Change): boolean {
  return change.kind === 'settings' && RULE_SETTINGS.has(change.key);
}

function keyOf({kind, id}: Subject): string {
  return `${kind} ${id}`;
}
