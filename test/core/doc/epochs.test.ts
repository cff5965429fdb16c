import {describe, expect, test} from 'vitest';
import * as Y from 'yjs';
import {asId, type DeviceId, type SessionId, type UserId} from '../../../core/base/ids.ts';
import {writeCommand} from '../../../core/doc/command.ts';
import {pushToLane, rowsName} from '../../../core/doc/layout.ts';
import {LIMITS} from '../../../core/doc/limits.ts';
import {openSegment} from '../../../core/doc/segment.ts';
import type {Head, OpenWorkbook, PastEpoch, Roll} from '../../../core/doc/workbook-types.ts';
import {CUSTOMERS, cell, column, contents, type Device, makeDevice, row, taken} from './device.ts';

const insertOf = (id: string, name: string) =>
  writeCommand('insert', {inserts: [{sheet: CUSTOMERS, row: row(id), cells: {name, phone: `tel ${name}`}}]});
const editOf = (id: string, name: string, value: string) =>
  writeCommand('edit', {cells: [{sheet: CUSTOMERS, row: row(id), column: column(name), value}]});
const deleteOf = (id: string) => writeCommand('delete', {deletes: [{sheet: CUSTOMERS, row: row(id)}]});
const restoreOf = (id: string) => writeCommand('restore', {restores: [{sheet: CUSTOMERS, row: row(id)}]});

/** Everything small, so that every fold merges packs and writes pages. */
const TIDY = {...LIMITS, tidy: {packs: 2, registers: 3, overwritten: 0.1, typedRows: 1}};

function headOf(workbook: OpenWorkbook, level: string): Head {
  const head = workbook.heads().find(each => each.level === level);
  if (!head) throw new Error(`no level ${level}`);
  return head;
}

async function foldAll(workbook: OpenWorkbook, device: Device): Promise<readonly PastEpoch[]> {
  const past: PastEpoch[] = [];
  for (const head of workbook.heads()) {
    const left = taken(await workbook.fold(head, device.authority()));
    if (left) past.push(left);
  }
  return past;
}

describe('a fold', () => {
  test.each([
    ['packs', LIMITS],
    ['packs and pages', TIDY],
  ])('into %s changes nothing that anybody sees, here or on opening', async (_, limits) => {
    const device = makeDevice({limits});
    const workbook = device.open();
    for (const id of ['c1', 'c2', 'c3']) taken(workbook.apply(insertOf(id, id), 'user'));
    for (let round = 0; round < 4; round++) {
      taken(workbook.apply(editOf('c1', 'name', `n${round}`), 'user'));
      taken(workbook.apply(round % 2 === 0 ? deleteOf('c2') : restoreOf('c2'), 'user'));
      const before = contents(workbook);
      const heard: unknown[] = [];
      const stop = workbook.onChange(changes => heard.push(...changes));
      for (const past of await foldAll(workbook, device)) device.forget(past);
      stop();
      expect(heard).toEqual([]);
      expect(contents(workbook)).toEqual(before);
      expect(contents(device.open())).toEqual(before);
    }
  });

  test('empties the lanes: the next document holds references only', async () => {
    const device = makeDevice();
    const workbook = device.open();
    for (let i = 0; i < 50; i++) taken(workbook.apply(insertOf(`c${i}`, `${i}`), 'user'));
    await foldAll(workbook, device);
    const next = rowsName(workbook.id, headOf(workbook, '0'));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, workbook.encode(next));
    expect([...doc.share.keys()]).toEqual(['base']);
    expect(doc.getMap('base').size).toBe(1);
  });

  test('of lanes that hold nothing does nothing', async () => {
    const device = makeDevice();
    expect(await foldAll(device.open(), device)).toEqual([]);
  });

  test('is due at 20,000 entries or 100 engine runs', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    expect(workbook.foldDue()).toEqual([]);
    const few = device.open({limits: {...LIMITS, foldEntries: 2}});
    expect(few.foldDue()).toEqual([{portfolio: 'main', level: '0'}]);
    for (let run = 0; run < 3; run++) taken(device.open().apply(editOf('c1', 'name', `${run}`), 'user'));
    expect(device.open({limits: {...LIMITS, foldLanes: 4}}).foldDue()).toEqual([{portfolio: 'main', level: '0'}]);
  });

  test('by two at once is done by one; the loser changes nothing', async () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    const other = device.open();
    const [one, two] = await Promise.all([
      workbook.fold(headOf(workbook, '0'), device.authority()),
      other.fold(headOf(other, '0'), device.authority()),
    ]);
    expect([taken(one) === null, taken(two) === null].sort()).toEqual([false, true]);
    expect(cell(device.open(), CUSTOMERS, 'c1', 'name')).toBe('a');
  });

  test('does not take place while bytes are missing: nobody could adopt what it refers to', async () => {
    const device = makeDevice({limits: {...LIMITS, segmentCells: 1}});
    taken(device.open().apply(insertOf('c1', 'a'), 'user'));
    const workbook = device.open({withoutSegments: true});
    expect(workbook.missing().length).toBeGreaterThan(0);
    expect(taken(await workbook.fold(headOf(workbook, '0'), device.authority()))).toBeNull();
  });
});

