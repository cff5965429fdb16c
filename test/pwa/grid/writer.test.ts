import {describe, expect, test} from 'vitest';
import type {AppError} from '../../../core/base/app-error.ts';
import {asId, type ColumnId, type RowId, type RuleId, type SheetId} from '../../../core/base/ids.ts';
import {err, ok} from '../../../core/base/result.ts';
import type {SavingNotice} from '../../../pwa/engine/protocol.ts';
import {createDraftRows} from '../../../pwa/grid/draft-rows.ts';
import type {GridSource, WrittenTexts} from '../../../pwa/grid/grid-source.ts';
import {createHeldTexts} from '../../../pwa/grid/held-texts.ts';
import {createWriter} from '../../../pwa/grid/writer.ts';

const name = asId<ColumnId>('name');
const phone = asId<ColumnId>('phone');
const since = asId<ColumnId>('since');

type TextsRequest = Parameters<GridSource['writeTexts']>[0];
type ValuesRequest = Parameters<GridSource['write']>[0];

const bad: AppError = {kind: 'value-invalid', column: '手机', input: 'x', expected: '电话号码'};

/** A writer over an engine whose answers the test gives one by one. */
function make(defaults: readonly {column: ColumnId; text: string; value: string}[] = []) {
  const held = createHeldTexts();
  const drafts = createDraftRows();
  const texts: TextsRequest[] = [];
  const values: ValuesRequest[] = [];
  const waiting: ((answer: WrittenTexts | AppError) => void)[] = [];
  const failures: AppError[] = [];
  const refused: number[] = [];
  const noticed: SavingNotice[] = [];
  let made = 0;
  let holds = 0;
  const ask = <T>(list: T[], request: T) =>
    new Promise<ReturnType<typeof ok<WrittenTexts>> | ReturnType<typeof err<AppError>>>(done => {
      list.push(request);
      waiting.push(answer => done('kind' in answer ? err(answer) : ok(answer)));
    });
  const source: GridSource = {
    state: () => ({view: 1, version: 5, rowCount: 0, totalCount: 0}),
    hold() {
      holds++;
      return () => {
        holds--;
      };
    },
    window: async () => null,
    findRow: async () => -1,
    rowIds: async () => [],
    lookup: async () => [],
    writeTexts: request => ask(texts, request),
    write: request => ask(values, request),
    deleteRows: async () => ok({rows: [], skipped: 0}),
    toggleGroup: async () => undefined,
    setWidth: () => undefined,
  };
  const writer = createWriter({
    sheet: asId<SheetId>('customers'),
    source,
    held,
    drafts,
    newRowId: () => asId<RowId>(`fresh${++made}`),
    defaults: () => defaults,
    reasonOf: error => error.kind,
    repaint: () => undefined,
    failed: error => failures.push(error),
    refused: cells => refused.push(cells),
    noticed: done => noticed.push(...(done.notices ?? [])),
    made: () => undefined,
  });
  const turn = () => new Promise<void>(resolve => setImmediate(resolve));
  return {
    held,
    drafts,
    texts,
    values,
    failures,
    refused,
    noticed,
    writer,
    holds: () => holds,
    async answer(
      rows: readonly string[],
      rejected: WrittenTexts['rejected'] = [],
      notices: readonly SavingNotice[] = [],
    ) {
      await turn();
      waiting.shift()?.({rows: rows.map(asId<RowId>), skipped: 0, rejected, notices});
      await turn();
    },
    async fail(error: AppError) {
      await turn();
      waiting.shift()?.(error);
      await turn();
    },
  };
}

