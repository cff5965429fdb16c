/** The second half of `convergence.test.ts`: lost devices, evicted and collected bytes, a server set back. */
import {expect, test} from 'vitest';
import {ENVIRONMENTS} from './check/environments.ts';
import {report, search} from './check/play.ts';

const RUNS = 300;
const here = Object.entries(ENVIRONMENTS).filter(([, env]) => env.evict === true || env.restore === true);

test.each(here)('every promise is kept in "%s"', async (name, env) => {
  const [finding] = await search(name, env, 1, RUNS);
  expect(finding === undefined ? '' : await report(finding, env)).toBe('');
});
