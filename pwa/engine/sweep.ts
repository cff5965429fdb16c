import {asId, type WorkbookId} from '../../core/base/ids.ts';
import type {Environment} from './environment.ts';
import {lockName} from './lock.ts';

/**
 * Deletes documents of workbooks that the catalogue does not name: deleted, or never finished, when the machine went
 * off. A workbook that another tab is making holds its lock meanwhile.
 */
export async function sweep(env: Environment): Promise<void> {
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
