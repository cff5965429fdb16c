import {asId, type ColumnId, type RowId, type RuleId, type SheetId} from '../base/ids.ts';
import type {Change} from '../doc/change.ts';
import {createLinkIndex, type LinkIndex} from '../ledger/link-index.ts';
import {CUSTOMER_COLUMN, ledgerSheets} from '../ledger/read-rows.ts';
import type {Tables} from '../table/table.ts';
import {
  activityReader,
  contractReader,
  feedSheets,
  homePurchaseReader,
  instalmentReader,
  orderReader,
  packageReader,
  type RowReader,
  scoreReader,
  serviceReader,
  stockReader,
  targetReader,
} from './feed-rows.ts';
import type {Contract, CustomerFeeds, Instalment, OrderLine, ProductFeeds, Target} from './feeds.ts';

/** What some changes of feeding sheets touch. */
export interface FeedChange {
  /** `all`: too many to tell. */
  readonly customers: 'all' | ReadonlySet<RowId>;
  /** Products, regions, contracts or targets may have altered. */
  readonly others: boolean;
}

/** The feeding sheets by what they speak of. Kept row by row. */
export interface FeedSource {
  /** By index of the customers' table. */
  customer(owner: number, ranking: CustomerFeeds['ranking']): CustomerFeeds;
  products(): readonly {readonly id: RowId; readonly feeds: ProductFeeds}[];
  /** Order lines that name a shop or region, by its name; empty without such. */
  regions(): ReadonlyMap<string, readonly OrderLine[]>;
  contracts(): readonly {readonly contract: Contract; readonly instalments: readonly Instalment[]}[];
  /** `null` = the workbook sets no targets. */
  targets(): readonly Target[] | null;
  note(changes: readonly Change[]): FeedChange;
}

const PRODUCT = asId<ColumnId>('product');
const CONTRACT = asId<ColumnId>('contract');
const SUBJECT = asId<ColumnId>('subject');
const customerFeeds = ['orders', 'homePurchases', 'packages', 'services', 'capability'] as const;
const otherSheets: ReadonlySet<SheetId> = new Set([
  feedSheets.orders,
  feedSheets.products,
  feedSheets.stock,
  feedSheets.activities,
  feedSheets.targets,
  feedSheets.contracts,
  feedSheets.instalments,
]);
const noReviews: CustomerFeeds['reviewed'] = new Map();

