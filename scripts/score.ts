/**
 * `npm run -s score -- NAME PATH…`: prints exactly one JSON object on standard output. Logs go to standard error; exits 0
 * unless it could not run.
 */
import type {ScoreModule} from './score/score-result.ts';

/** Each is `scripts/score/<name>.ts` and exports `run`. */
const SCORES = ['worked-example', 'paper', 'ageing', 'ledger', 'rules', 'formulas', 'import'];

const [name = '', ...args] = process.argv.slice(2);
if (!SCORES.includes(name)) {
  console.error(`There is no score "${name}". Scores: ${SCORES.join(', ')}.`);
  process.exit(2);
}
try {
  const {run}: ScoreModule = await import(`./score/${name}.ts`);
  const result = await run(args);
  await new Promise<void>(done => process.stdout.write(`${JSON.stringify(result)}\n`, () => done()));
} catch (error) {
  console.error(`not run: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
