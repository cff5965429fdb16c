/** Words that files use for the choices of the forms. Keys are folded, lower case, without blanks and marks. */

import {foldText} from '../base/text.ts';
import {type NamedChoice, sectorChoices} from '../catalog/choices.ts';
import type {EntryType, SettlementForm} from '../ledger/types.ts';

/** Folds a text to the form in which the words below are written. */
export function wordKey(text: string): string {
  return foldText(text)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

function table<Id extends string>(words: Readonly<Record<Id, string>>): ReadonlyMap<string, Id> {
  const map = new Map<string, Id>();
  for (const id in words) for (const word of words[id].split(' ')) map.set(word, id);
  return map;
}

const SETTLEMENT = table<SettlementForm>({
  signed_bill:
    '签单 挂账 挂帐 赊账 赊销 赊欠 记账 记帐 月结 账期 签单挂账 欠款 未付 signedbill onaccount credit account openaccount invoice billtoaccount housecharge citycredit net30 net60 cityledger',
  cash: '现金 现款 现结 现付 cash cashsale cod',
  card: '刷卡 银行卡 信用卡 借记卡 储蓄卡 pos card creditcard debitcard bankcard visa mastercard amex unionpay 银联',
  transfer:
    '转账 转帐 银行转账 电汇 汇款 网银 对公转账 banktransfer transfer wire wiretransfer ach eft directdebit sepa electronic 转账汇款 对公',
  mobile_pay:
    '扫码 微信 支付宝 微信支付 移动支付 手机支付 扫码支付 ewallet wallet mobilepay mobile alipay wechat wechatpay applepay googlepay paypal upi qr 云闪付',
  prepaid:
    '储值 储值卡 会员卡 充值卡 预付 预存 预付款 储值扣款 会员储值 prepaid storedvalue giftcard voucher deposit 卡扣',
  cheque: '支票 cheque check',
  draft: '汇票 承兑 承兑汇票 银行承兑 商业承兑 draft billofexchange',
  unspecified: '未注明 未知 不详 未填 notstated unknown unspecified',
});

const ENTRY_TYPE = table<EntryType>({
  opening: '期初 期初余额 期初余款 上期结转 上期余额 上年结转 年初余额 opening openingbalance broughtforward bf',
  sale: '消费 销售 开单 出货 发货 应收 销售出库 开票 签单 挂账 订单 sale sales invoice inv debit charge purchase order bill dr',
  sale_return: '退货 退单 冲消费 销售退货 红冲 红字 return salesreturn creditnote creditmemo cn salereturn cm',
  payment:
    '回款 收款 付款 还款 结账 已收 到账 收账款 缴费 payment pay receipt paid pmt collection credit cr received cashreceipt',
  refund: '退款 退钱 refund',
  recharge: '充值 储值 预存 充卡 recharge topup deposit',
  write_off: '核销 坏账 坏账核销 抹零 writeoff baddebt',
  adjustment: '调整 调账 差额 其他 冲账 adjustment adj journal correction',
});

const GRADE = table<'AAA' | 'AA' | 'A' | 'B' | 'C'>({
  AAA: 'aaa aaa级 aaa类 3a',
  AA: 'aa aa级 aa类 2a',
  A: 'a a级 a类',
  B: 'b b级 b类',
  C: 'c c级 c类',
});

const CUSTOMER_KIND = table<'organisation' | 'person'>({
  organisation:
    '单位 企业 公司 法人 机构 团体 对公 organisation organization company corporate business firm legalperson b2b',
  person: '个人 自然人 散客 私人 对私 person individual private natural b2c',
});

const CUSTOMER_STATUS = table<'prospect' | 'active' | 'suspended' | 'closed'>({
  prospect: '潜在 意向 待开发 prospect lead potential',
  active: '正常 合作中 在用 有效 活跃 启用 active current open live',
  suspended: '暂停 停用 冻结 停止合作 suspended onhold hold inactive blocked',
  closed: '注销 关闭 流失 已注销 终止 closed lost churned cancelled terminated',
});

const DUE_BASIS = table<'from_statement' | 'from_bill'>({
  from_statement: '自结算日 结算日 月结 月底 对账日 fromstatement statement eom endofmonth',
  from_bill: '自开单日 开单日 票到 货到 发票日 frombill invoice invoicedate net',
});

const YES_NO = table<'yes' | 'no'>({
  yes: '是 有 对 可 可以 允许 在岗 在职 已 真 yes y true t 1 √ ✓ on active',
  no: '否 无 不 不可 不允许 离职 未 假 no n false f 0 × off',
});

/**
 * Sector aliases (F01 note): labels differ from sheet to sheet. 系统 and marks are dropped before; a label that only
 * changes the order of its parts (物价工商审计税务) meets by its characters.
 */
const SECTOR = table<string>({
  'gov-law':
    '公检法党政机关 公检法 党政机关 公检法党政 政法 政府 党政 机关 机关单位 政府机关 行政机关 公检法机关 govlaw government governmentlaw law publicsector',
  'price-tax':
    '物价工商税务审计 物价工商审计税务 工商审计税务 工商税务审计 工商税务 税务 工商 物价 审计 物价工商 税务工商 pricetax pricetradetaxaudit tax',
  'edu-media': '教育新闻 教育 新闻 教育媒体 学校 新闻教育 文教 教育新闻出版 edumedia educationmedia education media',
  'transport-power-water':
    '交通供电水利 交通供电 交通 供电 水利 电力 供水 交通电力水利 交通水利 交通供水供电 水电 交通运输 transportpowerwater transport utilities power water',
  'construction-property':
    '建设房产 建设 房产 建筑 房地产 建筑房产 建设房地产 城建 地产 constructionproperty construction property realestate',
  grain: '粮食 粮油 粮 grain',
  finance: '金融 银行 保险 金融保险 银行保险 finance banking bank insurance',
  telecom: '电信 通讯 通信 邮电 电信邮政 电信通讯 邮政电信 telecom telecommunications post',
  medical: '医疗 卫生 医院 医药 医疗卫生 medical healthcare health hospital',
  agriculture: '农业 农牧业 农牧 农林 农业农牧 农林牧渔 农村 畜牧 agriculture farming',
  'private-business':
    '个体私企 个人私企 个体 私企 个体私营 私营企业 民营企业 民企 个体户 私营 个体企业 privatebusiness private selfemployed sme',
});

/** The sectors' longer words by their characters in order of code, whatever order a label has them in. */
const SECTOR_LETTERS = new Map(
  [...SECTOR].filter(([word]) => word.length >= 4).map(([word, id]) => [sorted(word), id]),
);

/** Form of a mark such as 签单, or `undefined`. */
export function settlementOf(text: string): SettlementForm | undefined {
  return SETTLEMENT.get(wordKey(text));
}

/** Forms of a mark that may name two (签单/现金); `undefined` where a part is none. Order kept, doubles dropped. */
export function settlementsOf(text: string): readonly SettlementForm[] | undefined {
  const forms: SettlementForm[] = [];
  const parts = foldText(text).split(/[/\\、,;+&和及或|]/u);
  for (const part of parts.flatMap(half => (settlementOf(half) === undefined ? half.split(/\s+/) : [half]))) {
    if (part.trim() === '') continue;
    const form = settlementOf(part);
    if (form === undefined) return undefined;
    if (!forms.includes(form)) forms.push(form);
  }
  return forms;
}

/** Entry type of a word such as 回款, or `undefined`. */
export function entryTypeOf(text: string): EntryType | undefined {
  return ENTRY_TYPE.get(wordKey(text));
}

/** Grade of `AAA级`, or `undefined`. */
export function gradeOf(text: string): string | undefined {
  return GRADE.get(wordKey(text));
}

/** `organisation` or `person`, or `undefined`. */
export function customerKindOf(text: string): 'organisation' | 'person' | undefined {
  return CUSTOMER_KIND.get(wordKey(text));
}

/** Status of a customer, or `undefined`. */
export function customerStatusOf(text: string): 'prospect' | 'active' | 'suspended' | 'closed' | undefined {
  return CUSTOMER_STATUS.get(wordKey(text));
}

/** Where the account period starts, or `undefined`. */
export function dueBasisOf(text: string): 'from_statement' | 'from_bill' | undefined {
  return DUE_BASIS.get(wordKey(text));
}

/** Yes or no, or `undefined`. */
export function yesNoOf(text: string): boolean | undefined {
  const word = YES_NO.get(wordKey(text) || foldText(text));
  return word === undefined ? undefined : word === 'yes';
}

/** Sector id of a label (`交通\供电\水利系统`, `五 建设房产系统`), or `undefined`. */
export function sectorOf(text: string): string | undefined {
  const key = sectorKey(text);
  const exact = SECTOR.get(key) ?? sectorByName(key);
  if (exact !== undefined) return exact;
  return key.length >= 4 ? SECTOR_LETTERS.get(sorted(key)) : undefined;
}

function sectorByName(key: string): string | undefined {
  return sectorChoices.find(choice => named(choice, key))?.id;
}

function named(choice: NamedChoice, key: string): boolean {
  return wordKey(choice.name.zh) === key || wordKey(choice.name.en) === key || wordKey(choice.id) === key;
}

function sectorKey(text: string): string {
  const key = wordKey(text.replace(/^\s*(?:[一二三四五六七八九十]+|[IVX]+|\d+)\s*[、.．:：)）]?\s*(?=\S)/u, ''));
  return key.replace(/(?:系统|行业|类别|类|口|部门|单位|sector)$/u, '');
}

function sorted(text: string): string {
  return [...text].sort().join('');
}
