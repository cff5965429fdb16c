/**
 * What is checked of an OLE2 container (.xls) before a parser sees it: that no chain of its sectors runs in a circle.
 * SheetJS follows one until memory ends. Found by the fuzzer; sound files never have one.
 */
import type {AppError} from '../base/app-error.ts';
import {err, ok, type Result} from '../base/result.ts';

const HEADER = 512;
const HEADER_FAT_SECTORS = 109;

/** Errors: `file-damaged`. */
export function guardOle2(bytes: Uint8Array, file: string): Result<null, AppError> {
  const damaged = (detail: string) => err<AppError>({kind: 'file-damaged', file, detail});
  if (bytes.length < HEADER) return damaged('the container is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return damaged('the container has no sectors');
  const size = 1 << shift;
  const sectors = Math.max(0, Math.ceil(bytes.length / size) - 1);
  const entry = (sector: number, index: number): number => {
    const at = (sector + 1) * size + index * 4;
    return at + 4 <= bytes.length ? view.getInt32(at, true) : -1;
  };
  const perSector = size / 4;
  const fat: number[] = [];
  for (let index = 0; index < HEADER_FAT_SECTORS; index += 1) fat.push(view.getInt32(76 + index * 4, true));
  const seen = new Set<number>();
  for (let sector = view.getInt32(68, true); sector >= 0 && sector < sectors; sector = entry(sector, perSector - 1)) {
    if (seen.has(sector)) return damaged('the list of sectors runs in a circle');
    seen.add(sector);
    for (let index = 0; index < perSector - 1; index += 1) fat.push(entry(sector, index));
  }
  const next = (sector: number): number => {
    const table = fat[Math.floor(sector / perSector)] ?? -1;
    return table < 0 ? -1 : entry(table, sector % perSector);
  };
  if (hasCircle(sectors, next)) return damaged('a chain of sectors runs in a circle');
  const small: number[] = [];
  for (let sector = view.getInt32(60, true); sector >= 0 && sector < sectors; sector = next(sector)) small.push(sector);
  const nextSmall = (index: number) => {
    const sector = small[Math.floor(index / perSector)];
    return sector === undefined ? -1 : entry(sector, index % perSector);
  };
  if (hasCircle(small.length * perSector, nextSmall)) return damaged('a chain of small sectors runs in a circle');
  return ok(null);
}

/** True where following `next` from some place below `count` comes back to a place. */
function hasCircle(count: number, next: (place: number) => number): boolean {
  // The walk in which a place was first reached; 0 = not yet.
  const reached = new Uint32Array(count);
  for (let start = 0; start < count; start += 1) {
    for (let place = start; place >= 0 && place < count && reached[place] !== start + 1; ) {
      if (reached[place] !== 0) break;
      reached[place] = start + 1;
      const after = next(place);
      if (after >= 0 && after < count && reached[after] === start + 1) return true;
      place = after;
    }
  }
  return false;
}
