/** Words of the customer card and of the form that puts down one entry. */
import type {Month} from '../base/calendar-date.ts';
import type {Words} from '../base/text.ts';
import {formatCount, formatMoney, formatPercent, monthName} from './figures.ts';

export const customerText = {
  balance: {zh: '累计余款', en: 'Balance'},
  overdue: {zh: '已逾期', en: 'Overdue'},
  notOverdue: {zh: '没有逾期', en: 'Nothing overdue'},
  noLimit: {zh: '没有填额度', en: 'No limit set'},
  call: {zh: '打电话', en: 'Call'},
  recordPayment: {zh: '记回款', en: 'Record a payment'},
  ledger: {zh: '看流水', en: 'See ledger'},
  edit: {zh: '改资料', en: 'Edit details'},
  noWarnings: {zh: '没有预警', en: 'No warnings'},
  week: {zh: '周', en: 'Week'},
  recent: {zh: '最近', en: 'Recent'},
  noEntries: {zh: '还没有账。', en: 'No entries yet.'},
  monthly: {zh: '近十二个月消费', en: 'Sales, last twelve months'},
  storedValue: {zh: '储值', en: 'Stored value'},
  entryTitle: {zh: '记一笔', en: 'Add entry'},
  changeCustomer: {zh: '换一户', en: 'Change customer'},
  pickCustomer: {zh: '记给谁', en: 'Whose entry'},
  kind: {zh: '类型', en: 'Kind'},
  sale: {zh: '消费', en: 'Sale'},
  payment: {zh: '回款', en: 'Payment'},
  refund: {zh: '退款', en: 'Refund'},
  amount: {zh: '金额', en: 'Amount'},
  date: {zh: '日期', en: 'Date'},
  form: {zh: '结算形式', en: 'Settlement'},
  contact: {zh: '签单人', en: 'Contact'},
  record: {zh: '记下', en: 'Save'},
  nextCustomer: {zh: '下一户', en: 'next'},
  keypad: {zh: '数字键盘', en: 'Number keys'},
  erase: {zh: '删除', en: 'Erase'},
  recentOnes: {zh: '最近记的', en: 'Latest entries'},
  amountNeeded: {zh: '先打金额', en: 'Enter an amount first'},
} as const satisfies Record<string, Words>;

/** `额度 60,000 · 114%`. Fen. */
export function limitUse(balance: number, limit: number): Words {
  const use = limit > 0 ? formatPercent(Math.round((Math.max(0, balance) / limit) * 10_000)) : '—';
  return {zh: `额度 ${formatMoney(limit)} · ${use}`, en: `Limit ${formatMoney(limit)} · ${use}`};
}

/** `最早 82 天`. */
export function oldestDays(days: number): Words {
  return {zh: `最早 ${formatCount(days)} 天`, en: `Oldest ${formatCount(days)} days`};
}

/** `记下后：11 月消费 8,860，余款 8,860，占额度 35%`; figures between `*`. Fen. */
export function afterEntry(after: {
  readonly month: Month;
  readonly side: 'sales' | 'collection';
  readonly monthTotal: number;
  readonly balance: number;
  readonly limit: number | null;
}): Words {
  const {limit, balance} = after;
  const use = limit !== null && limit > 0 ? formatPercent(Math.round((Math.max(0, balance) / limit) * 10_000)) : null;
  const side = after.side === 'sales' ? {zh: '消费', en: 'sales'} : {zh: '回款', en: 'paid'};
  const total = formatMoney(after.monthTotal);
  return {
    zh: `记下后：${monthName(after.month, 'zh')}${side.zh} *${total}*，余款 *${formatMoney(balance)}*${use === null ? '' : `，占额度 ${use}`}`,
    en: `After this: ${monthName(after.month, 'en')} ${side.en} *${total}*, owes *${formatMoney(balance)}*${use === null ? '' : `, ${use} of limit`}`,
  };
}

/** `记下了：柏舟建设集团 回款 30,000`. Fen. */
export function recorded(customer: string, kind: Words, amount: number): Words {
  return {
    zh: `记下了：${customer} ${kind.zh} ${formatMoney(amount)}`,
    en: `Saved: ${customer} ${kind.en.toLowerCase()} ${formatMoney(amount)}`,
  };
}
