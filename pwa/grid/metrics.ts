/** Sizes of the grid's parts as the page's tokens say them. */
import type {Metrics} from './geometry.ts';

/** Width of the row numbers with up to three digits; more digits widen them. */
const NUMBER_WIDTH = 38;
const DIGIT_WIDTH = 6.6;

/** Reads `--row` and `--head` as they stand for `host` (density and phone widths change them). */
export function readMetrics(host: HTMLElement, rows: number): Metrics {
  const style = getComputedStyle(host);
  const pixels = (token: string, otherwise: number) => Number.parseFloat(style.getPropertyValue(token)) || otherwise;
  const digits = String(Math.max(1, rows)).length;
  return {
    rowHeight: pixels('--row', 28),
    headHeight: pixels('--head', 30),
    numberWidth: Math.max(NUMBER_WIDTH, 17 + digits * DIGIT_WIDTH),
  };
}
