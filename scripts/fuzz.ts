/**
 * Searches for broken storage promises for as long as it is told: `npm run fuzz -- --minutes 10 [--seed N] [--only NAME]`.
 * `npm run fuzz -- --what files --count 100000 [--seed N] [--from DIR]` damages files for the import's reader instead.
 * `npm run fuzz -- --explore [--limit STATES] [--only NAME]` goes through every course of the small models.
 * Prints one line per round; on a finding the seed, the sentence and the shrunken trace, and ends with exit code 1.
 */
import {parseArgs} from 'node:util';
import {ENVIRONMENTS} from '../test/core/doc/check/environments.ts';
import {explore} from '../test/core/doc/check/explore.ts';
import {MODELS} from '../test/core/doc/check/explore-models.ts';
import {report, search} from '../test/core/doc/check/play.ts';

const {values} = parseArgs({
  options: {
    what: {type: 'string', default: 'storage'},
    count: {type: 'string', default: '1000'},
    from: {type: 'string', default: '../shared/corpus/excel'},
    minutes: {type: 'string', default: '1'},
    seed: {type: 'string'},
    only: {type: 'string'},
    explore: {type: 'boolean', default: false},
    limit: {type: 'string', default: '100000'},
  },
});
if (values.what === 'files') {
  const {fuzzFiles, originals} = await import('./fuzz/files.ts');
  const start = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
  const found = await fuzzFiles(originals(values.from), start, Number(values.count), done => console.error(done));
  console.log(JSON.stringify({seed: start, ...found}));
  process.exit(found.crashes.length + found.hangs.length + found.requests === 0 ? 0 : 1);
}
if (values.explore) {
  let isBroken = false;
  for (const [name, model] of Object.entries(MODELS)) {
    if (values.only !== undefined && name !== values.only) continue;
    const {states, ends, isCut, broken} = await explore(model, Number(values.limit));
    console.log(`${name}: ${states} states, ${ends} ends${isCut ? ', cut' : ', all'}, ${broken.size} broken`);
    for (const [what, course] of broken) console.log(`  ${what}: ${course.join(' ')}`);
    isBroken ||= broken.size > 0;
  }
  process.exit(isBroken ? 1 : 0);
}
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
