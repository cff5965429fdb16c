import fc from 'fast-check';
import {expect, test} from 'vitest';
import * as Y from 'yjs';
import type {DocumentStore, Mark} from '../../../../pwa/engine/store/document-store.ts';
import {Saver, type SaverState, type SaveTarget, type Schedule} from '../../../../pwa/engine/store/saver.ts';

/** A store whose disk can be full. Records what is durable, in order. */
class Disk implements DocumentStore {
  readonly stored: Uint8Array[] = [];
  readonly marks = new Map<string, number>();
  full = false;
  puts = 0;
  readonly log: string[];

  constructor(log: string[]) {
    this.log = log;
  }

  get grown() {
    return {records: this.stored.length, bytes: this.stored.reduce((sum, each) => sum + each.length, 0)};
  }
  async load() {
    return {updates: this.stored, damaged: 0, marks: this.marks};
  }
  async append(update: Uint8Array, _whole: () => Uint8Array, marks: readonly Mark[] = []) {
    this.puts += 1;
    // the disk decides when the put is issued, the answer comes later
    const full = this.full;
    await Promise.resolve();
    if (full) throw new DOMException('no space', 'QuotaExceededError');
    this.stored.push(update);
    for (const {intent, of} of marks) this.marks.set(intent, of);
    this.log.push('document');
  }
  async replace(whole: Uint8Array, spent: readonly string[] = []) {
    this.stored.splice(0, this.stored.length, whole);
    for (const intent of spent) this.marks.delete(intent);
  }
  async clearMarks() {
    this.marks.clear();
  }
  close() {}

  /** What a restart would find. */
  reopened(): Y.Doc {
    const doc = new Y.Doc();
    for (const update of this.stored) Y.applyUpdate(doc, update);
    return doc;
  }
}

