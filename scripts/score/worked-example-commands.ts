/**
 * The two files of a worked example as the commands that build its workbook. Undated opening lines are made as the paper
 * import makes them (F01 reckoning rules 7 and 13): what the dated opening lines leave of the typed balance, posted on the
 * last day before the ledger begins.
 */
import {asDay, asMonth, type Day, firstDay, type Month, parseDay} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../../core/base/ids.ts';
import type {Command, RowBlock} from '../../core/doc/command.ts';
import {trackingDayOf} from '../../core/ledger/arrears-list.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import {plainCsv} from './plain-csv.ts';

type Line = Readonly<Record<string, string>>;

export interface WorkedExample {
  readonly commands: readonly Command[];
  /** Names by row id: `row_id` of a customer × contact, `customer_id`, manager name, `entry_no`. */
  readonly names: {
    readonly rows: ReadonlyMap<RowId, string>;
    readonly customers: ReadonlyMap<RowId, string>;
    readonly managers: ReadonlyMap<RowId, string>;
    readonly entries: ReadonlyMap<RowId, string>;
  };
}

/** @param begins first month of the ledger; the typed figures are those of the month before */
export function workedExample(customersCsv: string, entriesCsv: string, begins: Month): WorkedExample {
  const lines = plainCsv(customersCsv);
  const entryLines = plainCsv(entriesCsv);
  const staff = numbered('staff', managersOf(lines, entryLines));
  const customers = numbered(
    'customers',
    lines.map(line => cell(line, 'customer_id')),
  );
  const contacts = numbered('contacts', lines.filter(line => cell(line, 'contact') !== '').map(contactKey));
  const entries = numbered(
    'entries',
    entryLines.map(line => cell(line, 'entry_no')),
  );
  const firstLines = firstOf(lines, line => cell(line, 'customer_id'));
  const rowOf = (line: Line): RowId | null => contacts.get(contactKey(line)) ?? null;
  const customerOf = (line: Line): RowId | null => customers.get(cell(line, 'customer_id')) ?? null;
  const typed = (line: Line): Record<string, CellValue> => ({
    account_manager: staff.get(cell(line, 'account_manager')) ?? null,
    settlement_form: cell(line, 'settlement_form') || null,
    prev_month: begins - 1,
    prev_month_sales: money(line, 'prev_month_sales'),
  });

  const customerRows = firstLines.map(line => ({
    name: cell(line, 'customer_name'),
    customer_no: cell(line, 'customer_id'),
    kind: cell(line, 'kind') === 'organisation' ? 'organisation' : 'person',
    sector: cell(line, 'sector') || null,
    grade: cell(line, 'grade') || null,
    status: cell(line, 'status') || null,
    account_manager: staff.get(cell(line, 'account_manager')) ?? null,
    ...(cell(line, 'contact') === '' ? typed(line) : {}),
  }));
  const contactRows = firstOf(
    lines.filter(line => cell(line, 'contact') !== ''),
    contactKey,
  ).map(line => ({
    customer: customerOf(line),
    name: cell(line, 'contact'),
    authorised_signer: yesNo(line, 'authorised_signer'),
    ...typed(line),
  }));
  const agreementRows = firstLines
    .filter(line => cell(line, 'agreement') === 'yes' || cell(line, 'on_account_allowed') !== '')
    .map(line => ({
      customer: customerOf(line),
      on_account_allowed: yesNo(line, 'on_account_allowed'),
      credit_limit: money(line, 'credit_limit'),
      account_period_days: cell(line, 'account_period_days') === '' ? null : Number(cell(line, 'account_period_days')),
      due_basis: cell(line, 'due_basis') || null,
    }));
  const handoverRows = lines
    .filter(line => cell(line, 'manager_to') !== '')
    .map(line => ({
      changed_on: day(line, 'manager_change_on'),
      customer: customerOf(line),
      contact: rowOf(line),
      from: staff.get(cell(line, 'account_manager')) ?? null,
      to: staff.get(cell(line, 'manager_to')) ?? null,
    }));
  const openingDay = asDay(firstDay(begins) - 1);
  const openingRows = lines
    .flatMap(line => openings(line, entryLines, openingDay))
    .map(opening => ({
      posted_on: openingDay,
      entry_date: null,
      customer: customerOf(opening.line),
      contact: rowOf(opening.line),
      account_manager: staff.get(cell(opening.line, 'account_manager')) ?? null,
      entry_type: 'opening',
      amount: opening.amount,
      settlement_form: opening.form,
      entry_no: null,
      applied_to: null,
      corrects: null,
      remark: null,
    }));
  const entryRows = entryLines.map(line => ({
    posted_on: day(line, 'posted_on'),
    entry_date: day(line, 'entry_date'),
    customer: customerOf(line),
    contact: rowOf(line),
    account_manager: staff.get(cell(line, 'account_manager')) ?? null,
    entry_type: cell(line, 'entry_type'),
    amount: money(line, 'amount'),
    settlement_form: cell(line, 'settlement_form') || null,
    entry_no: cell(line, 'entry_no'),
    applied_to: entries.get(cell(line, 'applied_to')) ?? null,
    corrects: entries.get(cell(line, 'corrects')) ?? null,
    remark: cell(line, 'remark') || null,
  }));

  const blocks = [
    block(
      'staff',
      [...staff.keys()].map(name => ({name, role: 'account manager', active: true})),
    ),
    block('customers', customerRows),
    block('contacts', contactRows),
    block('agreements', agreementRows),
    block('handovers', handoverRows),
    block('arrears', arrearsRows(firstLines, lines, customerOf)),
    // The opening lines stand after the numbered entries, so that these keep their row ids.
    block('entries', [...entryRows, ...openingRows]),
  ];
  return {
    commands: [
      {kind: 'set-setting', key: 'ledgerBegins', value: begins},
      // biome-ignore lint/suspicious/noThenProperty: the command's own word
      {kind: 'import', label: 'import', blocks, then: []},
    ],
    names: {
      rows: new Map(lines.map(line => [rowOf(line) ?? customerOf(line) ?? asId<RowId>(''), cell(line, 'row_id')])),
      customers: flipped(customers),
      managers: flipped(staff),
      entries: flipped(entries),
    },
  };
}

