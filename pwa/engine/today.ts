import {type Day, dayOf} from '../../core/base/calendar-date.ts';

/** The calendar day at `now` (milliseconds since 1970) in an IANA time zone; UTC where the zone is unknown. */
export function todayIn(timeZone: string, now: number): Day {
  const at = new Date(now);
  try {
    const parts = new Intl.DateTimeFormat('en-CA', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit'});
    const [year = 1970, month = 1, day = 1] = parts.format(at).split('-').map(Number);
    return dayOf(year, month, day);
  } catch {
    return dayOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  }
}
