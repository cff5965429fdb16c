/** A moment as the device's own calendar says it: `2026-11-20 15:42`, `15:42` on the same day. */
export function localMoment(ms: number, now: number): string {
  const text = `${localDate(ms)} ${localTime(ms)}`;
  return localDate(ms) === localDate(now) ? localTime(ms) : text;
}

/** `2026-11-20`. */
export function localDate(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `15:42`. */
export function localTime(ms: number): string {
  const date = new Date(ms);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
