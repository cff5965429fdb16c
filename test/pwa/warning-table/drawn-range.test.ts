import {describe, expect, test} from 'vitest';
import {nextRange} from '../../../pwa/screens/warning-table/drawn-range.ts';

const steps = [
  {
    name: 'a first frame draws from the top of what is in sight',
    drawn: {from: 0, to: 0},
    sight: {from: 0, to: 30},
    next: {from: 0, to: 12},
  },
  {
    name: 'a jump drops what is drawn and begins where the person looks',
    drawn: {from: 0, to: 36},
    sight: {from: 500, to: 530},
    next: {from: 500, to: 512},
  },
  {
    name: 'a short way down keeps the lines that stay',
    drawn: {from: 0, to: 36},
    sight: {from: 20, to: 50},
    next: {from: 14, to: 48},
  },
  {
    name: 'upwards, lines in sight come before those beyond it',
    drawn: {from: 94, to: 136},
    sight: {from: 80, to: 110},
    next: {from: 82, to: 116},
  },
  {
    name: 'a full screen draws its overscan',
    drawn: {from: 100, to: 130},
    sight: {from: 100, to: 130},
    next: {from: 94, to: 136},
  },
];

describe('lines that are drawn', () => {
  for (const {name, drawn, sight, next} of steps) {
    test(name, () => {
      const wanted = {from: Math.max(0, sight.from - 6), to: sight.to + 6};
      expect(nextRange(drawn, sight, wanted, 12)).toEqual(next);
    });
  }
});
