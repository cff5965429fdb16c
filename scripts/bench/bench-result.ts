import {availableParallelism, cpus, loadavg} from 'node:os';

/** A figure that has a target (design: architecture, Budgets). */
export interface Budget {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | 'ratio' | 'MB' | 'tasks';
  readonly ok: boolean;
}

export interface BenchResult {
  readonly bench: string;
  /** `load`: what else the machine was doing, as its load average of the last minute. */
  readonly machine: {readonly node: string; readonly cpu: string; readonly cores: number; readonly load: number};
  readonly budgets: readonly Budget[];
  /** Everything measured, by name; times in milliseconds. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** Times measured in this same run against each other; below 1 the first is the quicker. */
  readonly ratios: Readonly<Record<string, number>>;
  /** How often each time was taken; the figure is the best of them, or their spread. */
  readonly runs: number;
}

/** What `scripts/bench/<name>.ts` exports. */
export interface BenchModule {
  run(args: readonly string[]): Promise<BenchResult>;
}

/** The machine that the figures are of. */
export function machine(): BenchResult['machine'] {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: rounded(loadavg()[0] ?? 0),
  };
}

/** A budget with its verdict. */
export function budget(what: string, value: number, limit: number, unit: Budget['unit']): Budget {
  return {what, value, limit, unit, ok: value <= limit};
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Median, higher percentiles and greatest of some times, to a hundredth of a millisecond. */
export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
  return {p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1)};
}

/** To a hundredth. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Runs `work` and returns its result with the time it took. */
export function timed<T>(work: () => T): {readonly value: T; readonly ms: number} {
  const start = performance.now();
  const value = work();
  return {value, ms: rounded(performance.now() - start)};
}
