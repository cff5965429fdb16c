/**
 * The month's warning table in the layout of the paper form: one sheet per account manager, two heading rows, sector rows,
 * week pairs, totals. Reading it back gives the same table.
 */
import {type Month, monthParts} from '../base/calendar-date.ts';
import {type Fen, ZERO} from '../base/money.ts';
import type {Locale, Words} from '../base/text.ts';
import {sectorChoices} from '../catalog/choices.ts';
import type {MonthFigures, MonthGroup, MonthRow, MonthSheet, MonthTotal} from '../ledger/month-table-types.ts';
import {formName, sectorName} from '../text/choices.ts';
import type {OutCell, OutColumn, OutMerge, OutSheet} from './out-sheet.ts';

const WORDS = {
  title: {zh: '客户消费回款预警表', en: 'Sales and collection warning table'},
  manager: {zh: '客户代表', en: 'Account manager'},
  none: {zh: '未分配', en: 'Unassigned'},
  seq: {zh: '序号', en: 'No.'},
  name: {zh: '客户名称', en: 'Customer'},
  contact: {zh: '签单人', en: 'Contact'},
  grade: {zh: '级别', en: 'Grade'},
  sales: {zh: '消费', en: 'Sales'},
  collection: {zh: '回款', en: 'Collection'},
  monthSales: {zh: '本月消费总额', en: 'Sales this month'},
  adjustment: {zh: '本月调整', en: 'Adjustments'},
  prevSales: {zh: '上月消费总额', en: 'Sales last month'},
  balance: {zh: '至本月余款总额', en: 'Balance'},
  form: {zh: '消费形式', en: 'Settlement'},
  total: {zh: '合计', en: 'Total'},
  mixed: {zh: '签单/现金', en: 'On account / Cash'},
} as const satisfies Record<string, Words>;

const WEEKS: Readonly<Record<Locale, (week: number) => string>> = {
  zh: week => `第${'一二三四五'[week] ?? ''}周`,
  en: week => `Week ${week + 1}`,
};
const NUMERALS = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ');
const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ');

/** Number format of the money columns: no cents where a whole table has none would differ cell by cell, so always two. */
const MONEY = '#,##0.00;-#,##0.00';

export interface PaperOut {
  readonly month: Month;
  readonly sheets: readonly MonthSheet[];
  /** Manager's name by row id. */
  readonly managerNames: Readonly<Record<string, string>>;
}

/** One sheet for each manager's sheet of the table; the blank form where the month has no rows. */
export function exportPaper({month, sheets, managerNames}: PaperOut, locale: Locale): readonly OutSheet[] {
  if (sheets.length === 0) return [paperSheet(month, blankSheet(month), null, locale)];
  return sheets.map(sheet => {
    const manager = sheet.manager === null ? null : (managerNames[sheet.manager] ?? null);
    return paperSheet(month, sheet, manager, locale);
  });
}

/** A month without rows: the form as it would be printed to be filled in by hand. */
function blankSheet(month: Month): MonthSheet {
  const pair = {sales: ZERO, collection: ZERO, salesEntries: 0, collectionEntries: 0, proposedCollection: ZERO};
  const total: MonthTotal = {
    weeks: [pair, pair, pair, pair],
    sales: ZERO,
    collection: ZERO,
    adjustment: ZERO,
    transferred: ZERO,
    prevSales: null,
    opening: ZERO,
    closing: ZERO,
    rows: 0,
    receivable: ZERO,
    prepaid: ZERO,
    changeBp: null,
    collectionRateBp: null,
  };
  return {month, manager: null, groups: sectorChoices.map(({id}) => ({sector: id, rows: [], total})), total};
}

function paperSheet(month: Month, sheet: MonthSheet, manager: string | null, locale: Locale): OutSheet {
  const weeks = sheet.total.weeks.length;
  const hasAdjustments = sheet.groups.some(group => group.rows.some(row => row.adjustment !== 0));
  const splitsNames = sheet.groups.some(group =>
    group.rows.some(row => /[:：]/u.test(row.customerName + row.contactName)),
  );
  const lead = splitsNames ? 4 : 3;
  const layout: Layout = {
    weeks,
    hasAdjustments,
    splitsNames,
    lead,
    locale,
    width: lead + weeks * 2 + 4 + (hasAdjustments ? 1 : 0),
  };
  const rows: (readonly OutCell[])[] = [];
  const bold = new Set([0, 1, 2]);
  for (const [index, group] of sheet.groups.entries()) {
    bold.add(3 + rows.length);
    rows.push(sectorRow(group, index, layout));
    rows.push(...groupRows(group, layout));
  }
  bold.add(3 + rows.length);
  rows.push(totalRow(WORDS.total[locale], sheet.total, layout));
  return {
    name: manager ?? WORDS.none[locale],
    columns: columnsOf(layout),
    head: [titleRow(month, manager, layout), ...headings(layout)],
    rows,
    merges: mergesOf(layout),
    frozen: {rows: 3, columns: 2},
    bold,
  };
}