/** Two documents, a saver over them, and timers that the test fires. */
function bench() {
  const docs = new Map([
    ['a', new Y.Doc()],
    ['b', new Y.Doc()],
  ]);
  const log: string[] = [];
  const disks = new Map([...docs.keys()].map(name => [name, new Disk(log)] as const));
  const timers: {readonly ms: number; readonly run: () => void}[] = [];
  const states: SaverState[] = [];
  const storedIntents: string[] = [];
  let segmentsFull = false;
  const schedule: Schedule = (ms, run) => {
    const timer = {ms, run};
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), 1);
  };
  const get = <T>(map: ReadonlyMap<string, T>, name: string): T => {
    const found = map.get(name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const target: SaveTarget = {
    document: name => get(disks, name),
    putSegments: async () => {
      await Promise.resolve();
      if (segmentsFull) throw new DOMException('no space', 'QuotaExceededError');
      log.push('segment');
    },
    putHeads: async () => void log.push('head'),
    changeJournal: async () => void log.push('journal'),
  };
  const saver = new Saver(
    {
      encode: (name, vector) => Y.encodeStateAsUpdate(get(docs, name), vector),
      vector: name => Y.encodeStateVector(get(docs, name)),
    },
    target,
    schedule,
    state => states.push(state),
    intent => storedIntents.push(intent),
  );

  for (const [name, doc] of docs) doc.on('update', (update: Uint8Array) => saver.update(name, update));
  return {
    saver,
    states,
    storedIntents,
    log,
    timers,
    disk: (name: string) => get(disks, name),
    fullSegments: (full: boolean) => {
      segmentsFull = full;
    },
    fireTimers: () => {
      for (const {run} of timers.splice(0)) run();
    },
    edit: (name: string, key: string) => get(docs, name).getMap('m').set(key, key),
    keys: (name: string) => [...get(docs, name).getMap('m').keys()].sort(),
    storedKeys: (name: string) => [...get(disks, name).reopened().getMap('m').keys()].sort(),
  };
}

test('the edits of one tick become one put a document', async () => {
  const {saver, edit, disk, storedKeys} = bench();
  for (const key of ['1', '2', '3']) edit('a', key);
  edit('b', '4');
  expect(await saver.settled()).toEqual({kind: 'saved'});
  expect([disk('a').puts, disk('b').puts]).toEqual([1, 1]);
  expect([storedKeys('a'), storedKeys('b')]).toEqual([['1', '2', '3'], ['4']]);
});

test('flush issues the put in the same task, before anything else is computed', () => {
  const {saver, edit, disk} = bench();
  edit('a', '1');
  saver.flush();
  expect(disk('a').puts).toBe(1);
});

test('saved is said only after the commit', async () => {
  const {saver, edit, states} = bench();
  edit('a', '1');
  saver.flush();
  expect(saver.state).toEqual({kind: 'saving', unsaved: 1});
  await saver.settled();
  expect(states.at(-1)).toEqual({kind: 'saved'});
});

test('after a failed put the later edits are stored too, without a gap', async () => {
  const {saver, edit, disk, storedKeys, fireTimers, keys} = bench();
  edit('a', '1');
  await saver.settled();
  disk('a').full = true;
  edit('a', '2');
  expect(await saver.settled()).toMatchObject({kind: 'failed', unsaved: 1, fault: {reason: 'full'}});
  disk('a').full = false;
  edit('a', '3');
  edit('b', '4');
  expect(await saver.settled()).toMatchObject({kind: 'failed'});
  expect(storedKeys('a')).toEqual(['1']);
  fireTimers();
  expect(await saver.settled()).toEqual({kind: 'saved'});
  expect(storedKeys('a')).toEqual(keys('a'));
  expect(storedKeys('b')).toEqual(['4']);
});

test('a disk that stays full is tried again, later each time', async () => {
  const {saver, edit, disk, timers, fireTimers} = bench();
  disk('a').full = true;
  edit('a', '1');
  const waits: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    await saver.settled();
    waits.push(timers[0]?.ms ?? -1);
    fireTimers();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
  expect(waits).toEqual([1000, 2000, 5000, 10_000, 30_000, 30_000, 30_000]);
});

test('segments and heads are stored before the update that names them, and before later ones', async () => {
  const {saver, edit, log} = bench();
  saver.segment({hash: 'h', bytes: new Uint8Array(1)});
  edit('a', 'names the segment');
  saver.flush();
  edit('a', 'later');
  saver.flush();
  await saver.settled();
  expect(log).toEqual(['segment', 'document']);
});

test('while segments cannot be stored no update that names them is', async () => {
  const {saver, edit, storedKeys, fullSegments, fireTimers, log} = bench();
  fullSegments(true);
  saver.segment({hash: 'h', bytes: new Uint8Array(1)});
  edit('a', 'names the segment');
  edit('b', 'other');
  expect(await saver.settled()).toMatchObject({kind: 'failed', unsaved: 1});
  edit('a', 'later');
  expect(await saver.settled()).toMatchObject({kind: 'failed', unsaved: 2});
  expect(storedKeys('a')).toEqual([]);
  fullSegments(false);
  fireTimers();
  expect(await saver.settled()).toEqual({kind: 'saved'});
  expect(log[0]).toBe('segment');
  expect(storedKeys('a')).toEqual(['later', 'names the segment']);
  expect(storedKeys('b')).toEqual(['other']);
});

test('a long log is merged into one record when nothing happens for a while', async () => {
  const {saver, edit, disk, fireTimers, keys, storedKeys} = bench();
  for (let index = 0; index < 120; index += 1) {
    edit('a', `k${index}`);
    await saver.settled();
  }
  expect(disk('a').stored.length).toBe(120);
  fireTimers();
  await Promise.resolve();
  expect(disk('a').stored.length).toBe(1);
  expect(storedKeys('a')).toEqual(keys('a'));
});

test('whatever fails and when, what was said to be saved is found at a restart', async () => {
  const step = fc.oneof(
    fc.record({kind: fc.constant('edit' as const), name: fc.constantFrom('a', 'b')}),
    fc.record({kind: fc.constant('fill' as const), name: fc.constantFrom('a', 'b'), full: fc.boolean()}),
    fc.record({kind: fc.constant('segments' as const), full: fc.boolean()}),
    fc.constant({kind: 'segment' as const}),
    fc.constant({kind: 'flush' as const}),
    fc.constant({kind: 'wait' as const}),
    fc.constant({kind: 'retry' as const}),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, {maxLength: 60}), async steps => {
      const {saver, edit, disk, keys, storedKeys, fullSegments, fireTimers} = bench();
      let count = 0;
      for (const each of steps) {
        if (each.kind === 'edit') edit(each.name, `k${count++}`);
        else if (each.kind === 'fill') disk(each.name).full = each.full;
        else if (each.kind === 'segments') fullSegments(each.full);
        else if (each.kind === 'segment') saver.segment({hash: `h${count++}`, bytes: new Uint8Array(1)});
        else if (each.kind === 'flush') saver.flush();
        else if (each.kind === 'wait') await Promise.resolve();
        else saver.retry();
        if (saver.state.kind === 'saved') {
          for (const name of ['a', 'b']) expect(storedKeys(name)).toEqual(keys(name));
        }
        // a restart at any moment finds a whole prefix: nothing hangs behind a gap
        for (const name of ['a', 'b']) expect(disk(name).reopened().store.pendingStructs).toBeNull();
      }
      fullSegments(false);
      for (const name of ['a', 'b']) disk(name).full = false;
      for (let round = 0; saver.state.kind !== 'saved' && round < 20; round += 1) {
        await saver.settled();
        fireTimers();
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
      expect(saver.state).toEqual({kind: 'saved'});
      for (const name of ['a', 'b']) expect(storedKeys(name)).toEqual(keys(name));
    }),
    {numRuns: 500},
  );
});

test('an intent is stored in the same commit as its edit, in every document that has a part in it', async () => {
  const {saver, edit, disk, storedIntents} = bench();
  edit('a', '1');
  edit('b', '2');
  saver.flushIntent('i1');
  expect(storedIntents).toEqual([]);
  await saver.settled();
  expect(storedIntents).toEqual(['i1']);
  expect([disk('a').marks.get('i1'), disk('b').marks.get('i1')]).toEqual([2, 2]);
});

test('the mark of an edit that could not be stored comes with the difference that holds it', async () => {
  const {saver, edit, disk, storedIntents, fireTimers} = bench();
  disk('a').full = true;
  edit('a', '1');
  edit('b', '2');
  saver.flushIntent('i1');
  await saver.settled();
  expect(storedIntents).toEqual([]);
  expect(disk('a').marks.size).toBe(0);
  disk('a').full = false;
  fireTimers();
  await saver.settled();
  expect(storedIntents).toEqual(['i1']);
  expect(disk('a').marks.get('i1')).toBe(2);
});