function openings(
  line: Line,
  entryLines: readonly Line[],
  openingDay: Day,
): readonly {readonly line: Line; readonly amount: number; readonly form: string}[] {
  const dated = entryLines
    .filter(entry => cell(entry, 'entry_type') === 'opening' && contactKey(entry) === contactKey(line))
    .filter(entry => (day(entry, 'posted_on') ?? Number.POSITIVE_INFINITY) <= openingDay)
    .reduce((sum, entry) => sum + (money(entry, 'amount') ?? 0), 0);
  const onAccount = (money(line, 'opening_balance') ?? 0) - dated;
  const stored = money(line, 'opening_stored_value') ?? 0;
  const form = cell(line, 'settlement_form') === 'unspecified' ? 'unspecified' : 'signed_bill';
  return [
    ...(onAccount === 0 ? [] : [{line, amount: onAccount, form}]),
    ...(stored === 0 ? [] : [{line, amount: -stored, form: 'prepaid'}]),
  ];
}

/** One line per customer and tracked month (any of its rows filled), and one per promise. */
function arrearsRows(
  firstLines: readonly Line[],
  lines: readonly Line[],
  customerOf: (line: Line) => RowId | null,
): readonly Readonly<Record<string, CellValue>>[] {
  return firstLines.flatMap(first => {
    const own = lines.filter(line => line.customer_id === first.customer_id);
    const customer = customerOf(first);
    const tracked = Object.keys(first).flatMap(column => {
      const match = /^tracked_(\d{4})_(\d{2})$/.exec(column);
      if (match === null) return [];
      const filled = own.map(line => day(line, column)).find(value => value !== null) ?? null;
      if (filled === null) return [];
      const month = asMonth((Number(match[1]) - 1970) * 12 + Number(match[2]) - 1);
      return [
        {
          tracking_date: trackingDayOf(month),
          customer,
          filled_on: filled,
          promised_on: null,
          promised_date: null,
          promised_amount: null,
        },
      ];
    });
    const promise = own.find(line => cell(line, 'promised_date') !== '') ?? first;
    const promised = day(promise, 'promised_date');
    if (promised === null) return tracked;
    const made = day(promise, 'promise_made_on') ?? promised;
    const amount = money(promise, 'promised_amount');
    return [
      ...tracked,
      {
        tracking_date: made,
        customer,
        filled_on: made,
        promised_on: made,
        promised_date: promised,
        promised_amount: amount,
      },
    ];
  });
}

/** The first line of each key, in the order of the file. */
function firstOf(lines: readonly Line[], key: (line: Line) => string): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(line => !seen.has(key(line)) && seen.add(key(line)));
}

function managersOf(lines: readonly Line[], entryLines: readonly Line[]): readonly string[] {
  return [
    ...lines.flatMap(line => [cell(line, 'account_manager'), cell(line, 'manager_to')]),
    ...entryLines.map(line => cell(line, 'account_manager')),
  ].filter(name => name !== '');
}

function contactKey(line: Line): string {
  return `${cell(line, 'customer_id')} ${cell(line, 'contact')}`;
}

/** Row ids `<sheet>.0`, `<sheet>.1` … by name, first appearance first. */
function numbered(sheet: string, names: readonly string[]): ReadonlyMap<string, RowId> {
  return new Map([...new Set(names)].map((name, index) => [name, asId<RowId>(`${sheet}.${index}`)]));
}

function block(sheet: string, rows: readonly Readonly<Record<string, CellValue>>[]): RowBlock {
  const names = new Set(rows.flatMap(row => Object.keys(row)));
  const columns: Record<string, readonly CellValue[]> = {};
  for (const name of names) columns[name] = rows.map(row => row[name] ?? null);
  return {sheet: asId<SheetId>(sheet), rows: rows.map((_, index) => asId<RowId>(`${sheet}.${index}`)), columns};
}

function flipped(ids: ReadonlyMap<string, RowId>): ReadonlyMap<RowId, string> {
  return new Map([...ids].map(([name, id]) => [id, name]));
}

function cell(line: Line, column: string): string {
  return line[column] ?? '';
}

function day(line: Line, column: string): Day | null {
  const text = cell(line, column);
  if (text === '') return null;
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${column}: "${text}" is no date`);
  return parsed;
}

function yesNo(line: Line, column: string): boolean | null {
  const text = cell(line, column);
  return text === '' ? null : text === 'yes';
}

/** Yuan with up to two decimals as fen. */
function money(line: Line, column: string): number | null {
  const text = cell(line, column);
  if (text === '') return null;
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new Error(`${column}: "${text}" is no amount`);
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
}
