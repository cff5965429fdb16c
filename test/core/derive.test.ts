import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asDay} from '../../core/base/calendar-date.ts';
import {asId, type ColumnId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {RuleStage} from '../../core/derive/rule-stage.ts';
import {createDerivation, type Derivation} from '../../core/derive.ts';
import {type Command, writeCommand} from '../../core/doc/command.ts';
import type {OpenWorkbook} from '../../core/doc/workbook-types.ts';
import {entryTypes, settlementForms} from '../../core/ledger/types.ts';
import {runningClock} from '../../core/rules/clock.ts';
import {createRuleWatch, type RuleWatch} from '../../core/rules/watch.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import {APRIL, day, FEBRUARY, MARCH, MAY} from './ledger/ledger-builder.ts';
import {insertRows, type MemoryWorkbook, memoryWorkbook} from './memory-workbook.ts';

const CLOCK = runningClock(day('04-25'));
const CUSTOMERS = ['c0', 'c1', 'c2'];
const ENTRIES = Array.from({length: 12}, (_, at) => `e${at}`);

interface Opened {
  readonly book: MemoryWorkbook;
  readonly derivation: Derivation;
  readonly watch: RuleWatch;
}

function derived(workbook: OpenWorkbook): {readonly derivation: Derivation; readonly watch: RuleWatch} {
  const watch = createRuleWatch(workbook.tables, workbook.settings);
  const derivation = createDerivation({tables: workbook.tables, settings: workbook.settings, rules: watch}, CLOCK);
  derivation.runAll(CLOCK);
  return {derivation, watch};
}

function opened(): Opened {
  // So few customers that a fall by one place must do.
  const book = memoryWorkbook({thresholds: {'SAL-10': {places: 1}}});
  book.apply(insertRows('staff', {mei: {name: '梅'}, luo: {name: '罗'}}));
  book.apply(
    insertRows('customers', {
      c0: {name: '东岚仲裁所', sector: 'gov-law', account_manager: 'mei'},
      c1: {name: '岚农银号', sector: 'finance', account_manager: 'luo', prev_month: FEBRUARY, prev_month_sales: 900_00},
      c2: {name: '陶晚晴', kind: 'person', account_manager: 'mei', settlement_form: 'prepaid'},
    }),
  );
  book.apply(
    insertRows('contacts', {
      p0: {customer: 'c0', name: '季科长'},
      p1: {customer: 'c0', name: '潘书记', account_manager: 'luo'},
    }),
  );
  book.apply(
    insertRows('agreements', {
      a0: {customer: 'c0', credit_limit: 2000_00, account_period_days: 30, on_account_allowed: true},
    }),
  );
  return {book, ...derived(book.workbook)};
}

const sale = (more: Readonly<Record<string, CellValue>> = {}) => ({
  posted_on: day('04-02'),
  entry_date: day('04-02'),
  customer: 'c0',
  contact: 'p0',
  account_manager: 'mei',
  entry_type: 'sale',
  amount: 100_00,
  settlement_form: 'signed_bill',
  ...more,
});

function write(sheet: string, row: string, column: string, value: CellValue): Command {
  const cell = {sheet: asId<SheetId>(sheet), row: asId<RowId>(row), column: asId<ColumnId>(column), value};
  return writeCommand('write', {cells: [cell]});
}

/** Everything a derivation says, as plain data. */
function said({derivation, watch}: Pick<Opened, 'derivation' | 'watch'>): unknown {
  const customers = CUSTOMERS.map(name => asId<RowId>(name));
  return {
    months: derivation.months(),
    sums: customers.map(customer => derivation.sums(customer)),
    tables: [MARCH, APRIL, MAY].map(month => {
      const table = derivation.monthTable(month);
      return {
        sheets: table.sheets(),
        total: table.total(),
        sectors: table.sectorsInUse().map(sector => table.sectorTotal(sector)),
      };
    }),
    customers: customers.map(customer => watch.customer(customer) ?? null),
    managers: ['mei', 'luo'].map(id => watch.findings({kind: 'manager', id})),
    shop: watch.findings({kind: 'shop', id: 'shop'}),
  };
}

describe('one edit', () => {
  test('moves the customer’s figures, the open tables and the warnings at once', () => {
    const {book, derivation, watch} = opened();
    derivation.update(book.apply(insertRows('entries', {e1: sale({amount: 1900_00})})));
    const customer = asId<RowId>('c0');
    expect(derivation.sums(customer)).toMatchObject({
      balance: 1900_00,
      monthSales: 1900_00,
      limitUseBp: 9500,
      level: 'yellow',
    });
    const table = derivation.monthTable(APRIL);
    expect(table.managerTotal(asId<RowId>('mei')).closing).toBe(1900_00);
    const paid = sale({entry_type: 'payment', amount: 1900_00, posted_on: day('04-20'), settlement_form: 'transfer'});
    expect(derivation.update(book.apply(insertRows('entries', {e2: paid})))).toMatchObject({
      all: false,
      customers: ['c0'],
    });
    expect(table.managerTotal(asId<RowId>('mei')).closing).toBe(0);
    expect(derivation.sums(customer)).toMatchObject({balance: 0, level: null});
    expect(watch.customer(customer)?.fired).toEqual([]);
  });

  test('reckons its own customer only', () => {
    const {book} = opened();
    for (const name of CUSTOMERS)
      book.apply(insertRows('entries', {[`first ${name}`]: sale({customer: name, contact: null})}));
    const judged: string[] = [];
    const rules: RuleStage = {
      restart() {},
      note: () => [],
      judge(reckoning) {
        judged.push(reckoning.ledger.customer.id);
        return null;
      },
      forget() {},
      settle: () => [],
    };
    const {tables, settings} = book.workbook;
    const derivation = createDerivation({tables, settings, rules}, CLOCK);
    derivation.runAll(CLOCK);
    expect(judged).toEqual(CUSTOMERS);
    derivation.update(book.apply(write('entries', 'first c1', 'amount', 5)));
    derivation.update(book.apply(write('customers', 'c2', 'remark', 'x')));
    derivation.update(book.apply(insertRows('staff', {wu: {name: '吴'}})));
    expect(judged.slice(3)).toEqual(['c1', 'c2']);
  });
});

describe('a derivation', () => {
  test('names the groups whose totals an edit touched, the one that a row left included', () => {
    const {book, derivation} = opened();
    derivation.update(book.apply(insertRows('entries', {e1: sale()})));
    derivation.monthTable(APRIL);
    const moved = derivation.update(book.apply(write('customers', 'c0', 'sector', 'grain')));
    expect([...moved.groups]).toEqual([
      [
        APRIL,
        [
          {manager: 'mei', sector: 'gov-law'},
          {manager: 'mei', sector: 'grain'},
        ],
      ],
    ]);
  });

  test('lays the sheets out anew when a manager comes', () => {
    const {book, derivation} = opened();
    expect(derivation.monthTable(APRIL).layout.managers).toEqual(['mei', 'luo']);
    derivation.update(book.apply(insertRows('staff', {wu: {name: '吴'}})));
    expect(derivation.monthTable(APRIL).layout.managers).toEqual(['mei', 'luo', 'wu']);
  });

  test('takes a customer that was closed out of the shop’s sums', () => {
    const {book, derivation, watch} = opened();
    const old = {posted_on: day('2025-12-02'), entry_date: day('2025-12-02'), amount: 9000_00};
    derivation.update(
      book.apply(insertRows('entries', {e1: sale(old), e2: sale({posted_on: day('03-02'), entry_date: day('03-02')})})),
    );
    const outstanding = () => watch.findings({kind: 'shop', id: 'shop'}).filter(({rule}) => rule === 'AR-12');
    expect(outstanding().map(({outcome}) => outcome.kind)).toEqual(['fired']);
    derivation.update(book.apply(write('customers', 'c0', 'status', 'closed')));
    expect(outstanding()).toEqual([]);
  });

  test('moves another customer down the quarter’s ranking when one sells more', () => {
    const {book, derivation, watch} = opened();
    const quarters = (customer: string, before: number, now: number) => ({
      [`before ${customer}`]: sale({customer, contact: null, amount: before, posted_on: day('2025-10-02')}),
      [`now ${customer}`]: sale({customer, contact: null, amount: now, posted_on: day('02-02')}),
    });
    const rows = {
      ...quarters('c0', 900_00, 900_00),
      ...quarters('c1', 800_00, 800_00),
      ...quarters('c2', 700_00, 700_00),
    };
    derivation.update(book.apply(insertRows('entries', rows)));
    const place = (customer: string) =>
      watch
        .customer(asId<RowId>(customer))
        ?.fired.filter(({rule}) => rule === 'SAL-10')
        .map(({outcome}) => (outcome.kind === 'fired' ? outcome.facts.rank?.value : null));
    expect([place('c0'), place('c1')]).toEqual([[], []]);
    derivation.update(book.apply(write('entries', 'now c2', 'amount', 850_00)));
    expect([place('c0'), place('c1')]).toEqual([[], [3]]);
    derivation.update(book.apply(write('entries', 'now c2', 'amount', 950_00)));
    expect([place('c0'), place('c1')]).toEqual([[2], [3]]);
    derivation.update(book.apply(write('entries', 'now c1', 'amount', 960_00)));
    expect([place('c0'), place('c1')]).toEqual([[3], []]);
    const fired = [...watch.fired()].filter(({rule}) => rule === 'SAL-10');
    expect(
      fired.map(({subject, outcome}) => [subject.id, outcome.kind === 'fired' && outcome.facts.rank?.value]),
    ).toEqual([['c0', 3]]);
  });

  test('forgets the figures of customers whose import was undone', () => {
    const {book, derivation} = opened();
    const rows = Array.from({length: 5000}, (_, at) => asId<RowId>(`slot.${at}`));
    const block = {sheet: asId<SheetId>('customers'), rows, columns: {name: rows.map(row => `N ${row}`)}};
    // biome-ignore lint/suspicious/noThenProperty: the command's own word
    derivation.update(book.apply({kind: 'import', label: 'import', blocks: [block], then: []}));
    expect(derivation.sums(asId<RowId>('slot.7'))?.balance).toBe(0);
    derivation.update(book.undo());
    expect(derivation.sums(asId<RowId>('slot.7'))).toBeUndefined();
  });

  test('judges what is no customer too: a target set for a manager', () => {
    const {book, derivation, watch} = opened();
    derivation.update(book.apply(insertRows('entries', {e1: sale()})));
    const target = {period_month: APRIL, owner: 'mei', target_name: 'sales', target_value: 9000_00};
    derivation.update(book.apply(insertRows('targets', {t1: target})));
    expect(watch.findings({kind: 'manager', id: 'mei'}).map(({rule}) => rule)).toContain('SAL-13');
  });

  test('has no figures of a customer that is gone, and has them again when it comes back', () => {
    const {book, derivation} = opened();
    derivation.update(book.apply(insertRows('entries', {e1: sale()})));
    const table = derivation.monthTable(APRIL);
    const row = {sheet: asId<SheetId>('customers'), row: asId<RowId>('c0')};
    derivation.update(book.apply(writeCommand('delete', {deletes: [row]})));
    expect([derivation.sums(asId<RowId>('c0')), derivation.reckoning(asId<RowId>('c0'))]).toEqual([
      undefined,
      undefined,
    ]);
    expect(table.total().sales).toBe(0);
    expect(derivation.sum(0, 'balance')).toBeNaN();
    derivation.update(book.undo());
    expect(derivation.sums(asId<RowId>('c0'))?.balance).toBe(100_00);
    expect(table.total().sales).toBe(100_00);
  });

  test('runs in steps, so that the engine can answer in between; a later run overtakes it', () => {
    const book = memoryWorkbook();
    const names = Array.from({length: 600}, (_, at) => [`n${at}`, {name: `N${at}`}] as const);
    book.apply(insertRows('customers', Object.fromEntries(names)));
    const {derivation} = derived(book.workbook);
    expect([...derivation.run(CLOCK)]).toEqual([250, 500, 600]);
    const slow = derivation.run(CLOCK);
    slow.next();
    derivation.runAll(runningClock(asDay(CLOCK.today + 1)));
    expect(slow.next().done).toBe(true);
    expect(derivation.clock.today).toBe(CLOCK.today + 1);
  });

  test('says which months have entries; an opening line makes none', () => {
    const {book, derivation} = opened();
    const opening = sale({entry_type: 'opening', posted_on: day('02-28'), entry_date: null});
    derivation.update(
      book.apply(insertRows('entries', {e1: sale(), e2: sale({posted_on: day('03-30')}), e3: opening})),
    );
    expect(derivation.months()).toEqual([MARCH, APRIL]);
    derivation.update(book.apply(write('entries', 'e2', 'posted_on', day('05-02'))));
    expect(derivation.months()).toEqual([APRIL, MAY]);
  });

  test('follows the clock: a bill comes due by the passing of days alone', () => {
    const {book, derivation} = opened();
    derivation.update(
      book.apply(insertRows('entries', {e1: sale({posted_on: day('03-10'), entry_date: day('03-10')})})),
    );
    expect(derivation.sum(0, 'ageing')).toBe(0);
    derivation.runAll(runningClock(day('05-10')));
    expect(derivation.sum(0, 'ageing')).toBe(10);
  });
});

const anyCells = fc.record({
  posted_on: fc.integer({min: day('2025-09-20'), max: day('05-20')}),
  customer: fc.constantFrom(...CUSTOMERS),
  contact: fc.constantFrom(null, 'p0', 'p1'),
  account_manager: fc.constantFrom(null, 'mei', 'luo'),
  entry_type: fc.constantFrom(...entryTypes),
  amount: fc.integer({min: 1, max: 5000_00}),
  settlement_form: fc.constantFrom(...settlementForms),
  applied_to: fc.constantFrom(null, null, ...ENTRIES),
});

type Step =
  | {readonly kind: 'entry'; readonly row: string; readonly cells: Readonly<Record<string, CellValue>>}
  | {
      readonly kind: 'cell';
      readonly sheet: string;
      readonly row: string;
      readonly column: string;
      readonly value: CellValue;
    }
  | {readonly kind: 'delete'; readonly sheet: string; readonly row: string}
  | {readonly kind: 'undo' | 'redo'};

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({kind: fc.constant('entry' as const), row: fc.constantFrom(...ENTRIES), cells: anyCells}),
  },
  {
    weight: 3,
    arbitrary: fc
      .oneof(
        fc.record({
          sheet: fc.constant('customers'),
          row: fc.constantFrom(...CUSTOMERS),
          column: fc.constant('sector'),
          value: fc.constantFrom(null, 'grain', 'finance'),
        }),
        fc.record({
          sheet: fc.constant('customers'),
          row: fc.constantFrom(...CUSTOMERS),
          column: fc.constant('status'),
          value: fc.constantFrom('active', 'closed'),
        }),
        fc.record({
          sheet: fc.constant('contacts'),
          row: fc.constantFrom('p0', 'p1'),
          column: fc.constant('customer'),
          value: fc.constantFrom(...CUSTOMERS),
        }),
        fc.record({
          sheet: fc.constant('agreements'),
          row: fc.constant('a0'),
          column: fc.constant('account_period_days'),
          value: fc.constantFrom(null, 0, 45),
        }),
      )
      .map(cell => ({kind: 'cell' as const, ...cell})),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({
        kind: fc.constant('delete' as const),
        sheet: fc.constant('entries'),
        row: fc.constantFrom(...ENTRIES),
      }),
      fc.record({
        kind: fc.constant('delete' as const),
        sheet: fc.constant('customers'),
        row: fc.constantFrom(...CUSTOMERS),
      }),
    ),
  },
  {weight: 3, arbitrary: fc.constantFrom({kind: 'undo' as const}, {kind: 'redo' as const})},
);