describe('power gone in the middle of a fold', () => {
  // F2 and F4 are the durable steps; before them nothing has happened, after F4 adopting is by itself.
  test.each([
    ['after the first segment is stored', 'F2'],
    ['after the commit', 'F4'],
    ['never', 'none'],
  ])('%s: everything written before and meanwhile is there, once', async (_, at) => {
    const device = makeDevice({limits: TIDY});
    const first = device.open();
    for (const id of ['c1', 'c2']) taken(first.apply(insertOf(id, id), 'user'));
    await foldAll(first, device);
    let running = device.open();
    taken(running.apply(editOf('c1', 'name', 'before'), 'user'));
    let stopped = false;
    const authority = device.authority(step => {
      if (step !== at || stopped) return;
      stopped = true;
      // Written while the fold is under way, then the power goes.
      taken(running.apply(editOf('c2', 'name', 'meanwhile'), 'user'));
      taken(running.apply(editOf('c1', 'phone', 'meanwhile'), 'user'));
      running.close();
    });
    await running.fold(headOf(running, '0'), authority);
    if (!stopped) running.close();
    for (let again = 0; again < 3; again++) {
      running = device.open();
      expect(cell(running, CUSTOMERS, 'c1', 'name')).toBe('before');
      expect(cell(running, CUSTOMERS, 'c2', 'name')).toBe(stopped ? 'meanwhile' : 'c2');
      expect(cell(running, CUSTOMERS, 'c1', 'phone')).toBe(stopped ? 'meanwhile' : 'tel c1');
    }
    const before = contents(running);
    const past = device.stored.past;
    for (const each of past) device.forget(each);
    expect(contents(device.open())).toEqual(before);
    await foldAll(running, device);
    expect(contents(device.open())).toEqual(before);
  });

  test('what an old epoch still held is carried once, however often the device is opened', async () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    const authority = device.authority(step => {
      if (step !== 'F4') return;
      taken(workbook.apply(editOf('c1', 'name', 'meanwhile'), 'user'));
      workbook.close();
    });
    await workbook.fold(headOf(workbook, '0'), authority);
    const told = () => device.told.filter(each => each.endsWith('system')).length;
    device.open();
    const once = told();
    expect(once).toBe(1);
    device.open();
    device.open();
    expect(told()).toBe(once);
  });
});

