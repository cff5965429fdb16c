/** Words of the warning table: headings, pickers, what an entry will do, print. */
import type {Day, Month} from '../base/calendar-date.ts';
import type {Locale, Words} from '../base/text.ts';
import type {Level} from '../rules/types.ts';
import {dayName, formatCount, formatMoney, monthName, monthTitle} from './figures.ts';
import {levelName} from './levels.ts';

const weekNumbers = ['一', '二', '三', '四', '五'] as const;

export const tableText = {
  title: {zh: '消费回款预警表', en: 'Warning table'},
  paperTitle: {zh: '客户消费回款预警表', en: 'Customer sales and collection warning table'},
  previousMonth: {zh: '上个月', en: 'Previous month'},
  nextMonth: {zh: '下个月', en: 'Next month'},
  pickMonth: {zh: '选月份', en: 'Pick a month'},
  thisMonthNow: {zh: '回到本月', en: 'Go to this month'},
  manager: {zh: '客户代表', en: 'Account manager'},
  allManagers: {zh: '全部客户代表', en: 'All managers'},
  noManager: {zh: '没有客户代表', en: 'No account manager'},
  warningsHere: {zh: '本表预警', en: 'Warnings in this table'},
  bySector: {zh: '按系统', en: 'By sector'},
  foldAll: {zh: '全部收起', en: 'Fold all'},
  unfoldAll: {zh: '全部展开', en: 'Unfold all'},
  emptyGroups: {zh: '显示没有客户的系统', en: 'Show sectors without customers'},
  moreColumns: {zh: '显示期初、调整、环比、回款率', en: 'Show opening, adjustments, change, collection rate'},
  addCustomer: {zh: '添客户', en: 'Add customer'},
  print: {zh: '打印', en: 'Print'},
  export: {zh: '导出', en: 'Export'},
  exportXlsx: {zh: '导出 Excel（xlsx）', en: 'Export Excel (xlsx)'},
  exportCsv: {zh: '导出 CSV', en: 'Export CSV'},
  seq: {zh: '序', en: 'No.'},
  customer: {zh: '客户名称（单位：签单人）', en: 'Customer: contact'},
  grade: {zh: '级别', en: 'Grade'},
  sales: {zh: '消费', en: 'Sales'},
  collection: {zh: '回款', en: 'Paid'},
  thisMonth: {zh: '本月', en: 'Month'},
  lastMonth: {zh: '上月', en: 'Last month'},
  cumulative: {zh: '累计', en: 'To date'},
  balance: {zh: '余款', en: 'Balance'},
  opening: {zh: '期初', en: 'Opening'},
  adjustment: {zh: '调整', en: 'Adjusted'},
  transferred: {zh: '转入转出', en: 'Moved'},
  change: {zh: '环比', en: 'Change'},
  rate: {zh: '回款率', en: 'Rate'},
  form: {zh: '形式', en: 'Form'},
  warning: {zh: '预警', en: 'Warning'},
  total: {zh: '合计', en: 'Total'},
  grandTotal: {zh: '总计', en: 'Grand total'},
  receivable: {zh: '应收', en: 'Receivable'},
  prepaid: {zh: '预收', en: 'Prepaid'},
  nextCell: {zh: '下一格', en: 'Next cell'},
  nextCustomer: {zh: '下一户', en: 'Next customer'},
  seeEntries: {zh: '看明细账', en: 'See entries'},
  seeReason: {zh: '看原因', en: 'See why'},
  editKey: {zh: '改', en: 'Edit'},
  openKey: {
    zh: '在客户名上看客户，在预警上看原因，在系统上收起',
    en: 'On a name the customer, on a warning why, on a sector fold',
  },
  foldKey: {zh: '在系统上收起、展开', en: 'On a sector: fold, unfold'},
  drop: {zh: '放弃', en: 'Drop'},
  nothingChanges: {zh: '和原来一样，不写入', en: 'Same as before, nothing is written'},
  notAnAmount: {zh: '要数字，例如 2,960 或 2960.50', en: 'Needs a number, such as 2,960 or 2960.50'},
  twoDecimals: {zh: '最多两位小数', en: 'Two decimals at most'},
  tooLarge: {zh: '这个数太大，存不下', en: 'This number is too large to keep'},
  monthClosed: {zh: '这个月已经结账', en: 'This month is closed'},
  readOnlyTotal: {zh: '合计是算出来的，改它下面的格', en: 'Totals are calculated; change the cells below them'},
  pickWeekCell: {zh: '先选一个周数格，再看它的明细', en: 'Pick a week cell first to see its entries'},
  readOnlyFigure: {zh: '这一列是算出来的，改周数那几格', en: 'This column is calculated; change the week cells'},
  proposed: {zh: '待财务确认', en: 'Waiting for finance'},
  emptyTitle: {zh: '这个月还没有客户', en: 'No customers in this month yet'},
  emptyText: {
    zh: '添一户，或导入一份 Excel。有余款、或近三个月有往来的客户会自己出现在这里。',
    en: 'Add one, or import an Excel file. Customers with a balance, or with entries in the last three months, appear here by themselves.',
  },
  entriesTitle: {zh: '这一格的明细', en: 'Entries in this cell'},
  entriesNone: {zh: '这一格还没有账。', en: 'No entries in this cell yet.'},
  openLedger: {zh: '在流水里打开', en: 'Open in the ledger'},
  date: {zh: '日期', en: 'Date'},
  type: {zh: '类型', en: 'Type'},
  amount: {zh: '金额', en: 'Amount'},
  lateEntry: {zh: '补记', en: 'Late entry'},
  addTitle: {zh: '添一户到这张表', en: 'Add a customer to this table'},
  addName: {zh: '客户名称', en: 'Customer'},
  addExisting: {zh: '已有的客户', en: 'Existing customers'},
  addNew: {zh: '新客户', en: 'New customer'},
  addContact: {zh: '签单人（可不填）', en: 'Signing contact (optional)'},
  addSector: {zh: '系统', en: 'Sector'},
  addForm: {zh: '消费形式', en: 'Settlement'},
  addHint: {zh: '记下第一笔后，这一行就留在表里。', en: 'The row stays once its first entry is in.'},
  unit: {zh: '单位：元', en: 'Unit: yuan'},
  signManager: {zh: '客户代表：', en: 'Account manager:'},
  signFinance: {zh: '财务：', en: 'Finance:'},
  signHead: {zh: '店长：', en: 'Manager:'},
  printedAt: {zh: '打印', en: 'Printed'},
  normal: {zh: '正常', en: 'Normal'},
} as const satisfies Record<string, Words>;

