/** Words of the grid and of the workbook screen around it. */
import type {Words} from '../base/text.ts';
import {formatCount} from './figures.ts';

/** What each key does, for the help. */
export const keyText = {
  move: {zh: '移一格', en: 'Move one cell'},
  moveFar: {zh: '到这一行、这一列的头尾', en: 'To the edge of the sheet'},
  moveRow: {zh: '到行首、行尾', en: 'To the start or end of the row'},
  moveSheet: {zh: '到表头、表尾', en: 'To the first or last cell'},
  movePage: {zh: '翻一页', en: 'One page up or down'},
  enter: {zh: '记下，往下', en: 'Keep and go down'},
  enterBack: {zh: '记下，往上', en: 'Keep and go up'},
  tab: {zh: '记下，往右；再按 Enter 回到起头的列', en: 'Keep and go right; Enter then returns to the first column'},
  tabBack: {zh: '记下，往左', en: 'Keep and go left'},
  leave: {zh: '离开表格，到旁边的区域', en: 'Leave the grid for the next region'},
  extend: {zh: '扩选一格', en: 'Extend the selection'},
  extendFar: {zh: '扩选到头', en: 'Extend to the edge'},
  extendRow: {zh: '扩选到行首、行尾', en: 'Extend to the start or end of the row'},
  extendSheet: {zh: '扩选到表头、表尾', en: 'Extend to the first or last cell'},
  extendPage: {zh: '扩选一页', en: 'Extend by a page'},
  selectAll: {zh: '全选', en: 'Select all'},
  selectRows: {zh: '选整行', en: 'Select whole rows'},
  selectColumns: {zh: '选整列', en: 'Select whole columns'},
  edit: {zh: '改这一格', en: 'Edit the cell'},
  cancel: {zh: '放弃正在打的字', en: 'Drop what is being typed'},
  clear: {zh: '清空', en: 'Clear'},
  retype: {zh: '清空重打', en: 'Clear and type'},
  newline: {zh: '格内换行', en: 'New line in the cell'},
  fillDraft: {zh: '写进选中的每一格', en: 'Write into every selected cell'},
  today: {zh: '填今天', en: "Enter today's date"},
  fillDown: {zh: '向下填充', en: 'Fill down'},
  fillRight: {zh: '向右填充', en: 'Fill right'},
  openList: {zh: '打开选单', en: 'Open the list'},
  undo: {zh: '撤销', en: 'Undo'},
  redo: {zh: '重做', en: 'Redo'},
  copy: {zh: '复制', en: 'Copy'},
  cut: {zh: '剪切', en: 'Cut'},
  paste: {zh: '粘贴', en: 'Paste'},
  newRow: {zh: '到新的一行', en: 'Go to the new row'},
  deleteRows: {zh: '删掉选中的行', en: 'Delete the selected rows'},
  find: {zh: '搜索', en: 'Search'},
  openColumn: {zh: '打开这一列的菜单', en: "Open the column's menu"},
  narrower: {zh: '列变窄', en: 'Narrower column'},
  wider: {zh: '列变宽', en: 'Wider column'},
  fit: {zh: '列宽合内容', en: 'Fit the column to its content'},
  openMenu: {zh: '打开这一格的菜单', en: "Open the cell's menu"},
  help: {zh: '看全部快捷键', en: 'Show all keys'},
} as const satisfies Record<string, Words>;

