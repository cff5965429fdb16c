/** Words of the frame: top bar, navigation, save state, preferences, buttons that many screens share. */
import type {Words} from '../base/text.ts';
import {formatCount} from './figures.ts';

export const shellText = {
  product: {zh: '守账', en: 'Watchbook'},
  home: {zh: '首页', en: 'Home'},
  backHome: {zh: '回首页', en: 'Back to home'},
  skipToContent: {zh: '跳到正文', en: 'Skip to content'},
  workbookNav: {zh: '工作簿', en: 'Workbook'},
  sheets: {zh: '表', en: 'Sheets'},
  otherSheets: {zh: '其他表', en: 'Other sheets'},
  warnings: {zh: '预警中心', en: 'Warnings'},
  warningTable: {zh: '消费回款预警表', en: 'Warning table'},
  customers: {zh: '客户', en: 'Customers'},
  import: {zh: '导入', en: 'Import'},
  settings: {zh: '设置', en: 'Settings'},
  more: {zh: '更多', en: 'More'},
  close: {zh: '关闭', en: 'Close'},
  cancel: {zh: '取消', en: 'Cancel'},
  notNow: {zh: '先不', en: 'Not now'},
  retry: {zh: '再试一次', en: 'Try again'},
  undo: {zh: '撤销', en: 'Undo'},
  redo: {zh: '重做', en: 'Redo'},
  rename: {zh: '改名', en: 'Rename'},
  back: {zh: '返回', en: 'Back'},
  technicalDetails: {zh: '技术细节', en: 'Technical details'},
  copyDetails: {zh: '复制', en: 'Copy'},
  copied: {zh: '已复制', en: 'Copied'},
  gotIt: {zh: '知道了', en: 'Got it'},
  loading: {zh: '正在读取', en: 'Loading'},
  language: {zh: '语言', en: 'Language'},
  chinese: {zh: '中文', en: '中文'},
  english: {zh: 'English', en: 'English'},
  theme: {zh: '明暗', en: 'Theme'},
  themeSystem: {zh: '跟随系统', en: 'Follow system'},
  themeLight: {zh: '亮', en: 'Light'},
  themeDark: {zh: '暗', en: 'Dark'},
  density: {zh: '行高', en: 'Row height'},
  densityCompact: {zh: '紧凑', en: 'Compact'},
  densityCosy: {zh: '宽松', en: 'Cosy'},
  saved: {zh: '已存在本机', en: 'Saved on this device'},
  notSaved: {zh: '没存上', en: 'Not saved'},
  memoryOnly: {zh: '只在内存里', en: 'In memory only'},
  offline: {zh: '离线', en: 'Offline'},
  offlineOnce: {zh: '离线了。照常记，都存在本机。', en: "You're offline. Keep working; all is kept on this device."},
  search: {zh: '搜索客户、拼音、电话尾号', en: 'Search customers, pinyin, phone tail'},
  searchNone: {zh: '没有这样的客户', en: 'No such customer'},
  switchWorkbook: {zh: '换一本账', en: 'Switch workbook'},
  allWorkbooks: {zh: '全部工作簿', en: 'All workbooks'},
  sample: {zh: '样例', en: 'Sample'},
  sampleNote: {zh: '这是虚构的样例公司', en: 'This is a made-up sample company'},
  pageMissing: {zh: '没有这一页', en: 'No such page'},
  pageMissingText: {
    zh: '链接不完整，或这本账不在这台设备上。',
    en: 'The link is incomplete, or its workbook is not on this device.',
  },
  nothingUndone: {zh: '没有可撤销的了', en: 'Nothing to undo'},
} as const satisfies Record<string, Words>;

/** `正在存 · 12 处`. */
export function savingText(unsaved: number): Words {
  return {
    zh: unsaved > 0 ? `正在存 · ${formatCount(unsaved)} 处` : '正在存',
    en: unsaved > 0 ? `Saving ${formatCount(unsaved)}` : 'Saving',
  };
}

/** `没存上 · 12 处还没写进去`. */
export function notSavedText(unsaved: number): Words {
  return {
    zh: `没存上 · ${formatCount(unsaved)} 处还没写进去`,
    en: `Not saved · ${formatCount(unsaved)} not written yet`,
  };
}

/** `已撤销：改一格`. `step` is the undone step's label, already in the language of the page. */
export function undone(step: string): Words {
  return {zh: `已撤销：${step}`, en: `Undone: ${step}`};
}

/** `已重做：改一格`. */
export function redone(step: string): Words {
  return {zh: `已重做：${step}`, en: `Redone: ${step}`};
}

/** Cells that an undo left alone because somebody changed them since. */
export function undoSkipped(skipped: number): Words {
  return {
    zh: `${formatCount(skipped)} 格后来又改过，没有动`,
    en: `${formatCount(skipped)} changed since and left alone`,
  };
}
