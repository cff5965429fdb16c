import {expect, test} from 'vitest';
import {asId, type RuleId} from '../../../core/base/ids.ts';
import {savedAgainst, savedAgainstAll} from '../../../core/text/saving.ts';

const overLimit = {
  kind: 'needs_approval',
  rule: asId<RuleId>('AR-11'),
  customerName: '柏舟',
  facts: {
    used: {value: 68_440_00, unit: 'fen'},
    limit: {value: 60_000_00, unit: 'fen'},
    use_bp: {value: 11_407, unit: 'bp'},
  },
} as const;

const unsigned = {
  kind: 'fires',
  rule: asId<RuleId>('AR-14'),
  customerName: '柏舟',
  facts: {entries: {value: ['E-77'], unit: 'text'}},
} as const;

test('a bill over the limit names the customer, how far over, and who has to agree', () => {
  const {zh, en} = savedAgainst(overLimit);
  expect(zh).toBe('柏舟：余款 68,440，是额度 60,000 的 114.1%，超出 8,440。新签单要主管批准；已先记下。');
  expect(en).toBe(
    "柏舟: Owes 68,440, 114.1% of the 60,000 limit: 8,440 over. A new signed bill needs the supervisor's approval; it is saved meanwhile.",
  );
});

test('an unauthorised bill names itself and what to do next', () => {
  const {zh, en} = savedAgainst(unsigned);
  expect(zh).toContain('E-77');
  expect(zh).toContain('已记下并列入预警。向单位核实；核实前改收现款。');
  expect(en).toContain('E-77');
  expect(en).toContain('Saved and listed as a warning. Confirm with the organisation');
});

test('of several notices the first is said and the others are counted', () => {
  expect(savedAgainstAll(overLimit, 1)).toEqual(savedAgainst(overLimit));
  expect(savedAgainstAll(overLimit, 3).zh).toMatch(/另有 2 条，见预警中心。$/);
  expect(savedAgainstAll(overLimit, 3).en).toMatch(/ 2 more: see Warnings\.$/);
});
