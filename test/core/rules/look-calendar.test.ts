import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createLookCalendar} from '../../../core/rules/look-calendar.ts';

describe('who has to be looked at again', () => {
  test('comes up when his steps have gone by, once', () => {
    const calendar = createLookCalendar();
    calendar.put(7, 3);
    expect([calendar.advance(2), calendar.advance(1), calendar.advance(5)]).toEqual([[], [7], []]);
  });

  test('put down anew counts from now; dropped he does not come up', () => {
    const calendar = createLookCalendar();
    calendar.put(1, 2);
    calendar.put(2, 2);
    calendar.put(3, 2);
    calendar.advance(1);
    calendar.put(1, 4);
    calendar.drop(2);
    expect([calendar.advance(1), calendar.advance(2), calendar.advance(1)]).toEqual([[3], [], [1]]);
  });

  test('of more steps than are kept apart everybody has to be looked at; a far one comes up early', () => {
    const calendar = createLookCalendar();
    calendar.put(1, 1_000_000);
    expect(calendar.advance(4095)).toEqual([1]);
    expect(calendar.advance(4096)).toBe('all');
    calendar.put(1, 1);
    calendar.clear();
    expect(calendar.advance(1)).toEqual([]);
  });

  test('whatever is put and dropped, everybody comes up on his step', () => {
    const step = fc.oneof(
      fc.record({kind: fc.constant('put' as const), who: fc.nat({max: 9}), steps: fc.integer({min: 1, max: 9})}),
      fc.record({kind: fc.constant('drop' as const), who: fc.nat({max: 9})}),
      fc.record({kind: fc.constant('advance' as const), steps: fc.nat({max: 4})}),
    );
    fc.assert(
      fc.property(fc.array(step, {maxLength: 80}), taken => {
        const calendar = createLookCalendar();
        const due = new Map<number, number>();
        let now = 0;
        for (const each of taken) {
          if (each.kind === 'put') {
            calendar.put(each.who, each.steps);
            due.set(each.who, now + each.steps);
          } else if (each.kind === 'drop') {
            calendar.drop(each.who);
            due.delete(each.who);
          } else {
            now += each.steps;
            const up = [...due].filter(([, at]) => at <= now).map(([who]) => who);
            const found = calendar.advance(each.steps);
            expect(found === 'all' ? found : [...found].sort()).toEqual(up.sort());
            for (const who of up) due.delete(who);
          }
        }
      }),
    );
  });
});
