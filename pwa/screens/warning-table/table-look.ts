/** How a table is laid out on screen: its columns, their widths, its lines, and what the person folded or asked to see. */
import {createMemo, createSignal} from 'solid-js';
import type {Locale} from '../../../core/base/text.ts';
import type {WarningTable} from '../../engine/protocol.ts';
import {type CellStyle, createCentsReader} from './cell-text.ts';
import {neededFigures, type TableColumn, tableColumns} from './columns.ts';
import {createGroupReader, reuseLines, type TableLines, tableLines} from './lines.ts';
import {sameData} from './same-data.ts';
import {inSlices, nextTask} from './slices.ts';
import {columnWidths} from './widths.ts';

export interface TableLook {
  readonly columns: () => readonly TableColumn[];
  readonly style: () => CellStyle;
  readonly widths: () => readonly number[];
  readonly lines: () => TableLines;
  /** Reads a table that is about to be shown, in short tasks. */
  prepare(table: WarningTable): Promise<void>;
  /** Columns beyond the paper form's. */
  readonly more: () => boolean;
  setMore(more: boolean): void;
  readonly emptyGroups: () => boolean;
  setEmptyGroups(shown: boolean): void;
  readonly anyFolded: () => boolean;
  /** Folds or unfolds one group. */
  toggle(key: string): void;
  foldAll(): void;
  unfoldAll(): void;
}

export interface TableLookDeps {
  readonly table: () => WarningTable | null;
  readonly locale: () => Locale;
  /** All managers' sheets one after the other. */
  readonly whole: () => boolean;
  /** The window is too narrow for roomy columns. */
  readonly tight: () => boolean;
}

/** Fewer rows are read at once, within a frame. */
const MANY_ROWS = 500;

const noLines: TableLines = {body: [], foot: []};

export function createTableLook({table, locale, whole, tight}: TableLookDeps): TableLook {
  const [collapsed, setCollapsed] = createSignal<ReadonlySet<string>>(new Set());
  const [more, setMore] = createSignal(false);
  /** `null` until chosen: one manager's sheet shows every sector, all of them together only those with customers. */
  const [emptyChoice, setEmptyChoice] = createSignal<boolean | null>(null);
  const emptyGroups = () => emptyChoice() ?? !whole();

  // columns and style stay the same objects while they say the same: every line on screen rests on them
  const columns = createMemo<readonly TableColumn[]>(before => {
    const next = tableColumns({
      weeks: table()?.weeks.length ?? 4,
      more: more(),
      needed: neededFigures((table()?.sheets ?? []).map(sheet => sheet.total)),
    });
    return before && sameData(before, next) ? before : next;
  });
  const readCents = createCentsReader();
  const readGroup = createGroupReader();
  const style = createMemo<CellStyle>(before => {
    const shown = table();
    const cents = shown ? readCents.columns(shown, columns()) : new Set<string>();
    const names = shown?.managerNames ?? {};
    const same =
      before?.locale === locale() && sameData([...before.cents], [...cents]) && sameData(before.names, names);
    return same ? before : {locale: locale(), cents, names};
  });
  const widths = createMemo(() =>
    columnWidths(table(), columns(), {cents: style().cents, english: locale() === 'en', tight: tight()}),
  );
  const lines = createMemo<TableLines>(before => {
    const shown = table();
    if (!shown) return noLines;
    return reuseLines(
      before ?? null,
      tableLines(shown, {collapsed: collapsed(), emptyGroups: emptyGroups()}, readGroup),
    );
  });
  return {
    columns,
    style,
    widths,
    lines,
    async prepare(next) {
      const groups = next.sheets.flatMap(sheet => sheet.groups);
      if (groups.reduce((rows, group) => rows + group.rows.length, 0) < MANY_ROWS) return;
      // taking the answer over was a task of its own
      await nextTask();
      await inSlices(
        (function* () {
          for (const group of groups) {
            readCents.read(group.rows);
            readGroup(next, group);
            yield;
          }
        })(),
      );
      await nextTask();
    },
    more,
    setMore: next => setMore(next),
    emptyGroups,
    setEmptyGroups: next => setEmptyChoice(next),
    anyFolded: () => collapsed().size > 0,
    toggle: key =>
      setCollapsed(before => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    foldAll: () => setCollapsed(new Set(lines().body.flatMap(line => (line.kind === 'group' ? [line.key] : [])))),
    unfoldAll: () => setCollapsed(new Set<string>()),
  };
}