/** Handing over, another scheme of weeks: done once each, so that every run has them in the middle. */
const HANDOVER = insertRows('handovers', {h0: {customer: 'c0', changed_on: day('04-10'), from: 'mei', to: 'luo'}});
const FIVE: Command = {kind: 'set-setting', key: 'weekScheme', value: 'five'};

test('after any edits, undone and redone, the derivation patched edit by edit is the one made anew', () => {
  fc.assert(
    fc.property(fc.array(anyStep, {minLength: 4, maxLength: 24}), fc.boolean(), (steps, five) => {
      const now = opened();
      said(now);
      const act = (step: Step) => {
        switch (step.kind) {
          case 'entry':
            return applyEntry(now.book, step.row, step.cells);
          case 'cell':
            return isLive(now.book, step.sheet, step.row)
              ? now.book.apply(write(step.sheet, step.row, step.column, step.value))
              : [];
          case 'delete':
            return deleteRow(now.book, step.sheet, step.row);
          case 'undo':
            return now.book.undo();
          case 'redo':
            return now.book.redo();
        }
      };
      steps.forEach((step, at) => {
        now.derivation.update(act(step));
        if (at === 2) now.derivation.update(now.book.apply(HANDOVER));
        if (at === 3 && five) now.derivation.update(now.book.apply(FIVE));
      });
      expect(said(now)).toEqual(said(derived(now.book.workbook)));
    }),
    {numRuns: 60},
  );
});

function applyEntry(book: MemoryWorkbook, row: string, cells: Readonly<Record<string, CellValue>>) {
  const sheet = asId<SheetId>('entries');
  const table = book.workbook.tables.table(sheet);
  const index = table.indexOf(asId<RowId>(row));
  if (index < 0) return book.apply(insertRows('entries', {[row]: cells}));
  if (!table.isLive(index)) return book.apply(writeCommand('restore', {restores: [{sheet, row: asId<RowId>(row)}]}));
  const writes = Object.entries(cells).map(([column, value]) => ({
    sheet,
    row: asId<RowId>(row),
    column: asId<ColumnId>(column),
    value,
  }));
  return book.apply(writeCommand('write', {cells: writes}));
}

function deleteRow(book: MemoryWorkbook, sheet: string, row: string) {
  if (!isLive(book, sheet, row)) return [];
  return book.apply(writeCommand('delete', {deletes: [{sheet: asId<SheetId>(sheet), row: asId<RowId>(row)}]}));
}

function isLive(book: MemoryWorkbook, sheet: string, row: string): boolean {
  const table = book.workbook.tables.table(asId<SheetId>(sheet));
  const index = table.indexOf(asId<RowId>(row));
  return index >= 0 && table.isLive(index);
}
