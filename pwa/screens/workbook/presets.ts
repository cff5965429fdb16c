/** The tabs of a sheet: views that people of the trade open again and again. */
import {type Day, firstDay, lastDay, monthOf} from '../../../core/base/calendar-date.ts';
import {asId, type ColumnId, type SheetId} from '../../../core/base/ids.ts';
import type {Words} from '../../../core/base/text.ts';
import type {SheetFilter} from './sheet-prefs.ts';

export interface Preset {
  readonly id: string;
  readonly name: Words;
  readonly filters: readonly SheetFilter[];
}

const column = (id: string) => asId<ColumnId>(id);
const all: Preset = {id: 'all', name: {zh: '全部', en: 'All'}, filters: []};

/** Tabs of a sheet, `all` first; a sheet without any has none. */
export function presetsOf(sheet: SheetId, today: Day): readonly Preset[] {
  switch (String(sheet)) {
    case 'customers':
      return [
        all,
        {
          id: 'warned',
          name: {zh: '有预警', en: 'With warnings'},
          filters: [{column: column('warning'), test: {kind: 'not-empty'}}],
        },
        {
          id: 'owing',
          name: {zh: '有欠款', en: 'Owing'},
          filters: [{column: column('balance'), test: {kind: 'between', from: 1, to: null}}],
        },
      ];
    case 'entries': {
      const month = monthOf(today);
      const thisMonth: SheetFilter = {
        column: column('posted_on'),
        test: {kind: 'between', from: firstDay(month), to: lastDay(month)},
      };
      return [
        all,
        {id: 'month', name: {zh: '本月', en: 'This month'}, filters: [thisMonth]},
        {id: 'sales', name: {zh: '消费', en: 'Sales'}, filters: [ofType(['sale', 'sale_return'])]},
        {id: 'payments', name: {zh: '回款', en: 'Payments'}, filters: [ofType(['payment', 'refund', 'recharge'])]},
      ];
    }
    default:
      return [];
  }
}

function ofType(values: readonly string[]): SheetFilter {
  return {column: column('entry_type'), test: {kind: 'equals', values}};
}
