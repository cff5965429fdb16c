/** The sheets that every workbook has (F01–F04, F29, F42, F50, F57), ids as in domain/forms.md. Sheets that feed single rules: `rule-sheets.ts`. */
import {defineSheet, type Sheet} from '../schema/sheet.ts';
import {entryTypeChoices, gradeChoices, sectorChoices, settlementChoices, usualFormChoices} from './choices.ts';

/** Level of columns that only finance or an approver writes. */
const FINANCE = 'finance';
/** Level of contact details. */
const CONTACT = 'contact';

export const staff: Sheet = defineSheet({
  id: 'staff',
  form: '',
  name: {zh: '员工', en: 'Staff'},
  icon: 'id-card',
  title: 'name',
  listed: true,
  columns: [
    {id: 'name', name: {zh: '姓名', en: 'Name'}, type: 'text', required: true, width: 120},
    {id: 'role', name: {zh: '岗位', en: 'Role'}, type: 'text', width: 120},
    {id: 'active', name: {zh: '在岗', en: 'Active'}, type: 'boolean', width: 64},
    {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 180},
  ],
});

export const customers: Sheet = defineSheet({
  id: 'customers',
  form: 'F29',
  name: {zh: '客户', en: 'Customers'},
  icon: 'users',
  title: 'name',
  listed: true,
  columns: [
    {id: 'name', name: {zh: '客户名称', en: 'Customer'}, type: 'text', required: true, width: 132},
    {id: 'customer_no', name: {zh: '编号', en: 'No.'}, type: 'text', width: 88},
    {
      id: 'kind',
      name: {zh: '性质', en: 'Kind'},
      type: 'choice',
      width: 72,
      choices: [
        {id: 'organisation', name: {zh: '单位', en: 'Organisation'}},
        {id: 'person', name: {zh: '个人', en: 'Person'}},
      ],
    },
    {id: 'sector', name: {zh: '系统', en: 'Sector'}, type: 'choice', choices: sectorChoices, width: 120},
    {id: 'grade', name: {zh: '级别', en: 'Grade'}, type: 'choice', choices: gradeChoices, width: 52},
    {id: 'account_manager', name: {zh: '客户代表', en: 'Account manager'}, type: 'link', target: 'staff', width: 68},
    {id: 'phone', name: {zh: '手机', en: 'Phone'}, type: 'phone', level: CONTACT, width: 104},
    {
      id: 'month_sales',
      name: {zh: '本月消费', en: 'Sales this month'},
      type: 'computed',
      measure: 'month_sales',
      width: 84,
    },
    {id: 'mom_change', name: {zh: '环比', en: 'Change'}, type: 'computed', measure: 'mom_change', width: 64},
    {id: 'balance', name: {zh: '累计余款', en: 'Balance'}, type: 'computed', measure: 'balance', width: 88},
    {id: 'ageing', name: {zh: '账龄', en: 'Ageing'}, type: 'computed', measure: 'ageing', width: 62},
    {id: 'limit_use', name: {zh: '额度占用', en: 'Limit used'}, type: 'computed', measure: 'limit_use', width: 84},
    {id: 'warning', name: {zh: '预警', en: 'Warning'}, type: 'computed', measure: 'warning', width: 140},
    {
      id: 'status',
      name: {zh: '状态', en: 'Status'},
      type: 'choice',
      width: 72,
      choices: [
        {id: 'prospect', name: {zh: '潜在', en: 'Prospect'}},
        {id: 'active', name: {zh: '正常', en: 'Active'}},
        {id: 'suspended', name: {zh: '暂停', en: 'Suspended'}},
        {id: 'closed', name: {zh: '注销', en: 'Closed'}},
      ],
    },
    {
      id: 'settlement_form',
      name: {zh: '消费形式', en: 'Settlement'},
      type: 'choice',
      choices: usualFormChoices,
      width: 84,
    },
    {id: 'prev_month', name: {zh: '首表上月', en: 'First sheet: last month'}, type: 'month', hidden: true},
    {
      id: 'prev_month_sales',
      name: {zh: '首表上月消费', en: 'First sheet: sales of last month'},
      type: 'money',
      hidden: true,
    },
    {id: 'contact_person', name: {zh: '联系人', en: 'Contact person'}, type: 'text', level: CONTACT, width: 100},
    {id: 'address', name: {zh: '地址', en: 'Address'}, type: 'text', level: CONTACT, width: 200},
    {id: 'tax_id', name: {zh: '统一社会信用代码', en: 'Tax id'}, type: 'text', width: 170},
    {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 200},
  ],
});

