import fc from 'fast-check';
import {expect, test} from 'vitest';
import {guard, unguard} from '../../../core/transfer/formula-guard.ts';

test.each(['=1+1', '+cmd', '@SUM(A1)', '-2+3', '\tx', '\r=1', ' =1', '\u00a0=1', '＝1+1', '＋1', "'=1"])(
  '%j cannot be run as a formula',
  text => {
    expect(guard(text)).toBe(`'${text}`);
  },
);

test.each(['-12.50', '0', 'plain', "it's", 'a=b', '2026-03-05', ''])('%j stays as it is', text => {
  expect(guard(text)).toBe(text);
});

test('a phone number with its plus comes back', () => {
  expect(unguard(guard('+86 138 0000 1200'))).toBe('+86 138 0000 1200');
});

test('whatever is guarded comes back unchanged', () => {
  const text = fc.oneof(
    fc.string({unit: 'grapheme'}),
    fc.string({unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\r', '1', 'a', '＝')}),
  );
  fc.assert(fc.property(text, value => unguard(guard(value)) === value));
});
