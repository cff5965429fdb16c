/** Random scripts, their playing, and the shortest script that still fails. */
import {dice} from './chance.ts';
import type {Environment} from './environments.ts';
import {finish} from './judge.ts';
import {type Operation, step} from './operate.ts';
import {World} from './world.ts';

const MIX: Readonly<Record<string, number>> = {
  write: 32,
  paste: 2,
  insert: 3,
  import: 1.5,
  row: 5,
  undo: 5,
  deliver: 30,
  sync: 5,
  compact: 8,
  job: 9,
  fetch: 7,
  flush: 6,
  crash: 2.5,
  clone: 0.7,
  kill: 0.7,
  evict: 1.5,
  collect: 2,
  backup: 2,
  restore: 2,
};

/** Operations of one run: the same for the same seed. */
export function script(seed: number, length: number, more: Environment['mix'] = {}): readonly Operation[] {
  const mix = Object.entries({...MIX, ...more});
  const total = mix.reduce((sum, [, weight]) => sum + weight, 0);
  const roll = dice(seed);
  return Array.from({length}, () => {
    let at = roll() * total;
    const kind = mix.find(([, weight]) => (at -= weight) < 0)?.[0] ?? 'write';
    return [kind, roll(), roll(), roll()] as const;
  });
}

/** Plays a script to the end. */
export async function play(env: Environment, seed: number, operations: readonly Operation[]): Promise<World> {
  const world = new World(env, seed);
  for (const operation of operations) await step(world, operation);
  await finish(world);
  return world;
}

/** Takes operations away while the same promise stays broken. */
export async function shrink(
  env: Environment,
  seed: number,
  operations: readonly Operation[],
  promise: string,
): Promise<readonly Operation[]> {
  const fails = async (tried: readonly Operation[]): Promise<boolean> =>
    (await play(env, seed, tried).catch(() => null))?.violations.has(promise) ?? false;
  let kept = operations;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const tried = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(tried)) kept = tried;
      else at += size;
    }
  }
  return kept;
}

export interface Finding {
  readonly environment: string;
  readonly seed: number;
  /** The first promise broken. */
  readonly promise: string;
  readonly text: string;
  /** All that were broken in the run. */
  readonly promises: readonly string[];
}

/** Plays `runs` seeds from `first` on and returns what broke, one finding a run. */
export async function search(
  environment: string,
  env: Environment,
  first: number,
  runs: number,
  length = 70,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let seed = first; seed < first + runs; seed++) {
    const world = await play(env, seed, script(seed, length, env.mix));
    const [broken] = world.violations;
    if (broken)
      findings.push({environment, seed, promise: broken[0], text: broken[1], promises: [...world.violations.keys()]});
  }
  return findings;
}

/** Seed, sentence and shrunken trace of a finding, for a person. */
export async function report(
  {environment, seed, promise, text}: Finding,
  env: Environment,
  length = 70,
): Promise<string> {
  const operations = await shrink(env, seed, script(seed, length, env.mix), promise);
  const world = await play(env, seed, operations);
  return [`${promise} in "${environment}", seed ${seed}: ${text}`, ...world.trace].join('\n  ');
}
