/**
 * Random replicas, networks and faults against the storage promises S1–S7 and S12 (`check/`), with undo judged by S5
 * and everything derived judged by a copy of the table that is kept from the changes alone. `npm run fuzz` goes on for
 * longer; `wrong-*.test.ts` shows that this search finds what is wrong.
 */
import {expect, test} from 'vitest';
import {ENVIRONMENTS} from './check/environments.ts';
import {report, search} from './check/play.ts';

/** Seeds of each environment in every build. */
const RUNS = 300;

/** The others are searched in `convergence-faults.test.ts`, so that two cores share the work. */
const here = Object.entries(ENVIRONMENTS).filter(([, env]) => env.evict !== true && env.restore !== true);

test.each(here)('every promise is kept in "%s"', async (name, env) => {
  const [finding] = await search(name, env, 1, RUNS);
  expect(finding === undefined ? '' : await report(finding, env)).toBe('');
});
