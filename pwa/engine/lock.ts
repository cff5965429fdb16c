import type {WorkbookId} from '../../core/base/ids.ts';
import type {Release} from './environment.ts';

/** A page that is being reloaded gives its locks back within this time. */
const WAIT_MS = 1500;

/** Name of the lock whose holder may write a workbook. */
export function lockName(workbook: WorkbookId): string {
  return `watchbook/workbook/${workbook}`;
}

/**
 * Takes a Web Lock, or answers `null` when another tab goes on holding it. Where the browser has no locks (plain http
 * to another machine, site data forbidden) every tab gets it: rows documents stand several writers, each in a lane of its own.
 */
export async function takeLock(name: string): Promise<Release | null> {
  if (!('locks' in navigator)) return () => {};
  return new Promise((done, failed) => {
    const held = new Promise<void>(release => {
      navigator.locks
        .request(name, {signal: AbortSignal.timeout(WAIT_MS)}, () => {
          done(release);
          return held;
        })
        .catch((error: unknown) => {
          const name = error instanceof DOMException ? error.name : '';
          if (name === 'TimeoutError' || name === 'AbortError') done(null);
          else if (name === 'SecurityError') done(() => {});
          else failed(error);
        });
    });
  });
}
