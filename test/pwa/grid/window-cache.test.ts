import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {asId, type ColumnId, type RowId} from '../../../core/base/ids.ts';
import type {GridRow} from '../../../pwa/engine/protocol.ts';
import {createWindowCache, type WindowAnswer} from '../../../pwa/grid/window-cache.ts';

const name = asId<ColumnId>('name');
const phone = asId<ColumnId>('phone');

/** An engine whose cells say where they stand and in which version they were read. */
function fakeEngine() {
  let version = 1;
  let rows = 1000;
  const waiting: {readonly from: number; readonly to: number; answer(): void; refuse(): void}[] = [];
  const asked: string[] = [];
  return {
    asked,
    waiting,
    version: () => version,
    change: () => ++version,
    resize(count: number) {
      rows = count;
      return ++version;
    },
    rows: () => rows,
    fetch(from: number, to: number, columns: readonly ColumnId[]): Promise<WindowAnswer | null> {
      asked.push(`${from}-${to}`);
      return new Promise(resolve => {
        waiting.push({
          from,
          to,
          refuse: () => resolve(null),
          answer() {
            const cells = (index: number) => columns.map(column => ({value: `${column} ${index} v${version}`}));
            const list: GridRow[] = [];
            for (let index = from; index < Math.min(to, rows); index++) {
              list.push({kind: 'row', id: asId<RowId>(`r${index}`), level: null, cells: cells(index)});
            }
            resolve({version, rows: list});
          },
        });
      });
    },
  };
}

/** Lets promises run. */
const turn = () => new Promise<void>(resolve => setImmediate(resolve));

async function answerAll(engine: ReturnType<typeof fakeEngine>) {
  while (engine.waiting.length > 0) {
    engine.waiting.shift()?.answer();
    await turn();
  }
}

function make(engine: ReturnType<typeof fakeEngine>, capacity = 48) {
  const heard: string[] = [];
  const cache = createWindowCache({
    fetch: engine.fetch,
    onRows: (from, to) => heard.push(`${from}-${to}`),
    blockRows: 10,
    capacity,
  });
  cache.setColumns([name, phone]);
  cache.setRowCount(engine.rows());
  return {cache, heard};
}

describe('the window cache', () => {
  test('asks for whole blocks in sight before those ahead and tells what came', async () => {
    const engine = fakeEngine();
    const {cache, heard} = make(engine);
    cache.want({from: 15, to: 32}, {from: 32, to: 55});
    expect(engine.asked).toEqual(['10-40', '40-60']);
    await answerAll(engine);
    expect(heard).toEqual(['10-40', '40-60']);
    expect(cache.cell(15, phone)?.value).toBe('phone 15 v1');
    expect(cache.row(5)).toBeUndefined();
    expect(cache.settled()).toBe(true);
  });

  test('what is no longer wanted is not asked for: only two requests run at a time', async () => {
    const engine = fakeEngine();
    const {cache} = make(engine);
    for (let top = 0; top < 900; top += 30) cache.want({from: top, to: top + 10}, {from: 0, to: 0});
    expect(engine.asked).toHaveLength(2);
    await answerAll(engine);
    expect(engine.asked).toEqual(['0-10', '30-40', '870-880']);
  });

  test('after a change the old rows stand until the new ones are there', async () => {
    const engine = fakeEngine();
    const {cache} = make(engine);
    cache.want({from: 0, to: 10}, {from: 0, to: 0});
    await answerAll(engine);
    cache.invalidate(engine.change());
    expect(cache.cell(3, name)?.value).toBe('name 3 v1');
    expect(cache.settled()).toBe(false);
    await answerAll(engine);
    expect(cache.cell(3, name)?.value).toBe('name 3 v2');
  });

  test('an answer read before the newest change is shown and asked for again', async () => {
    const engine = fakeEngine();
    const {cache} = make(engine);
    cache.want({from: 0, to: 10}, {from: 0, to: 0});
    cache.invalidate(2);
    engine.waiting.shift()?.answer();
    await turn();
    expect(cache.cell(0, name)?.value).toBe('name 0 v1');
    expect(engine.waiting).toHaveLength(1);
    engine.change();
    await answerAll(engine);
    expect(cache.cell(0, name)?.value).toBe('name 0 v2');
    expect(cache.settled()).toBe(true);
  });

  test('a refused request is not repeated by itself', async () => {
    const engine = fakeEngine();
    const {cache} = make(engine);
    cache.want({from: 0, to: 10}, {from: 0, to: 0});
    engine.waiting.shift()?.refuse();
    await turn();
    expect(engine.asked).toHaveLength(1);
    cache.want({from: 0, to: 10}, {from: 0, to: 0});
    expect(engine.asked).toHaveLength(2);
  });

  test('columns shown anew keep the cells of the others until the answer', async () => {
    const engine = fakeEngine();
    const {cache} = make(engine);
    cache.want({from: 0, to: 10}, {from: 0, to: 0});
    await answerAll(engine);
    cache.setColumns([phone]);
    expect(cache.cell(1, phone)?.value).toBe('phone 1 v1');
    await answerAll(engine);
    expect(cache.cell(1, phone)?.value).toBe('phone 1 v1');
    expect(cache.cell(1, name)).toBeUndefined();
  });

  test('rows past a shorter view are gone at once', async () => {
    const engine = fakeEngine();
    const {cache} = make(engine);
    cache.want({from: 0, to: 30}, {from: 0, to: 0});
    await answerAll(engine);
    engine.resize(12);
    cache.setRowCount(12);
    expect(cache.row(12)).toBeUndefined();
    expect(cache.row(11)).toBeDefined();
  });

  test('whatever is scrolled and changed: nothing known is blanked in sight, and at rest all in sight is newest', async () => {
    const step = fc.oneof(
      fc.record({kind: fc.constant('want' as const), top: fc.nat(980)}),
      fc.record({kind: fc.constant('change' as const)}),
      fc.record({kind: fc.constant('resize' as const), rows: fc.integer({min: 1, max: 1000})}),
      fc.record({kind: fc.constant('answer' as const)}),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, {maxLength: 60}), async script => {
        const engine = fakeEngine();
        const {cache} = make(engine, 12);
        let sight = {from: 0, to: 0};
        for (const {kind, ...more} of script) {
          const before = sight.to > sight.from ? cache.row(sight.from) : undefined;
          if (kind === 'want') {
            sight = {from: 'top' in more ? more.top : 0, to: ('top' in more ? more.top : 0) + 20};
            cache.want(sight, {from: sight.to, to: sight.to + 20});
            continue;
          }
          if (kind === 'change') cache.invalidate(engine.change());
          if (kind === 'resize') {
            const version = engine.resize('rows' in more ? more.rows : 1);
            cache.setRowCount(engine.rows());
            cache.invalidate(version);
          }
          if (kind === 'answer') {
            engine.waiting.shift()?.answer();
            await turn();
          }
          if (before && sight.from < engine.rows()) expect(cache.row(sight.from)).toBeDefined();
        }
        await answerAll(engine);
        for (let index = sight.from; index < Math.min(sight.to, engine.rows()); index++) {
          expect(cache.cell(index, name)?.value).toBe(`name ${index} v${engine.version()}`);
        }
      }),
      {numRuns: 60},
    );
  });
});
