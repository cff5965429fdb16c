import fc from 'fast-check';
import {expect, test} from 'vitest';
import {guard, unguard} from '../../../core/transfer/formula-guard.ts';

test.each(['=1+1', '+cmd', '@SUM(A1)', '-2+3', '\tx', ' =1', '\u00a0=1', '＝1+1', '＋1', "'=1"])(
  '%j cannot be run as a formula',
  text => {
    expect(guard(text)).toBe(`'${text}`);
  },
);

test.each([
  ['\r=1', "'\r'=1"],
  ['a\n=1', "a\n'=1"],
  ['a;=1,+2', "a;'=1,'+2"],
])('%j cannot begin a formula inside either', (text, guarded) => {
  expect(guard(text)).toBe(guarded);
});

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
