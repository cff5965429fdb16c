/**
 * The findings of a whole workbook, kept up customer by customer: the stage `rules` of core/derive.ts, and what the nightly
 * evaluation runs. Of what is clear nothing is kept; `evaluateCustomer` says it again when a screen asks.
 */
import {asDay, asMonth, firstDay} from '../base/calendar-date.ts';
import {asId, type RowId, type RuleId} from '../base/ids.ts';
import type {RuleStage} from '../derive/rule-stage.ts';
import type {Change} from '../doc/change.ts';
import type {Reckoning} from '../ledger/reckoning.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import {type RuleBook, ruleBook} from './book.ts';
import {closeDay, closedQuarter, type FullClock, fullClock, lastClosedWeeks} from './clock.ts';
import {DSO_DAYS} from './customer-figures.ts';
import {createEntryTotals} from './entry-totals.ts';
import {createFeedSource} from './feed-source.ts';
import type {CustomerFeeds} from './feeds.ts';
import {levelFired} from './judge.ts';
import type {Measured} from './measures/measured.ts';
import {quarterRank, rankBits} from './measures/ranking.ts';
import type {ShiftFilter} from './quarter-ranking.ts';
import {evaluateCustomer, evaluateRule} from './run.ts';
import {evaluateManager} from './run-managers.ts';
import {evaluateContract, evaluateProduct, evaluateRegion, evaluateShop} from './run-others.ts';
import type {EvaluationClock, Finding, Level, Subject} from './types.ts';
import type {Combination, CustomerVerdict, ManagerShare} from './verdict.ts';

