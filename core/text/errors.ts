/**
 * Every error as three sentences in both languages: what happened, what is safe, what to do (ui.md §6 and §9).
 * One entry a kind; the record's type makes a new kind fail to compile until it is worded.
 */
import type {AppError, AppErrorKind} from '../base/app-error.ts';
import type {Words} from '../base/text.ts';
import {formatCount} from './figures.ts';

export interface ErrorWords {
  readonly happened: Words;
  readonly safe: Words;
  readonly next: Words;
  /** For 「技术细节」: what a developer would ask for. Not translated. */
  readonly detail: string;
}

type Parts = readonly [happened: Words, safe: Words, next: Words];
type ErrorOf<K extends AppErrorKind> = Extract<AppError, {kind: K}>;

const nothingWritten: Words = {zh: '没有写入任何数据。', en: 'Nothing was written.'};
const cellUnchanged: Words = {
  zh: '这一格没有变，别的也没有动。',
  en: 'The cell is unchanged, and so is everything else.',
};
const workbookUntouched: Words = {zh: '账没有动。', en: 'The workbook was not changed.'};
const otherCopy: Words = {zh: '换一份再试。', en: 'Try another copy.'};

const readOnlyWhy = {
  computed: {zh: '它是算出来的。', en: 'It is calculated.'},
  right: {zh: '这一列由别人填。', en: 'Someone else fills this column.'},
  'newer-format': {zh: '这本账由新版守账写过。', en: 'A newer Watchbook wrote this workbook.'},
} as const satisfies Record<string, Words>;

const readOnlyNext = {
  computed: {zh: '改它的来源，比如流水里的那一笔。', en: 'Change its source, such as the entry in the ledger.'},
  right: {zh: '请有权限的同事来填。', en: 'Ask a colleague who may fill it.'},
  'newer-format': {zh: '更新守账以后再改。', en: 'Update Watchbook, then edit.'},
} as const satisfies Record<string, Words>;

