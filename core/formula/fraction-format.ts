import type {Piece} from './format-piece.ts';

/** Writes digits into the places of a part of a format. */
type WriteWhole = (digits: string, pieces: readonly Piece[], thousands: boolean) => string;

/** Largest denominator: seven places are more than a number holds. */
const MAX_PLACES = 7;

/** Index of the slash of a fraction such as `# ?/?` or `0/100`, −1 where the format has none. */
export function slashOf(pieces: readonly Piece[]): number {
  return pieces.findIndex(
    (piece, index) =>
      piece.kind === 'literal' &&
      piece.text === '/' &&
      pieces[index - 1]?.kind === 'digit' &&
      isDenominator(pieces[index + 1]),
  );
}

/**
 * Writes a number that is not negative as a fraction: `1 3/4`. The denominator is the one written in the format, or the
 * best one with as many figures as it has places; a fraction of 0 leaves blanks beside the whole number.
 */
export function formatFraction(
  number: number,
  pieces: readonly Piece[],
  slash: number,
  writeWhole: WriteWhole,
): string {
  let start = slash;
  while (pieces[start - 1]?.kind === 'digit') start -= 1;
  let end = slash + 1;
  while (isDenominator(pieces[end])) end += 1;
  const whole = pieces.slice(0, start);
  const hasWhole = whole.some(piece => piece.kind === 'digit');
  const given = pieces
    .slice(slash + 1, end)
    .map(piece => (piece.kind === 'literal' ? piece.text : ''))
    .join('');
  const places = end - slash - 1;
  const wholePart = hasWhole ? Math.floor(number) : 0;
  const [top, below] =
    given.length === places
      ? [Math.round((number - wholePart) * Number(given)), Number(given)]
      : nearest(number - wholePart, Math.min(places, MAX_PLACES));
  const carried = hasWhole && top === below ? 1 : 0;
  const numerator = carried === 1 ? 0 : top;
  const front = writeWhole(
    wholePart + carried === 0 && numerator !== 0 ? '' : String(wholePart + carried),
    whole,
    false,
  );
  const rest = pieces
    .slice(end)
    .map(piece => (piece.kind === 'literal' ? piece.text : ''))
    .join('');
  if (numerator === 0 && hasWhole) return `${front}${' '.repeat(slash - start + 1 + places)}${rest}`;
  return `${front}${String(numerator).padStart(slash - start, ' ')}/${String(below).padEnd(places, ' ')}${rest}`;
}

function isDenominator(piece: Piece | undefined): boolean {
  return piece?.kind === 'digit' || (piece?.kind === 'literal' && /^[1-9]$/.test(piece.text));
}

/** The last convergent of the continued fraction with a denominator of so many figures, as Excel chooses it. */
function nearest(value: number, places: number): readonly [number, number] {
  const most = 10 ** places - 1;
  let [top, below, lastTop, lastBelow] = [Math.floor(value), 1, 1, 0];
  let rest = value - top;
  while (rest > 5e-8) {
    const term = Math.floor(1 / rest);
    const next: readonly [number, number] = [term * top + lastTop, term * below + lastBelow];
    if (next[1] > most) break;
    [top, below, lastTop, lastBelow] = [...next, top, below];
    rest = 1 / rest - term;
  }
  return [top, below];
}
