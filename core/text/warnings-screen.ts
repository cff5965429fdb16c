/** Words of the warnings screen and of the panel that says why a customer stands at its level. */
import {type Day, formatDay} from '../base/calendar-date.ts';
import type {Words} from '../base/text.ts';
import {formatCount} from './figures.ts';

export const warningsText = {
  title: {zh: '预警中心', en: 'Warnings'},
  standing: {zh: '待处理', en: 'Standing'},
  clearing: {zh: '正在消除', en: 'Clearing'},
  notEvaluated: {zh: '没法判断', en: "Can't tell"},
  filterLevel: {zh: '级别', en: 'Level'},
  allLevels: {zh: '全部级别', en: 'All levels'},
  filterManager: {zh: '客户代表', en: 'Account manager'},
  nextStep: {zh: '下一步', en: 'Next step'},
  review: {zh: '核实了，办结', en: 'Confirmed: close it'},
  reviewed: {zh: '办结了。同样的账单不再提醒', en: 'Closed. These bills will not be raised again'},
  sourceEntries: {zh: '看来源账目', en: 'See source entries'},
  openTable: {zh: '在预警表里看', en: 'See in the warning table'},
  openCard: {zh: '打开客户卡', en: 'Open customer card'},
  recordPayment: {zh: '记回款', en: 'Record a payment'},
  whyTitle: {zh: '原因', en: 'Why'},
  noWarning: {zh: '没有预警', en: 'No warnings'},
  combined: {
    zh: '三类以上到「关注」，合起来算「预警」',
    en: 'Three or more kinds at attention count as serious together',
  },
  noneTitle: {zh: '没有待处理的预警', en: 'Nothing to handle'},
  filteredNone: {zh: '没有合条件的预警', en: 'No warnings match'},
  clearFilter: {zh: '清掉筛选', en: 'Clear filter'},
  fillIn: {zh: '去填', en: 'Fill in'},
  nothingMissing: {zh: '该有的都有，每条规则都判断过了。', en: 'Nothing is missing; every rule could decide.'},
  missingLead: {
    zh: '缺这些就没法判断。填上就会查。',
    en: "These are missing, so we can't tell. Fill them in and we'll check.",
  },
  caseNo: {zh: '单号', en: 'Case'},
  shop: {zh: '全店', en: 'Whole shop'},
} as const satisfies Record<string, Words>;

/** `从 11-10 起，10 天`. */
export function sinceText(since: Day, today: Day): Words {
  const days = today - since;
  const date = formatDay(since).slice(5);
  if (days <= 0) return {zh: '今天刚触发', en: 'Raised today'};
  return {zh: `从 ${date} 起，${days} 天`, en: `Since ${date}, ${days} day${days === 1 ? '' : 's'}`};
}

/** `10 天` in a narrow column. */
export function ageText(since: Day, today: Day): Words {
  const days = Math.max(0, today - since);
  return {zh: `${days} 天`, en: `${days} d`};
}

/** `月结的结果，到 2026-12-01 下次月结前有效`. */
export function standsUntil(until: Day): Words {
  return {
    zh: `月结的结果，到 ${formatDay(until)} 下次月结再算`,
    en: `A month-close result; stands until the next close on ${formatDay(until)}`,
  };
}

/** `条件已不成立，2026-11-22 零点关掉`: the nightly evaluation belongs to the day that it begins. */
export function closesOn(day: Day): Words {
  return {
    zh: `条件已不成立，${formatDay(day)} 零点关掉`,
    en: `No longer true; closes at the start of ${formatDay(day)}`,
  };
}

/** `没有待处理的预警。38 条规则查过 31 户。` @param at when, as `15:40` */
export function checkedText(rules: number, subjects: number, at: string): Words {
  return {
    zh: `${formatCount(rules)} 条规则 ${at} 查过 ${formatCount(subjects)} 户。`,
    en: `${formatCount(rules)} rules checked ${formatCount(subjects)} customers at ${at}.`,
  };
}

/** `没法判断：缺「账期」。`. */
export function missingText(field: Words): Words {
  return {zh: `缺「${field.zh}」`, en: `“${field.en}” is missing`};
}

/** `为什么是严重`. */
export function whyLevel(level: Words): Words {
  return {zh: `为什么是${level.zh}`, en: `Why ${level.en.toLowerCase()}`};
}

/** `看来源账目（5 笔）`. */
export function sourceEntries(count: number): Words {
  return {
    zh: count === 0 ? '看这一户的账' : `看来源账目（${formatCount(count)} 笔）`,
    en: count === 0 ? "See this customer's entries" : `See source entries (${formatCount(count)})`,
  };
}

/** `共 14 条`. */
export function warningCount(count: number): Words {
  return {zh: `共 ${formatCount(count)} 条`, en: `${formatCount(count)} in all`};
}

/** `还有 620 条，用筛选缩小`: lines of a level beyond what is listed. */
export function linesOmitted(count: number): Words {
  return {zh: `还有 ${formatCount(count)} 条，用筛选缩小`, en: `${formatCount(count)} more; narrow with the filters`};
}
