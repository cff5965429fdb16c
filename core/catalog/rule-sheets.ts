/** Sheets that feed rules beyond the ledger (F11, F26, F28, F30, F45, F65, F104–F106), ids as in domain/forms.md. */
import type {Words} from '../base/text.ts';
import {criteria} from '../rules/measures/capability.ts';
import type {ColumnSpec} from '../schema/column.ts';
import {defineSheet, type Sheet} from '../schema/sheet.ts';

const customer: ColumnSpec = {
  id: 'customer',
  name: {zh: '客户', en: 'Customer'},
  type: 'link',
  target: 'customers',
  required: true,
  width: 160,
};
const product: ColumnSpec = {
  id: 'product',
  name: {zh: '产品', en: 'Product'},
  type: 'link',
  target: 'products',
  width: 140,
};
const remark: ColumnSpec = {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 180};

export const products: Sheet = defineSheet({
  id: 'products',
  form: '',
  name: {zh: '产品', en: 'Products'},
  icon: 'package',
  title: 'name',
  listed: true,
  columns: [
    {id: 'name', name: {zh: '产品名称', en: 'Product'}, type: 'text', required: true, width: 160},
    {id: 'product_no', name: {zh: '编号', en: 'No.'}, type: 'text', width: 96},
    {id: 'unit', name: {zh: '单位', en: 'Unit'}, type: 'text', width: 64},
    remark,
  ],
});

export const orders: Sheet = defineSheet({
  id: 'orders',
  form: 'F104',
  name: {zh: '销售订单', en: 'Sales orders'},
  icon: 'shopping-cart',
  title: 'order_no',
  listed: true,
  columns: [
    {id: 'order_date', name: {zh: '日期', en: 'Date'}, type: 'date', required: true, width: 100},
    {id: 'order_no', name: {zh: '订单号', en: 'Order no.'}, type: 'text', width: 110},
    {...customer, required: false},
    {id: 'region', name: {zh: '店/区域', en: 'Shop or region'}, type: 'text', width: 110},
    product,
    {id: 'quantity', name: {zh: '数量', en: 'Quantity'}, type: 'number', width: 80},
    {id: 'amount', name: {zh: '金额', en: 'Amount'}, type: 'money', width: 104},
    {id: 'discount_amount', name: {zh: '折扣', en: 'Discount'}, type: 'money', width: 92},
    {id: 'cost', name: {zh: '成本', en: 'Cost'}, type: 'money', level: 'finance', width: 92},
    {id: 'ledger_entry', name: {zh: '账单', en: 'Bill'}, type: 'link', target: 'entries', width: 100},
  ],
});

export const stock: Sheet = defineSheet({
  id: 'stock',
  form: 'F105',
  name: {zh: '库存', en: 'Stock'},
  icon: 'warehouse',
  title: 'product',
  listed: true,
  columns: [
    {id: 'stock_date', name: {zh: '日期', en: 'Date'}, type: 'date', required: true, width: 100},
    {...product, required: true},
    {id: 'place', name: {zh: '店/仓', en: 'Shop or store'}, type: 'text', width: 110},
    {id: 'quantity_on_hand', name: {zh: '库存量', en: 'On hand'}, type: 'number', width: 92},
    remark,
  ],
});

export const activities: Sheet = defineSheet({
  id: 'activities',
  form: 'F106',
  name: {zh: '市场活动', en: 'Market activities'},
  icon: 'megaphone',
  title: 'activity_name',
  listed: true,
  columns: [
    {id: 'activity_name', name: {zh: '活动名称', en: 'Activity'}, type: 'text', required: true, width: 160},
    {id: 'start_date', name: {zh: '开始', en: 'Start'}, type: 'date', width: 100},
    {id: 'end_date', name: {zh: '结束', en: 'End'}, type: 'date', width: 100},
    product,
    {id: 'input_cost', name: {zh: '投入', en: 'Cost'}, type: 'money', width: 104},
    {id: 'result', name: {zh: '结果', en: 'Result'}, type: 'text', width: 200},
  ],
});

