/** Sheets as read against the manifest's, cell by cell, as `../shared/corpus/README.md` says. */
import {formatDay} from '../../core/base/calendar-date.ts';
import {cellText, type FileSheet, parseCellName, type RawCell} from '../../core/transfer/file-sheets.ts';
import type {ManifestCell, ManifestSheet} from './excel-manifest.ts';

/** What differs, in words; empty where nothing does. @param countsMerges the reference's reader counted merged ranges */
export function sheetDifferences(
  sheets: readonly FileSheet[],
  expected: readonly ManifestSheet[],
  countsMerges: boolean,
): readonly string[] {
  const names = sheets.map(sheet => sheet.name);
  const wanted = expected.map(sheet => sheet.name);
  if (names.join('\n') !== wanted.join('\n')) return [`sheets ${JSON.stringify(names)}, not ${JSON.stringify(wanted)}`];
  return expected.flatMap((sheet, index) => {
    const found = sheets[index];
    return found === undefined ? [] : differences(found, sheet, countsMerges);
  });
}

function differences(found: FileSheet, expected: ManifestSheet, countsMerges: boolean): readonly string[] {
  const why: string[] = [];
  const state = found.veryHidden ? 'veryHidden' : found.hidden ? 'hidden' : 'visible';
  if (state !== expected.state) why.push(`${expected.name} is ${state}, not ${expected.state}`);
  if (countsMerges && typeof expected.merged === 'number' && found.merges.length !== expected.merged) {
    why.push(`${expected.name} has ${found.merges.length} merged ranges, not ${expected.merged}`);
  }
  for (const [name, want] of Object.entries(expected.cells)) {
    const place = parseCellName(name);
    const cell = place === undefined ? undefined : found.rows[place.row]?.[place.column];
    if (!same(cell ?? null, want)) {
      why.push(`${expected.name}!${name} is ${JSON.stringify(cell ?? null)}, not ${JSON.stringify(want)}`);
    }
  }
  return why;
}

function same(cell: RawCell, want: ManifestCell): boolean {
  if (typeof want === 'number') {
    return typeof cell === 'number' && Math.abs(cell - want) <= 1e-9 * Math.max(1, Math.abs(want));
  }
  if (typeof want === 'boolean') return cell === want;
  if (typeof want === 'string') {
    // An error value is listed by its code, a text by itself.
    if (typeof cell === 'object' && cell?.kind === 'error') return cell.code === want;
    return typeof cell === 'string' && cell === lineBreaks(want);
  }
  if ('date' in want) return typeof cell === 'object' && cell?.kind === 'date' && sameMoment(cell, want.date);
  return typeof cell === 'string' && cell.length === want.length && cell.startsWith(lineBreaks(want.string_prefix));
}

function sameMoment(cell: RawCell, want: string): boolean {
  if (typeof cell !== 'object' || cell?.kind !== 'date') return false;
  const clock = cell.seconds === 0 ? '00:00:00' : cellText(cell).slice(-8);
  const [first = '', second] = want.replace(/\.\d+$/, '').split('T');
  return second === undefined ? clock === first : formatDay(cell.day) === first && clock === second;
}

/** `_x000D_` is how the format writes a carriage return; the manifest's reader left it as it stands. */
function lineBreaks(text: string): string {
  return text.replaceAll('_x000D_', '\r').replace(/\r+\n?/g, '\n');
}
