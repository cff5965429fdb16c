import {test, vi} from 'vitest';
import {expectExplored, expectFound} from './expect-found.ts';

vi.mock('../../../../core/doc/pack.ts', async original => {
  const real = await original<typeof import('../../../../core/doc/pack.ts')>();
  const encodePack: typeof real.encodePack = ({writes, unknown}) =>
    real.encodePack({writes: writes.map(write => ({...write, stamp: 0})), unknown});
  return {...real, encodePack};
});

test('packs that drop the stamps lose edits, and the search finds it', async () => {
  await expectFound('star', 'S3-final');
});

test('packs that drop the stamps are found by the explorer', async () => {
  await expectExplored('went back');
});