export const targets: Sheet = defineSheet({
  id: 'targets',
  form: 'F11',
  name: {zh: '月目标', en: 'Monthly targets'},
  icon: 'target',
  title: 'owner',
  listed: true,
  columns: [
    {id: 'period_month', name: {zh: '年月', en: 'Month'}, type: 'month', required: true, width: 92},
    {
      id: 'owner',
      name: {zh: '客户代表', en: 'Account manager'},
      type: 'link',
      target: 'staff',
      required: true,
      width: 110,
    },
    {
      id: 'target_name',
      name: {zh: '目标', en: 'Target'},
      type: 'choice',
      required: true,
      width: 92,
      choices: [
        {id: 'sales', name: {zh: '消费', en: 'Sales'}},
        {id: 'collection', name: {zh: '回款', en: 'Collection'}},
      ],
    },
    {id: 'target_value', name: {zh: '目标值', en: 'Target value'}, type: 'money', width: 110},
    {id: 'measures', name: {zh: '措施', en: 'Measures'}, type: 'text', width: 200},
  ],
});

export const homePurchases: Sheet = defineSheet({
  id: 'home_purchases',
  form: 'F26',
  name: {zh: '家用产品', en: 'Home-use products'},
  icon: 'shopping-bag',
  title: 'customer',
  listed: true,
  columns: [
    customer,
    {id: 'product', name: {zh: '产品', en: 'Product'}, type: 'text', required: true, width: 140},
    {id: 'bought_on', name: {zh: '购买日期', en: 'Bought on'}, type: 'date', required: true, width: 100},
    {id: 'quantity', name: {zh: '数量', en: 'Quantity'}, type: 'number', width: 72},
    {id: 'unit_price', name: {zh: '单价', en: 'Unit price'}, type: 'money', width: 92},
    {id: 'expected_run_out', name: {zh: '预计用完', en: 'Runs out'}, type: 'date', width: 100},
  ],
});

export const packages: Sheet = defineSheet({
  id: 'packages',
  form: 'F28',
  name: {zh: '疗程', en: 'Packages'},
  icon: 'ticket',
  title: 'customer',
  listed: true,
  columns: [
    customer,
    {id: 'service_item', name: {zh: '项目', en: 'Item'}, type: 'text', required: true, width: 140},
    {id: 'sessions_bought', name: {zh: '购买次数', en: 'Sessions bought'}, type: 'number', width: 84},
    {id: 'used_on', name: {zh: '日期', en: 'Date'}, type: 'date', width: 100},
    {id: 'sessions_used', name: {zh: '本次使用', en: 'Sessions used'}, type: 'number', width: 84},
    {id: 'employee', name: {zh: '美容师', en: 'Beautician'}, type: 'link', target: 'staff', width: 92},
  ],
});

export const services: Sheet = defineSheet({
  id: 'services',
  form: 'F30',
  name: {zh: '保养记录', en: 'Services'},
  icon: 'wrench',
  title: 'customer',
  listed: true,
  columns: [
    customer,
    {id: 'asset', name: {zh: '保养对象', en: 'Asset'}, type: 'text', width: 120},
    {id: 'service_date', name: {zh: '送修日期', en: 'Service date'}, type: 'date', required: true, width: 100},
    {id: 'service_item', name: {zh: '维修项目', en: 'Service'}, type: 'text', width: 160},
    {id: 'next_service_due', name: {zh: '下一次保养期', en: 'Next due'}, type: 'date', width: 100},
    {id: 'sender', name: {zh: '送修人', en: 'Sent by'}, type: 'text', level: 'contact', width: 100},
  ],
});

