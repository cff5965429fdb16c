/** Words of the import wizard. */
import type {Words} from '../base/text.ts';
import type {DateOrder, GuessBasis, Layout, PossibleDuplicate, SheetGuess} from '../transfer/import-types.ts';
import {formatCount} from './figures.ts';

export const importText = {
  title: {zh: '导入', en: 'Import'},
  stepFile: {zh: '选文件', en: 'Choose a file'},
  stepCheck: {zh: '对列与核对', en: 'Match and check'},
  stepImport: {zh: '导入', en: 'Import'},
  steps: {zh: '导入的三步', en: 'The three steps of an import'},
  nothingWritten: {zh: '现在还没有写入任何数据', en: 'Nothing written yet'},
  cancel: {zh: '取消', en: 'Cancel'},
  back: {zh: '换一个文件', en: 'Another file'},
  dropTitle: {zh: '把表格拖到这里', en: 'Drop a spreadsheet here'},
  dropText: {
    zh: '客户名单、消费回款流水、发票清单，或纸面上的预警表。xlsx、xls、csv、txt、通讯录 vcf，最多 64 MB。',
    en: 'A customer list, a ledger, a list of invoices, or the paper warning table. xlsx, xls, csv, txt, contacts as vcf, up to 64 MB.',
  },
  dropNote: {
    zh: '先给你看认出了什么、哪里有问题，点「导入」才写入。导入可以一步撤销。',
    en: 'You see what was found and what is wrong first; nothing is written before you press Import. One undo takes it back.',
  },
  choose: {zh: '选一个文件', en: 'Choose a file'},
  reading: {zh: '正在读文件', en: 'Reading the file'},
  planning: {zh: '正在核对', en: 'Checking'},
  writing: {zh: '正在写入', en: 'Writing'},
  sheetsFound: {zh: '找到的表', en: 'Sheets found'},
  ready: {zh: '可以直接导入', en: 'Ready to import'},
  putAside: {zh: '有问题，先放一边', en: 'Put aside, with a problem'},
  asThere: {zh: '已经在账里，不变', en: 'In the ledger already, unchanged'},
  likeThere: {zh: '像是已有的客户', en: 'Like customers already there'},
  duplicates: {zh: '像是重复', en: 'Possible duplicates'},
  whatToDo: {zh: '怎么处理', en: 'What to do'},
  merge: {zh: '合并', en: 'Merge'},
  skip: {zh: '跳过', en: 'Skip'},
  keep: {zh: '都留', en: 'Keep both'},
  columns: {zh: '列怎么对', en: 'Columns'},
  fileColumn: {zh: '文件里的列', en: 'In the file'},
  field: {zh: '守账的字段', en: 'In Watchbook'},
  sample: {zh: '样例值', en: 'Sample'},
  basis: {zh: '依据', en: 'Because of'},
  toLookAt: {zh: '要看的', en: 'Have a look'},
  notImported: {zh: '不导入', en: "Don't import"},
  noHeading: {zh: '（没有列名）', en: '(no heading)'},
  layoutLabel: {zh: '这张表是', en: 'This sheet is'},
  headingAt: {zh: '列名在', en: 'Heading in'},
  noHeadingRow: {zh: '没有列名', en: 'No heading'},
  preview: {zh: '预览', en: 'Preview'},
  all: {zh: '全部', en: 'All'},
  onlyProblems: {zh: '只看有问题的', en: 'Only problems'},
  noProblems: {zh: '这张表没有要看的。', en: 'Nothing to look at on this sheet.'},
  previous: {zh: '上一处', en: 'Previous'},
  next: {zh: '下一处', en: 'Next'},
  leaveRow: {zh: '这一行不导入', en: 'Leave this row out'},
  change: {zh: '改', en: 'Change'},
  changeTo: {zh: '改成', en: 'Change to'},
  monthTitle: {zh: '这张预警表是哪个月的？', en: 'Which month is this warning table of?'},
  monthText: {zh: '文件里没有写月份。选好才能导入。', en: "The file doesn't say. Pick it to import."},
  monthPick: {zh: '月份', en: 'Month'},
  orderTitle: {zh: '日期里先写月还是先写日？', en: 'Month first or day first?'},
  orderText: {
    zh: '文件里的日期两种都读得通，请核对一下。',
    en: 'The dates read both ways. Please check.',
  },
  encoding: {zh: '文字编码', en: 'Text encoding'},
  duplicateTag: {zh: '重复', en: 'Duplicate'},
  skippedTag: {zh: '不导入', en: 'Left out'},
  undoImport: {zh: '撤销导入', en: 'Undo import'},
  paperManagers: {zh: '客户代表', en: 'Account managers'},
  nothingNew: {zh: '文件里的内容账里都有了，没有要导入的。', en: 'Everything in the file is in the ledger already.'},
  nothingFound: {
    zh: '没认出客户、流水、发票或预警表。左边可以指定每张表是什么。',
    en: 'No customers, entries, invoices or warning table found. Say on the left what each sheet is.',
  },
  row: {zh: '行', en: 'Row'},
} as const satisfies Record<string, Words>;

