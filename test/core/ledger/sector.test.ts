import {expect, test} from 'vitest';
import {sectorIn} from '../../../core/ledger/sector.ts';
import {APRIL, MARCH, MAY, makeLedger, monthBefore} from './ledger-builder.ts';

test('[rule 9] another sector holds for the whole open month; the months before keep theirs', () => {
  const {customer} = makeLedger();
  const moved = {
    ...customer,
    sector: 'telecom',
    sectorChanges: [
      {month: MAY, before: 'finance'},
      {month: APRIL, before: 'grain'},
    ],
  };
  expect([monthBefore(MARCH), MARCH, APRIL, MAY].map(month => sectorIn(moved, month))).toEqual([
    'grain',
    'grain',
    'finance',
    'telecom',
  ]);
  expect(sectorIn(customer, MARCH)).toBe('grain');
});
