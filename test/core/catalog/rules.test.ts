import {describe, expect, test} from 'vitest';
import {fieldName} from '../../../core/catalog/rule-parts.ts';
import {builtInRule, builtInRules} from '../../../core/catalog/rules.ts';
import {arRules} from '../../../core/catalog/rules-ar.ts';
import {salRules} from '../../../core/catalog/rules-sal.ts';
import {customerMeasures} from '../../../core/rules/measures/table.ts';

const number = (index: number): string => String(index + 1).padStart(2, '0');

describe('the catalogue of rules', () => {
  test('has AR-01 to AR-20 and SAL-01 to SAL-18, in order', () => {
    expect(arRules.map(({id}) => String(id))).toEqual(Array.from({length: 20}, (_, index) => `AR-${number(index)}`));
    expect(salRules.map(({id}) => String(id))).toEqual(Array.from({length: 18}, (_, index) => `SAL-${number(index)}`));
  });

  test('puts the signals that rest on one fact into one family', () => {
    const families = new Map<string, string[]>();
    for (const {id, family} of builtInRules) families.set(family, [...(families.get(family) ?? []), id]);
    expect(Object.fromEntries([...families].filter(([family]) => !/^(AR|SAL)-/.test(family)))).toEqual({
      permission: ['AR-01', 'AR-14'],
      overdue: ['AR-02', 'AR-03', 'AR-04', 'AR-06', 'AR-07', 'AR-13', 'AR-16'],
      exposure: ['AR-08', 'AR-09', 'AR-11', 'AR-12'],
      owes: ['AR-10'],
      fall: ['SAL-01', 'SAL-03', 'SAL-04', 'SAL-09', 'SAL-14'],
      no_purchase: ['SAL-02'],
    });
  });

  test('evaluates each rule when warning-rules.md says', () => {
    const on = (clock: string) =>
      builtInRules.filter(({clocks}) => clocks.some(each => each === clock)).map(({id}) => String(id));
    expect(on('saving')).toEqual(['AR-01', 'AR-11', 'AR-14']);
    expect(on('daily')).toEqual(
      'AR-02 AR-03 AR-04 AR-05 AR-07 AR-11 AR-13 AR-14 AR-15 AR-16 AR-18 AR-19 AR-20 SAL-01 SAL-03 SAL-08 SAL-13 SAL-16 SAL-17 SAL-18'.split(
        ' ',
      ),
    );
    // SAL-07 stands in no list of the rules; a promotion is judged when its month is over.
    expect(on('month_close')).toEqual(
      'AR-06 AR-08 AR-09 AR-10 AR-12 AR-17 SAL-01 SAL-02 SAL-04 SAL-05 SAL-06 SAL-07 SAL-09 SAL-11 SAL-12 SAL-15'.split(
        ' ',
      ),
    );
    expect(on('quarter_close')).toEqual(['SAL-10', 'SAL-14']);
  });

  test('only AR-14 waits for a reviewer and only AR-15 does not count', () => {
    expect(builtInRules.filter(({closes}) => closes === 'reviewer').map(({id}) => id)).toEqual(['AR-14']);
    expect(builtInRules.filter(({counts}) => !counts).map(({id}) => id)).toEqual(['AR-15']);
  });

  test('has a measure for each rule about customers', () => {
    const customers = builtInRules.filter(({subjects}) => subjects.includes('customer')).map(({id}) => id);
    expect(customers.filter(id => customerMeasures[id] === undefined)).toEqual([]);
  });

  test('names each field that can be missing in words', () => {
    const fields = builtInRules.flatMap(({needs}) => needs.map(({field}) => field));
    expect(fields.filter(field => fieldName(field).zh === field)).toEqual([]);
  });

  test('finds rules by id', () => {
    for (const rule of builtInRules) expect(builtInRule(rule.id)).toBe(rule);
  });
});
