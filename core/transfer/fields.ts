/**
 * What a column of a file may hold, for each layout, and the words that headings use for it (domain/forms.md and what
 * trade systems, banks and receivables programs write). Chinese words are matched whole or as the heading's end,
 * Latin ones by their words in order; `weak` words count only whole, and only where the content agrees.
 */
import type {Words} from '../base/text.ts';
import {compact} from './header-key.ts';
import type {Layout} from './import-types.ts';

/** What the cells of a field look like. */
export type FieldKind =
  | 'name'
  | 'code'
  | 'person'
  | 'text'
  | 'money'
  | 'date'
  | 'count'
  | 'phone'
  | 'choice'
  | 'yes-no';

export interface Field {
  readonly id: string;
  readonly name: Words;
  readonly kind: FieldKind;
  /** Compact forms, see `compact`. */
  readonly words: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  /** Parts of a heading that speak against this field. */
  readonly not: readonly string[];
  /** Recognised so that nothing else takes it, but not imported. */
  readonly ignored: boolean;
}

interface FieldSpec {
  readonly id: string;
  readonly name: Words;
  readonly kind: FieldKind;
  /** Separated by `, `. */
  readonly words: string;
  readonly weak?: string;
  readonly not?: string;
  readonly ignored?: boolean;
}

function field(spec: FieldSpec): Field {
  const list = (text: string | undefined) => (text ?? '').split(', ').filter(word => word !== '');
  return {
    id: spec.id,
    name: spec.name,
    kind: spec.kind,
    words: new Set([...list(spec.words), spec.name.zh, spec.name.en, spec.id].map(compact)),
    weak: new Set(list(spec.weak).map(compact)),
    not: list(spec.not),
    ignored: spec.ignored ?? false,
  };
}

const NOT_A_CUSTOMER =
  'type, kind, segment, group, class, category, since, gender, age, score, rating, status, count, 类型, 性质, 等级, 级别, 类别, 数量, 经理, 代表, 电话, 地址, 状态, manager, service, phone, email, address, key, 签收';

