import {test, vi} from 'vitest';
import {expectExplored, expectFound} from './expect-found.ts';

vi.mock('../../../../core/doc/stamp.ts', async original => {
  const real = await original<typeof import('../../../../core/doc/stamp.ts')>();
  return {...real, nextStamp: (_greatest: number, wallSeconds: number) => real.stampAt(wallSeconds)};
});

test('stamps from the wall clock alone lose edits, and the search finds it', async () => {
  await expectFound('star with faults', 'S2-stale');
});

test('stamps from the wall clock alone are found by the explorer', async () => {
  await expectExplored('an edit was lost');
});
