import {test, vi} from 'vitest';
import {expectExplored, expectFound} from './expect-found.ts';

vi.mock('../../../../core/doc/adopt.ts', async original => ({
  ...(await original<typeof import('../../../../core/doc/adopt.ts')>()),
  carriedEntries: () => [],
}));

test('adopting an epoch without carrying loses edits, and the search finds it', async () => {
  await expectFound('star', 'S1-lost', 120);
});

test('adopting an epoch without carrying is found by the explorer', async () => {
  await expectExplored('an edit was lost');
});
