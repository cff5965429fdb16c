/**
 * `bench import [--small]`: a spreadsheet of 100,000 rows × 12 columns (`--small`: 10,000) read by the product, against
 * its bare parser on the same bytes; then the whole import, planned and written into an empty workbook.
 */
import {readXlsx} from 'hucre/xlsx';
import {asDay} from '../../core/base/calendar-date.ts';
import {createTables} from '../../core/table/columns.ts';
import type {OutCell, OutSheet} from '../../core/transfer/out-sheet.ts';
import {readFile} from '../../core/transfer/read.ts';
import {createImport} from '../../core/transfer/session.ts';
import {xlsxBytes} from '../../core/transfer/write-xlsx.ts';
import {filledWorkbook} from '../score/filled-workbook.ts';
import {decodeText, random, scoreSettings} from '../score/import-file.ts';
import {type BenchResult, budget, machine, rounded} from './bench-result.ts';

const ROWS = 100_000;
const REPEATS = 3;
const TODAY = asDay(20_500);
const HEADINGS = [
  '客户名称',
  '客户编号',
  '日期',
  '单号',
  '摘要',
  '产品',
  '数量',
  '单价',
  '金额',
  '结算方式',
  '经办人',
  '备注',
];

/** Measures the parser, the reader and the import in turn. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const rows = args.includes('--small') ? ROWS / 10 : ROWS;
  const bytes = await xlsxBytes([sheetOf(rows)]);
  const parser: number[] = [];
  const reader: number[] = [];
  const whole: number[] = [];
  // In turn, so that what else the machine does falls on all of them.
  for (let at = 0; at < REPEATS; at += 1) {
    console.error(`${rows} rows × ${HEADINGS.length}, ${at + 1} of ${REPEATS} …`);
    parser.push(await timedAsync(() => readXlsx(bytes)));
    reader.push(
      await timedAsync(async () => {
        const read = await readFile(bytes, 'bench.xlsx', decodeText);
        if (!read.ok || (read.value.sheets[0]?.rows.length ?? 0) <= rows)
          throw new Error('the file was not read whole');
      }),
    );
    whole.push(await timedAsync(() => importWhole(bytes)));
  }
  const best = {parser: Math.min(...parser), reader: Math.min(...reader), whole: Math.min(...whole)};
  const ratio = rounded(best.reader / best.parser);
  return {
    bench: 'import',
    machine: machine(),
    budgets: [budget(`xlsx of ${rows} × ${HEADINGS.length}, read : parsed`, ratio, 1.3, 'ratio')],
    figures: {
      rows,
      columns: HEADINGS.length,
      fileMb: rounded(bytes.length / 1e6),
      parser_ms: rounded(best.parser),
      reader_ms: rounded(best.reader),
      whole_import_ms: rounded(best.whole),
    },
    ratios: {xlsx_to_parser: ratio, whole_import_to_parser: rounded(best.whole / best.parser)},
    runs: REPEATS,
  };
}

/** Read, planned and written, as the app does it once everything is confirmed. */
async function importWhole(bytes: Uint8Array): Promise<void> {
  const deps = {random, today: TODAY, settings: scoreSettings, decode: decodeText};
  const opened = await createImport(bytes, 'bench.xlsx', createTables(), deps);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const committed = opened.value.commitCommand();
  if (!committed.ok) throw new Error(JSON.stringify(committed.error));
  filledWorkbook({name: 'Bench'}, [committed.value.command]).close();
}

function sheetOf(rows: number): OutSheet {
  return {
    name: '流水',
    columns: HEADINGS.map(heading => ({heading, width: 12, format: '', hidden: false})),
    head: [HEADINGS],
    rows: Array.from({length: rows}, (_, i) => rowOf(i)),
    merges: [],
    frozen: {rows: 1, columns: 0},
    bold: new Set([0]),
  };
}

function rowOf(i: number): readonly OutCell[] {
  const customer = i % 3000;
  const count = 1 + (i % 40);
  const price = 100 + (i % 977);
  return [
    `客户${customer}建设公司`,
    `KH-${100_000 + customer}`,
    {kind: 'date', day: asDay(20_000 + (i % 450))},
    `XS-${500_000 + i}`,
    i % 3 === 0 ? '收款' : '销售',
    `产品${i % 80}`,
    count,
    {kind: 'money', fen: price * 100},
    {kind: 'money', fen: count * price * 100},
    i % 5 === 0 ? '现金' : '签单',
    `经理${i % 20}`,
    i % 50 === 0 ? `备注${i}` : null,
  ];
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
