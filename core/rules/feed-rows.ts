/** Rows of the feeding sheets (core/catalog/rule-sheets.ts) as the values that measures work on. */
import {asDay, asMonth, type Day, type Month} from '../base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../base/ids.ts';
import type {Table, TableColumn, Tables} from '../table/table.ts';
import type {
  Activity,
  CapabilityScore,
  Contract,
  HomePurchase,
  Instalment,
  OrderLine,
  PackageMove,
  ServiceRecord,
  StockRecord,
  Target,
} from './feeds.ts';
import {criteria} from './measures/capability.ts';

/** The feeding sheets. */
export const feedSheets = {
  orders: asId<SheetId>('orders'),
  products: asId<SheetId>('products'),
  stock: asId<SheetId>('stock'),
  activities: asId<SheetId>('activities'),
  targets: asId<SheetId>('targets'),
  capability: asId<SheetId>('capability'),
  homePurchases: asId<SheetId>('home_purchases'),
  packages: asId<SheetId>('packages'),
  services: asId<SheetId>('services'),
  contracts: asId<SheetId>('contracts'),
  instalments: asId<SheetId>('instalments'),
  episodes: asId<SheetId>('episodes'),
} as const;

/** Reader of one row; `null` where it lacks what its kind cannot do without. */
export type RowReader<Row> = (index: number) => Row | null;

/** Reader of the sheet `orders`. */
export function orderReader(tables: Tables): RowReader<OrderLine> {
  const table = tables.table(feedSheets.orders);
  const at = columnsOf(table);
  const [date, customer, region, product] = [at('order_date'), at('customer'), at('region'), at('product')];
  const [quantity, amount, discount, cost] = [at('quantity'), at('amount'), at('discount_amount'), at('cost')];
  return index => {
    const day = dayAt(date, index);
    if (day === null) return null;
    return {
      id: table.rowId(index),
      day,
      customer: linkAt(customer, index),
      region: region.text(index) || null,
      product: linkAt(product, index),
      quantity: numberAt(quantity, index),
      amount: numberAt(amount, index),
      discount: numberAt(discount, index),
      cost: numberAt(cost, index),
    };
  };
}

/** Reader of the sheet `stock`. */
export function stockReader(tables: Tables): RowReader<StockRecord> {
  const table = tables.table(feedSheets.stock);
  const at = columnsOf(table);
  const [date, place, quantity] = [at('stock_date'), at('place'), at('quantity_on_hand')];
  return index => {
    const day = dayAt(date, index);
    if (day === null) return null;
    return {id: table.rowId(index), day, place: place.text(index), quantity: numberAt(quantity, index)};
  };
}

/** Reader of the sheet `activities`. */
export function activityReader(tables: Tables): RowReader<Activity> {
  const table = tables.table(feedSheets.activities);
  const at = columnsOf(table);
  const [from, to, product] = [at('start_date'), at('end_date'), at('product')];
  return index => ({
    id: table.rowId(index),
    from: dayAt(from, index),
    to: dayAt(to, index),
    product: linkAt(product, index),
  });
}

/** Reader of the sheet `targets`. */
export function targetReader(tables: Tables): RowReader<Target> {
  const table = tables.table(feedSheets.targets);
  const at = columnsOf(table);
  const [period, owner, name, value] = [at('period_month'), at('owner'), at('target_name'), at('target_value')];
  return index => {
    const month = monthAt(period, index);
    const manager = linkAt(owner, index);
    if (month === null || manager === null) return null;
    const kind = name.text(index) === 'collection' ? 'collection' : 'sales';
    return {id: table.rowId(index), month, owner: manager, name: kind, value: numberAt(value, index)};
  };
}

/** Reader of the sheet `home_purchases`. */
export function homePurchaseReader(tables: Tables): RowReader<HomePurchase> {
  const table = tables.table(feedSheets.homePurchases);
  const at = columnsOf(table);
  const [product, bought, runOut] = [at('product'), at('bought_on'), at('expected_run_out')];
  return index => {
    const boughtOn = dayAt(bought, index);
    if (boughtOn === null) return null;
    return {id: table.rowId(index), product: product.text(index), boughtOn, runOut: dayAt(runOut, index)};
  };
}

/** Reader of the sheet `packages`. */
export function packageReader(tables: Tables): RowReader<PackageMove> {
  const table = tables.table(feedSheets.packages);
  const at = columnsOf(table);
  const [item, bought, used] = [at('service_item'), at('sessions_bought'), at('sessions_used')];
  return index => ({
    id: table.rowId(index),
    item: item.text(index),
    bought: numberAt(bought, index),
    used: numberAt(used, index) ?? 0,
  });
}

/** Reader of the sheet `services`. */
export function serviceReader(tables: Tables): RowReader<ServiceRecord> {
  const table = tables.table(feedSheets.services);
  const at = columnsOf(table);
  const [asset, done, next] = [at('asset'), at('service_date'), at('next_service_due')];
  return index => {
    const doneOn = dayAt(done, index);
    if (doneOn === null) return null;
    return {id: table.rowId(index), asset: asset.text(index), doneOn, nextDue: dayAt(next, index)};
  };
}

/** Reader of the sheet `capability`. */
export function scoreReader(tables: Tables): RowReader<CapabilityScore> {
  const table = tables.table(feedSheets.capability);
  const at = columnsOf(table);
  const months = at('month');
  const scores = criteria.map(at);
  return index => {
    const month = monthAt(months, index);
    if (month === null) return null;
    return {id: table.rowId(index), month, scores: scores.map(column => numberAt(column, index))};
  };
}

/** Reader of the sheet `contracts`. */
export function contractReader(tables: Tables): RowReader<Contract> {
  const table = tables.table(feedSheets.contracts);
  const at = columnsOf(table);
  const [customer, mortgage, before, applied] = [
    at('customer'),
    at('mortgage_amount'),
    at('apply_before'),
    at('applied_on'),
  ];
  return index => ({
    id: table.rowId(index),
    customer: linkAt(customer, index),
    mortgageAmount: numberAt(mortgage, index),
    applyBefore: dayAt(before, index),
    appliedOn: dayAt(applied, index),
  });
}

/** Reader of the sheet `instalments`. */
export function instalmentReader(tables: Tables): RowReader<Instalment> {
  const table = tables.table(feedSheets.instalments);
  const at = columnsOf(table);
  const [due, amount, paid] = [at('due_date'), at('amount'), at('paid_amount')];
  return index => ({
    id: table.rowId(index),
    dueDate: dayAt(due, index),
    amount: numberAt(amount, index),
    paid: numberAt(paid, index) ?? 0,
  });
}

function columnsOf(table: Table): (name: string) => TableColumn {
  return name => table.column(asId<ColumnId>(name));
}

function numberAt(column: TableColumn, index: number): number | null {
  const value = column.number(index);
  return Number.isNaN(value) ? null : value;
}

function dayAt(column: TableColumn, index: number): Day | null {
  const value = column.number(index);
  return Number.isInteger(value) ? asDay(value) : null;
}

function monthAt(column: TableColumn, index: number): Month | null {
  const value = column.number(index);
  return Number.isInteger(value) ? asMonth(value) : null;
}

function linkAt(column: TableColumn, index: number): RowId | null {
  const text = column.text(index);
  return text === '' ? null : asId<RowId>(text);
}
