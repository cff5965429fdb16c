/** Folds and adoptions, one durable step at a time, so that anything can happen between two of them. */
import {asId, type LevelId, type PortfolioId} from '../../../../core/base/ids.ts';
import type {Roll} from '../../../../core/doc/workbook-types.ts';
import {pick} from './chance.ts';
import type {Replica} from './replica.ts';
import {connect, dispatch, flush, isCurrent, send, whole} from './wire.ts';
import {documentOf, LEVELS, type World} from './world.ts';

export async function compact(world: World, p: Replica, b: number): Promise<void> {
  if (p.job !== null) return;
  const level = pick(LEVELS, b) ?? '0';
  p.job = p === world.server ? foldJob(world, level) : adoptJob(world, p, level);
  if (p.job !== null) await jobStep(world, p);
}

export async function jobStep(world: World, p: Replica): Promise<void> {
  const {job} = p;
  if (job === null) return;
  const more = await job.next();
  if (p.job === job && !more) p.job = null;
  send(world, p, []);
  p.save();
}

export function foldJob(world: World, level: string): {next: () => Promise<boolean>} {
  const p = world.server;
  const {workbook} = p;
  let step: (() => void) | null = null;
  const pause = (): Promise<void> =>
    new Promise(resolve => {
      step = resolve;
    });
  const key = {portfolio: asId<PortfolioId>('main'), level: asId<LevelId>(level)};
  let ended = false;
  const run = async (): Promise<void> => {
    const result = await workbook.fold(key, {
      putSegment: async segment => {
        world.say(`fold of ${level}: a segment is stored`);
        world.blobs.set(segment.hash, {bytes: segment.bytes, at: world.time});
        p.records.push({kind: 'segment', segment});
        await pause();
      },
      commit: async (roll: Roll) => {
        await pause();
        world.say(`fold of ${level}: ${roll.from} → ${roll.to} committed`);
        p.switchTo(roll);
        p.flushed = p.records.length;
        p.save();
        await pause();
        return true;
      },
    });
    ended = true;
    if (!result.ok || result.value === null || p.workbook !== workbook) return;
    world.say(`fold of ${level}: switched`);
    p.forgettable.push(result.value);
    flush(world, p);
    flush(world, p);
    for (const q of world.replicas)
      if (q !== p) [q.up, q.down] = [q.up.filter(isCurrent(p)), q.down.filter(isCurrent(p))];
  };
  let isRunning = false;
  return {
    next: async () => {
      if (!isRunning) void run();
      isRunning = true;
      const go = step;
      step = null;
      go?.();
      await settle();
      return !ended && p.workbook === workbook;
    },
  };
}

export function adoptJob(world: World, p: Replica, level: string): {next: () => Promise<boolean>} | null {
  const server = world.server;
  const head = server.head(level);
  const own = p.head(level);
  if (!p.online || !server.alive || head === undefined || own === undefined || head.epoch === own.epoch) return null;
  const {workbook} = p;
  const update = server.workbook.encode(documentOf(head));
  const vector = server.disk.vectors.get(own.epoch) ?? null;
  const known = server.known & world.oracle.levelMask(level);
  const before = server.beforeOf(level);
  const bytes = new Map([...world.blobs].map(([hash, blob]) => [hash, blob.bytes]));
  let fetched = false;
  return {
    next: async () => {
      if (!fetched) {
        fetched = true;
        world.say(`replica ${p.index} fetched epoch ${head.epoch} of ${level}`);
        return true;
      }
      if (p.workbook !== workbook || p.head(level)?.epoch !== own.epoch) return false;
      const mark = p.records.length;
      const kept = [...bytes].filter(([hash]) => !p.segments.has(hash));
      for (const [hash, each] of kept) p.records.push({kind: 'segment', segment: {hash, bytes: each}});
      p.switchTo({
        key: {portfolio: head.portfolio, level: head.level},
        from: own.epoch,
        to: head.epoch,
        update,
        vector,
      });
      const result = workbook.adopt(head, update, vector, bytes);
      if (!result.ok) {
        world.flag('S12', `replica ${p.index} cannot adopt: ${JSON.stringify(result.error)}`);
        p.records.length = mark;
        return false;
      }
      world.say(`replica ${p.index} adopted epoch ${head.epoch} of ${level}`);
      p.learn(level, known, before);
      if (result.value) p.forgettable.push(result.value);
      // The connection starts anew in the new document.
      p.outbox = [];
      flush(world, p);
      if (world.env.net === 'star') connect(world, p);
      else dispatch(world, p, whole(world, p, level));
      return false;
    },
  };
}

/** Lets promises that can go on do so. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