/** `第三周` · `Week 3`. @param week 0-based */
export function weekName(week: number): Words {
  return {zh: `第${weekNumbers[week] ?? week + 1}周`, en: `Week ${week + 1}`};
}

/** `16 户` · `16 customers`. */
export function customerCount(count: number): Words {
  return {zh: `${formatCount(count)} 户`, en: `${formatCount(count)} customer${count === 1 ? '' : 's'}`};
}

/** The same beside a name in a narrow column: `16 户` · `16`. */
export function customersShort(count: number): Words {
  return {zh: `${formatCount(count)} 户`, en: formatCount(count)};
}

/** `消费回款预警表 2026 年 11 月 沈若溪`: the grid's name to a screen reader. */
export function tableLabel(month: Month, manager: string): Words {
  const label = (locale: Locale) => `${tableText.title[locale]} ${monthTitle(month, locale)} ${manager}`;
  return {zh: label('zh'), en: label('en')};
}

export interface EffectFigures {
  readonly how: 'new' | 'change' | 'difference' | 'remove';
  readonly side: 'sales' | 'collection';
  readonly day: Day;
  /** Fen; of a difference with its sign. */
  readonly amount: number;
  readonly month: Month;
  readonly monthTotal: number;
  readonly balance: number | null;
}

/**
 * `写入 11 月 20 日 一笔消费 2,960，本月消费 8,860`; figures stand between `*` so that the screen can set them strong.
 */
export function effectText(effect: EffectFigures): Words {
  const side = {zh: effect.side === 'sales' ? '消费' : '回款', en: effect.side === 'sales' ? 'sale' : 'payment'};
  const amount = formatMoney(effect.amount);
  const [zhDay, enDay] = [dayName(effect.day, 'zh'), dayName(effect.day, 'en')];
  const start = {
    new: {zh: `写入 *${zhDay}* 一笔${side.zh} *${amount}*`, en: `Writes a ${side.en} of *${amount}* on *${enDay}*`},
    change: {zh: `把这一笔${side.zh}改成 *${amount}*`, en: `Changes this ${side.en} to *${amount}*`},
    difference: {
      zh: `已有几笔，补一笔差额 *${amount}*（*${zhDay}*）`,
      en: `Adds an entry of the difference *${amount}* on *${enDay}*`,
    },
    remove: {zh: `去掉这一笔${side.zh}`, en: `Removes this ${side.en}`},
  }[effect.how];
  const balance = effect.balance === null ? null : formatMoney(effect.balance);
  const total = formatMoney(effect.monthTotal);
  return {
    zh: `${start.zh}，${monthName(effect.month, 'zh')}${side.zh} *${total}*${balance === null ? '' : `，余款 *${balance}*`}`,
    en: `${start.en}; ${monthName(effect.month, 'en')} ${effect.side === 'sales' ? 'sales' : 'paid'} *${total}*${balance === null ? '' : `, balance *${balance}*`}`,
  };
}

/** `柏舟建设集团：严重 → 预警`; `null` = no warning. */
export function levelChanged(customer: string, before: Level | null, after: Level | null): Words {
  const name = (level: Level | null, locale: Locale) =>
    level === null ? {zh: '无预警', en: 'no warning'}[locale] : levelName[level][locale];
  return {
    zh: `${customer}：${name(before, 'zh')} → ${name(after, 'zh')}`,
    en: `${customer}: ${name(before, 'en')} → ${name(after, 'en')}`,
  };
}

/** `贴了 12 格` and how many texts were no amounts. */
export function pasted(cells: number, rejected: number): Words {
  return {
    zh: `贴了 ${formatCount(cells)} 格${rejected === 0 ? '' : `，${formatCount(rejected)} 格不是数字，没有写`}`,
    en: `Pasted ${formatCount(cells)} cell${cells === 1 ? '' : 's'}${rejected === 0 ? '' : `; ${formatCount(rejected)} were not numbers and left out`}`,
  };
}

/** `清空了 4 格`. */
export function cleared(cells: number): Words {
  return {zh: `清空了 ${formatCount(cells)} 格`, en: `Cleared ${formatCount(cells)} cell${cells === 1 ? '' : 's'}`};
}

/** `导出了 预警表-2026-11.xlsx`. */
export function exported(file: string): Words {
  return {zh: `导出了 ${file}`, en: `Exported ${file}`};
}

/** `选中 4 格，合计 12,300`. */
export function selectionSum(cells: number, sum: number): Words {
  return {
    zh: `选中 ${formatCount(cells)} 格，合计 *${formatMoney(sum)}*`,
    en: `${formatCount(cells)} selected, sum *${formatMoney(sum)}*`,
  };
}
