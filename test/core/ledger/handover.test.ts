import {describe, expect, test} from 'vitest';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {handoverEvents, managerAtStart, managerOn} from '../../../core/ledger/handover.ts';
import {APRIL, accountRow, day, FIRST, handover, LUO, MARCH, MEI, makeLedger} from './ledger-builder.ts';

const row = (manager = MEI) => accountRow(FIRST, {manager});

describe('[rule 8] who is responsible', () => {
  const ledger = makeLedger({handovers: [handover('04-16', MEI, LUO)]});

  test('the new manager from the day of the change on', () => {
    expect(managerOn(ledger, row(), day('04-15'))).toBe(MEI);
    expect(managerOn(ledger, row(), day('04-16'))).toBe(LUO);
  });

  test('whether or not the customer’s record names the new one already', () => {
    expect([managerAtStart(ledger, row(MEI)), managerAtStart(ledger, row(LUO))]).toEqual([MEI, MEI]);
  });

  test('a hand-over of another contact does not move the row', () => {
    const other = makeLedger({handovers: [handover('04-16', MEI, LUO, asId<RowId>('someone'))]});
    expect(managerOn(other, row(), day('04-30'))).toBe(MEI);
  });

  test('a hand-over by somebody else does not move the row', () => {
    expect(managerOn(ledger, row(asId<RowId>('third')), day('04-30'))).toBe('third');
  });

  test('without a name it hands over from whoever was responsible', () => {
    const unnamed = makeLedger({handovers: [handover('04-16', null, LUO)]});
    expect(handoverEvents(unnamed, [row()], APRIL)[0]?.from).toBe(MEI);
  });
});

describe('events', () => {
  test('each stands on its day and once more after its month', () => {
    const ledger = makeLedger({handovers: [handover('03-16', MEI, LUO)]});
    expect(handoverEvents(ledger, [row()], MARCH).map(event => event.day)).toEqual([day('03-16'), day('04-01')]);
  });

  test('a manager who gets the customer back within the month keeps it', () => {
    const ledger = makeLedger({handovers: [handover('03-10', MEI, LUO), handover('03-20', LUO, MEI)]});
    const after = handoverEvents(ledger, [row()], MARCH).filter(event => event.day === day('04-01'));
    expect(after.map(event => [event.from, event.to])).toEqual([[LUO, MEI]]);
  });

  test('later months’ hand-overs are not known yet', () => {
    const ledger = makeLedger({handovers: [handover('04-16', MEI, LUO)]});
    expect(handoverEvents(ledger, [row()], MARCH)).toEqual([]);
  });
});