export const layoutNames: Readonly<Record<Layout, Words>> = {
  customers: {zh: '客户名单', en: 'Customers'},
  entries: {zh: '消费回款流水', en: 'Ledger'},
  invoices: {zh: '发票清单', en: 'Invoices'},
  paper: {zh: '预警表', en: 'Warning table'},
  sheet: {zh: '守账导出的表', en: 'Exported by Watchbook'},
  ignore: {zh: '跳过', en: 'Skip'},
};

export const basisNames: Readonly<Record<GuessBasis, Words>> = {
  name: {zh: '列名', en: 'heading'},
  content: {zh: '内容', en: 'content'},
  'name-and-content': {zh: '列名 + 内容', en: 'heading + content'},
  answer: {zh: '你选的', en: 'your choice'},
  none: {zh: '没有认出', en: 'not recognised'},
};

export const orderNames: Readonly<Record<DateOrder, Words>> = {
  ymd: {zh: '年 / 月 / 日', en: 'year / month / day'},
  mdy: {zh: '月 / 日 / 年', en: 'month / day / year'},
  dmy: {zh: '日 / 月 / 年', en: 'day / month / year'},
};

/** `表头在第 3 行 → 客户名单`: what a sheet was found to be. */
export function foundAs(sheet: SheetGuess): Words {
  const layout = layoutNames[sheet.layout];
  if (sheet.layout === 'ignore') {
    return sheet.rows === 0
      ? {zh: '没有数据 → 跳过', en: 'No data → skipped'}
      : {zh: '没认出 → 跳过', en: 'Not recognised → skipped'};
  }
  const row = (sheet.headerRow ?? 0) + 1;
  const heading: Readonly<Record<SheetGuess['header'], Words>> = {
    row: {zh: `列名在第 ${row} 行`, en: `Heading in row ${row}`},
    merged: {zh: `两行列名，到第 ${row} 行`, en: `Heading of two rows, to row ${row}`},
    weeks: {zh: '周 × 消费/回款', en: 'Weeks × sales/collection'},
    none: {zh: '没有列名', en: 'No heading'},
  };
  return {zh: `${heading[sheet.header].zh} → ${layout.zh}`, en: `${heading[sheet.header].en} → ${layout.en}`};
}

/** `206 行`. */
export function rowCount(rows: number): Words {
  return {zh: `${formatCount(rows)} 行`, en: `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`};
}

/** Label of the primary button. */
export function importRows(rows: number): Words {
  const count = rowCount(rows);
  return {zh: `导入 ${count.zh}`, en: `Import ${count.en}`};
}

/** `1.8 MB · 4 张表`. */
export function fileFacts(size: Words, sheets: number): Words {
  return {zh: `${size.zh} · ${sheets} 张表`, en: `${size.en} · ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'}`};
}

/** `9 列里 8 列已认出`. */
export function columnsKnown(known: number, all: number): Words {
  return {zh: `${all} 列里 ${known} 列已认出`, en: `${known} of ${all} columns recognised`};
}

/** `第 4–13 行`. */
export function rowRange(first: number, last: number): Words {
  return {zh: `第 ${first}–${last} 行`, en: `Rows ${first}–${last}`};
}

/** `第 8 行`. */
export function rowName(row: number): Words {
  return {zh: `第 ${row} 行`, en: `Row ${row}`};
}

/** A cell's text, quoted as the language does. */
export function quoted(text: string): Words {
  return {zh: `「${text}」`, en: ` “${text}”`};
}

/** `3 处`. */
export function places(count: number): Words {
  return {zh: `${formatCount(count)} 处`, en: `${formatCount(count)} ${count === 1 ? 'cell' : 'cells'}`};
}

/** Toast after an import. */
export function imported(rows: number, parked: number): Words {
  if (parked === 0) return {zh: `导入了 ${formatCount(rows)} 行`, en: `Imported ${rowCount(rows).en}`};
  return {
    zh: `导入了 ${formatCount(rows)} 行，${formatCount(parked)} 行放在「待核对」`,
    en: `Imported ${rowCount(rows).en}, ${formatCount(parked)} put in “To check”`,
  };
}

/** Why a customer of the file may be one that is there already. */
export function duplicateWhy(duplicate: PossibleDuplicate): Words {
  const percent = Math.round(duplicate.likeness * 100);
  const name = duplicate.existingName;
  switch (duplicate.why) {
    case 'same-phone':
      return {
        zh: `和「${name}」电话相同，名称 ${percent}% 相似`,
        en: `Same phone as “${name}”, name ${percent}% alike`,
      };
    case 'same-tax-id':
      return {zh: `和「${name}」统一社会信用代码相同`, en: `Same tax id as “${name}”`};
    case 'same-name':
      return {zh: `和「${name}」同名，编号不同`, en: `Same name as “${name}”, another number`};
    case 'similar-name':
      return {zh: `和「${name}」名称 ${percent}% 相似`, en: `Name ${percent}% like “${name}”`};
  }
}

/** `2,048 / 100,000 行`. */
export function progressRows(done: number, of: number): Words {
  return {zh: `${formatCount(done)} / ${formatCount(of)} 行`, en: `${formatCount(done)} / ${formatCount(of)} rows`};
}

/** Where there are more problems than are listed. */
export function moreProblems(listed: number, all: number): Words {
  return {
    zh: `共 ${formatCount(all)} 处，列出前 ${formatCount(listed)} 处`,
    en: `${formatCount(all)} in all, the first ${formatCount(listed)} listed`,
  };
}