export const contacts: Sheet = defineSheet({
  id: 'contacts',
  form: 'F57',
  name: {zh: '签单人', en: 'Signing contacts'},
  icon: 'contact',
  title: 'name',
  listed: true,
  columns: [
    {id: 'customer', name: {zh: '客户', en: 'Customer'}, type: 'link', target: 'customers', required: true, width: 160},
    {id: 'name', name: {zh: '签单人', en: 'Signing contact'}, type: 'text', level: CONTACT, width: 110},
    {id: 'account_manager', name: {zh: '客户代表', en: 'Account manager'}, type: 'link', target: 'staff', width: 92},
    {
      id: 'settlement_form',
      name: {zh: '消费形式', en: 'Settlement'},
      type: 'choice',
      choices: usualFormChoices,
      width: 84,
    },
    {id: 'authorised_signer', name: {zh: '授权签单', en: 'May sign'}, type: 'boolean', width: 76},
    {id: 'prev_month', name: {zh: '首表上月', en: 'First sheet: last month'}, type: 'month', hidden: true},
    {
      id: 'prev_month_sales',
      name: {zh: '首表上月消费', en: 'First sheet: sales of last month'},
      type: 'money',
      hidden: true,
    },
    {id: 'phone', name: {zh: '手机', en: 'Phone'}, type: 'phone', level: CONTACT, width: 116},
    {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 180},
  ],
});

export const entries: Sheet = defineSheet({
  id: 'entries',
  form: 'F02',
  name: {zh: '消费回款流水', en: 'Ledger'},
  icon: 'list',
  title: 'entry_no',
  listed: true,
  columns: [
    {id: 'posted_on', name: {zh: '记账日期', en: 'Posted on'}, type: 'date', required: true, width: 100},
    {id: 'entry_date', name: {zh: '业务日期', en: 'Business date'}, type: 'date', width: 100},
    {id: 'customer', name: {zh: '客户', en: 'Customer'}, type: 'link', target: 'customers', required: true, width: 160},
    {id: 'contact', name: {zh: '签单人', en: 'Contact'}, type: 'link', target: 'contacts', width: 100},
    {
      id: 'entry_type',
      name: {zh: '类型', en: 'Type'},
      type: 'choice',
      required: true,
      choices: entryTypeChoices,
      width: 84,
    },
    {id: 'amount', name: {zh: '金额', en: 'Amount'}, type: 'money', required: true, width: 104},
    {
      id: 'settlement_form',
      name: {zh: '结算形式', en: 'Settlement'},
      type: 'choice',
      choices: settlementChoices,
      width: 84,
    },
    {id: 'account_manager', name: {zh: '客户代表', en: 'Account manager'}, type: 'link', target: 'staff', width: 92},
    {id: 'document_no', name: {zh: '单据号', en: 'Document no.'}, type: 'text', width: 110},
    {id: 'due_date', name: {zh: '到期日', en: 'Due date'}, type: 'date', width: 100},
    {id: 'entry_no', name: {zh: '流水号', en: 'Entry no.'}, type: 'text', width: 88},
    {id: 'handler', name: {zh: '经办人', en: 'Handler'}, type: 'text', width: 84},
    {id: 'applied_to', name: {zh: '冲销对象', en: 'Applied to'}, type: 'link', target: 'entries', width: 100},
    {id: 'corrects', name: {zh: '更正对象', en: 'Corrects'}, type: 'link', target: 'entries', width: 100},
    {id: 'posted', name: {zh: '财务已记', en: 'Posted by finance'}, type: 'boolean', level: FINANCE, width: 84},
    {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 200},
  ],
});

