import type {Work} from '../work.ts';

/** Longest pattern, as in Excel. */
const MAX_PATTERN = 255;

/** One character of a pattern: itself, any one, or any run. */
type Glyph = {readonly kind: 'char'; readonly char: string} | {readonly kind: 'one'} | {readonly kind: 'run'};

/**
 * A test for texts by a pattern: `*` any run, `?` one character, `~` takes the next as it is; without regard to case.
 * `undefined` where the pattern is longer than Excel takes.
 */
export function patternOf(text: string, work: Work): ((text: string) => boolean) | undefined {
  if (text.length > MAX_PATTERN) return undefined;
  const glyphs = glyphsOf(text);
  return candidate => fitsPattern(candidate, glyphs, work);
}

/** Place (from 0) of the first part of a text that fits a pattern, −1 = nowhere. */
export function findPattern(pattern: string, text: string, from: number, work: Work): number {
  if (!/[*?~]/.test(pattern)) return text.toLowerCase().indexOf(pattern.toLowerCase(), from);
  if (pattern.length > MAX_PATTERN) return -1;
  const glyphs: readonly Glyph[] = [...glyphsOf(pattern), {kind: 'run'}];
  for (let at = from; at <= text.length; at += 1) if (fitsPattern(text.slice(at), glyphs, work)) return at;
  return -1;
}

function glyphsOf(text: string): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  const chars = [...text.toLowerCase()];
  for (let index = 0; index < chars.length; index += 1) {
    const char = chars[index] ?? '';
    const next = chars[index + 1];
    if (char === '~' && next !== undefined && '*?~'.includes(next)) {
      glyphs.push({kind: 'char', char: next});
      index += 1;
    } else glyphs.push(char === '*' ? {kind: 'run'} : char === '?' ? {kind: 'one'} : {kind: 'char', char});
  }
  return glyphs;
}

/** Own matcher instead of a regular expression: many `*` would make that one's time explode; here it is length × pattern. */
function fitsPattern(text: string, glyphs: readonly Glyph[], work: Work): boolean {
  const chars = [...text.toLowerCase()];
  work.spend(1 + (chars.length * glyphs.length) / 16);
  let char = 0;
  let glyph = 0;
  let run = -1;
  let runChar = 0;
  while (char < chars.length) {
    const want = glyphs[glyph];
    if (want?.kind === 'run') {
      if (glyph === glyphs.length - 1) return true;
      run = glyph;
      runChar = char;
      glyph += 1;
    } else if (want !== undefined && (want.kind === 'one' || want.char === chars[char])) {
      char += 1;
      glyph += 1;
    } else if (run >= 0) {
      runChar += 1;
      char = runChar;
      glyph = run + 1;
    } else return false;
  }
  return glyphs.slice(glyph).every(rest => rest.kind === 'run');
}