interface Layout {
  readonly weeks: number;
  readonly hasAdjustments: boolean;
  /** A name has a colon in it, so persons need a column of their own. */
  readonly splitsNames: boolean;
  /** Columns before the weeks. */
  readonly lead: number;
  readonly locale: Locale;
  readonly width: number;
}

/** Title, manager in a cell of its own beside its label (a name may hold anything), month. */
function titleRow(month: Month, manager: string | null, {locale, lead}: Layout): readonly OutCell[] {
  const parts = monthParts(month);
  const when =
    locale === 'zh' ? `${parts.year}年${parts.month}月` : `${parts.year}-${String(parts.month).padStart(2, '0')}`;
  const row = new Array<OutCell>(lead + 7).fill(null);
  row[0] = WORDS.title[locale];
  if (manager !== null) {
    row[lead] = `${WORDS.manager[locale]}${locale === 'zh' ? '：' : ':'}`;
    row[lead + 2] = manager;
  }
  row[lead + 5] = when;
  return row;
}

function headings({weeks, hasAdjustments, splitsNames, lead, locale}: Layout): readonly (readonly OutCell[])[] {
  const pairs = Array.from({length: weeks}, (_, week) => week);
  const tail = [
    WORDS.monthSales,
    ...(hasAdjustments ? [WORDS.adjustment] : []),
    WORDS.prevSales,
    WORDS.balance,
    WORDS.form,
  ].map(words => words[locale]);
  return [
    [
      WORDS.seq[locale],
      WORDS.name[locale],
      ...(splitsNames ? [WORDS.contact[locale]] : []),
      WORDS.grade[locale],
      ...pairs.flatMap(week => [WEEKS[locale](week), null]),
      ...tail,
    ],
    [
      ...Array<null>(lead).fill(null),
      ...pairs.flatMap(() => [WORDS.sales[locale], WORDS.collection[locale]]),
      ...tail.map(() => null),
    ],
  ];
}

function columnsOf({weeks, hasAdjustments, splitsNames}: Layout): readonly OutColumn[] {
  const column = (width: number, format: string): OutColumn => ({heading: '', width, format, hidden: false});
  return [
    column(6, ''),
    column(26, '@'),
    ...(splitsNames ? [column(12, '@')] : []),
    column(6, '@'),
    ...Array.from({length: weeks * 2}, () => column(11, MONEY)),
    ...Array.from({length: hasAdjustments ? 4 : 3}, () => column(14, MONEY)),
    column(12, '@'),
  ];
}

function mergesOf({weeks, lead, width}: Layout): readonly OutMerge[] {
  const after = Array.from({length: width - lead - weeks * 2}, (_, index) => lead + weeks * 2 + index);
  const single = [...Array.from({length: lead}, (_, column) => column), ...after];
  return [
    {top: 0, left: 0, bottom: 0, right: lead - 1},
    {top: 0, left: lead, bottom: 0, right: lead + 1},
    {top: 0, left: lead + 2, bottom: 0, right: lead + 4},
    {top: 0, left: lead + 5, bottom: 0, right: lead + 6},
    ...Array.from({length: weeks}, (_, week) => ({
      top: 1,
      left: lead + week * 2,
      bottom: 1,
      right: lead + 1 + week * 2,
    })),
    ...single.map(column => ({top: 1, left: column, bottom: 2, right: column})),
  ];
}

function sectorRow(group: MonthGroup, index: number, {locale, width}: Layout): readonly OutCell[] {
  const numeral = (locale === 'zh' ? NUMERALS : ROMAN)[index] ?? String(index + 1);
  return [numeral, sectorName(group.sector)[locale], ...Array<null>(width - 2).fill(null)];
}

function groupRows(group: MonthGroup, layout: Layout): readonly (readonly OutCell[])[] {
  return group.rows.map((row, index) => [
    index + 1,
    ...namesOf(row, layout),
    row.grade,
    ...figures(row, layout),
    row.form === 'mixed'
      ? WORDS.mixed[layout.locale]
      : row.form === 'unspecified'
        ? null
        : formName(row.form)[layout.locale],
  ]);
}

/** Organisation and person are always joined, or a person alone would be read as a customer of its own. */
function namesOf(row: MonthRow, {splitsNames, locale}: Layout): readonly OutCell[] {
  if (splitsNames) return [row.customerName, row.contactName || null];
  return [`${row.customerName}${locale === 'zh' ? '：' : ': '}${row.contactName}`];
}

function figures(row: MonthFigures, {hasAdjustments}: Layout): readonly OutCell[] {
  return [
    ...row.weeks.flatMap(week => [shown(week.sales), shown(week.collection)]),
    money(row.sales),
    ...(hasAdjustments ? [shown(row.adjustment)] : []),
    row.prevSales === null ? null : money(row.prevSales),
    money(row.closing),
  ];
}

function totalRow(name: string, total: MonthFigures, layout: Layout): readonly OutCell[] {
  return [null, name, ...Array<null>(layout.lead - 2).fill(null), ...figures(total, layout), null];
}

function money(amount: Fen): OutCell {
  return {kind: 'money', fen: amount};
}

/** Week cells of nothing stay blank. */
function shown(amount: Fen): OutCell {
  return amount === 0 ? null : money(amount);
}
