import {asId, type ColumnId, type RowId, type SheetId} from '../../../../core/base/ids.ts';
import type {CellValue} from '../../../../core/schema/cell.ts';
import {defineSheet, type Sheet} from '../../../../core/schema/sheet.ts';
import type {ArrangeSource} from '../../../../core/table/arrange/arrangement.ts';
import type {ColumnSources} from '../../../../core/table/arrange/column.ts';
import {createArrangeSource} from '../../../../core/table/arrange/source.ts';
import type {ArrangeSpec} from '../../../../core/table/arrange/spec.ts';
import {createTables, type WritableTables} from '../../../../core/table/columns.ts';
import {createPinyin} from '../../../../core/text/pinyin-reader.ts';

export const managers: Sheet = defineSheet({
  id: 'managers',
  form: '',
  name: {zh: '员工', en: 'Staff'},
  icon: 'users',
  title: 'name',
  listed: true,
  columns: [{id: 'name', name: {zh: '姓名', en: 'Name'}, type: 'text'}],
});

export const shops: Sheet = defineSheet({
  id: 'shops',
  form: '',
  name: {zh: '客户', en: 'Customers'},
  icon: 'users',
  title: 'name',
  listed: true,
  columns: [
    {id: 'name', name: {zh: '名称', en: 'Name'}, type: 'text'},
    {id: 'phone', name: {zh: '电话', en: 'Phone'}, type: 'phone'},
    {id: 'owed', name: {zh: '欠款', en: 'Owed'}, type: 'money'},
    {id: 'since', name: {zh: '自', en: 'Since'}, type: 'date'},
    {id: 'manager', name: {zh: '代表', en: 'Manager'}, type: 'link', target: 'managers'},
    {
      id: 'grade',
      name: {zh: '级别', en: 'Grade'},
      type: 'choice',
      choices: ['AAA', 'AA', 'A'].map(id => ({id, name: {zh: id, en: id}})),
    },
    {id: 'vip', name: {zh: 'VIP', en: 'VIP'}, type: 'boolean'},
    {id: 'late', name: {zh: '逾期', en: 'Late'}, type: 'computed', measure: 'late'},
  ],
});

export interface Shop {
  readonly tables: WritableTables;
  readonly sources: ColumnSources;
  readonly source: ArrangeSource;
  /** Adds a row and returns its index. */
  add(cells: Readonly<Record<string, CellValue>>): number;
  set(index: number, column: string, value: CellValue): void;
  remove(index: number): void;
  readonly late: Map<number, number>;
}

const pinyin = createPinyin();

/** Customers with two managers, 沈若溪 (m1) and 林知远 (m2); `late` is a computed column that the test fills. */
export function openShop(): Shop {
  const tables = createTables();
  const late = new Map<number, number>();
  const staff = tables.table(managers.id);
  for (const [id, name] of [
    ['m1', '沈若溪'],
    ['m2', '林知远'],
  ] as const) {
    const index = staff.addRow(asId<RowId>(id));
    staff.setLive(index, true);
    staff.set(index, asId<ColumnId>('name'), name);
  }
  const table = tables.table(shops.id);
  const sources: ColumnSources = {
    tables,
    sheet: (id: SheetId) => [managers, shops].find(sheet => sheet.id === id),
    computed: column => (column.measure === 'late' ? {sorts: 'number', value: index => late.get(index) ?? null} : null),
  };
  return {
    tables,
    sources,
    source: createArrangeSource(shops, sources, () => pinyin),
    late,
    add(cells) {
      const index = table.addRow(asId<RowId>(`r${table.size}`));
      table.setLive(index, true);
      for (const [column, value] of Object.entries(cells)) table.set(index, asId<ColumnId>(column), value);
      return index;
    },
    set: (index, column, value) => table.set(index, asId<ColumnId>(column), value),
    remove: index => table.setLive(index, false),
  };
}

/** A spec with everything switched off but what is given. */
export function spec(parts: Partial<ArrangeSpec> = {}): ArrangeSpec {
  return {filters: [], sort: [], group: null, search: '', sums: [], ...parts};
}

/** Tags a column's name. */
export function col(name: string): ColumnId {
  return asId<ColumnId>(name);
}
