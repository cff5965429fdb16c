/** The table as a phone shows it: one line a customer, the worst first. */
import type {RowId} from '../../../core/base/ids.ts';
import type {MonthRow} from '../../../core/ledger/month-table-types.ts';
import {type Level, levelRank} from '../../../core/rules/types.ts';
import type {WarningLine, WarningTable} from '../../engine/protocol.ts';
import {tableRows} from './lines.ts';

export interface CustomerLine {
  readonly customer: RowId;
  readonly name: string;
  readonly contacts: string;
  readonly level: Level | null;
  readonly warnings: readonly WarningLine[];
  /** Fen. */
  readonly balance: number;
  readonly sales: number;
  readonly collection: number;
}

/** Customers of a table: highest level first, then the greatest balance. */
export function customerLines(table: WarningTable): readonly CustomerLine[] {
  const byCustomer = new Map<RowId, MonthRow[]>();
  for (const row of tableRows(table)) {
    const rows = byCustomer.get(row.customer);
    if (rows) rows.push(row);
    else byCustomer.set(row.customer, [row]);
  }
  return [...byCustomer]
    .map(([customer, rows]) => customerLine(table, customer, rows))
    .sort((a, b) => levelRank(b.level) - levelRank(a.level) || b.balance - a.balance);
}

function customerLine(table: WarningTable, customer: RowId, rows: readonly MonthRow[]): CustomerLine {
  const warned = table.warnings[customer];
  const sum = (figure: 'closing' | 'sales' | 'collection') => rows.reduce((total, row) => total + row[figure], 0);
  return {
    customer,
    name: rows[0]?.customerName || (rows[0]?.contactName ?? ''),
    contacts: [...new Set(rows.map(row => row.contactName).filter(name => name !== ''))].join('、'),
    level: warned?.level ?? null,
    warnings: warned?.lines ?? [],
    balance: sum('closing'),
    sales: sum('sales'),
    collection: sum('collection'),
  };
}
