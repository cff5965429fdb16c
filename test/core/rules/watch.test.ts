import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay, monthAt} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {createDerivation, type Derivation} from '../../../core/derive.ts';
import {type Command, writeCommand} from '../../../core/doc/command.ts';
import type {OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {runningClock} from '../../../core/rules/clock.ts';
import {keyText} from '../../../core/rules/episode-id.ts';
import {SHOP} from '../../../core/rules/run-others.ts';
import type {Subject} from '../../../core/rules/types.ts';
import {createRuleWatch, type RuleWatch} from '../../../core/rules/watch.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {day} from '../ledger/ledger-builder.ts';
import {insertRows, type MemoryWorkbook, memoryWorkbook} from '../memory-workbook.ts';

type Cells = Readonly<Record<string, CellValue>>;

const TODAY = day('05-13');
const CLOCK = runningClock(TODAY);
const APRIL = monthAt(2026, 4);
const customers = ['c0', 'c1', 'c2'];
const subjects: readonly Subject[] = [
  ...customers.map(id => ({kind: 'customer', id}) as const),
  {kind: 'manager', id: 'mei'},
  {kind: 'manager', id: 'luo'},
  {kind: 'product', id: 'tea'},
  {kind: 'product', id: 'cup'},
  {kind: 'region', id: '北区'},
  {kind: 'contract', id: 'k0'},
  {kind: 'shop', id: SHOP},
];

interface Opened {
  readonly book: MemoryWorkbook;
  readonly derivation: Derivation;
  readonly watch: RuleWatch;
}

function derived(workbook: OpenWorkbook): Pick<Opened, 'derivation' | 'watch'> {
  const watch = createRuleWatch(workbook.tables, workbook.settings);
  const derivation = createDerivation({tables: workbook.tables, settings: workbook.settings, rules: watch}, CLOCK);
  derivation.runAll(CLOCK);
  return {watch, derivation};
}

function opened(): Opened {
  const book = memoryWorkbook();
  book.apply(insertRows('staff', {mei: {name: '梅'}, luo: {name: '罗'}}));
  book.apply(
    insertRows('customers', {
      c0: {name: '东岚仲裁所', account_manager: 'mei'},
      c1: {name: '岚农银号', account_manager: 'luo'},
      c2: {name: '陶晚晴', account_manager: 'mei'},
    }),
  );
  book.apply(insertRows('products', {tea: {name: '茶'}, cup: {name: '杯'}}));
  book.apply(
    insertRows('entries', {start: sale('c0', day('2025-08-10'), 900), other: sale('c1', day('2025-08-10'), 900)}),
  );
  return {book, ...derived(book.workbook)};
}

function sale(customer: string, on: number, yuan: number, more: Cells = {}): Cells {
  return {
    posted_on: on,
    entry_date: on,
    customer,
    entry_type: 'sale',
    amount: yuan * 100,
    settlement_form: 'signed_bill',
    ...more,
  };
}

/** Everything a watch says, as plain data. */
function said({watch}: Pick<Opened, 'watch'>): unknown {
  return {
    customers: customers.map(id => watch.customer(asId<RowId>(id))),
    others: subjects.map(subject => watch.findings(subject)),
    fired: [...watch.fired()].map(finding => keyText(finding)).sort(),
    counts: watch.counts(),
    subjects: watch.subjectCount(),
  };
}

function follow(opened: Opened, command: Command): void {
  opened.derivation.update(opened.book.apply(command));
}

function write(sheet: string, row: string, column: string, value: CellValue): Command {
  const cell = {sheet: asId<SheetId>(sheet), row: asId<RowId>(row), column: asId<ColumnId>(column), value};
  return writeCommand('write', {cells: [cell]});
}

function remove(sheet: string, row: string): Command {
  return writeCommand('remove', {deletes: [{sheet: asId<SheetId>(sheet), row: asId<RowId>(row)}]});
}

const anyCustomer = fc.constantFrom(...customers);
const anyDay = fc.integer({min: day('2025-10-01'), max: TODAY}).map(asDay);
const anyYuan = fc.integer({min: 1, max: 9000});
const anyRow = fc.nat({max: 3});

/** A row of some sheet, by a number, so that the same rows are added, changed and removed. */
const anyInsert: fc.Arbitrary<readonly [string, string, Cells]> = fc.oneof(
  fc
    .tuple(anyRow, anyCustomer, anyDay, anyYuan, fc.constantFrom('sale', 'payment'))
    .map(
      ([row, customer, on, yuan, type]) =>
        ['entries', `e${row}`, sale(customer, on, yuan, {entry_type: type})] as const,
    ),
  fc
    .tuple(anyRow, anyCustomer, anyDay, anyYuan, fc.constantFrom('tea', 'cup', null), fc.constantFrom('北区', null))
    .map(
      ([row, customer, order_date, yuan, product, region]) =>
        [
          'orders',
          `o${row}`,
          {
            customer,
            order_date,
            amount: yuan * 100,
            cost: yuan * 95,
            discount_amount: yuan * 15,
            quantity: 3,
            product,
            region,
          },
        ] as const,
    ),
  fc
    .tuple(anyRow, fc.nat({max: 90}))
    .map(
      ([row, quantity]) =>
        ['stock', `s${row}`, {stock_date: day('05-01'), product: 'tea', quantity_on_hand: quantity}] as const,
    ),
  fc
    .tuple(anyRow, anyCustomer, anyDay)
    .map(
      ([row, customer, next]) =>
        [
          'services',
          `v${row}`,
          {customer, asset: `岚${row}`, service_date: day('2025-10-01'), next_service_due: next},
        ] as const,
    ),
  fc
    .tuple(anyRow, anyCustomer, fc.nat({max: 4}))
    .map(
      ([row, customer, used]) =>
        ['packages', `q${row}`, {customer, service_item: '水疗', sessions_bought: 5, sessions_used: used}] as const,
    ),
  fc
    .tuple(anyRow, fc.constantFrom('mei', 'luo'), anyYuan)
    .map(
      ([row, owner, yuan]) =>
        [
          'targets',
          `t${row}`,
          {owner, period_month: monthAt(2026, 5), target_name: 'sales', target_value: yuan * 100},
        ] as const,
    ),
  anyDay.map(
    due_date =>
      ['contracts', 'k0', {contract_no: 'K0', customer: 'c0', mortgage_amount: 100, apply_before: due_date}] as const,
  ),
  fc
    .tuple(anyRow, anyDay)
    .map(([row, due_date]) => ['instalments', `i${row}`, {contract: 'k0', due_date, amount: 100_00}] as const),
);

const anyStep = fc.oneof(
  {weight: 6, arbitrary: anyInsert.map(([sheet, row, cells]) => insertRows(sheet, {[row]: cells}))},
  {weight: 2, arbitrary: anyInsert.map(([sheet, row]) => remove(sheet, row))},
  {weight: 2, arbitrary: fc.tuple(anyRow, anyDay).map(([row, on]) => write('entries', `e${row}`, 'posted_on', on))},
  {weight: 1, arbitrary: anyCustomer.map(row => remove('customers', row))},
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyCustomer, fc.constantFrom('active', 'closed', 'prospect'))
      .map(([row, status]) => write('customers', row, 'status', status)),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({min: 0, max: 40})
      .map((yellow): Command => ({kind: 'set-setting', key: 'thresholds', value: {'AR-03': {yellow}}})),
  },
);