describe('writing', () => {
  test('a cell typed while its row is still being made goes into that row', async () => {
    const {writer, drafts, texts, answer} = make();
    const {key} = drafts.begin(5);
    void writer.texts('add-row', [{row: key, column: name, text: '柏舟'}]);
    void writer.texts('edit-cell', [{row: key, column: phone, text: '138'}]);
    await answer(['r1']);
    expect(texts.map(request => request.rows)).toEqual([[null], ['r1']]);
  });

  test('so does one typed after the row was made and its draft is gone', async () => {
    const {writer, drafts, texts, held, answer} = make();
    const {key} = drafts.begin(5);
    void writer.texts('add-row', [{row: key, column: name, text: '柏舟'}]);
    await answer(['r1']);
    drafts.replacedBy(6);
    void writer.texts('edit-cell', [{row: key, column: phone, text: '138'}]);
    expect(held.at('r1', phone)?.text).toBe('138');
    await answer([]);
    expect(texts.at(-1)?.rows).toEqual(['r1']);
    held.arrived(new Set(['r1']), 6);
    expect(held.at('r1', phone)).toBeUndefined();
  });

  test('a picked value finds the row in the making too', async () => {
    const {writer, drafts, values, answer} = make();
    const {key} = drafts.begin(5);
    void writer.texts('add-row', [{row: key, column: name, text: '柏舟'}]);
    void writer.values('edit-cell', [{row: key, column: phone, value: 'x', label: 'x'}]);
    await answer(['r1']);
    expect(values[0]?.cells.map(cell => cell.row)).toEqual(['r1']);
    expect(values[0]?.inserts).toEqual([]);
  });

  test('a text stays in its cell until rows newer than it are there', async () => {
    const {writer, held, answer} = make();
    void writer.texts('edit-cell', [{row: 'r1', column: name, text: '柏舟'}]);
    expect(held.at('r1', name)).toMatchObject({text: '柏舟', state: 'writing'});
    held.arrived(new Set(['r1']), 9);
    expect(held.at('r1', name)?.text).toBe('柏舟');
    await answer([]);
    held.arrived(new Set(['r1']), 5);
    expect(held.at('r1', name)?.text).toBe('柏舟');
    held.arrived(new Set(['r1']), 6);
    expect(held.at('r1', name)).toBeUndefined();
  });

  test('a refused text is kept with the reason, the others are settled', async () => {
    const {writer, held, refused, answer} = make();
    void writer.texts('paste', [
      {row: 'r1', column: name, text: '柏舟'},
      {row: 'r1', column: phone, text: 'x'},
    ]);
    await answer([], [{row: 0, column: 1, error: bad}]);
    expect(held.at('r1', phone)).toMatchObject({text: 'x', state: 'refused', reason: 'value-invalid'});
    expect(held.refused()).toBe(1);
    expect(refused).toEqual([1]);
  });

  test('what a rule says against a written text is passed on', async () => {
    const {writer, noticed, answer} = make();
    const notice: SavingNotice = {
      kind: 'needs_approval',
      rule: asId<RuleId>('AR-11'),
      customer: asId<RowId>('r1'),
      customerName: '柏舟',
      facts: {},
    };
    void writer.texts('edit-cell', [{row: 'r1', column: name, text: '900'}]);
    await answer([], [], [notice]);
    void writer.values('edit-cell', [{row: 'r1', column: name, value: 900, label: '900'}]);
    await answer([], [], [notice]);
    expect(noticed).toEqual([notice, notice]);
  });

  test('lines of which nothing could be kept make no row, and the rows after them get their own ids', async () => {
    const {writer, drafts, held, answer} = make();
    const keys = [drafts.begin(5).key, drafts.begin(5).key, drafts.begin(5).key];
    void writer.texts(
      'paste',
      keys.map((row, line) => ({row, column: phone, text: ['138', 'x', '139'][line] ?? ''})),
    );
    await answer(['r1', 'r3'], [{row: 1, column: 0, error: bad}]);
    expect(keys.map(key => drafts.idOf(key))).toEqual(['r1', null, 'r3']);
    expect(held.at(keys[1] ?? '', phone)?.state).toBe('refused');
    expect(drafts.count()).toBe(3);
  });

  test('when nothing could be written the texts stay to be tried again', async () => {
    const {writer, held, failures, holds, fail} = make();
    const full: AppError = {kind: 'storage-full', unsaved: 1, neededMb: 5};
    void writer.texts('edit-cell', [{row: 'r1', column: name, text: '柏舟'}]);
    await fail(full);
    expect(failures).toEqual([full]);
    expect(held.at('r1', name)).toMatchObject({text: '柏舟', state: 'refused'});
    expect(holds()).toBe(0);
  });

  test('a new row starts with what columns begin with unless somebody typed into them', async () => {
    const {writer, drafts, texts, values, answer} = make([{column: since, text: '2026-11-20', value: '20'}]);
    const typed = drafts.begin(5).key;
    void writer.texts('add-row', [{row: typed, column: name, text: '柏舟'}]);
    await answer(['r1']);
    expect(texts[0]).toMatchObject({columns: [name, since], texts: [['柏舟', '2026-11-20']]});
    const dated = drafts.begin(5).key;
    void writer.texts('add-row', [{row: dated, column: since, text: '11-01'}]);
    await answer(['r2']);
    expect(texts[1]).toMatchObject({columns: [since], texts: [['11-01']]});
    void writer.texts('edit-cell', [{row: 'r2', column: name, text: '远志'}]);
    await answer([]);
    expect(texts[2]).toMatchObject({columns: [name]});
    void writer.values('add-row', [{row: drafts.begin(5).key, column: name, value: 'v', label: 'v'}]);
    await answer([]);
    expect(values[0]?.inserts[0]?.cells).toEqual({since: '20', name: 'v'});
  });
});
