/** Value lists shared by several sheets (domain/forms.md F01, F02). Ids are stored, names are shown. */
import type {Words} from '../base/text.ts';

export interface NamedChoice {
  readonly id: string;
  readonly name: Words;
}

/** F01 field 3, in the order the paper form prints them. */
export const sectorChoices: readonly NamedChoice[] = [
  {id: 'gov-law', name: {zh: '公检法党政机关', en: 'Government & law'}},
  {id: 'price-tax', name: {zh: '物价工商税务审计', en: 'Price, trade, tax & audit'}},
  {id: 'edu-media', name: {zh: '教育新闻', en: 'Education & media'}},
  {id: 'transport-power-water', name: {zh: '交通供电水利', en: 'Transport, power & water'}},
  {id: 'construction-property', name: {zh: '建设房产', en: 'Construction & property'}},
  {id: 'grain', name: {zh: '粮食', en: 'Grain'}},
  {id: 'finance', name: {zh: '金融', en: 'Finance'}},
  {id: 'telecom', name: {zh: '电信', en: 'Telecom'}},
  {id: 'medical', name: {zh: '医疗', en: 'Medical'}},
  {id: 'agriculture', name: {zh: '农业', en: 'Agriculture'}},
  {id: 'private-business', name: {zh: '个体私企', en: 'Private business'}},
];

export const gradeChoices: readonly NamedChoice[] = ['AAA', 'AA', 'A', 'B', 'C'].map(id => ({
  id,
  name: {zh: id, en: id},
}));

/** F02 field 6. */
export const entryTypeChoices: readonly NamedChoice[] = [
  {id: 'opening', name: {zh: '期初', en: 'Opening'}},
  {id: 'sale', name: {zh: '消费', en: 'Sale'}},
  {id: 'sale_return', name: {zh: '退货', en: 'Return'}},
  {id: 'payment', name: {zh: '回款', en: 'Payment'}},
  {id: 'refund', name: {zh: '退款', en: 'Refund'}},
  {id: 'recharge', name: {zh: '充值', en: 'Recharge'}},
  {id: 'write_off', name: {zh: '核销', en: 'Write-off'}},
  {id: 'adjustment', name: {zh: '调整', en: 'Adjustment'}},
];

/** F02 field 8. */
export const settlementChoices: readonly NamedChoice[] = [
  {id: 'signed_bill', name: {zh: '签单', en: 'On account'}},
  {id: 'cash', name: {zh: '现金', en: 'Cash'}},
  {id: 'card', name: {zh: '刷卡', en: 'Card'}},
  {id: 'transfer', name: {zh: '转账', en: 'Transfer'}},
  {id: 'mobile_pay', name: {zh: '扫码', en: 'Mobile pay'}},
  {id: 'prepaid', name: {zh: '储值', en: 'Stored value'}},
  {id: 'cheque', name: {zh: '支票', en: 'Cheque'}},
  {id: 'draft', name: {zh: '汇票', en: 'Draft'}},
  {id: 'unspecified', name: {zh: '未注明', en: 'Not stated'}},
];

/** Usual form of a row (F01 field 23): as on an entry, or both marks of the paper sheet (签单/现金). */
export const usualFormChoices: readonly NamedChoice[] = [
  ...settlementChoices,
  {id: 'mixed', name: {zh: '签单/现金', en: 'On account or at once'}},
];