const customer = field({
  id: 'customer',
  name: {zh: '客户名称', en: 'Customer'},
  kind: 'name',
  words:
    '客户, 客户全称, 客户简称, 单位名称, 单位, 公司名称, 企业名称, 往来单位, 往来单位名称, 往来户名称, 购货单位, 购货单位名称, 购买方, 购买方名称, 购方名称, 买方, 买方名称, 付款方, 付款人, 付款单位, 付款人名称, 付款方名称, 付款账户名, 对方户名, 对方名称, 对方单位, 对方账户名称, 对方账号名称, 交易对手, 交易对方, 交易对手名称, 会员, 会员姓名, 会员名称, 顾客, 顾客姓名, 顾客名称, 客户姓名, 商户, 商户名称, 门店名称, 店名, 债务人, 收货单位, 甲方, 业主, 业主姓名, 法人客户, 客户名称(单位), 客户单位, customer name, client, client name, account name, company, company name, organisation, organization, organisation name, organization name, buyer, buyer name, bill to, bill to name, billed to, sold to, sold to name, debtor, debtor name, payer, payer name, counterparty, counterparty name, member name, customer full name, name customer, cust name, business name, trading name, customer company, customer account name, party name, purchaser',
  weak: 'name, 名称, 姓名, 户名, account, member, 公司, 企业, 项目',
  not: NOT_A_CUSTOMER,
});
const customerNo = field({
  id: 'customer_no',
  name: {zh: '客户编号', en: 'Customer no.'},
  kind: 'code',
  words:
    '客户编码, 客户代码, 客户号, 客户ID, 客户代号, 客户卡号, 会员号, 会员卡号, 会员编号, 会员ID, 会员卡, 用户ID, 用户编号, 买家ID, 单位编码, 单位编号, 往来单位编码, 对方账号, 付款账号, customer id, customer number, customer code, customer key, customer unique id, cust id, cust no, cust number, cust code, client id, client no, client number, client code, account id, account no, account number, account code, user id, buyer id, member id, member no, debtor no, debtor id, debtor number, bill to id, sold to id, shopper id, consumer id, household id, payer id',
  weak: 'id, no, number, code, 编号, 编码, 代码, 卡号, 账号, customer, cust, client, user, member, account, uid, cid',
  not: 'country, postal, zip, order, invoice, doc, receipt, transaction, tax, product, item, store, branch, business, type, 订单, 单据, 发票, 流水, 产品, 商品, 税号',
});
const contact = field({
  id: 'contact',
  name: {zh: '签单人', en: 'Signing contact'},
  kind: 'person',
  words:
    '签单人及职务, 签单人姓名, 签字人, 授权签单人, 经手客户, signer, signed by, signing contact, contact signer, authorised signer',
  weak: 'contact',
  not: 'phone, email, tel, 电话',
});
const contactPerson = field({
  id: 'contact_person',
  name: {zh: '联系人', en: 'Contact person'},
  kind: 'person',
  words:
    '客户联系人, 联系人姓名, 主要联系人, 对接人, 收货人, 负责人姓名, contact name, contact person, primary contact, attention, attn, main contact, contact',
  not: 'phone, email, tel, title, 电话, 手机, 职务',
});
const jobTitle = field({
  id: 'job_title',
  name: {zh: '职务', en: 'Job title'},
  kind: 'text',
  words: '职位, 岗位, 联系人职务, 签单人职务, 头衔, position, job title, contact title, role',
  weak: 'title',
});
const phone = field({
  id: 'phone',
  name: {zh: '手机', en: 'Phone'},
  kind: 'phone',
  words:
    '电话, 联系电话, 手机号, 手机号码, 电话号码, 联系方式, 移动电话, 固定电话, 座机, 客户电话, 联系手机, 预留手机, mobile, mobile phone, mobile number, phone number, telephone, tel, cell, cell phone, contact phone, contact number, customer phone',
  weak: '',
  not: 'service, lines, 传真, fax',
});
const manager = field({
  id: 'account_manager',
  name: {zh: '客户代表', en: 'Account manager'},
  kind: 'person',
  words:
    '客户经理, 业务员, 销售员, 销售代表, 销售经理, 业务经理, 业务代表, 营销代表, 销售顾问, 跟进人, 所属销售, 归属人, 责任人, 所属业务员, 销售人员, 业务人员, 负责业务员, 专管员, 片区经理, 美容顾问, sales rep, sales representative, salesperson, sales person, salesman, rep, account owner, account executive, relationship manager, owner, sales owner, sales manager, assigned to, seller, rep name',
  weak: '负责人, 经理, 代表, 顾问, manager, agent',
});
const sector = field({
  id: 'sector',
  name: {zh: '系统', en: 'Sector'},
  kind: 'choice',
  words:
    '行业, 系统(行业), 所属行业, 行业类别, 行业分类, 客户行业, 所属系统, 客户类别, industry, business sector, vertical, line of business',
  weak: '类别, 分类, segment',
});
const grade = field({
  id: 'grade',
  name: {zh: '级别', en: 'Grade'},
  kind: 'choice',
  words:
    '等级, 客户等级, 客户级别, 信用等级, 信用级别, 评级, customer grade, customer level, customer class, credit grade, abc class, tier',
  weak: 'level, class, rating',
});
const settlement = field({
  id: 'settlement_form',
  name: {zh: '结算形式', en: 'Settlement'},
  kind: 'choice',
  words:
    '消费形式, 结算方式, 付款方式, 支付方式, 收款方式, 支付渠道, 支付类型, 缴费方式, 付款形式, 结账方式, 收银方式, 交易方式, payment method, payment type, payment mode, payment form, method of payment, pay method, paid by, tender, tender type, settlement form, settlement method, mode of payment',
  weak: 'payment, 支付, method',
  not: 'value, amount, date, id, installments, sequential, terms, 金额, 日期',
});
const remark = field({
  id: 'remark',
  name: {zh: '备注', en: 'Remark'},
  kind: 'text',
  words:
    '摘要, 说明, 附言, 用途, 备注说明, 交易附言, 事由, 描述, 明细说明, note, notes, memo, comment, comments, description, details, narrative, particulars, remarks',
});
const documentNo = field({
  id: 'document_no',
  name: {zh: '单据号', en: 'Document no.'},
  kind: 'code',
  words:
    '单据编号, 单号, 订单号, 订单编号, 发票号, 发票号码, 发票编号, 凭证号, 凭证编号, 小票号, 小票编号, 流水单号, 交易流水号, 交易单号, 交易号, 业务单号, 出库单号, 销售单号, 消费单号, 账单号, 账单编号, 收据号, 合同号, 合同编号, 结算单号, 交易参考号, 核心流水号, invoice id, invoice no, invoice number, invoice num, inv no, inv number, invoice ref, invoice, order id, order no, order number, document number, document id, doc id, doc no, doc number, receipt no, receipt number, receipt id, transaction id, transaction no, transaction number, trans id, txn id, voucher no, voucher number, bill no, bill number, bill id, ticket no, sale id, sales id, purchase id, po number, reference, ref, reference no, ref no, reference number, invoiceno',
  weak: '号码',
  not: 'date, amount, currency, type, 日期, 金额',
});
const dueDate = field({
  id: 'due_date',
  name: {zh: '到期日', en: 'Due date'},
  kind: 'date',
  words:
    '到期日期, 应收日期, 应付日期, 应收款日期, 应付款日期, 付款到期日, 付款期限, 收款期限, 账期到期日, 约定付款日, 约定付款日期, 约定回款日, 应回款日期, 应还日期, 还款日, 还款日期, 预计回款日期, 最迟付款日, due, due in date, payment due, payment due date, date due, due on, due by, net due date, invoice due date, expiry date, maturity date, pay by, duedate',
  weak: '到期',
});
const settledOn = field({
  id: 'settled_on',
  name: {zh: '结清日期', en: 'Settled on'},
  kind: 'date',
  words:
    '结清日, 回款日期, 收款日期, 付款日期, 核销日期, 到账日期, 实际回款日期, 实际付款日期, 实际收款日期, 还清日期, 支付日期, 结账日期, settled date, settlement date, settle date, clear date, cleared date, clearing date, cleared on, paid date, date paid, paid on, payment date, date of payment, payment received, received date, date received, closed date, date settled, collection date, pay date',
});
const amount = field({
  id: 'amount',
  name: {zh: '金额', en: 'Amount'},
  kind: 'money',
  words:
    '总额, 总金额, 合计, 合计金额, 交易金额, 交易额, 订单金额, 订单总额, 发生额, 发生金额, 价税合计, 总价, 销售额, 销售总额, 营业额, 成交金额, 成交额, 支付金额, 付款金额, 消费总额, 实付金额, 实付, 实收金额, 实收, 应付金额, 结算金额, 入账金额, 本币金额, 账单金额, 含税金额, 发票金额, 开票金额, 应收金额, 应收账款, 应收款, 欠款金额, 未税金额, total, total amount, grand total, total price, total value, total sales, total open amount, net amount, gross amount, amount paid, amount due, invoice amount, invoice total, invoice value, bill amount, order total, order amount, order value, transaction amount, transaction value, sales amount, sale amount, sales total, sale price total, payment value, payment amount, purchase amount, purchase value, amount spent, total spent, spend, revenue, amount usd, amount cny, amount rmb, amt, line total, subtotal',
  weak: 'sales, value, dollars, sum, price, spent, turnover, sale, 价格, usd, cny, rmb, dollar value, monetary, 销售, payment, cost',
  not: 'tax, rate, percent, %, unit, discount, cogs, margin, profit, income, balance, quantity, qty, freight, shipping, 税额, 税率, 单价, 折扣, 数量, 成本, 利润, 毛利, 余额, 运费, 优惠',
});
const quantity = field({
  id: 'quantity',
  name: {zh: '数量', en: 'Quantity'},
  kind: 'count',
  words:
    '件数, 个数, 份数, 购买数量, 销售数量, qty, units, pieces, count, items, number of items, no of items, item count, order quantity',
  ignored: true,
});
const unitPrice = field({
  id: 'unit_price',
  name: {zh: '单价', en: 'Unit price'},
  kind: 'money',
  words:
    '含税单价, 销售单价, price each, price per unit, item price, unit cost, rate, 优惠金额, 折扣金额, 税额, tax, tax 5%, vat, gst, discount, shipping, freight, freight value, cogs, gross income, gross margin, gross margin percentage, profit, 成本, 毛利',
  ignored: true,
});