const sentences: {readonly [K in AppErrorKind]: (error: ErrorOf<K>) => Parts} = {
  // files and import
  'file-not-readable': e => [
    {zh: `读不出「${e.file}」。`, en: `Couldn't read “${e.file}”.`},
    nothingWritten,
    {
      zh: '看文件是不是被别的程序占着，或换一份再试。',
      en: 'See whether another program holds the file, or try another copy.',
    },
  ],
  'file-damaged': e => [
    {zh: `打不开「${e.file}」：文件已损坏。`, en: `Can't open “${e.file}”: the file is damaged.`},
    nothingWritten,
    otherCopy,
  ],
  'file-encrypted': e => [
    {zh: `打不开「${e.file}」：它有密码。`, en: `Can't open “${e.file}”: it has a password.`},
    nothingWritten,
    {zh: '在 Excel 里去掉密码，另存一份再试。', en: 'Remove the password in Excel, save a copy and try again.'},
  ],
  'file-too-large': e => [
    {zh: `「${e.file}」超过 ${e.limitMb} MB。`, en: `“${e.file}” is larger than ${e.limitMb} MB.`},
    nothingWritten,
    {zh: '分成几个文件，一个一个导入。', en: 'Split it and import the parts one by one.'},
  ],
  'file-hostile': e => [
    {
      zh: `没有打开「${e.file}」：里面的内容不正常，打开可能会卡死。`,
      en: `Didn't open “${e.file}”: its content is abnormal and could hang the app.`,
    },
    nothingWritten,
    {zh: '在 Excel 里打开，另存一份再试。', en: 'Open it in Excel, save a new copy and try that.'},
  ],
  'file-kind-unknown': e => [
    {
      zh: `打不开「${e.file}」：认不出是什么文件（${e.found}）。`,
      en: `Can't open “${e.file}”: unknown kind of file (${e.found}).`,
    },
    nothingWritten,
    {zh: '存成 xlsx 或 csv 再试。', en: 'Save it as xlsx or csv and try again.'},
  ],
  'file-empty': e => [
    {zh: `「${e.file}」里没有数据。`, en: `There is no data in “${e.file}”.`},
    nothingWritten,
    {zh: '看是不是选错了文件。', en: 'See whether this is the right file.'},
  ],
  'import-layout-unknown': e => [
    {zh: `看不出「${e.file}」是哪一种表。`, en: `Can't tell what kind of sheet “${e.file}” is.`},
    nothingWritten,
    {
      zh: '选它是客户名单、流水还是预警表，再往下走。',
      en: 'Say whether it is customers, entries or a warning table, then go on.',
    },
  ],
  'import-month-missing': e => [
    {zh: `「${e.file}」没有写是哪个月。`, en: `“${e.file}” doesn't say which month it is.`},
    nothingWritten,
    {zh: '选一个月，再往下走。', en: 'Pick a month, then go on.'},
  ],
  'import-cancelled': () => [
    {zh: '导入停下了。', en: 'The import was stopped.'},
    nothingWritten,
    {zh: '要导入时再选一次文件。', en: 'Choose the file again when you want to import it.'},
  ],
  // input
  'value-invalid': e => [
    {
      zh: `「${e.column}」要${e.expected}，「${e.input}」不是。`,
      en: `“${e.column}” needs ${e.expected}; “${e.input}” isn't.`,
    },
    {zh: '打的字还在，没有写进账里。', en: 'What you typed is kept; the ledger was not changed.'},
    {zh: '改一下，或按 Esc 放弃。', en: 'Change it, or press Esc to drop it.'},
  ],
  'value-required': e => [
    {zh: `「${e.column}」不能空。`, en: `“${e.column}” can't be empty.`},
    cellUnchanged,
    {zh: '填上再存。', en: 'Fill it in and save again.'},
  ],
  'value-out-of-range': e => [
    {
      zh: `「${e.column}」${e.limit}，「${e.input}」超出了。`,
      en: `“${e.column}” allows ${e.limit}; “${e.input}” is outside.`,
    },
    cellUnchanged,
    {zh: '改成范围里的值。', en: 'Enter a value within the limit.'},
  ],
  'column-read-only': e => [
    {
      zh: `「${e.column}」不能打字。${readOnlyWhy[e.reason].zh}`,
      en: `“${e.column}” can't be typed into. ${readOnlyWhy[e.reason].en}`,
    },
    cellUnchanged,
    readOnlyNext[e.reason],
  ],
  'row-missing': () => [
    {zh: '这一行已经不在了。', en: 'This row is gone.'},
    {zh: '别的行没有动。', en: 'Other rows are unchanged.'},
    {zh: '按 Ctrl Z 找回，或重新打开这张表。', en: 'Press Ctrl Z to bring it back, or open the sheet again.'},
  ],
  'sheet-missing': e => [
    {zh: `没有「${e.sheet}」这张表。`, en: `There is no sheet “${e.sheet}”.`},
    workbookUntouched,
    {zh: '从左边的列表选一张。', en: 'Pick a sheet from the list.'},
  ],
  'month-closed': e => [
    {zh: `${e.month} 已经结账。`, en: `${e.month} is closed.`},
    {zh: '结过的账没有变。', en: 'The closed month is unchanged.'},
    {
      zh: '补记在当月，业务日期写原来的日子；或在设置里重开这个月。',
      en: 'Enter it in the open month with its own business date, or reopen the month in settings.',
    },
  ],
  'row-in-use': e => [
    {zh: `「${e.row}」名下还有 ${e.entries} 笔流水。`, en: `“${e.row}” still has ${e.entries} entries.`},
    {zh: '没有删除，账没有动。', en: 'Nothing was deleted; the ledger is unchanged.'},
    {
      zh: '要停用，把客户的状态改成「注销」；录错了，先删掉这些流水。',
      en: 'To retire the customer, set its status to Closed; if it was a mistake, delete these entries first.',
    },
  ],
  'nothing-to-undo': () => [
    {zh: '没有可撤销的了。', en: 'Nothing to undo.'},
    workbookUntouched,
    {zh: '更早的改动在历史里看。', en: 'Earlier changes are in the history.'},
  ],
  'undo-skipped': e => [
    {
      zh: `撤销了 ${formatCount(e.done)} 格，${formatCount(e.skipped)} 格后来又改过，没有动。`,
      en: `Undid ${formatCount(e.done)} cells; ${formatCount(e.skipped)} were changed since and left alone.`,
    },
    {zh: '后来的改动都在。', en: 'The later changes are kept.'},
    {zh: '要改的，逐格改。', en: 'Change those cells one by one if you need to.'},
  ],
  'formula-invalid': e => [
    {zh: `公式在第 ${e.at + 1} 个字符看不懂。`, en: `The formula can't be read at character ${e.at + 1}.`},
    {zh: '原来的公式还在用。', en: 'The earlier formula still applies.'},
    {zh: '改那一处再存。', en: 'Correct that place and save again.'},
  ],
  // storage
  'storage-full': e => [
    {
      zh: `存不下了，${formatCount(e.unsaved)} 处没有写进去。`,
      en: `Storage is full; ${formatCount(e.unsaved)} changes weren't written.`,
    },
    {
      zh: '已有的账没动，没写进去的还在这个页面里。',
      en: 'Earlier entries are intact, and the unwritten ones are still in this page.',
    },
    {zh: `腾出 ${e.neededMb} MB 再试，先别关页面。`, en: `Free ${e.neededMb} MB and try again; keep this page open.`},
  ],
  'storage-refused': () => [
    {zh: '浏览器不让守账存数据。', en: "The browser doesn't let Watchbook keep data."},
    {zh: '现在记的只在这个页面里，关掉就没了。', en: 'What you enter stays in this page only, until you close it.'},
    {
      zh: '退出无痕窗口，或在网站设置里允许存数据；走之前先导出备份。',
      en: 'Leave the private window, or allow site data; export a backup before you go.',
    },
  ],
  'storage-failed': e => [
    {
      zh: `没存上，${formatCount(e.unsaved)} 处还没写进去。`,
      en: `Not saved; ${formatCount(e.unsaved)} changes are not written yet.`,
    },
    {zh: '它们还在这个页面里，没有丢。', en: 'They are still in this page; nothing is lost.'},
    {zh: '再试一次，不行就导出备份。先别关页面。', en: 'Try again, or export a backup. Keep this page open.'},
  ],
  'workbook-missing': () => [
    {zh: '这台设备上没有这本账。', en: 'This workbook is not on this device.'},
    {zh: '别的账都在。', en: 'The other workbooks are all here.'},
    {zh: '从首页选一本，或用备份恢复。', en: 'Pick one on the home page, or restore a backup.'},
  ],
  'workbook-busy': () => [
    {zh: '这本账正在另一个窗口里开着。', en: 'This workbook is open in another window.'},
    workbookUntouched,
    {zh: '到那个窗口里改，或关掉它再打开。', en: 'Edit it there, or close that window and open it again.'},
  ],
  'workbook-newer': e => [
    {
      zh: `这本账由新版守账写过（格式 ${e.version}）。`,
      en: `A newer Watchbook wrote this workbook (format ${e.version}).`,
    },
    workbookUntouched,
    {zh: '先更新守账，再打开。', en: 'Update Watchbook, then open it.'},
  ],
  'workbook-damaged': () => [
    {zh: '这本账有一部分读不出来。', en: "Part of this workbook can't be read."},
    {zh: '读得出的都在，没有再往里写。', en: 'What can be read is kept; nothing more was written to it.'},
    {zh: '导出能读的部分，再用最近的备份恢复。', en: 'Export what can be read, then restore your latest backup.'},
  ],
  'segment-missing': () => [
    {zh: '这本账缺一段数据。', en: 'A piece of this workbook is missing.'},
    {zh: '其余的都在，没有改动。', en: 'The rest is here and unchanged.'},
    {zh: '用最近的备份恢复成一本新账，对一下再用。', en: 'Restore your latest backup as a copy and compare.'},
  ],
  // backup
  'backup-damaged': e => [
    {
      zh: `恢复不了「${e.file}」：备份不完整或已损坏。`,
      en: `Can't restore “${e.file}”: the backup is incomplete or damaged.`,
    },
    {zh: '这台设备上的账没有动。', en: 'The workbooks on this device were not changed.'},
    {zh: '换一份备份再试。', en: 'Try another backup.'},
  ],
  'backup-newer': e => [
    {
      zh: `「${e.file}」由新版守账写成（格式 ${e.version}）。`,
      en: `A newer Watchbook wrote “${e.file}” (format ${e.version}).`,
    },
    {zh: '这台设备上的账没有动。', en: 'The workbooks on this device were not changed.'},
    {zh: '先更新守账，再恢复。', en: 'Update Watchbook, then restore.'},
  ],
  'backup-other-workbook': e => [
    {
      zh: `「${e.file}」是另一本账的备份，不能盖在这本上。`,
      en: `“${e.file}” is a backup of another workbook and can't replace this one.`,
    },
    {zh: '这本账没有动。', en: 'This workbook was not changed.'},
    {zh: '恢复成一本新账。', en: 'Restore it as a copy.'},
  ],
  // runtime
  'engine-stopped': () => [
    {zh: '记账的后台停了。', en: 'The ledger engine stopped.'},
    {zh: '存上的都在。', en: 'Everything that was saved is kept.'},
    {zh: '重新打开这一页，最后一格再看一眼。', en: 'Reload this page and check the last cell.'},
  ],
  unexpected: () => [
    {zh: '守账自己出了错，这一步没有做成。', en: 'Watchbook made a mistake; this step was not done.'},
    {zh: '之前存上的都在。', en: 'Everything saved before is kept.'},
    {
      zh: '再试一次；还不行，把技术细节发给我们。',
      en: 'Try again; if it happens again, send us the technical details.',
    },
  ],
};

/** The words of an error. */
export function errorWords(error: AppError): ErrorWords {
  const [happened, safe, next] = partsOf(error);
  return {happened, safe, next, detail: detailOf(error)};
}

/** All three sentences as one line, for a toast or a tooltip. */
export function errorLine(error: AppError): Words {
  const {happened, safe, next} = errorWords(error);
  return {zh: `${happened.zh}${safe.zh}${next.zh}`, en: `${happened.en} ${safe.en} ${next.en}`};
}

function partsOf(error: AppError): Parts {
  // The record is typed kind by kind; TypeScript cannot carry that link through a lookup by a union's kind.
  const wording = sentences[error.kind] as (error: AppError) => Parts;
  return wording(error);
}

function detailOf(error: AppError): string {
  const {kind, ...rest} = error;
  const fields = Object.entries(rest).map(([name, value]) => `${name}: ${String(value)}`);
  return [kind, ...fields].join('\n');
}
