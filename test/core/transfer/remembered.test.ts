import {describe, expect, test} from 'vitest';
import {createTables} from '../../../core/table/columns.ts';
import type {ImportAnswer} from '../../../core/transfer/import-types.ts';
import {type RememberedSource, readSources, withSources, writeSources} from '../../../core/transfer/remembered.ts';
import {createImport, type OpenImport} from '../../../core/transfer/session.ts';
import {importDeps} from './imported-file.ts';

async function open(content: string | Uint8Array, remembered: readonly RememberedSource[] = []): Promise<OpenImport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const opened = await createImport(bytes, 'list.csv', createTables(), importDeps({remembered}));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

async function answered(session: OpenImport, ...answers: readonly ImportAnswer[]): Promise<OpenImport> {
  for (const answer of answers) await session.answer(answer);
  return session;
}

const fieldsOf = (session: OpenImport) => session.summary().sheets[0]?.columns.map(({field}) => field);

const FIRST = '甲,乙,丙\n永兴酒楼,2026-03-05,100.00\n江天贸易,2026-03-06,250.00\n';
const SECOND = '甲,乙,丙\n蓝港食品,2026-04-01,80.00\n北辰物业,2026-04-02,90.50\n';
const ANSWERS: readonly ImportAnswer[] = [
  {layout: {sheet: 0, layout: 'entries'}},
  {column: {sheet: 0, index: 0, field: 'customer'}},
  {column: {sheet: 0, index: 1, field: 'entry_date'}},
  {column: {sheet: 0, index: 2, field: 'payment_amount'}},
];

describe('a second file of the same source', () => {
  test('is mapped as the first one was, without a question', async () => {
    const first = await answered(await open(FIRST), ...ANSWERS);
    const second = await open(SECOND, first.remembered());
    expect(second.summary()).toMatchObject({ready: true, sheets: [{layout: 'entries', ready: 2}]});
    expect(fieldsOf(second)).toEqual(['customer', 'entry_date', 'payment_amount']);
    expect(second.summary().sheets[0]?.columns.map(({basis}) => basis)).toEqual(['answer', 'answer', 'answer']);
  });

  test('may have its columns in another order, and one more', async () => {
    const first = await answered(await open(FIRST), ...ANSWERS);
    const other = '丙,甲,乙\n80.00,蓝港食品,2026-04-01\n90.50,北辰物业,2026-04-02\n';
    expect(fieldsOf(await open(other, first.remembered()))).toEqual(['payment_amount', 'customer', 'entry_date']);
    const wider = '丙,甲,乙,丁\n80.00,蓝港食品,2026-04-01,x\n90.50,北辰物业,2026-04-02,y\n';
    expect((await open(wider, first.remembered())).summary().sheets[0]?.columns.some(c => c.basis === 'answer')).toBe(
      false,
    );
  });

  test('leaves out what was left out, and can be answered otherwise', async () => {
    const list = '客户名称,电话,备注\n永兴酒楼,13800138000,a\n江天贸易,13900139000,b\n';
    const first = await answered(await open(list), {column: {sheet: 0, index: 2, field: null}});
    const second = await open(list, first.remembered());
    expect(fieldsOf(second)).toEqual(['customer', 'phone', null]);
    await second.answer({column: {sheet: 0, index: 2, field: 'remark'}});
    expect(fieldsOf(second)).toEqual(['customer', 'phone', 'remark']);
    expect(fieldsOf(await open(list, second.remembered()))).toEqual(['customer', 'phone', 'remark']);
  });

  test('takes over the encoding, the row of the heading and the order of dates', async () => {
    const text = 'Customer;Date;Amount\nNorthwind;03/04/2026;10.00\nContoso;05/06/2026;20.00\n';
    const first = await answered(
      await open(text),
      {encoding: 'windows-1252'},
      {layout: {sheet: 0, layout: 'entries'}},
      {headerRow: {sheet: 0, row: 0}},
      {column: {sheet: 0, index: 0, field: 'customer'}},
      {column: {sheet: 0, index: 1, field: 'entry_date'}},
      {column: {sheet: 0, index: 2, field: 'amount'}},
      {dateOrder: 'dmy'},
    );
    const second = await open(text.replace('Contoso', 'Fabrikam'), first.remembered());
    expect(second.summary()).toMatchObject({dateOrder: 'dmy', text: {encoding: 'windows-1252'}});
    expect(second.summary().sheets[0]).toMatchObject({layout: 'entries', headerRow: 0});
    expect(fieldsOf(second)).toEqual(['customer', 'entry_date', 'amount']);
  });
});

describe('what is remembered', () => {
  test('is nothing for a list without headings or another source', async () => {
    const plain = await open('永兴酒楼,2026-03-05,100.00\n江天贸易,2026-03-06,250.00\n');
    expect(plain.remembered()).toEqual([]);
    const first = await answered(await open(FIRST), ...ANSWERS);
    const other = await open('客户名称,电话\n永兴酒楼,13800138000\n', first.remembered());
    expect(other.summary().sheets[0]?.columns.every(({basis}) => basis !== 'answer')).toBe(true);
  });

  test('holds headings only, no cell of the file', async () => {
    const first = await answered(await open(FIRST), ...ANSWERS);
    expect(writeSources(first.remembered())).not.toMatch(/永兴|江天|2026|100/);
  });

  test('is written and read back; what cannot be read counts as nothing', async () => {
    const kept = (await answered(await open(FIRST), ...ANSWERS)).remembered();
    expect(readSources(writeSources(kept))).toEqual(kept);
    expect([readSources(undefined), readSources('{'), readSources('[{"key":1}]')]).toEqual([[], [], []]);
  });

  test('is one mapping a source, the newest, and at most two hundred', () => {
    const source = (key: string, layout: RememberedSource['layout']): RememberedSource => ({key, layout, columns: []});
    const many = Array.from({length: 200}, (_, index) => source(String(index), 'customers'));
    const kept = withSources(many, [source('5', 'entries'), source('new', 'invoices')]);
    expect(kept.length).toBe(200);
    expect(kept.slice(-2)).toEqual([source('5', 'entries'), source('new', 'invoices')]);
    expect(kept.filter(({key}) => key === '5').length).toBe(1);
  });
});