describe('another device', () => {
  /** Folds on `authority`'s device and hands the result over, as a server would. */
  async function rollAway(authority: Device, workbook: OpenWorkbook, level: string): Promise<Roll> {
    let made: Roll | undefined;
    const inner = authority.authority();
    await workbook.fold(headOf(workbook, level), {
      putSegment: inner.putSegment,
      commit: async roll => {
        made = roll;
        return inner.commit(roll);
      },
    });
    if (!made) throw new Error('nothing was folded');
    return made;
  }

  function exchange(a: OpenWorkbook, b: OpenWorkbook): void {
    for (const name of a.documents()) {
      if (!b.documents().includes(name)) continue;
      b.receive(name, a.encode(name, b.vector(name)));
      a.receive(name, b.encode(name, a.vector(name)));
    }
  }

  test('away for 60 epochs comes back with edits, a delete of an edited row and an edit of a deleted row', async () => {
    const server = makeDevice({limits: TIDY, author: 'u1'});
    const current = server.open();
    for (const id of ['c1', 'c2', 'c3', 'c4']) taken(current.apply(insertOf(id, id), 'user'));
    const away = server.copy(2);
    const old = away.open({author: 'u2'});
    taken(old.apply(editOf('c1', 'name', 'edited away'), 'user'));
    taken(old.apply(deleteOf('c2'), 'user'));
    taken(old.apply(editOf('c3', 'name', 'edited away'), 'user'));
    taken(old.apply(insertOf('c5', 'new'), 'user'));
    const vectors = new Map<string, Uint8Array>();
    for (let epoch = 0; epoch < 60; epoch++) {
      taken(current.apply(editOf('c4', 'name', `${epoch}`), 'user'));
      if (epoch === 5) taken(current.apply(editOf('c2', 'name', 'edited here'), 'user'));
      if (epoch === 6) taken(current.apply(deleteOf('c3'), 'user'));
      const roll = await rollAway(server, current, '0');
      vectors.set(roll.from, roll.vector);
    }
    const head = headOf(current, '0');
    const own = headOf(old, '0');
    const update = current.encode(rowsName(current.id, head));
    taken(old.adopt(head, update, vectors.get(own.epoch) ?? null, server.stored.segments));
    exchange(old, current);
    for (const each of [old, current]) {
      expect(cell(each, CUSTOMERS, 'c1', 'name')).toBe('edited away');
      expect(cell(each, CUSTOMERS, 'c4', 'name')).toBe('59');
      expect(cell(each, CUSTOMERS, 'c5', 'name')).toBe('new');
      // S6: the row stays deleted, the edit is kept under it and shows when it is restored.
      expect(cell(each, CUSTOMERS, 'c2', 'name')).toBeUndefined();
      expect(each.register(row('c2'), 'name')?.value).toBe('edited here');
      expect(cell(each, CUSTOMERS, 'c3', 'name')).toBeUndefined();
      expect(each.register(row('c3'), 'name')?.value).toBe('edited away');
    }
    taken(current.apply(restoreOf('c3'), 'user'));
    expect(cell(current, CUSTOMERS, 'c3', 'name')).toBe('edited away');
    expect(contents(server.open())).toEqual(contents(current));
  });

  test('offers everything it holds to a server that was set back behind the last two epochs', async () => {
    const device = makeDevice({limits: TIDY});
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    const backup = device.copy(3);
    for (const name of ['b', 'c']) {
      taken(workbook.apply(editOf('c1', 'name', name), 'user'));
      taken(workbook.apply(insertOf(`c-${name}`, name), 'user'));
      await rollAway(device, workbook, '0');
    }
    const before = contents(workbook);
    const server = backup.open({author: 'server'});
    const head = headOf(server, '0');
    const update = server.encode(rowsName(server.id, head));
    taken(workbook.adopt(head, update, null, new Map()));
    for (const [hash, bytes] of device.stored.segments) if (server.missing().includes(hash)) server.addSegment(bytes);
    exchange(workbook, server);
    for (const [, bytes] of device.stored.segments) server.addSegment(bytes);
    expect(contents(workbook)).toEqual(before);
    expect(contents(server)).toEqual(before);
  });

  test('does not switch to an epoch whose bytes it lacks, and says which', async () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    const late = device.copy(4).open();
    const roll = await rollAway(device, workbook, '0');
    const head = {...roll.key, epoch: roll.to};
    const result = late.adopt(head, roll.update, roll.vector, new Map());
    expect(result).toEqual({ok: false, error: {kind: 'segment-missing', hash: roll.segments[0]}});
    expect(cell(late, CUSTOMERS, 'c1', 'name')).toBe('a');
    taken(late.adopt(head, roll.update, roll.vector, device.stored.segments));
    expect(taken(late.adopt(head, roll.update, roll.vector, new Map()))).toBeNull();
    expect(cell(late, CUSTOMERS, 'c1', 'name')).toBe('a');
  });
});

describe('what a newer version wrote', () => {
  test('into a lane is carried through folds as it came, with its author', async () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    const name = rowsName(workbook.id, headOf(workbook, '0'));
    const newer = new Y.Doc();
    Y.applyUpdate(newer, workbook.encode(name));
    const entry = ['move', 'c1', {after: 'c7', deep: [1, null, 'x']}];
    const header = {author: asId<UserId>('u9'), device: asId<DeviceId>('d9')};
    pushToLane(newer, asId<SessionId>('newer'), header, [entry], false);
    expect(workbook.receive(name, Y.encodeStateAsUpdate(newer, workbook.vector(name)))).toBe(true);
    for (let round = 0; round < 3; round++) {
      taken(workbook.apply(editOf('c1', 'name', `${round}`), 'user'));
      await foldAll(workbook, device);
    }
    const unknown = [...device.stored.segments.values()]
      .map(openSegment)
      .flatMap(each => (each.kind === 'pack' ? each.pack.unknown : []));
    expect(unknown).toEqual([{author: 'u9', entry}]);
  });

  test('makes the workbook readable and not writable, and says which version it needs', () => {
    const device = makeDevice();
    const workbook = device.open();
    taken(workbook.apply(insertOf('c1', 'a'), 'user'));
    const root = new Y.Doc();
    Y.applyUpdate(root, workbook.encode(`wb/${workbook.id}/root`));
    root.getMap('meta').set('format', 99);
    workbook.receive(`wb/${workbook.id}/root`, Y.encodeStateAsUpdate(root));
    const newer = device.open();
    const error = {kind: 'workbook-newer', workbook: workbook.id, version: 99};
    expect(newer.readOnly).toEqual(error);
    expect(cell(newer, CUSTOMERS, 'c1', 'name')).toBe('a');
    expect([newer.apply(editOf('c1', 'name', 'b'), 'user'), newer.undo(), newer.redo()]).toEqual(
      [1, 2, 3].map(() => ({ok: false, error})),
    );
  });
});
