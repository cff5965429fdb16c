import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decimalText, shiftPoint} from '../../../core/base/decimal.ts';

test('moving the point leaves the digits as they are', () => {
  expect(shiftPoint(1.005, 2)).toBe(100.5);
  expect(shiftPoint(1.1, 4)).toBe(11_000);
  expect(shiftPoint(15.5, -2)).toBe(0.155);
  expect(shiftPoint(1e-7, 2)).toBe(1e-5);
});

test('a number is written without exponent and reads back as itself', () => {
  expect(decimalText(1e21)).toBe('1000000000000000000000');
  expect(decimalText(0.155, 2)).toBe('15.5');
  expect(decimalText(1.14, 2)).toBe('114');
  expect(decimalText(2e-7, 2)).toBe('0.00002');
  expect(decimalText(-1.5e-7)).toBe('-0.00000015');
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), value => {
      const text = decimalText(value);
      expect(text).not.toContain('e');
      expect(Number(text)).toBe(value + 0);
    }),
  );
});
