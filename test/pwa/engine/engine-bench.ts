/** An engine in Node: memory for a device, a clock and timers that the test moves. */
import {asId, type DeviceId, type Random, type SessionId, type UserId} from '../../../core/base/ids.ts';
import {err} from '../../../core/base/result.ts';
import {readFile} from '../../../core/transfer/read.ts';
import {decodeText} from '../../../pwa/engine/decode-text.ts';
import {Engine} from '../../../pwa/engine/engine.ts';
import type {Environment} from '../../../pwa/engine/environment.ts';
import type {Push, RequestName, Requests} from '../../../pwa/engine/protocol.ts';
import {seededRandom} from '../../../pwa/engine/seeded-random.ts';
import type {Device} from '../../../pwa/engine/store/device.ts';
import {DeviceMemory} from '../../../pwa/engine/store/device-memory.ts';
import type {Intent} from '../../../pwa/engine/store/intent-log.ts';

export interface EngineBench {
  readonly engine: Engine;
  readonly device: Device;
  readonly pushes: Push[];
  readonly intents: Intent[];
  readonly storedIntents: string[];
  readonly clock: {now: number};
  /** Fires all timers that are due after moving the clock. */
  pass(ms: number): Promise<void>;
  /** The answer, which must be a success. */
  ask<N extends RequestName>(name: N, body: Requests[N][0], intent?: string): Promise<Requests[N][1]>;
  /** What the request was refused with. */
  refused<N extends RequestName>(name: N, body: Requests[N][0]): Promise<string>;
}

let engines = 0;

/** `device` is set to look at the same storage after a restart. */
export function engineBench(
  options: {readonly device?: Device; readonly now?: number; readonly intents?: Intent[]} = {},
): EngineBench {
  engines += 1;
  const clock = {now: options.now ?? Date.parse('2026-11-20T03:00:00Z')};
  const pushes: Push[] = [];
  const storedIntents: string[] = [];
  const intents = options.intents ?? [];
  const timers = new Set<{readonly at: number; readonly run: () => void}>();
  const device = options.device ?? new DeviceMemory();
  const random: Random = seededRandom(`engine ${engines}`);
  const held = new Set<string>();
  const env: Environment = {
    // the bench's memory stands for a disk
    device: new Proxy(device, {get: (target, key) => (key === 'kind' ? 'stored' : bound(target, key))}),
    intents: {
      leftOver: async workbook => intents.filter(intent => intent.workbook === workbook),
      drop: async workbook => {
        intents.splice(0, intents.length, ...intents.filter(intent => intent.workbook !== workbook));
      },
    },
    refusal: '',
    author: asId<UserId>('u1'),
    deviceId: asId<DeviceId>('d1'),
    session: asId<SessionId>(`s${engines}`),
    random,
    now: () => clock.now,
    schedule: (ms, run) => {
      const timer = {at: clock.now + ms, run};
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    push: push => void pushes.push(push),
    stored: stored => void storedIntents.push(...stored),
    lock: async name => {
      if (held.has(name)) return null;
      held.add(name);
      return () => void held.delete(name);
    },
    readFile: (bytes, fileName, encoding, signal) =>
      signal.aborted
        ? Promise.resolve(err({kind: 'import-cancelled'}))
        : readFile(bytes, fileName, decodeText, encoding === null ? {} : {encoding}),
    breathe: () => new Promise(done => setImmediate(done)),
  };
  const engine = new Engine(env);
  engine.hello();
  return {
    engine,
    device,
    pushes,
    intents,
    storedIntents,
    clock,
    async pass(ms) {
      clock.now += ms;
      for (const timer of [...timers].filter(({at}) => at <= clock.now)) {
        timers.delete(timer);
        timer.run();
      }
      for (let turn = 0; turn < 20; turn += 1) await env.breathe();
    },
    async ask(name, body, intent) {
      const result = await engine.handle(name, body, {locale: 'zh', intent: intent ?? null});
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
      return result.value;
    },
    async refused(name, body) {
      const result = await engine.handle(name, body, {locale: 'zh', intent: null});
      if (result.ok) throw new Error(`${name} succeeded`);
      return result.error.kind;
    },
  };
}

/** Methods keep their own `this`, because private fields are not seen through a proxy. */
function bound(target: Device, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
}
