/**
 * What a change of account manager or sector leaves behind (reckoning rules 8 and 9), so that the months before keep their
 * sheets: rows of `handovers` or `sector_changes`, written in the same step as the change itself. A customer without
 * history, new from a form or an import, leaves nothing.
 */
import {asId, type ColumnId, type RowId} from '../base/ids.ts';
import type {CellWrite, Command, NewRow, RowBlock} from '../doc/command.ts';
import type {Tables} from '../table/table.ts';
import {handoverRows} from './handover-rows.ts';
import {CUSTOMER_COLUMN, ledgerSheets, linkIn, MANAGER_COLUMN} from './read-rows.ts';
import type {ExtraWrites, ReassignInput, Reassignment} from './reassign-types.ts';
import {sectorRows} from './sector-rows.ts';

type WriteCommand = Extract<Command, {kind: 'write'}>;
type ImportCommand = Extract<Command, {kind: 'import'}>;

const SECTOR = asId<ColumnId>('sector');
const FROM = asId<ColumnId>('from');
const TO = asId<ColumnId>('to');

/** The command with the hand-overs and sector changes that its edits mean, still one step. */
export function withReassignments(command: WriteCommand, input: ReassignInput): WriteCommand {
  const {inserts, cells, deletes} = reassignments(command.cells, input);
  if (inserts.length + cells.length + deletes.length === 0) return command;
  return {
    ...command,
    inserts: [...command.inserts, ...inserts],
    cells: [...command.cells, ...cells],
    deletes: [...command.deletes, ...deletes],
  };
}

/** The same for an import that gives customers that are there already another manager or sector. */
export function importReassigned(command: ImportCommand, input: ReassignInput): ImportCommand {
  const {inserts, cells, deletes} = reassignments(command.then, input);
  if (inserts.length + cells.length + deletes.length === 0) return command;
  return {
    ...command,
    blocks: [...command.blocks, ...inserts.map(rowBlock)],
    // biome-ignore lint/suspicious/noThenProperty: the command's own word
    then: [...command.then, ...cells, ...deletes.flatMap(({row}) => takenBack(row, input.tables))],
  };
}

function reassignments(cells: readonly CellWrite[], input: ReassignInput): ExtraWrites {
  const extra: ExtraWrites = {inserts: [], cells: [], deletes: []};
  for (const [customer, edit] of reassignmentsIn(cells, input.tables)) {
    const ledger = input.ledger(customer);
    if (ledger === undefined) continue;
    if (edit.manager !== undefined || edit.contacts.size > 0) handoverRows(ledger, edit, input, extra);
    if (edit.sector !== undefined) sectorRows(ledger, edit.sector, input, extra);
  }
  return extra;
}

/** By customer. */
function reassignmentsIn(cells: readonly CellWrite[], tables: Tables): ReadonlyMap<RowId, Reassignment> {
  const edits = new Map<RowId, {manager?: RowId | null; sector?: string | null; contacts: Map<RowId, RowId | null>}>();
  const editOf = (customer: RowId) => {
    const edit = edits.get(customer) ?? {contacts: new Map<RowId, RowId | null>()};
    edits.set(customer, edit);
    return edit;
  };
  const contacts = tables.table(ledgerSheets.contacts);
  for (const {sheet, row, column, value} of cells) {
    const text = typeof value === 'string' && value !== '' ? value : null;
    const manager = text === null ? null : asId<RowId>(text);
    if (sheet === ledgerSheets.customers) {
      if (column === MANAGER_COLUMN) editOf(row).manager = manager;
      else if (column === SECTOR) editOf(row).sector = text;
    } else if (sheet === ledgerSheets.contacts && column === MANAGER_COLUMN) {
      const customer = linkIn(contacts, row, CUSTOMER_COLUMN);
      if (customer !== null) editOf(customer).contacts.set(row, manager);
    }
  }
  return edits;
}

function rowBlock({sheet, row, cells}: NewRow): RowBlock {
  const columns = Object.entries(cells).map(([name, value]) => [name, [value]] as const);
  return {sheet, rows: [row], columns: Object.fromEntries(columns)};
}

/** An import takes no row away, but a hand-over to oneself counts nowhere, nor does a change to the sector that was. */
function takenBack(row: RowId, tables: Tables): readonly CellWrite[] {
  const table = tables.table(ledgerSheets.handovers);
  const index = table.indexOf(row);
  return index < 0 ? [] : [{sheet: ledgerSheets.handovers, row, column: TO, value: table.get(index, FROM)}];
}
