import {expect} from 'vitest';
import {ENVIRONMENTS} from '../check/environments.ts';
import {explore} from '../check/explore.ts';
import {MODELS} from '../check/explore-models.ts';
import {search} from '../check/play.ts';

/** The search must find that something is wrong, and which promise it breaks. */
export async function expectFound(environment: string, promise: string, runs = 60): Promise<void> {
  const env = ENVIRONMENTS[environment];
  expect(env).toBeDefined();
  if (env === undefined) return;
  const found = await search(environment, env, 1, runs);
  expect(found.flatMap(finding => finding.promises)).toContain(promise);
}

/** The explorer must find it as well, in at least one of its models. */
export async function expectExplored(what: string): Promise<void> {
  const found = new Set<string>();
  for (const model of Object.values(MODELS)) {
    for (const each of (await explore(model, 700)).broken.keys()) found.add(each);
    if (found.has(what)) break;
  }
  expect([...found]).toContain(what);
}
