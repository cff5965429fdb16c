/**
 * The first states of every course of the small models; `npm run fuzz -- --explore` goes through all of them, and
 * `wrong/` shows that what is wrong is found within the same limit.
 */
import {expect, test} from 'vitest';
import {explore} from './check/explore.ts';
import {MODELS} from './check/explore-models.ts';

/** States of each model in every build. */
const LIMIT = 700;

test.each(Object.entries(MODELS))('%s: whatever happens, nothing is lost and all agree', async (_, model) => {
  const {states, broken} = await explore(model, LIMIT);
  expect([...broken]).toEqual([]);
  expect(states).toBeGreaterThan(400);
});
