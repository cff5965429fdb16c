/** Words of the settings page. */
import {asMonth} from '../base/calendar-date.ts';
import type {Locale, Words} from '../base/text.ts';
import type {FactUnit} from '../rules/types.ts';
import {monthTitle} from './figures.ts';

export const settingsText = {
  workbook: {zh: '工作簿', en: 'Workbook'},
  name: {zh: '名称', en: 'Name'},
  trade: {zh: '行业', en: 'Trade'},
  tradeHint: {zh: '决定哪些规则适用。', en: 'Decides which rules apply.'},
  month: {zh: '月和周', en: 'Months and weeks'},
  weekScheme: {zh: '周数', en: 'Weeks'},
  weeksFour: {zh: '四周：22 日到月底算第四周', en: 'Four: week 4 is the 22nd to month end'},
  weeksFive: {zh: '五周：29 日到月底另算', en: 'Five: the 29th to month end apart'},
  closedThrough: {zh: '结账到', en: 'Closed through'},
  notClosed: {zh: '还没有结过账', en: 'No month closed yet'},
  closedHint: {
    zh: '结过的月不再变。晚到的账补记在当月。',
    en: 'A closed month never changes. Late entries go to the open month.',
  },
  hasFinance: {zh: '回款要财务确认才算', en: 'Payments count once finance has posted them'},
  terms: {zh: '没写协议时的账期', en: 'Terms where no agreement is recorded'},
  accountPeriod: {zh: '账期（天）', en: 'Account period, days'},
  dueBasis: {zh: '从哪天起算', en: 'Counted from'},
  fromStatement: {zh: '结算日', en: 'The statement day'},
  fromBill: {zh: '开单日', en: 'The bill'},
  settlementDay: {zh: '结算日（1–31，31 是月底）', en: 'Statement day (1–31; 31 is month end)'},
  rules: {zh: '预警规则', en: 'Warning rules'},
  rulesLead: {
    zh: '改了界限，所有客户按新的界限重新判断。旧的记录不变。',
    en: 'With new thresholds every customer is judged again. Earlier records stay.',
  },
  receivables: {zh: '应收与账期', en: 'Receivables and terms'},
  sales: {zh: '消费与销售', en: 'Sales'},
  ruleOn: {zh: '启用', en: 'On'},
  restore: {zh: '恢复原来的界限', en: 'Restore the defaults'},
  seedValue: {zh: '原文给的', en: 'From the source form'},
  device: {zh: '这台设备', en: 'This device'},
  data: {zh: '数据', en: 'Data'},
  backup: {zh: '备份到文件', en: 'Back up to a file'},
  exportAll: {zh: '导出全部表（xlsx）', en: 'Export all sheets (xlsx)'},
  backupHint: {
    zh: '一个文件装下整本账。在首页「从备份恢复」。',
    en: 'One file holds the whole workbook. Restore it from the home page.',
  },
  about: {zh: '关于', en: 'About'},
  aboutText: {
    zh: '守账把账存在这台设备上，不上传。开源，MIT 许可。',
    en: 'Watchbook keeps your ledger on this device and uploads nothing. Open source under the MIT licence.',
  },
  needsInteger: {zh: '要整数', en: 'Needs a whole number'},
  needsNumber: {zh: '要数字', en: 'Needs a number'},
  outOfRange: {zh: '超出范围', en: 'Out of range'},
} as const satisfies Record<string, Words>;

/** What stands after a threshold's field. */
export function unitName(unit: FactUnit): Words {
  switch (unit) {
    case 'fen':
      return {zh: '元', en: 'yuan'};
    case 'bp':
      return {zh: '%', en: '%'};
    case 'days':
      return {zh: '天', en: 'days'};
    case 'day':
    case 'month':
    case 'count':
    case 'x100':
    case 'text':
    case 'level':
      return {zh: '', en: ''};
  }
}

/** `2026 年 10 月` of a closed month. @param month month number */
export function closedMonth(month: number, locale: Locale): string {
  return monthTitle(asMonth(month), locale);
}
