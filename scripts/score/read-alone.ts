/**
 * Reads one file in a process of its own and prints what came of it, with the time of reading and the peak of the whole
 * process: `node scripts/score/read-alone.ts FILE`.
 */
import {existsSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {errorLine} from '../../core/text/errors.ts';
import {readFile} from '../../core/transfer/read.ts';
import {decodeText} from './import-file.ts';

const [path = ''] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(path));
const start = performance.now();
const read = await readFile(bytes, basename(path), decodeText);
const ms = performance.now() - start;
process.stdout.write(
  `${JSON.stringify({
    ok: read.ok,
    kind: read.ok ? '' : read.error.kind,
    message: read.ok ? '' : errorLine(read.error).en,
    ms,
    peakMb: peakMb(),
  })}\n`,
);

/** Linux counts a child's `maxRSS` from its parent's; the high-water mark of its own is exact. */
function peakMb(): number {
  const own = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s*(\d+)/.exec(own)?.[1] ?? process.resourceUsage().maxRSS) / 1024;
}