/** A rule that could not be evaluated, and for want of what. */
export interface NotEvaluated {
  readonly rule: RuleId;
  readonly missing: string;
}

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
  const feeds = createFeedSource(tables);
  const totals = createEntryTotals(tables);
  let book = ruleBook(settings());
  let clock: FullClock = fullClock({today: asDay(0), closedMonth: asMonth(0)});
  const customers = new Map<RowId, WatchedCustomer>();
  const forShop = new Map<RowId, {readonly balance: number; readonly sales90: number}>();
  let shopBalance = 0;
  let shopSales = 0;
  const managers = new Map<RowId, Map<RowId, ManagerShare>>();
  const managersOf = new Map<RowId, readonly RowId[]>();
  const others = new Map<string, readonly Finding[]>();
  /** Managers and others to judge at the next `settle`. */
  let dirtyManagers = new Set<RowId>();
  let othersDirty = true;
  let shopDirty = true;
  const combinations = createCombinations();

  function restart(next: EvaluationClock): void {
    book = ruleBook(settings());
    clock = fullClock(next);
    clock = {...clock, closedWeeks: lastClosedWeeks(clock, book.settings.weekScheme)};
    for (const map of [customers, forShop, managers, managersOf, others]) map.clear();
    shopBalance = 0;
    shopSales = 0;
    dirtyManagers = new Set();
    othersDirty = true;
    shopDirty = true;
  }

  function feedsOf(id: RowId): CustomerFeeds {
    return {...feeds.customer(id), ranking: totals.ranking(id, closedQuarter(clock))};
  }

  function withdraw(id: RowId): void {
    const shop = forShop.get(id);
    shopBalance -= shop?.balance ?? 0;
    shopSales -= shop?.sales90 ?? 0;
    for (const manager of managersOf.get(id) ?? []) {
      managers.get(manager)?.delete(id);
      dirtyManagers.add(manager);
    }
    managersOf.delete(id);
    forShop.delete(id);
    customers.delete(id);
  }

  /** The customer is no more, or no rule looks at it any more: the shop's sums lose it too. */
  function leave(id: RowId): void {
    const shop = forShop.get(id);
    shopDirty ||= shop !== undefined && (shop.balance !== 0 || shop.sales90 !== 0);
    withdraw(id);
  }

  function enter(verdict: CustomerVerdict): void {
    const id = verdict.customer;
    const before = forShop.get(id);
    withdraw(id);
    customers.set(id, {
      level: verdict.level,
      combined: verdict.combined,
      oranges: verdict.oranges,
      fired: verdict.findings.filter(({outcome}) => outcome.kind === 'fired'),
      notEvaluated: combinations.of(verdict.findings),
    });
    forShop.set(id, {balance: verdict.closedBalance, sales90: verdict.sales90});
    shopBalance += verdict.closedBalance;
    shopSales += verdict.sales90;
    shopDirty ||= before?.balance !== verdict.closedBalance || before.sales90 !== verdict.sales90;
    for (const share of verdict.shares) {
      const shares = managers.get(share.manager) ?? new Map<RowId, ManagerShare>();
      managers.set(share.manager, shares.set(id, share));
      dirtyManagers.add(share.manager);
    }
    if (verdict.shares.length > 0) {
      managersOf.set(
        id,
        verdict.shares.map(({manager}) => manager),
      );
    }
  }

  function put(subject: Subject, found: readonly Finding[]): void {
    const kept = found.filter(({outcome}) => outcome.kind !== 'clear');
    if (kept.length > 0) others.set(keyOf(subject), kept);
    else others.delete(keyOf(subject));
  }

  /** Judges managers whose shares changed; where targets may have, all that have shares, a target or a finding. */
  function settleManagers(touched: Subject[]): void {
    const targets = dirtyManagers.size > 0 || othersDirty ? feeds.targets() : null;
    if (othersDirty) {
      for (const id of managers.keys()) dirtyManagers.add(id);
      for (const {owner} of targets ?? []) dirtyManagers.add(owner);
      for (const key of others.keys()) if (key.startsWith('manager ')) dirtyManagers.add(asId<RowId>(key.slice(8)));
    }
    for (const id of dirtyManagers) {
      const subject: Subject = {kind: 'manager', id};
      const shares = [...(managers.get(id)?.values() ?? [])];
      if (shares.length === 0) managers.delete(id);
      const own = targets?.filter(({owner}) => owner === id) ?? null;
      const isManager = shares.length > 0 || (own !== null && own.length > 0);
      put(subject, isManager ? evaluateManager(id, shares, clock, book, own) : []);
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
      const {closed, moved} = totals.note(changes, clock.closedMonth, shiftFilter());
      shopDirty ||= closed;
      const fed = feeds.note(changes);
      othersDirty ||= fed.others;
      if (fed.customers === 'all' || changes.some(changesRules)) return 'all';
      const touched = new Set(fed.customers);
      if (book.rule(SAL_10) === undefined) return [...touched];
      if (moved === 'all') return 'all';
      for (const customer of moved) {
        if (rankLevel(customer) !== levelOf(rankFinding(customers.get(customer)))) touched.add(customer);
      }
      return [...touched];
    },
    judge(reckoning: Reckoning) {
      const {id, status} = reckoning.ledger.customer;
      if (status === 'prospect' || status === 'closed') {
        leave(id);
        return null;
      }
      const verdict = evaluateCustomer(reckoning, clock, book, feedsOf(id), false);
      enter(verdict);
      return verdict.level;
    },
    forget: leave,
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
    customer: id => withPlace(id, customers.get(id)),
    findings(subject) {
      if (subject.kind !== 'customer') return others.get(keyOf(subject)) ?? [];
      const id = asId<RowId>(subject.id);
      return withPlace(id, customers.get(id))?.fired ?? [];
    },
    *fired() {
      for (const [id, kept] of customers) yield* withPlace(id, kept)?.fired ?? [];
      for (const found of others.values())
        for (const finding of found) if (finding.outcome.kind === 'fired') yield finding;
    },
    feeds: feedsOf,
    counts() {
      const counts = {blue: 0, yellow: 0, orange: 0, red: 0};
      for (const {level} of customers.values()) if (level !== null) counts[level] += 1;
      return counts;
    },
    subjectCount: () => customers.size + managers.size + feeds.products().length + feeds.contracts().length,
  };

  /** Which shifts of a place can change a level. Customers with thresholds of their own are always looked at. */
  function shiftFilter(): ShiftFilter {
    const {customerThresholds} = book.settings;
    if (Object.values(customerThresholds).some(rules => rules[SAL_10] !== undefined)) return () => true;
    const thresholds = book.thresholds(SAL_10, null);
    return (was, is) => rankBits(was, thresholds) !== rankBits(is, thresholds);
  }

  /** SAL-10 of a customer as the places are now. */
  function ranked(id: RowId): Finding | null {
    const measure = (): Measured => quarterRank(totals.ranking(id, closedQuarter(clock)));
    return evaluateRule(book, SAL_10, {kind: 'customer', id}, measure);
  }

  /** Its level alone. Thousands of customers shift by a place when one of them sells more, so no facts are made. */
  function rankLevel(id: RowId): Level | null {
    const compiled = book.rule(SAL_10);
    if (compiled === undefined) return null;
    const measured = quarterRank(totals.ranking(id, closedQuarter(clock)));
    return levelFired(compiled, measured, book.thresholds(SAL_10, id));
  }

  /** A customer's place is looked up when it is asked for: others shift it without a word. */
  function withPlace(id: RowId, kept: WatchedCustomer | undefined): WatchedCustomer | undefined {
    if (kept === undefined || rankFinding(kept) === undefined) return kept;
    return {...kept, fired: kept.fired.map(finding => (finding.rule === SAL_10 ? (ranked(id) ?? finding) : finding))};
  }
}

function rankFinding(kept: WatchedCustomer | undefined): Finding | undefined {
  return kept?.fired.find(({rule}) => rule === SAL_10);
}

function levelOf(finding: Finding | undefined): Level | null {
  return finding?.outcome.kind === 'fired' ? finding.outcome.level : null;
}

const SAL_10 = asId<RuleId>('SAL-10');

function changesRules(change: Change): boolean {
  return change.kind === 'settings' && RULE_SETTINGS.has(change.key);
}

function keyOf({kind, id}: Subject): string {
  return `${kind} ${id}`;
}

/** Most customers lack the same few fields: each list is kept once. */
function createCombinations(): {of(findings: readonly Finding[]): readonly NotEvaluated[]} {
  const known = new Map<string, readonly NotEvaluated[]>();
  return {
    of(findings) {
      const list: NotEvaluated[] = [];
      for (const {rule, outcome} of findings) {
        if (outcome.kind === 'not_evaluated') list.push({rule, missing: outcome.missing});
      }
      const key = list.map(({rule, missing}) => `${rule} ${missing}`).join('\n');
      const same = known.get(key);
      if (same !== undefined) return same;
      known.set(key, list);
      return list;
    },
  };
}
