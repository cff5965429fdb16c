import {asDay, type Day, dayOf} from '../base/calendar-date.ts';

/** Serial number of 1970-01-01 in Excel's 1900 system. */
const EPOCH = 25569;
/** Excel counts a 29 February 1900 that never was; serials below it are one day off from those above. */
const LEAP_BUG = 60;
/** 9999-12-31. */
const LAST = 2958465;

export const FIRST_DAY = dayOf(1900, 1, 1);
export const LAST_DAY = dayOf(9999, 12, 31);

/** Excel's serial number of a day, 1900 system. */
export function serialOf(day: Day): number {
  return day + EPOCH > LEAP_BUG ? day + EPOCH : day + EPOCH - 1;
}

/** Day of a serial number, its time of day cut off; `null` outside 1900–9999. Serial 60 (no such day) is 28 February 1900. */
export function dayOfSerial(serial: number): Day | null {
  const whole = Math.floor(serial);
  if (whole < 0 || whole > LAST) return null;
  return asDay(whole >= LEAP_BUG ? Math.max(whole - EPOCH, LEAP_BUG - EPOCH) : whole - EPOCH + 1);
}