export const gridText = {
  grid: {zh: '表格', en: 'Grid'},
  rowNumber: {zh: '行号', en: 'Row number'},
  newRowHint: {zh: '在这里输入，或从 Excel 粘贴', en: 'Type here, or paste from Excel'},
  newRow: {zh: '新的一行', en: 'New row'},
  cellEditor: {zh: '单元格', en: 'Cell'},
  computed: {zh: '计算列', en: 'Computed column'},
  confidential: {zh: '机密列', en: 'Confidential column'},
  computedRefused: {
    zh: '这一列是算出来的，改它依据的账就会变。',
    en: 'This column is computed; change the entries it rests on.',
  },
  rightRefused: {zh: '这一列由财务填。', en: 'Finance fills this column.'},
  newerRefused: {
    zh: '这本账由新版守账写过，先更新再改。',
    en: 'A newer Watchbook wrote this workbook. Update to edit it.',
  },
  manyRangesRefused: {
    zh: '选了几块时不能复制或粘贴。只选一块再试。',
    en: "Several areas can't be copied or pasted at once. Select one.",
  },
  clipboardRefused: {
    zh: '浏览器没有让我们写剪贴板。按 Ctrl C 再试。',
    en: 'The browser kept the clipboard closed. Try Ctrl C.',
  },
  yes: {zh: '是', en: 'Yes'},
  no: {zh: '否', en: 'No'},
  settledAtOnce: {zh: '现结', en: 'Cash'},
  noMatch: {zh: '没有合的', en: 'Nothing matches'},
  keepText: {zh: '按打的字记', en: 'Keep as typed'},
  searching: {zh: '正在找', en: 'Searching'},
  empty: {zh: '（空）', en: '(empty)'},
  sortAscending: {zh: '升序', en: 'Sort ascending'},
  sortDescending: {zh: '降序', en: 'Sort descending'},
  sortRemove: {zh: '不按这一列排', en: 'Remove sort'},
  sortAdd: {zh: '再加一级', en: 'Add a level'},
  filter: {zh: '筛选', en: 'Filter'},
  filterColumn: {zh: '筛选这一列…', en: 'Filter this column…'},
  filterClear: {zh: '清掉筛选', en: 'Clear filter'},
  filterClearColumn: {zh: '清掉这一列的筛选', en: 'Clear filter'},
  filterNone: {zh: '还没有筛选', en: 'No filters yet'},
  filterAdd: {zh: '加一个条件', en: 'Add a condition'},
  filterMore: {zh: '再加一个条件', en: 'Another condition'},
  filterApply: {zh: '筛选', en: 'Apply'},
  filterContains: {zh: '含有', en: 'Contains'},
  filterFrom: {zh: '从', en: 'From'},
  filterTo: {zh: '到', en: 'To'},
  filterEmpty: {zh: '是空的', en: 'Is empty'},
  filterNotEmpty: {zh: '不是空的', en: 'Is not empty'},
  filterValues: {zh: '值', en: 'Values'},
  filterRange: {zh: '范围', en: 'Range'},
  filterText: {zh: '文字', en: 'Text'},
  filterPresence: {zh: '空不空', en: 'Empty or not'},
  filterAllValues: {zh: '全部', en: 'All'},
  filterSearchValues: {zh: '找值', en: 'Find a value'},
  sort: {zh: '排序', en: 'Sort'},
  sortNone: {zh: '还没有排序', en: 'Not sorted'},
  sortClear: {zh: '清掉排序', en: 'Clear sort'},
  group: {zh: '分组', en: 'Group'},
  groupBy: {zh: '按这一列分组', en: 'Group by this column'},
  groupNone: {zh: '不分组', en: 'No grouping'},
  fields: {zh: '字段', en: 'Fields'},
  fieldsAll: {zh: '全部显示', en: 'Show all'},
  hideColumn: {zh: '隐藏这一列', en: 'Hide this column'},
  freezeHere: {zh: '冻结到这一列', en: 'Freeze up to here'},
  unfreeze: {zh: '取消冻结', en: 'Unfreeze'},
  fitColumn: {zh: '列宽合内容', en: 'Fit to content'},
  widthColumn: {zh: '列宽', en: 'Column width'},
  resizeColumn: {zh: '拖动改列宽', en: 'Drag to resize'},
  columnMenu: {zh: '列菜单', en: 'Column menu'},
  copy: {zh: '复制', en: 'Copy'},
  cut: {zh: '剪切', en: 'Cut'},
  paste: {zh: '粘贴', en: 'Paste'},
  pasteByKey: {zh: '浏览器只让用键盘粘贴：按 Ctrl V。', en: 'The browser only pastes by key: press Ctrl V.'},
  clear: {zh: '清空', en: 'Clear'},
  deleteRows: {zh: '删掉这些行', en: 'Delete rows'},
  openRecord: {zh: '看记录', en: 'Open record'},
  search: {zh: '搜索', en: 'Search'},
  searchPlaceholder: {zh: '搜这张表，可用拼音', en: 'Search this sheet, pinyin too'},
  searchClear: {zh: '清掉搜索', en: 'Clear search'},
  panel: {zh: '右侧面板', en: 'Side panel'},
  keys: {zh: '快捷键', en: 'Keys'},
  keysTitle: {zh: '全部快捷键', en: 'All keys'},
  keysMove: {zh: '走动', en: 'Moving'},
  keysSelect: {zh: '选', en: 'Selecting'},
  keysEdit: {zh: '改', en: 'Editing'},
  keysClipboard: {zh: '剪贴板', en: 'Clipboard'},
  keysSheet: {zh: '整张表', en: 'The sheet'},
  total: {zh: '合计', en: 'Sum'},
  mean: {zh: '平均', en: 'Mean'},
  max: {zh: '最大', en: 'Max'},
  undo: {zh: '撤销', en: 'Undo'},
  redo: {zh: '重做', en: 'Redo'},
  list: {zh: '列表', en: 'List'},
  table: {zh: '表格', en: 'Table'},
  view: {zh: '视图', en: 'View'},
  back: {zh: '返回', en: 'Back'},
  importExcel: {zh: '导入 Excel', en: 'Import Excel'},
  filteredEmpty: {zh: '没有合条件的', en: 'Nothing matches'},
  record: {zh: '记录', en: 'Record'},
  warnings: {zh: '预警', en: 'Warnings'},
  fieldsOf: {zh: '资料', en: 'Details'},
  monthSales: {zh: '本月消费', en: 'Sales this month'},
  ageing: {zh: '账龄', en: 'Ageing'},
  why: {zh: '为什么在名单上', en: 'Why it is listed'},
  lastMonths: {zh: '近 12 个月消费', en: 'Sales, last 12 months'},
  unfinished: {zh: '未完', en: 'running'},
  lastEntries: {zh: '最近往来', en: 'Latest entries'},
  nothingSelected: {zh: '选一行，这里看它的记录。', en: 'Select a row to see its record here.'},
  onlyCustomer: {zh: '只看一户', en: 'One customer only'},
  showEverybody: {zh: '看全部', en: 'Show all'},
  openPage: {zh: '打开整页', en: 'Open as a page'},
  saveRow: {zh: '记下', en: 'Save'},
} as const satisfies Record<string, Words>;

