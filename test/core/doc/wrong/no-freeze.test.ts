import {test, vi} from 'vitest';
import * as Y from 'yjs';
import {expectExplored, expectFound} from './expect-found.ts';

vi.mock('../../../../core/doc/fold.ts', async original => {
  const real = await original<typeof import('../../../../core/doc/fold.ts')>();
  const documents = new WeakMap<object, Y.Doc>();
  const planRoll: typeof real.planRoll = (rows, ...rest) => {
    const planned = real.planRoll(rows, ...rest);
    if (planned) documents.set(planned, rows.doc);
    return planned;
  };
  // What came between F1 and F4 counts as covered, as it does for an authority that does not freeze.
  const commitRoll: typeof real.commitRoll = (planned, authority) =>
    real.commitRoll(planned, {
      ...authority,
      commit: roll => {
        const doc = documents.get(planned);
        return authority.commit(doc ? {...roll, vector: Y.encodeStateVector(doc)} : roll);
      },
    });
  return {...real, planRoll, commitRoll};
});

test('a fold that counts as covered what came while it ran loses edits, and the search finds it', async () => {
  await expectFound('segments', 'S2-back', 200);
});

test('a fold that counts as covered what came while it ran is found by the explorer', async () => {
  await expectExplored('an edit was lost');
});
