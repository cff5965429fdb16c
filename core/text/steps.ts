/** Names of undo steps. A command carries the key; the undo list shows the words. */
import type {Words} from '../base/text.ts';

export const stepNames = {
  'edit-cell': {zh: '改一格', en: 'edit a cell'},
  'type-week': {zh: '记周数', en: 'type a week figure'},
  'paste-weeks': {zh: '贴周数', en: 'paste week figures'},
  'clear-weeks': {zh: '清空周数', en: 'clear week figures'},
  paste: {zh: '粘贴', en: 'paste'},
  clear: {zh: '清空', en: 'clear'},
  fill: {zh: '填充', en: 'fill'},
  'add-row': {zh: '添一行', en: 'add a row'},
  'add-customer': {zh: '添客户', en: 'add a customer'},
  'add-entry': {zh: '记一笔', en: 'add an entry'},
  'delete-rows': {zh: '删行', en: 'delete rows'},
  'review-warning': {zh: '办结预警', en: 'close a warning'},
  import: {zh: '导入', en: 'import'},
  sort: {zh: '排序', en: 'sort'},
} as const satisfies Record<string, Words>;

/** Key of `stepNames`, what `label` of a command is to be. */
export type StepName = keyof typeof stepNames;

/** The step's words; a label that a newer version wrote is shown as a plain "change". */
export function stepName(label: string): Words {
  return isStep(label) ? stepNames[label] : {zh: '改动', en: 'change'};
}

function isStep(label: string): label is StepName {
  return Object.hasOwn(stepNames, label);
}
