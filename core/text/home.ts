/** Words of the home page: first start, the list of workbooks, restoring, storage. */
import type {Words} from '../base/text.ts';
import {formatBytes, formatCount} from './figures.ts';

export const homeText = {
  headline: {zh: '谁快不买了，谁快不还了，\n早一点知道。', en: 'Know early\nwho stops buying, who stops paying.'},
  lead: {
    zh: '像 Excel 一样记客户的消费和回款。每一条预警都带数字、说原因、给下一步。没有网也能用，数据存在你自己的设备上。',
    en: 'Keep what customers buy and pay as you would in Excel. Every warning has its figures, its reason and a next step. Works without a network; your data stays on your own device.',
  },
  openSample: {zh: '打开样例公司', en: 'Open the sample company'},
  openSampleHint: {zh: '虚构的客户和一年的账', en: 'Made-up customers, a year of entries'},
  importExcel: {zh: '导入我的 Excel', en: 'Import my Excel'},
  importExcelHint: {zh: '先预览，再写入', en: 'Preview first, then write'},
  newWorkbook: {zh: '新建空白工作簿', en: 'New empty workbook'},
  restore: {zh: '从备份恢复', en: 'Restore a backup'},
  previewLabel: {zh: '样例：消费回款预警表', en: 'Sample: the warning table'},
  workbooks: {zh: '这台设备上的工作簿', en: 'Workbooks on this device'},
  name: {zh: '名称', en: 'Name'},
  customers: {zh: '客户', en: 'Customers'},
  entries: {zh: '流水', en: 'Entries'},
  size: {zh: '大小', en: 'Size'},
  changed: {zh: '最后改动', en: 'Last change'},
  backedUpColumn: {zh: '备份', en: 'Backup'},
  never: {zh: '还没有', en: 'Never'},
  warnings: {zh: '预警', en: 'Warnings'},
  state: {zh: '状态', en: 'State'},
  ready: {zh: '已存在本机', en: 'Saved on this device'},
  newer: {zh: '要先更新守账', en: 'Needs a newer Watchbook'},
  damaged: {zh: '有一部分读不出', en: 'Partly unreadable'},
  moreFor: {zh: '更多操作', en: 'More actions'},
  createTitle: {zh: '新建工作簿', en: 'New workbook'},
  createName: {zh: '公司或账本的名称', en: 'Name of the company or ledger'},
  createTrade: {zh: '行业', en: 'Trade'},
  create: {zh: '新建', en: 'Create'},
  nameNeeded: {zh: '先起个名字。', en: 'It needs a name.'},
  nameTooLong: {zh: '最多 120 个字。', en: '120 characters at most.'},
  renameTitle: {zh: '改名', en: 'Rename'},
  deleteAction: {zh: '删除', en: 'Delete'},
  deleteWord: {zh: '删除', en: 'delete'},
  restoreTitle: {zh: '恢复备份', en: 'Restore a backup'},
  restoreCopy: {zh: '恢复成一本新账', en: 'Restore as a copy'},
  restoreInPlace: {zh: '替换这台设备上的这一本', en: 'Replace the one on this device'},
  restoreInPlaceHint: {
    zh: '这台设备上有同一本账。替换时，现在的这一本会另存一份，名称后面加「恢复之前」。',
    en: 'This device has the same workbook. Replacing it keeps the present one as a copy named “before restoring”.',
  },
  persist: {zh: '请浏览器别清掉', en: 'Ask the browser to keep it'},
  persisted: {zh: '浏览器不会自己清掉', en: "The browser won't clear it by itself"},
  evictionRisk: {
    zh: '浏览器可能清掉本机数据。装到桌面，或现在备份。',
    en: 'The browser may clear local data. Install the app, or back up now.',
  },
  persistRefused: {
    zh: '浏览器还没答应。装到桌面以后再试，眼下先备份。',
    en: "The browser hasn't agreed yet. Install the app and try again; back up for now.",
  },
  offlineHint: {zh: '装到桌面后，断网也能打开', en: 'Installed, it opens without a network'},
} as const satisfies Record<string, Words>;

/** `备份好了：拾味楼-2026-11-20.wbk，4.2 MB`. */
export function backedUp(file: string, bytes: number): Words {
  return {zh: `备份好了：${file}，${formatBytes(bytes)}`, en: `Backed up: ${file}, ${formatBytes(bytes)}`};
}

/** `这台设备还能存 18 GB`. */
export function roomLeft(bytes: number): Words {
  return {zh: `这台设备还能存 ${formatBytes(bytes)}`, en: `${formatBytes(bytes)} of room on this device`};
}

/** `删除「拾味楼餐饮」？`. */
export function deleteTitle(name: string): Words {
  return {zh: `删除「${name}」？`, en: `Delete “${name}”?`};
}

/** What a deletion takes with it. */
export function deleteText(customers: number, entries: number): Words {
  return {
    zh: `${formatCount(customers)} 户、${formatCount(entries)} 笔账会从这台设备上删掉，找不回来。要留一份，先备份。`,
    en: `${formatCount(customers)} customers and ${formatCount(entries)} entries will be removed from this device for good. Back up first to keep a copy.`,
  };
}

/** `删除了「拾味楼餐饮」`. */
export function deleted(name: string): Words {
  return {zh: `删除了「${name}」`, en: `Deleted “${name}”`};
}

/** `拾味楼餐饮 · 31 户 · 1,204 笔 · 存于 2026-11-20`. */
export function backupContent(name: string, customers: number, entries: number, savedOn: string): Words {
  return {
    zh: `「${name}」，${formatCount(customers)} 户、${formatCount(entries)} 笔账，${savedOn} 存的。`,
    en: `“${name}”, ${formatCount(customers)} customers and ${formatCount(entries)} entries, saved on ${savedOn}.`,
  };
}

/** `恢复了「拾味楼餐饮」`. */
export function restored(name: string): Words {
  return {zh: `恢复了「${name}」`, en: `Restored “${name}”`};
}
