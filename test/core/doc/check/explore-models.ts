import type {Model} from './explore.ts';

/** Small enough to be gone through whole with `npm run fuzz -- --explore`; the tests go as far as their limit. */
export const MODELS: Readonly<Record<string, Model>> = {
  'two devices, two writes, a fold, ordered': {
    devices: 2,
    writes: 2,
    folds: 1,
    restarts: 0,
    walls: [1, 9],
    anyOrder: false,
  },
  'two devices, two writes, a fold, any order, duplicates': {
    devices: 2,
    writes: 2,
    folds: 1,
    restarts: 0,
    walls: [1, 9],
    anyOrder: true,
  },
  'two devices, two writes, two folds, a restart': {
    devices: 2,
    writes: 2,
    folds: 2,
    restarts: 1,
    walls: [1, 9],
    anyOrder: false,
  },
  'two devices, three writes, a fold': {devices: 2, writes: 3, folds: 1, restarts: 0, walls: [1, 9], anyOrder: false},
  'three devices, two writes, a fold': {devices: 3, writes: 2, folds: 1, restarts: 0, walls: [1, 9], anyOrder: false},
};
