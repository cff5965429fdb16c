/** Takes a workbook off this device. */
import type {AppError} from '../../core/base/app-error.ts';
import type {WorkbookId} from '../../core/base/ids.ts';
import {err, ok, type Result} from '../../core/base/result.ts';
import {rootName, rowsName} from '../../core/doc/layout.ts';
import type {Environment} from './environment.ts';
import {lockName} from './lock.ts';
import type {CatalogueLine} from './store/device.ts';

/**
 * Deletes a workbook that nobody has open.
 * @param wanted asked again once nobody else can change it; what is not wanted stays
 */
export async function removeWorkbook(
  env: Environment,
  workbook: WorkbookId,
  wanted: (line: CatalogueLine) => boolean = () => true,
): Promise<Result<null, AppError>> {
  const found = await env.device.line(workbook);
  if (!found) return err({kind: 'workbook-missing', workbook});
  const release = await env.lock(lockName(workbook));
  if (release === null) return err({kind: 'workbook-busy', workbook: nameOf(found)});
  try {
    const line = await env.device.line(workbook);
    if (!line || !wanted(line)) return ok(null);
    // the line goes first: without it nothing names the rest, and a crash leaves no half workbook in the list
    await env.device.removeRecord(workbook);
    const rows = line.kind === 'record' ? [...line.record.heads, ...line.record.past] : [];
    const names = [rootName(workbook), ...rows.map(head => rowsName(workbook, head))];
    await Promise.all(names.map(name => env.device.deleteDocument(name).catch(() => undefined)));
    return ok(null);
  } finally {
    release();
  }
}

function nameOf(line: CatalogueLine): string {
  return line.kind === 'record' ? line.record.name : line.name;
}