const entryDate = field({
  id: 'entry_date',
  name: {zh: '业务日期', en: 'Business date'},
  kind: 'date',
  words:
    '日期, 交易日期, 消费日期, 发生日期, 单据日期, 下单日期, 下单时间, 订单日期, 订单时间, 交易时间, 消费时间, 开单日期, 开单时间, 销售日期, 业务时间, 发生时间, 购买日期, 购买时间, 成交日期, 成交时间, 付款日期, 付款时间, 支付时间, 收款日期, 回款日期, 入账日期, 开票日期, 发票日期, 出库日期, 结账时间, 创建时间, 单据时间, date, order date, ordered on, transaction date, trans date, txn date, purchase date, sale date, sales date, invoice date, bill date, document date, doc date, entry date, value date, payment date, receipt date, visit date, purchase time, order time, transaction time, order purchase timestamp, purchase timestamp, timestamp, created at, created on, order created, datetime, date time, date of sale, date of purchase, date of transaction, when, invoicedate',
  weak: 'time, 时间, day, created, 年月日',
  not: 'due, birth, delivery, shipped, ship, estimated, approved, settled, clear, start, end, 到期, 生日, 出生, 发货, 交货, 结清, update, modified, 更新, 修改',
});
const postedOn = field({
  id: 'posted_on',
  name: {zh: '记账日期', en: 'Posted on'},
  kind: 'date',
  words:
    '记帐日期, 过账日期, 入账日, 记账日, posting date, post date, posted date, booking date, booked on, gl date, accounting date',
});
const entryType = field({
  id: 'entry_type',
  name: {zh: '类型', en: 'Type'},
  kind: 'choice',
  words:
    '业务类型, 交易类型, 单据类型, 流水类型, 收支类型, 账务类型, 款项类型, transaction type, trans type, entry type, document type, doc type, record type, debit credit, dr/cr, drcr, dc, 借贷, 借贷标志, 收/支, 收支',
  weak: 'type, kind, 方向',
  not: 'customer, product, payment, 客户, 产品, 商品, 支付',
});
const salesAmount = field({
  id: 'sales_amount',
  name: {zh: '消费金额', en: 'Sales amount'},
  kind: 'money',
  words:
    '消费, 借方, 借方金额, 借方发生额, 借方发生, 本期借方, 本期应收, 应收发生, 应收增加, 销售金额, 签单金额, 挂账金额, 出货金额, 开单金额, 消费额, debit, debit amount, debits, charges, charge amount, invoiced, billed, dr',
  not: '单价, 数量, unit, rate',
});
const paymentAmount = field({
  id: 'payment_amount',
  name: {zh: '回款金额', en: 'Payment amount'},
  kind: 'money',
  words:
    '回款, 回款额, 收款金额, 收款, 收入, 收入金额, 贷方, 贷方金额, 贷方发生额, 贷方发生, 本期贷方, 本期收款, 已收, 已收金额, 已回款, 还款金额, 还款, 到账金额, 存入, 存入金额, 转入金额, 应收减少, credit, credit amount, credits, received, amount received, payments, deposit, deposits, paid in, money in, cr',
  not: 'limit, card, date, method, type, 方式, 日期, 额度',
});
const moneyOut = field({
  id: 'money_out',
  name: {zh: '支出金额', en: 'Money out'},
  kind: 'money',
  words:
    '支出, 转出金额, 付出, 取出, 余额, 账户余额, 本次余额, 结存, 交易后余额, withdrawal, withdrawals, paid out, money out, balance, running balance, account balance',
  ignored: true,
});
const entryNo = field({
  id: 'entry_no',
  name: {zh: '流水号', en: 'Entry no.'},
  kind: 'code',
  words: 'entry no, entry number, entry id, 分录号',
});
const handler = field({
  id: 'handler',
  name: {zh: '经办人', en: 'Handler'},
  kind: 'person',
  words:
    '收银员, 操作员, 制单人, 录入人, 经手人, 开单人, 收款人, cashier, operator, clerk, entered by, created by, served by, handled by',
});

