/** Columns of the warning table: the paper form's, and those of F01 that are shown on demand or when they are not empty. */
import type {Fen} from '../../../core/base/money.ts';
import type {MonthFigures, MonthTotal} from '../../../core/ledger/month-table-types.ts';

export type Side = 'sales' | 'collection';
export type Figure = 'sales' | 'collection' | 'adjustment' | 'transferred' | 'prevSales' | 'opening' | 'closing';

export type TableColumn =
  | {readonly kind: 'index'}
  | {readonly kind: 'name'}
  | {readonly kind: 'grade'}
  | {readonly kind: 'week'; readonly week: number; readonly side: Side}
  | {readonly kind: 'figure'; readonly figure: Figure}
  | {readonly kind: 'ratio'; readonly ratio: 'changeBp' | 'collectionRateBp'}
  | {readonly kind: 'form'}
  | {readonly kind: 'level'};

export interface ColumnChoice {
  readonly weeks: number;
  /** Opening balance, change and collection rate beside the paper's columns. */
  readonly more: boolean;
  /** Figures that must show because the balance would not add up without them. */
  readonly needed: ReadonlySet<Figure>;
}

/** The columns from left to right. */
export function tableColumns(choice: ColumnChoice): readonly TableColumn[] {
  const weeks = Array.from({length: choice.weeks}, (_, week): TableColumn[] => [
    {kind: 'week', week, side: 'sales'},
    {kind: 'week', week, side: 'collection'},
  ]).flat();
  const figure = (name: Figure): TableColumn => ({kind: 'figure', figure: name});
  const shown = (name: Figure): TableColumn[] => (choice.more || choice.needed.has(name) ? [figure(name)] : []);
  return [
    {kind: 'index'},
    {kind: 'name'},
    {kind: 'grade'},
    ...weeks,
    figure('sales'),
    figure('collection'),
    figure('prevSales'),
    ...(choice.more ? [{kind: 'ratio', ratio: 'changeBp'} as const] : []),
    ...shown('opening'),
    ...shown('adjustment'),
    ...shown('transferred'),
    figure('closing'),
    ...(choice.more ? [{kind: 'ratio', ratio: 'collectionRateBp'} as const] : []),
    {kind: 'form'},
    {kind: 'level'},
  ];
}

/** Figures that are not 0 somewhere and so belong to the sum that a reader checks. */
export function neededFigures(totals: readonly Pick<MonthTotal, 'adjustment' | 'transferred'>[]): ReadonlySet<Figure> {
  const needed = new Set<Figure>();
  for (const total of totals) {
    if (total.adjustment !== 0) needed.add('adjustment');
    if (total.transferred !== 0) needed.add('transferred');
  }
  return needed;
}

/** Stable name of a column, for keys and for finding it again when others come or go. */
export function columnKey(column: TableColumn): string {
  switch (column.kind) {
    case 'week':
      return `w${column.week}-${column.side}`;
    case 'figure':
      return column.figure;
    case 'ratio':
      return column.ratio;
    case 'index':
    case 'name':
    case 'grade':
    case 'form':
    case 'level':
      return column.kind;
  }
}

/** A money column's amount in fen, `null` = unknown; `undefined` where the column is no money. */
export function amountIn(figures: MonthFigures, column: TableColumn): Fen | null | undefined {
  if (column.kind === 'week') return figures.weeks[column.week]?.[column.side] ?? null;
  return column.kind === 'figure' ? figures[column.figure] : undefined;
}

/** Whether somebody can type into the column. */
export function isEditable(column: TableColumn): column is Extract<TableColumn, {kind: 'week'}> {
  return column.kind === 'week';
}

/** The last column of a pair or a block closes with a stronger line. */
export function closesBlock(column: TableColumn): boolean {
  return (
    (column.kind === 'week' && column.side === 'collection') ||
    (column.kind === 'figure' && (column.figure === 'collection' || column.figure === 'closing'))
  );
}
