import {asDay, type CivilDate, civil, dayOf, lastDay, monthAt, monthOf, monthParts} from '../../base/calendar-date.ts';
import {toNumber} from '../coerce.ts';
import {dayOfSerial, serialOf} from '../serial.ts';
import {date, type FormulaError, formulaError, type Missing, type Value} from '../value.ts';

/** Serial of 9999-12-31. */
const LAST = 2958465;

/** A value as a serial number with its time of day; `#NUM!` where no such date is. */
export function serialAt(value: Value): number | FormulaError | Missing {
  const serial = toNumber(value);
  if (typeof serial !== 'number') return serial;
  return serial < 0 || serial >= LAST + 1 ? formulaError('#NUM!', 'date outside 1900–9999') : serial;
}

/** The same for those functions of Excel's that take no TRUE for 1; whole days. */
export function strictSerial(value: Value): number | FormulaError | Missing {
  if (typeof value === 'boolean') return formulaError('#VALUE!', 'no date');
  const serial = serialAt(value);
  return typeof serial === 'number' ? Math.floor(serial) : serial;
}

/** Year, month and day as Excel counts them: serial 0 is 0 January 1900, serial 60 is 29 February 1900. */
export function civilOfSerial(serial: number): CivilDate {
  const whole = Math.floor(serial);
  if (whole === 0) return {year: 1900, month: 1, day: 0};
  if (whole === 60) return {year: 1900, month: 2, day: 29};
  return civil(dayOfSerial(whole) ?? asDay(0));
}

/** A date from its serial, a plain number for the two that are no real days; `#NUM!` outside 1900–9999. */
export function dateOfSerial(serial: number): Value {
  if (serial < 0 || serial > LAST) return formulaError('#NUM!', 'date outside 1900–9999');
  const day = dayOfSerial(serial);
  return serial === 0 || serial === 60 || day === null ? serial : date(day);
}

/** Serial of year, month and day, either of which may run over; below 0 or beyond the last where there is none. */
export function serialOfParts(year: number, month: number, day: number): number {
  const first = monthParts(monthAt(year, month));
  // In Excel's calendar February 1900 has 29 days: count from the month's first serial.
  return serialOf(dayOf(first.year, first.month, 1)) + day - 1;
}

/** The same day of another month, or that month's last one. */
export function movedByMonths(serial: number, months: number): number {
  const {year, month, day} = civilOfSerial(serial);
  const target = monthParts(monthAt(year, month + months));
  const length = civil(lastDay(monthOf(dayOf(target.year, target.month, 1)))).day;
  return serialOfParts(target.year, target.month, Math.min(day, length));
}

/** Day of the week, 0 = Sunday, by the serial alone: Excel calls 1 January 1900 a Sunday. */
export function weekdayOf(serial: number): number {
  return (Math.floor(serial) + 6) % 7;
}
