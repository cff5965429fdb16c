import {expect} from 'vitest';
import {ENVIRONMENTS} from '../check/environments.ts';
import {search} from '../check/play.ts';

/** The search must find that something is wrong, and which promise it breaks. */
export async function expectFound(environment: string, promise: string, runs = 60): Promise<void> {
  const env = ENVIRONMENTS[environment];
  expect(env).toBeDefined();
  if (env === undefined) return;
  const found = await search(environment, env, 1, runs);
  expect(found.flatMap(finding => finding.promises)).toContain(promise);
}