test('findings kept up edit by edit are those of a fresh look', () => {
  fc.assert(
    fc.property(fc.array(anyStep, {maxLength: 14}), steps => {
      const live = opened();
      for (const step of steps) {
        // An insert of a row that is there, or a write to one that is not, is refused as a whole.
        const applied = live.book.workbook.apply(step, 'user');
        if (applied.ok) live.derivation.update(applied.value.changes);
      }
      expect(said(live)).toEqual(said(derived(live.book.workbook)));
    }),
    {numRuns: 60},
  );
});

describe('sheets beside the ledger', () => {
  test('an order that gives too much away warns of its customer', () => {
    const live = opened();
    follow(
      live,
      insertRows('orders', {o0: {customer: 'c2', order_date: day('04-10'), amount: 100_00, discount_amount: 40_00}}),
    );
    expect(live.watch.findings({kind: 'customer', id: 'c2'})).toMatchObject([
      {rule: 'SAL-12', outcome: {level: 'orange'}},
    ]);
    follow(live, write('orders', 'o0', 'discount_amount', 5_00));
    expect(live.watch.findings({kind: 'customer', id: 'c2'})).toEqual([]);
  });

  test('an instalment that is late warns of its contract until it is paid', () => {
    const live = opened();
    follow(live, insertRows('contracts', {k0: {contract_no: 'K0', customer: 'c0'}}));
    follow(live, insertRows('instalments', {i0: {contract: 'k0', due_date: day('05-01'), amount: 100_00}}));
    const contract: Subject = {kind: 'contract', id: 'k0'};
    expect(live.watch.findings(contract)).toMatchObject([{rule: 'AR-18', outcome: {level: 'yellow'}}]);
    follow(live, write('instalments', 'i0', 'paid_amount', 100_00));
    expect(live.watch.findings(contract)).toEqual([]);
  });

  test('rules of a sheet that the workbook does not use say nothing, not even that something is missing', () => {
    const {watch} = opened();
    const rules = watch.customer(asId<RowId>('c0'))?.notEvaluated.map(({rule}) => String(rule)) ?? [];
    expect(rules.filter(rule => ['SAL-11', 'SAL-12', 'SAL-15', 'SAL-16', 'SAL-17', 'SAL-18'].includes(rule))).toEqual(
      [],
    );
    const ofManager = watch.findings({kind: 'manager', id: 'mei'}).map(({rule}) => String(rule));
    expect(ofManager).toEqual(['AR-05']);
  });

  test('a customer whose purchases in a closed quarter change can move others in the ranking', () => {
    const live = opened();
    const quarters = {first: day('2025-11-10'), second: day('2026-02-10')};
    const rows: Record<string, Cells> = {};
    Array.from({length: 11}, (_, index) => `n${index}`).forEach((name, index) => {
      rows[`q1-${name}`] = sale(name, quarters.first, 100 + index);
      rows[`q2-${name}`] = sale(name, quarters.second, 100 + index);
    });
    follow(
      live,
      insertRows(
        'customers',
        Object.fromEntries(Array.from({length: 11}, (_, index) => [`n${index}`, {name: `n${index}`}])),
      ),
    );
    follow(
      live,
      insertRows('entries', {...rows, a: sale('c0', quarters.first, 5000), b: sale('c0', quarters.second, 5000)}),
    );
    const falls = () => live.watch.customer(asId<RowId>('c0'))?.fired.find(({rule}) => rule === 'SAL-10');
    expect(falls()).toBeUndefined();
    follow(
      live,
      writeCommand('raise', {
        cells: Array.from({length: 11}, (_, index) => ({
          sheet: asId<SheetId>('entries'),
          row: asId<RowId>(`q2-n${index}`),
          column: asId<ColumnId>('amount'),
          value: 9000_00 + index,
        })),
      }),
    );
    expect(falls()).toMatchObject({outcome: {level: 'yellow', facts: {previous_rank: {value: 1}, rank: {value: 12}}}});
  });

  test('the shop as a whole is compared with a year ago', () => {
    const live = opened();
    follow(
      live,
      insertRows('entries', {
        a: sale('c0', day('2025-04-10'), 1000),
        b: sale('c1', day('2026-04-10'), 400),
      }),
    );
    const found = live.watch.findings({kind: 'shop', id: SHOP}).find(({rule}) => rule === 'SAL-04');
    expect(found).toMatchObject({outcome: {kind: 'fired', level: 'red', facts: {change_bp: {value: -6000}}}});
    expect(CLOCK.closedMonth).toBe(APRIL);
  });
});
