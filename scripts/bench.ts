/**
 * `npm run -s bench -- NAME [--json]`: measures on this machine and prints the figures; with `--json` exactly one JSON
 * object on standard output. Progress goes to standard error; exits 0 unless it could not run.
 */
import type {BenchModule, BenchResult} from './bench/bench-result.ts';

/** Each is `scripts/bench/<name>.ts` and exports `run`. */
const BENCHES = ['derive', 'import', 'open', 'storage'];

const [name = '', ...args] = process.argv.slice(2);
if (!BENCHES.includes(name)) {
  console.error(`There is no bench "${name}". Benches: ${BENCHES.join(', ')}.`);
  process.exit(2);
}
try {
  const {run}: BenchModule = await import(`./bench/${name}.ts`);
  const result = await run(args.filter(arg => arg !== '--json'));
  const text = args.includes('--json') ? JSON.stringify(result) : table(result);
  await new Promise<void>(done => process.stdout.write(`${text}\n`, () => done()));
} catch (error) {
  console.error(`not run: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
}

/** Budgets first, then every figure on a line of its own. */
function table({machine, budgets, ratios, figures}: BenchResult): string {
  const met = budgets.map(
    ({what, value, limit, unit, ok}) => `${ok ? 'ok  ' : 'OVER'} ${what}: ${value} ${unit} (≤ ${limit})`,
  );
  return [...met, '', ...lines('machine', machine), ...lines('ratio', ratios), ...lines('', figures)].join('\n');
}

function lines(path: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path} ${String(value)}`];
  if (Array.isArray(value) && typeof value[0] !== 'object') return [`${path} ${value.join(' ')}`];
  return Object.entries(value).flatMap(([key, part]) => lines(path === '' ? key : `${path}.${key}`, part));
}