/** `共 31 行`, `248 行里的 31 行`. */
export function rowsShown(shown: number, total: number): Words {
  return shown === total
    ? {zh: `共 ${formatCount(total)} 行`, en: `${formatCount(total)} ${total === 1 ? 'row' : 'rows'}`}
    : {
        zh: `${formatCount(total)} 行里的 ${formatCount(shown)} 行`,
        en: `${formatCount(shown)} of ${formatCount(total)} rows`,
      };
}

/** `已选 4 格`. */
export function cellsSelected(cells: number): Words {
  return {zh: `已选 ${formatCount(cells)} 格`, en: `${formatCount(cells)} cells selected`};
}

/** Toast after rows were deleted: `删除了 3 行`. */
export function rowsDeleted(rows: number): Words {
  return {zh: `删除了 ${formatCount(rows)} 行`, en: `Deleted ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`};
}

/** Cells of a paste or fill that did not parse and were not written; their text stays in the cell. */
export function cellsRejected(cells: number): Words {
  return {
    zh: `${formatCount(cells)} 格没看懂，没有写进去；字还在格里，改好就行。`,
    en: `${formatCount(cells)} ${cells === 1 ? 'cell' : 'cells'} couldn't be read and ${cells === 1 ? 'was' : 'were'} not written; the text is kept for you to fix.`,
  };
}

/** Columns of a paste that stick out to the right. */
export function columnsCutOff(columns: number): Words {
  return {
    zh: `右边多出 ${formatCount(columns)} 列，没有贴。`,
    en: `${formatCount(columns)} ${columns === 1 ? 'column' : 'columns'} did not fit and ${columns === 1 ? 'was' : 'were'} left out.`,
  };
}

/** Read-only columns that a paste, fill or clear passed over. */
export function columnsPassedOver(columns: number): Words {
  return {
    zh: `${formatCount(columns)} 列不能写，跳过了。`,
    en: `${formatCount(columns)} read-only ${columns === 1 ? 'column was' : 'columns were'} passed over.`,
  };
}

/** `已复制 12 格`. */
export function cellsCopied(cells: number): Words {
  return {zh: `已复制 ${formatCount(cells)} 格`, en: `Copied ${formatCount(cells)} ${cells === 1 ? 'cell' : 'cells'}`};
}

/** A new row that the running filter or search does not show. */
export const newRowHidden: Words = {
  zh: '记下了，但不合现在的筛选，所以看不到。',
  en: 'Added, but the running filter hides it.',
};

const newRowNames: Readonly<Record<string, Words>> = {
  customers: {zh: '新客户', en: 'New customer'},
  entries: {zh: '记一笔', en: 'New entry'},
  contacts: {zh: '新签单人', en: 'New contact'},
  agreements: {zh: '新协议', en: 'New agreement'},
  arrears: {zh: '新追踪', en: 'New tracking'},
  handovers: {zh: '新交接', en: 'New hand-over'},
  staff: {zh: '新员工', en: 'New staff member'},
};

/** The button that begins a row of a sheet: `新客户`; sheets without a name of their own say `新的一行`. */
export function newRowName(sheet: string): Words {
  return newRowNames[sheet] ?? gridText.newRow;
}

/** Empty sheet: what is missing and how to fill it. */
export function sheetEmpty(sheet: Words): {readonly title: Words; readonly text: Words} {
  return {
    title: {zh: `还没有${sheet.zh}`, en: `Nothing in ${sheet.en} yet`},
    text: {zh: '在第一行打字，或从 Excel 贴进来。', en: 'Type in the first row, or paste from Excel.'},
  };
}

/** Filtered to nothing: quotes the whole and offers the way back. */
export function filteredEmpty(total: number): Words {
  return {zh: `${formatCount(total)} 行里没有合条件的。`, en: `None of ${formatCount(total)} rows match.`};
}

/** `2 格没看懂`: texts that stand in their cells and were not written. */
export function textsRefused(cells: number): Words {
  return {
    zh: `${formatCount(cells)} 格没看懂，没有写进去`,
    en: `${formatCount(cells)} ${cells === 1 ? 'cell' : 'cells'} not understood, not written`,
  };
}

/** `上月 −47%`, against the month before; basis points. */
export function againstLastMonth(change: string): Words {
  return {zh: `环比 ${change}`, en: `${change} on last month`};
}

/** Buckets of an ageing bar: not due, 1–30, 31–60, 61–90, over 90 days late. */
export const ageingBuckets: readonly Words[] = [
  {zh: '未到期', en: 'Not due'},
  {zh: '1–30 天', en: '1–30 days'},
  {zh: '31–60 天', en: '31–60 days'},
  {zh: '61–90 天', en: '61–90 days'},
  {zh: '90 天以上', en: 'Over 90 days'},
];
