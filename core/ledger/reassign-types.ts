import type {Day} from '../base/calendar-date.ts';
import type {RowId} from '../base/ids.ts';
import type {CellWrite, NewRow} from '../doc/command.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import type {CustomerLedger} from './types.ts';

/** The workbook that a change of manager or sector meets. */
export interface ReassignInput {
  /** As they are before the command. */
  readonly tables: Tables;
  /** The customer's ledger before the command; `undefined` where there is no such customer. */
  ledger(customer: RowId): CustomerLedger | undefined;
  readonly settings: Pick<Settings, 'closedThrough'>;
  readonly today: Day;
}

/** What a command writes about who looks after a customer and where it belongs; absent = not written. */
export interface Reassignment {
  readonly manager?: RowId | null;
  readonly sector?: string | null;
  /** By contact, what its own record is to say. */
  readonly contacts: ReadonlyMap<RowId, RowId | null>;
}

/** Writes that go with a command. */
export interface ExtraWrites {
  readonly inserts: NewRow[];
  readonly cells: CellWrite[];
  readonly deletes: {readonly sheet: NewRow['sheet']; readonly row: RowId}[];
}