/** Opens the feeding sheets of a workbook. */
export function createFeedSource(tables: Tables): FeedSource {
  const customers = tables.table(ledgerSheets.customers);
  const products = tables.table(feedSheets.products);
  const contracts = tables.table(feedSheets.contracts);
  const byCustomer = new Map<SheetId, LinkIndex>(
    customerFeeds.map(name => [
      feedSheets[name],
      createLinkIndex(tables.table(feedSheets[name]), CUSTOMER_COLUMN, customers),
    ]),
  );
  byCustomer.set(feedSheets.episodes, createLinkIndex(tables.table(feedSheets.episodes), SUBJECT, customers));
  const byProduct = new Map<SheetId, LinkIndex>(
    [feedSheets.orders, feedSheets.stock].map(sheet => [
      sheet,
      createLinkIndex(tables.table(sheet), PRODUCT, products),
    ]),
  );
  const instalmentsOf = createLinkIndex(tables.table(feedSheets.instalments), CONTRACT, contracts);

  const readOrder = orderReader(tables);
  const readHomePurchase = homePurchaseReader(tables);
  const readPackage = packageReader(tables);
  const readService = serviceReader(tables);
  const readScore = scoreReader(tables);
  const readStock = stockReader(tables);
  const readActivity = activityReader(tables);
  const readTarget = targetReader(tables);
  const readContract = contractReader(tables);
  const readInstalment = instalmentReader(tables);

  function linked<Row>(index: LinkIndex | undefined, owner: number, read: RowReader<Row>): Row[] {
    return (index?.rowsOf(owner) ?? []).map(read).filter(row => row !== null);
  }

  /** Reads a customer's rows of a sheet; `null` where the sheet is empty. */
  function ofCustomer<Row>(sheet: SheetId, read: RowReader<Row>): (owner: number) => readonly Row[] | null {
    const table = tables.table(sheet);
    const index = byCustomer.get(sheet);
    return owner => (table.liveCount === 0 ? null : linked(index, owner, read));
  }

  const ofOrders = ofCustomer(feedSheets.orders, readOrder);
  const ofHomePurchases = ofCustomer(feedSheets.homePurchases, readHomePurchase);
  const ofPackages = ofCustomer(feedSheets.packages, readPackage);
  const ofServices = ofCustomer(feedSheets.services, readService);
  const ofScores = ofCustomer(feedSheets.capability, readScore);
  const episodesOf = byCustomer.get(feedSheets.episodes);
  const episodes = tables.table(feedSheets.episodes);

  function live<Row>(sheet: SheetId, read: RowReader<Row>): Row[] {
    const table = tables.table(sheet);
    const rows: Row[] = [];
    for (let index = 0; index < table.size; index += 1) {
      const row = table.isLive(index) ? read(index) : null;
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  function reviewedOf(owner: number): CustomerFeeds['reviewed'] {
    const rows = episodesOf?.rowsOf(owner) ?? [];
    if (rows.length === 0) return noReviews;
    const found = new Map<RuleId, Set<RowId>>();
    for (const row of rows) {
      const entries = episodes.text(row, asId<ColumnId>('reviewed'));
      if (entries === '') continue;
      const rule = asId<RuleId>(episodes.text(row, asId<ColumnId>('rule')));
      const set = found.get(rule) ?? new Set<RowId>();
      found.set(rule, set);
      for (const entry of entries.split(' ')) set.add(asId<RowId>(entry));
    }
    return found;
  }

  return {
    customer(owner, ranking) {
      return {
        orders: ofOrders(owner),
        homePurchases: ofHomePurchases(owner),
        packages: ofPackages(owner),
        services: ofServices(owner),
        scores: ofScores(owner),
        ranking,
        reviewed: reviewedOf(owner),
      };
    },
    products() {
      if (products.liveCount === 0) return [];
      const stocked = tables.table(feedSheets.stock).liveCount > 0;
      const activities =
        tables.table(feedSheets.activities).liveCount > 0 ? live(feedSheets.activities, readActivity) : null;
      return liveRows(products.size, index => products.isLive(index)).map(index => {
        const id = products.rowId(index);
        return {
          id,
          feeds: {
            orders: linked(byProduct.get(feedSheets.orders), index, readOrder),
            stock: stocked ? linked(byProduct.get(feedSheets.stock), index, readStock) : null,
            activities: activities?.filter(({product}) => product === null || product === id) ?? null,
          },
        };
      });
    },
    regions() {
      const found = new Map<string, OrderLine[]>();
      if (tables.table(feedSheets.orders).liveCount === 0) return found;
      for (const line of live(feedSheets.orders, readOrder)) {
        if (line.region === null) continue;
        const lines = found.get(line.region);
        if (lines === undefined) found.set(line.region, [line]);
        else lines.push(line);
      }
      return found;
    },
    contracts() {
      return liveRows(contracts.size, index => contracts.isLive(index)).flatMap(index => {
        const contract = readContract(index);
        return contract === null ? [] : [{contract, instalments: linked(instalmentsOf, index, readInstalment)}];
      });
    },
    targets: () => (tables.table(feedSheets.targets).liveCount === 0 ? null : live(feedSheets.targets, readTarget)),
    note(changes) {
      const touched = new Set<RowId>();
      let all = false;
      let others = false;
      let arrived = false;
      for (const change of changes) {
        if (change.kind === 'settings' || change.kind === 'columns') continue;
        const {sheet} = change;
        others ||= otherSheets.has(sheet);
        if (change.kind !== 'cell') arrived ||= sheet === ledgerSheets.customers || otherSheets.has(sheet);
        const index = byCustomer.get(sheet);
        if (change.kind === 'rows') {
          if (index !== undefined || otherSheets.has(sheet)) all = true;
          continue;
        }
        const row = tables.table(sheet).indexOf(change.row);
        if (row < 0) continue;
        byProduct.get(sheet)?.refresh(row);
        if (sheet === feedSheets.instalments) instalmentsOf.refresh(row);
        if (index === undefined) continue;
        // The first or last row of a sheet decides whether the workbook uses it at all.
        if (change.kind === 'row' && sheet !== feedSheets.episodes && tables.table(sheet).liveCount <= 1) all = true;
        const {before, after} = index.refresh(row);
        for (const owner of [before, after]) if (owner >= 0) touched.add(customers.rowId(owner));
      }
      if (all) for (const index of [...byCustomer.values(), ...byProduct.values(), instalmentsOf]) index.rebuild();
      else if (arrived) {
        for (const index of byCustomer.values()) {
          for (const owner of index.refreshDangling()) touched.add(customers.rowId(owner));
        }
        for (const index of [...byProduct.values(), instalmentsOf]) index.refreshDangling();
      }
      return {customers: all ? 'all' : touched, others: others || all};
    },
  };
}

function liveRows(size: number, isLive: (index: number) => boolean): readonly number[] {
  const rows: number[] = [];
  for (let index = 0; index < size; index += 1) if (isLive(index)) rows.push(index);
  return rows;
}
