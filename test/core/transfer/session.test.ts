import {describe, expect, test} from 'vitest';
import {createTables} from '../../../core/table/columns.ts';
import {createImport} from '../../../core/transfer/session.ts';
import {fixtureBytes, importDeps, openFile, openFixture} from './imported-file.ts';

describe('a session', () => {
  test('says what it is doing, and how far it is', async () => {
    const steps = new Set<string>();
    await openFixture('ledger-zh.csv', undefined, {
      progress: (step, done, of) => {
        steps.add(step);
        if (of !== null) expect(done).toBeLessThanOrEqual(of);
      },
    });
    expect([...steps]).toEqual(['reading', 'planning']);
  });

  test.each([1, 2])('gives up when asked to, at its breath %i', async breath => {
    let breaths = 0;
    const cancelled = async () => {
      breaths += 1;
      return breaths >= breath;
    };
    const opened = await createImport(fixtureBytes('ledger-zh.csv'), 'x.csv', createTables(), importDeps({cancelled}));
    expect(opened).toEqual({ok: false, error: {kind: 'import-cancelled'}});
  });

  test('looks up now and then in a long file', async () => {
    const lines = Array.from({length: 20_000}, (_, index) => `2026-03-01,客户${index % 50},${index}`);
    let breaths = 0;
    await openFile(`日期,客户,金额\n${lines.join('\n')}`, 'x.csv', undefined, {
      cancelled: async () => {
        breaths += 1;
        return false;
      },
    });
    expect(breaths).toBeGreaterThan(4);
  });

  test('of a file that holds nothing for the ledger has nothing to import', async () => {
    const session = await openFile('本表每周五填写\n请各位核对\n', 'note.txt');
    expect(session.summary()).toMatchObject({ready: false, counts: {new: 0}});
    expect(session.commitCommand()).toEqual({ok: false, error: {kind: 'import-layout-unknown', file: 'note.txt'}});
  });

  test('plans the same rows under the same ids after an answer that changes nothing', async () => {
    const session = await openFixture('ledger-zh.csv');
    const first = session.commitCommand();
    await session.answer({dateOrder: 'ymd'});
    expect(session.commitCommand()).toEqual(first);
  });

  test('can be told another encoding', async () => {
    const session = await openFixture('ledger-gb18030.csv');
    await session.answer({encoding: 'windows-1252'});
    expect(session.summary().text?.encoding).toBe('windows-1252');
    await session.answer({encoding: 'gb18030'});
    expect(session.summary().counts.new).toBe(2);
  });

  test('shows the first rows as the file has them, headings and put-aside rows marked, and those with problems apart', async () => {
    const [preview] = (await openFixture('customers-trade-zh.csv')).summary().preview;
    expect(preview?.rows.map(row => [row.row, row.state])).toEqual([
      [1, 'skipped'],
      [2, 'skipped'],
      [3, 'header'],
      [4, 'ready'],
      [5, 'ready'],
      [6, 'ready'],
      [7, 'bad'],
      [8, 'bad'],
      [9, 'ready'],
      [10, 'skipped'],
      [11, 'skipped'],
    ]);
    expect(preview?.rows[6]?.cells[5]).toBe('五千零一十');
    expect(preview?.withProblems.map(row => row.row)).toEqual([6, 7, 8]);
  });

  test('keeps the basis of each column, and how many of its cells need a look', async () => {
    const [sheet] = (await openFixture('customers-trade-zh.csv')).summary().sheets;
    expect(sheet?.columns.map(column => [column.field, column.problems])).toContainEqual(['opening_balance', 1]);
    expect(sheet).toMatchObject({ready: 4, bad: 2, duplicates: 0});
  });
});
