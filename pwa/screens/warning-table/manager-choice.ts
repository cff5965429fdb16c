/** Which account manager's sheet a workbook opens with on this device. */
import {asId, type RowId} from '../../../core/base/ids.ts';
import type {ManagerChoice} from '../../app/route.ts';
import type {WorkbookView} from '../../engine/protocol.ts';

/** Up to this many customers, everybody's sheets are shown at once. */
const FEW_CUSTOMERS = 200;
const KEY = 'watchbook.manager.';
const NOBODY = '-';

/** The one shown last, else all of a small workbook, else the first manager. */
export function firstChoice(page: Window, view: WorkbookView): ManagerChoice {
  const kept = readKept(page, view.id);
  if (kept === 'all' || kept === null) return kept;
  if (kept !== undefined && view.managers.some(manager => manager.id === kept)) return kept;
  if ((view.rowCounts.customers ?? 0) <= FEW_CUSTOMERS) return 'all';
  return view.managers[0]?.id ?? 'all';
}

export function keepChoice(page: Window, workbook: string, choice: ManagerChoice): void {
  try {
    page.localStorage.setItem(KEY + workbook, choice ?? NOBODY);
  } catch {
    // Refused storage: the next opening starts as the first did.
  }
}

function readKept(page: Window, workbook: string): ManagerChoice | undefined {
  try {
    const text = page.localStorage.getItem(KEY + workbook);
    if (text === null) return undefined;
    return text === NOBODY ? null : text === 'all' ? 'all' : asId<RowId>(text);
  } catch {
    return undefined;
  }
}
