import {asDay, asMonth, firstDay} from '../base/calendar-date.ts';
import type {CellValue} from '../schema/cell.ts';
import type {ColumnType} from '../schema/column.ts';
import {date, money, type Value} from './value.ts';

/** A stored cell as a formula sees it. Empty cells are `null` (blank); choices and links are their ids. */
export function valueOfCell(type: ColumnType, cell: CellValue): Value {
  if (typeof cell !== 'number') return cell;
  switch (type) {
    case 'money':
      return money(cell);
    case 'date':
      return date(asDay(cell));
    case 'month':
      return date(firstDay(asMonth(cell)));
    default:
      return cell;
  }
}
