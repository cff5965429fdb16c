/**
 * Searches for broken storage promises for as long as it is told: `npm run fuzz -- --minutes 10 [--seed N] [--only NAME]`.
 * Prints one line per round; on a finding the seed, the sentence and the shrunken trace, and ends with exit code 1.
 */
import {parseArgs} from 'node:util';
import {ENVIRONMENTS} from '../test/core/doc/check/environments.ts';
import {report, search} from '../test/core/doc/check/play.ts';

const {values} = parseArgs({
  options: {minutes: {type: 'string', default: '1'}, seed: {type: 'string'}, only: {type: 'string'}},
});
const RUNS = 100;
const LENGTH = 90;
const end = Date.now() + Number(values.minutes) * 60_000;
let seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const chosen = Object.entries(ENVIRONMENTS).filter(([name]) => values.only === undefined || name === values.only);
let runs = 0;
let failed = false;

while (Date.now() < end && !failed) {
  for (const [name, env] of chosen) {
    const [finding] = await search(name, env, seed, RUNS, LENGTH);
    runs += RUNS;
    if (finding === undefined) continue;
    failed = true;
    console.log(await report(finding, env, LENGTH));
    break;
  }
  console.log(`seeds ${seed}–${seed + RUNS - 1} of ${chosen.length} environments: ${failed ? 'broken' : 'kept'}`);
  seed += RUNS;
}
console.log(`${runs} runs, ${failed ? 'a promise was broken' : 'every promise was kept'}`);
process.exitCode = failed ? 1 : 0;
