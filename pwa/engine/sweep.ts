import {asId, type WorkbookId} from '../../core/base/ids.ts';
import type {Environment} from './environment.ts';
import {lockName} from './lock.ts';
import {removeWorkbook} from './removing.ts';
import type {CatalogueLine} from './store/device.ts';

/** A page that has just made a workbook opens it, and so takes its lock, within this time. */
const OPENED_WITHIN_MS = 60_000;

/** Whether the workbook was made for an import that has not been confirmed. */
export function isForImport(line: CatalogueLine): boolean {
  return line.kind === 'record' && line.record.forImport === true;
}

/** Deletes workbooks made for an import that was given up with the page, and what no workbook owns. */
export async function sweep(env: Environment): Promise<void> {
  const isLeft = (line: CatalogueLine): boolean => {
    if (line.kind !== 'record' || !isForImport(line)) return false;
    const {createdAt, customers, entries} = line.record;
    return customers + entries === 0 && env.now() - createdAt >= OPENED_WITHIN_MS;
  };
  for (const line of (await env.device.catalogue()).filter(isLeft)) {
    if (line.kind === 'record') await removeWorkbook(env, line.record.id, isLeft);
  }
  await sweepDocuments(env);
}

/**
 * Deletes documents of workbooks that the catalogue does not name: deleted, or never finished, when the machine went
 * off. A workbook that another tab is making holds its lock meanwhile.
 */
async function sweepDocuments(env: Environment): Promise<void> {
  const {device} = env;
  const byWorkbook = new Map<WorkbookId, string[]>();
  for (const name of await device.documentNames()) {
    const id = asId<WorkbookId>(name.split('/')[1] ?? '');
    byWorkbook.set(id, [...(byWorkbook.get(id) ?? []), name]);
  }
  for (const [id, names] of byWorkbook) {
    if (await device.line(id)) continue;
    const release = await env.lock(lockName(id));
    if (release === null) continue;
    try {
      if (await device.line(id)) continue;
      for (const name of names) await device.deleteDocument(name);
      await device.removeRecord(id);
    } finally {
      release();
    }
  }
}