export const agreements: Sheet = defineSheet({
  id: 'agreements',
  form: 'F03',
  name: {zh: '签单协议', en: 'Credit agreements'},
  icon: 'file-text',
  title: 'customer',
  listed: true,
  columns: [
    {id: 'customer', name: {zh: '客户', en: 'Customer'}, type: 'link', target: 'customers', required: true, width: 160},
    {id: 'on_account_allowed', name: {zh: '签单资格', en: 'May buy on account'}, type: 'boolean', width: 84},
    {id: 'credit_limit', name: {zh: '信用额度', en: 'Credit limit'}, type: 'money', level: FINANCE, width: 104},
    {id: 'account_period_days', name: {zh: '账期天数', en: 'Account period, days'}, type: 'number', width: 84},
    {
      id: 'due_basis',
      name: {zh: '到期起算', en: 'Due from'},
      type: 'choice',
      width: 92,
      choices: [
        {id: 'from_statement', name: {zh: '自结算日', en: 'From statement'}},
        {id: 'from_bill', name: {zh: '自开单日', en: 'From bill'}},
      ],
    },
    {id: 'settlement_day', name: {zh: '结算日', en: 'Settlement day'}, type: 'number', width: 76},
    {id: 'settlement_terms', name: {zh: '结账约定', en: 'Settlement terms'}, type: 'text', width: 160},
    {
      id: 'credit_grade',
      name: {zh: '信用等级', en: 'Credit grade'},
      type: 'choice',
      choices: gradeChoices,
      level: FINANCE,
      width: 76,
    },
    {id: 'is_vip', name: {zh: 'VIP', en: 'VIP'}, type: 'boolean', width: 56},
    {id: 'valid_from', name: {zh: '生效', en: 'Valid from'}, type: 'date', width: 100},
    {id: 'valid_to', name: {zh: '到期', en: 'Valid to'}, type: 'date', width: 100},
    {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 180},
  ],
});

export const arrears: Sheet = defineSheet({
  id: 'arrears',
  form: 'F04',
  name: {zh: '欠款追踪', en: 'Arrears tracking'},
  icon: 'hourglass',
  title: 'customer',
  listed: true,
  columns: [
    {id: 'tracking_date', name: {zh: '追踪日', en: 'Tracking day'}, type: 'date', required: true, width: 100},
    {id: 'customer', name: {zh: '客户', en: 'Customer'}, type: 'link', target: 'customers', required: true, width: 160},
    {id: 'filled_on', name: {zh: '填写日', en: 'Filled on'}, type: 'date', width: 100},
    {id: 'amount_owed', name: {zh: '欠款金额', en: 'Amount owed'}, type: 'money', width: 104},
    {
      id: 'reason',
      name: {zh: '欠款原因', en: 'Reason'},
      type: 'choice',
      width: 92,
      choices: [
        {id: 'forgot', name: {zh: '忘记', en: 'Forgot'}},
        {id: 'dispute', name: {zh: '有争议', en: 'Dispute'}},
        {id: 'cash_short', name: {zh: '资金紧', en: 'Short of cash'}},
        {id: 'left_area', name: {zh: '离开本地', en: 'Left the area'}},
        {id: 'habitual', name: {zh: '习惯拖欠', en: 'Habitual'}},
        {id: 'other', name: {zh: '其他', en: 'Other'}},
      ],
    },
    {id: 'promised_on', name: {zh: '承诺日', en: 'Promised on'}, type: 'date', width: 100},
    {id: 'promised_date', name: {zh: '承诺还款日', en: 'Promised date'}, type: 'date', width: 100},
    {id: 'promised_amount', name: {zh: '承诺还款金额', en: 'Promised amount'}, type: 'money', width: 110},
    {
      id: 'method',
      name: {zh: '追踪方式', en: 'Method'},
      type: 'choice',
      width: 84,
      choices: [
        {id: 'phone', name: {zh: '电话', en: 'Phone'}},
        {id: 'visit', name: {zh: '上门', en: 'Visit'}},
        {id: 'message', name: {zh: '消息', en: 'Message'}},
        {id: 'letter', name: {zh: '函件', en: 'Letter'}},
      ],
    },
    {id: 'outcome', name: {zh: '追踪结果', en: 'Outcome'}, type: 'text', width: 200},
    {id: 'owner', name: {zh: '负责人', en: 'Owner'}, type: 'link', target: 'staff', width: 92},
  ],
});

