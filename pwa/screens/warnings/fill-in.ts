/** Where a missing field is filled in. */
import {asId, type RowId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import type {Route} from '../../app/route.ts';
import type {NotEvaluatedLine} from '../../engine/protocol.ts';

/** Sheet that holds each field that a rule can miss; other fields are history, which only time or an import brings. */
const sheetOf: Readonly<Record<string, string>> = {
  credit_limit: 'agreements',
  'credit-agreement': 'agreements',
  authorised_signers: 'contacts',
  promised_date: 'arrears',
  promised_amount: 'arrears',
  quantity: 'orders',
  quantity_on_hand: 'stock',
  target_value: 'targets',
};

/** The sheet, filtered to the subject where that is a customer; `null` where there is no cell to fill. */
export function fillInRoute(line: NotEvaluatedLine, workbook: WorkbookId): Route | null {
  const sheet = sheetOf[line.missing];
  if (sheet === undefined) return null;
  return {
    kind: 'sheet',
    workbook,
    sheet: asId<SheetId>(sheet),
    customer: line.subject.kind === 'customer' ? asId<RowId>(line.subject.id) : null,
    row: null,
  };
}