const invoiceDate = field({
  id: 'invoice_date',
  name: {zh: '开票日期', en: 'Invoice date'},
  kind: 'date',
  words:
    '发票日期, 开单日期, 账单日期, 单据日期, 出账日期, 业务日期, 日期, 发货日期, 出货日期, 销售日期, 立账日期, 记账日期, 挂账日期, 签单日期, 消费日期, inv date, bill date, billing date, document date, document create date, doc date, posting date, issue date, issued on, date issued, invoiced on, date, transaction date, order date, baseline create date, entry date',
  not: 'due, settled, clear, paid, payment, 到期, 结清',
});
const paidAmount = field({
  id: 'paid_amount',
  name: {zh: '已收金额', en: 'Amount paid'},
  kind: 'money',
  words:
    '已收, 已收款, 已付金额, 已回款, 已回款金额, 回款金额, 收款金额, 实收金额, 核销金额, 已核销金额, paid amount, amount paid, paid, amount received, received, payment amount, payments, total paid, collected',
});
const openAmount = field({
  id: 'open_amount',
  name: {zh: '未收金额', en: 'Amount open'},
  kind: 'money',
  words:
    '未收, 未收款, 未付金额, 未回款, 未回款金额, 欠款, 欠款余额, 应收余额, 未核销金额, 余额, 剩余金额, open balance, balance, balance due, outstanding, outstanding amount, amount outstanding, remaining, unpaid, unpaid amount, open amount',
});