const criterionNames: Readonly<Record<(typeof criteria)[number], Words>> = {
  c01_system: {zh: '公司体制', en: 'Company: system'},
  c02_sales_mgmt: {zh: '销售管理', en: 'Company: sales management'},
  c03_hr: {zh: '人事制度', en: 'Company: personnel'},
  c04_training: {zh: '员工培训', en: 'Company: training'},
  c05_rep_number: {zh: '业务员数量', en: 'Reps: number'},
  c06_rep_quality: {zh: '业务素质', en: 'Reps: quality'},
  c07_sales_per_rep: {zh: '人均销售额', en: 'Reps: sales each'},
  c08_customer_number: {zh: '客户数量', en: 'Customers: number'},
  c09_customer_level: {zh: '客户水平', en: 'Customers: level'},
  c10_customer_relations: {zh: '客情', en: 'Customers: relations'},
  c11_average_usage: {zh: '平均用量', en: 'Customers: average use'},
  c12_promotion_skill: {zh: '方式技巧', en: 'Promotion: skill'},
  c13_advertising: {zh: '广告宣传', en: 'Promotion: advertising'},
  c14_corporate_image: {zh: '企业形象', en: 'Relations: image'},
  c15_government: {zh: '政府', en: 'Relations: government'},
  c16_media: {zh: '媒体', en: 'Relations: media'},
  c17_stock_mgmt: {zh: '库存管理', en: 'Service: stock'},
  c18_delivery_capacity: {zh: '配货能力', en: 'Service: delivery'},
  c19_complaint_handling: {zh: '投诉处理', en: 'Service: complaints'},
  c20_technical_service: {zh: '技术服务', en: 'Service: technical'},
  c21_last_year_plan: {zh: '上年计划完成', en: 'With us: last year’s plan'},
  c22_this_year_plan: {zh: '本年计划完成', en: 'With us: this year’s plan'},
  c23_agent_market_share: {zh: '代理市场占有率', en: 'With us: market share'},
  c24_sales_potential: {zh: '销售潜力', en: 'With us: potential'},
  c25_credit: {zh: '信用度', en: 'With us: credit'},
};

export const capability: Sheet = defineSheet({
  id: 'capability',
  form: 'F45',
  name: {zh: '综合销售力', en: 'Sales capability'},
  icon: 'gauge',
  title: 'customer',
  listed: true,
  columns: [
    customer,
    {id: 'month', name: {zh: '月份', en: 'Month'}, type: 'month', required: true, width: 92},
    ...criteria.map((id): ColumnSpec => ({id, name: criterionNames[id], type: 'number', width: 84})),
  ],
});

export const contracts: Sheet = defineSheet({
  id: 'contracts',
  form: 'F65',
  name: {zh: '签约', en: 'Contracts'},
  icon: 'file-signature',
  title: 'contract_no',
  listed: true,
  columns: [
    {id: 'contract_no', name: {zh: '合同编号', en: 'Contract no.'}, type: 'text', required: true, width: 120},
    customer,
    {id: 'unit', name: {zh: '户别/幢', en: 'Unit'}, type: 'text', width: 100},
    {id: 'signed_on', name: {zh: '签约日期', en: 'Signed on'}, type: 'date', width: 100},
    {id: 'total_price', name: {zh: '总价', en: 'Total price'}, type: 'money', width: 120},
    {id: 'mortgage_amount', name: {zh: '按揭金额', en: 'Mortgage'}, type: 'money', width: 120},
    {id: 'apply_before', name: {zh: '按揭办理期限', en: 'Apply before'}, type: 'date', width: 110},
    {id: 'applied_on', name: {zh: '按揭办理日期', en: 'Applied on'}, type: 'date', width: 110},
    {id: 'salesperson', name: {zh: '业务员', en: 'Salesperson'}, type: 'link', target: 'staff', width: 92},
    remark,
  ],
});

export const instalments: Sheet = defineSheet({
  id: 'instalments',
  form: 'F65',
  name: {zh: '分期付款', en: 'Instalments'},
  icon: 'calendar-clock',
  title: 'part',
  listed: true,
  columns: [
    {id: 'contract', name: {zh: '合同', en: 'Contract'}, type: 'link', target: 'contracts', required: true, width: 130},
    {
      id: 'part',
      name: {zh: '款项', en: 'Part'},
      type: 'choice',
      width: 100,
      choices: [
        {id: 'deposit', name: {zh: '定金', en: 'Deposit'}},
        {id: 'down_payment_balance', name: {zh: '首付余款', en: 'Down payment'}},
        {id: 'balance', name: {zh: '余款', en: 'Balance'}},
        {id: 'mortgage', name: {zh: '按揭', en: 'Mortgage'}},
      ],
    },
    {id: 'due_date', name: {zh: '日期', en: 'Due date'}, type: 'date', width: 100},
    {id: 'amount', name: {zh: '金额', en: 'Amount'}, type: 'money', width: 120},
    {id: 'paid_amount', name: {zh: '已付', en: 'Paid'}, type: 'money', level: 'finance', width: 120},
    remark,
  ],
});

/** All of them, in the order of the sheet list. */
export const ruleSheets: readonly Sheet[] = [
  orders,
  products,
  stock,
  activities,
  targets,
  capability,
  homePurchases,
  packages,
  services,
  contracts,
  instalments,
];
