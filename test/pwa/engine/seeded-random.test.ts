import {expect, test} from 'vitest';
import {randomId} from '../../../core/base/ids.ts';
import {seededRandom} from '../../../pwa/engine/seeded-random.ts';

test('the same seed gives the same ids, another seed others', () => {
  const ids = (seed: string) => {
    const random = seededRandom(seed);
    return Array.from({length: 50}, () => randomId<string>(random));
  };
  expect(ids('0q1w2e3r4t5y6z7x')).toEqual(ids('0q1w2e3r4t5y6z7x'));
  expect(ids('0q1w2e3r4t5y6z7x')).not.toEqual(ids('0q1w2e3r4t5y6z7y'));
});

test('the ids of many seeds are all different and use every character', () => {
  const ids = new Set<string>();
  for (let seed = 0; seed < 1000; seed += 1) {
    const random = seededRandom(`seed${seed}`);
    for (let row = 0; row < 100; row += 1) ids.add(randomId<string>(random));
  }
  expect(ids.size).toBe(100_000);
  for (let place = 0; place < 16; place += 1) {
    expect(new Set([...ids].map(id => id[place])).size).toBe(32);
  }
});