export const handovers: Sheet = defineSheet({
  id: 'handovers',
  form: 'F50',
  name: {zh: '客户交接', en: 'Hand-overs'},
  icon: 'arrow-left-right',
  title: 'customer',
  listed: true,
  columns: [
    {id: 'changed_on', name: {zh: '交接日', en: 'Changed on'}, type: 'date', required: true, width: 100},
    {id: 'customer', name: {zh: '客户', en: 'Customer'}, type: 'link', target: 'customers', required: true, width: 160},
    {id: 'contact', name: {zh: '签单人', en: 'Contact'}, type: 'link', target: 'contacts', width: 100},
    {id: 'from', name: {zh: '交出人', en: 'From'}, type: 'link', target: 'staff', width: 92},
    {id: 'to', name: {zh: '接收人', en: 'To'}, type: 'link', target: 'staff', required: true, width: 92},
    {id: 'remark', name: {zh: '备注', en: 'Remark'}, type: 'text', width: 200},
  ],
});

/** Sectors that customers had before, so that closed months keep theirs (F01 reckoning rule 9). */
export const sectorChanges: Sheet = defineSheet({
  id: 'sector_changes',
  form: '',
  name: {zh: '系统变更', en: 'Sector changes'},
  icon: 'history',
  title: 'customer',
  listed: false,
  columns: [
    {id: 'customer', name: {zh: '客户', en: 'Customer'}, type: 'link', target: 'customers', required: true, width: 160},
    {id: 'month', name: {zh: '自月份', en: 'From month'}, type: 'month', required: true},
    {id: 'before', name: {zh: '原系统', en: 'Sector before'}, type: 'choice', choices: sectorChoices},
  ],
});

/** Stored part of warnings: one row per episode, id derived from rule, subject and day raised, so that devices agree. */
export const episodes: Sheet = defineSheet({
  id: 'episodes',
  form: '',
  name: {zh: '预警记录', en: 'Warning episodes'},
  icon: 'bell',
  title: 'rule',
  listed: false,
  columns: [
    {id: 'rule', name: {zh: '规则', en: 'Rule'}, type: 'text', required: true},
    {id: 'subject_kind', name: {zh: '对象类别', en: 'Subject kind'}, type: 'text'},
    {id: 'subject', name: {zh: '对象', en: 'Subject'}, type: 'text', required: true},
    {id: 'about', name: {zh: '涉及客户', en: 'About'}, type: 'text'},
    {id: 'raised_on', name: {zh: '触发日', en: 'Raised on'}, type: 'date'},
    {id: 'raised_level', name: {zh: '触发级别', en: 'Level when raised'}, type: 'text'},
    {id: 'level', name: {zh: '当前级别', en: 'Level'}, type: 'text'},
    {id: 'level_on', name: {zh: '级别变更日', en: 'Level since'}, type: 'date'},
    {id: 'clear_nights', name: {zh: '连续消除夜数', en: 'Clear nights'}, type: 'number'},
    {id: 'cleared_on', name: {zh: '消除日', en: 'Cleared on'}, type: 'date'},
    {id: 'case_no', name: {zh: '单号', en: 'Case no.'}, type: 'text'},
    {id: 'history', name: {zh: '级别变更', en: 'Level changes'}, type: 'text'},
    {id: 'reviewed', name: {zh: '已复核账单', en: 'Entries reviewed'}, type: 'text'},
  ],
});