const openingBalance = field({
  id: 'opening_balance',
  name: {zh: '期初余款', en: 'Opening balance'},
  kind: 'money',
  words:
    '余额, 余款, 欠款, 欠款金额, 欠款余额, 应收余额, 应收账款, 应收款, 期初余额, 期初, 累计余款, 累计欠款, 挂账余额, 未收款, 往来余额, 至本月余款总额, balance, opening, account balance, outstanding balance, outstanding, amount owed, owes, receivable, current balance, balance due, total outstanding',
  not: 'limit, 额度',
});
const creditLimit = field({
  id: 'credit_limit',
  name: {zh: '信用额度', en: 'Credit limit'},
  kind: 'money',
  words: '额度, 授信额度, 授信, 挂账额度, 签单额度, 信用限额, 赊销额度, limit, credit line, credit amount limit',
});
const accountPeriod = field({
  id: 'account_period_days',
  name: {zh: '账期天数', en: 'Account period, days'},
  kind: 'count',
  words:
    '账期, 账期(天), 信用期, 信用天数, 付款天数, 结算周期, 付款条件, 收款条件, 付款账期, 到期, 信用期限, terms, payment terms, credit terms, credit days, payment days, net days, term days, cust payment terms',
});
const dueBasis = field({
  id: 'due_basis',
  name: {zh: '到期起算', en: 'Due from'},
  kind: 'choice',
  words: '起算, 账期起算, due basis',
});
const settlementDay = field({
  id: 'settlement_day',
  name: {zh: '结算日', en: 'Settlement day'},
  kind: 'count',
  words: '对账日, 结账日, 每月结算日, statement day, closing day, billing day',
});
const onAccount = field({
  id: 'on_account_allowed',
  name: {zh: '签单资格', en: 'May buy on account'},
  kind: 'yes-no',
  words: '可签单, 允许签单, 是否签单, 是否挂账, 可挂账, on account allowed, credit allowed, credit customer',
});
const kind = field({
  id: 'kind',
  name: {zh: '性质', en: 'Kind'},
  kind: 'choice',
  words: '客户性质, 客户类型, 单位性质, 类型, customer type, customer kind, account type, entity type',
  weak: 'type',
});
const status = field({
  id: 'status',
  name: {zh: '状态', en: 'Status'},
  kind: 'choice',
  words: '客户状态, 合作状态, 当前状态, customer status, account status',
  weak: 'active, state',
});
const address = field({
  id: 'address',
  name: {zh: '地址', en: 'Address'},
  kind: 'text',
  words:
    '联系地址, 单位地址, 公司地址, 通讯地址, 注册地址, 经营地址, 收货地址, 详细地址, 家庭住址, 住址, street address, billing address, postal address, mailing address, street, location',
});
const taxId = field({
  id: 'tax_id',
  name: {zh: '统一社会信用代码', en: 'Tax id'},
  kind: 'code',
  words:
    '税号, 纳税人识别号, 信用代码, 社会信用代码, 营业执照号, 纳税识别号, 组织机构代码, uscc, vat number, vat no, vat id, tax number, tax no, tin, abn, ein, company number, registration number',
});
const prevMonthSales = field({
  id: 'prev_month_sales',
  name: {zh: '上月消费', en: 'Sales of last month'},
  kind: 'money',
  words:
    '上月消费总额, 上月消费额, 上月销售, 上月销售额, last month sales, prev month sales, previous month sales, sales last month',
});

/** Fields by layout, in the order of the pickers. The paper table has its own reader; `ignore` has none. */
export const FIELDS: Readonly<Record<Exclude<Layout, 'paper' | 'sheet' | 'ignore'>, readonly Field[]>> = {
  customers: [
    customer,
    customerNo,
    kind,
    sector,
    grade,
    manager,
    contact,
    contactPerson,
    jobTitle,
    phone,
    settlement,
    status,
    openingBalance,
    prevMonthSales,
    creditLimit,
    accountPeriod,
    dueBasis,
    settlementDay,
    onAccount,
    address,
    taxId,
    remark,
  ],
  entries: [
    entryDate,
    postedOn,
    customer,
    customerNo,
    contact,
    entryType,
    amount,
    salesAmount,
    paymentAmount,
    settlement,
    manager,
    documentNo,
    dueDate,
    entryNo,
    handler,
    sector,
    phone,
    remark,
    quantity,
    unitPrice,
    moneyOut,
  ],
  invoices: [
    customer,
    customerNo,
    invoiceDate,
    dueDate,
    amount,
    settledOn,
    paidAmount,
    openAmount,
    documentNo,
    contact,
    manager,
    sector,
    phone,
    remark,
    quantity,
    unitPrice,
  ],
};

/** The field of a layout, or `undefined`. */
export function fieldOf(layout: Layout, id: string): Field | undefined {
  return layout === 'paper' || layout === 'sheet' || layout === 'ignore'
    ? undefined
    : FIELDS[layout].find(candidate => candidate.id === id);
}
