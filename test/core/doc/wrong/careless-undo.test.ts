import {test, vi} from 'vitest';
import {expectFound} from './expect-found.ts';

vi.mock('../../../../core/doc/undo.ts', async original => {
  const real = await original<typeof import('../../../../core/doc/undo.ts')>();
  const reversals: typeof real.reversals = (items, register) =>
    real.reversals(items, (row, column) => {
      const item = items.find(each => each.kind === 'register' && each.row === row && each.column === column);
      return item?.kind === 'register' ? item.after : register(row, column);
    });
  return {...real, reversals};
});

test('undo that does not look takes back edits of others, and the search finds it', async () => {
  await expectFound('star', 'S5-undo', 120);
});
