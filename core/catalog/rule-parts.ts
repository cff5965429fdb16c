/** Parts that many rules of the catalogue share: who is told, fields that can be missing, facts with their names. */
import type {Words} from '../base/text.ts';
import type {RuleSpec} from '../schema/rule.ts';

type Told = RuleSpec['told'];
type Needs = RuleSpec['needs'];
type FactSpec = RuleSpec['facts'][string];

/** Account manager; supervisor from yellow; finance from orange; general manager at red. */
export const toldOfDebt: Told = {blue: ['rep'], yellow: ['supervisor'], orange: ['finance'], red: ['gm']};
/** Account manager; supervisor from yellow. */
export const toldOfSales: Told = {blue: ['rep'], yellow: ['supervisor']};

/** Fields whose absence the rules name, as `missing` of an outcome writes them. */
const fieldNames: Readonly<Record<string, Words>> = {
  credit_limit: {zh: '信用额度', en: 'Credit limit'},
  'credit-agreement': {zh: '签单协议', en: 'Credit agreement'},
  authorised_signers: {zh: '授权签单人', en: 'Authorised signers'},
  promised_date: {zh: '承诺还款日', en: 'Promised date'},
  promised_amount: {zh: '承诺还款金额', en: 'Promised amount'},
  '90 days of entries': {zh: '90 天的流水', en: '90 days of entries'},
  'month_sales history': {zh: '前几个月的消费', en: 'Sales of earlier months'},
  'week_sales history': {zh: '前几周的消费', en: 'Sales of earlier weeks'},
  prev_month_sales: {zh: '上月消费', en: 'Last month’s sales'},
  'same month last year': {zh: '去年同月消费', en: 'Sales of the same month last year'},
  'previous quarter': {zh: '上一季度消费', en: 'Sales of the quarter before'},
  'transaction-ledger': {zh: '账单', en: 'Bills'},
  date: {zh: '分期日期', en: 'Instalment date'},
  amount: {zh: '金额', en: 'Amount'},
  'mortgage.apply_before': {zh: '按揭办理期限', en: 'Mortgage deadline'},
  '8 months of sales': {zh: '8 个月的销售', en: '8 months of sales'},
  '24 months of sales': {zh: '24 个月的销售', en: '24 months of sales'},
  start_end: {zh: '活动起止日期', en: 'Activity dates'},
  quantity: {zh: '销售数量', en: 'Quantity sold'},
  quantity_on_hand: {zh: '库存量', en: 'Quantity on hand'},
  cost: {zh: '成本', en: 'Cost'},
  discount_amount: {zh: '折扣', en: 'Discount'},
  target_value: {zh: '目标值', en: 'Target'},
  total: {zh: '本月评分', en: 'Scores of the month'},
  'previous total': {zh: '上月评分', en: 'Scores of the month before'},
  expected_run_out: {zh: '预计用完日期', en: 'Expected run-out date'},
  sessions_bought: {zh: '购买次数', en: 'Sessions bought'},
  next_service_due: {zh: '下一次保养期', en: 'Next service date'},
};

/** Words of a missing field; a criterion of F45 or a user's own column stands by its id. */
export function fieldName(field: string): Words {
  return fieldNames[field] ?? {zh: field, en: field};
}

/** `needs` of a rule by field ids. */
export function needs(...fields: readonly string[]): Needs {
  return fields.map(field => ({field, name: fieldName(field)}));
}

/** A fact that is shown. */
export function shown(unit: FactSpec['unit'], zh: string, en: string, names?: string): FactSpec {
  return names === undefined ? {unit, name: {zh, en}} : {unit, name: {zh, en}, names};
}

/** A value that only formulas read. */
export function hidden(unit: FactSpec['unit'], zh: string, en: string): FactSpec {
  return {unit, name: {zh, en}, shown: false};
}

/** One threshold. */
export function threshold(
  unit: FactSpec['unit'],
  value: number,
  zh: string,
  en: string,
  origin: 'seed' | 'ours' = 'ours',
): RuleSpec['thresholds'][string] {
  return {name: {zh, en}, unit, default: value, origin};
}

const levelNames = {
  blue: {zh: '提示', en: 'Notice'},
  yellow: {zh: '关注', en: 'Attention'},
  orange: {zh: '预警', en: 'Serious'},
  red: {zh: '严重', en: 'Critical'},
} as const;

/** One threshold a level, named after the levels. */
export function byLevel(
  unit: FactSpec['unit'],
  values: Partial<Record<keyof typeof levelNames, number>>,
  origin: 'seed' | 'ours' = 'ours',
): RuleSpec['thresholds'] {
  const thresholds: RuleSpec['thresholds'] = {};
  for (const level of ['blue', 'yellow', 'orange', 'red'] as const) {
    const value = values[level];
    if (value !== undefined) thresholds[level] = {name: levelNames[level], unit, default: value, origin};
  }
  return thresholds;
}

/** The same formula for each level, with `@` standing for that level's threshold. */
export function eachLevel(formula: string, ...levels: readonly (keyof typeof levelNames)[]): RuleSpec['when'] {
  return Object.fromEntries(levels.map(level => [level, formula.replaceAll('@', `[threshold.${level}]`)]));
}
