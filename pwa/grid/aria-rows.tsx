import {For, Index, Show} from 'solid-js';
import type {Locale} from '../../core/base/text.ts';
import {gridText} from '../../core/text/grid.ts';
import {levelName} from '../../core/text/levels.ts';
import type {GridCell, GridRow} from '../engine/protocol.ts';
import {useLocale, useWords} from '../ui/locale.tsx';
import type {CellWords} from './cell-words.ts';
import type {ColumnLook} from './column-look.ts';

export interface AriaRow {
  readonly index: number;
  readonly row: GridRow | null;
  readonly cells: readonly (GridCell | undefined)[];
}

/** The rows in sight as a table that is heard and not seen: a canvas says nothing to a screen reader. */
export function AriaRows(props: {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly ColumnLook[];
  readonly words: CellWords;
  readonly rowCount: number;
  readonly rows: readonly AriaRow[];
  readonly active: {readonly row: number; readonly col: number};
  readonly sortOf: (look: ColumnLook) => 'ascending' | 'descending' | undefined;
}) {
  const t = useWords();
  const locale = useLocale();
  return (
    <div
      class="sr"
      role="grid"
      id={props.id}
      aria-label={props.label}
      aria-rowcount={props.rowCount + 1}
      aria-colcount={props.columns.length + 1}
      aria-multiselectable="true"
    >
      <div role="row" aria-rowindex={1}>
        <span role="columnheader" aria-colindex={1}>
          {t(gridText.rowNumber)}
        </span>
        <For each={props.columns}>
          {(look, col) => (
            <span role="columnheader" aria-colindex={col() + 2} aria-sort={props.sortOf(look)}>
              {look.column.name[locale()]}
            </span>
          )}
        </For>
      </div>
      <Index each={props.rows}>
        {line => (
          <div role="row" aria-rowindex={line().index + 2} aria-description={describe(line().row, locale())}>
            <span role="gridcell" aria-colindex={1}>
              {line().index + 1}
            </span>
            <Show
              when={groupOf(line().row)}
              fallback={
                <For each={props.columns}>
                  {(look, col) => (
                    <span
                      role={col() === 0 ? 'rowheader' : 'gridcell'}
                      id={`${props.id}-${line().index}-${col()}`}
                      aria-colindex={col() + 2}
                      aria-readonly={look.readOnly === null ? undefined : true}
                      aria-selected={props.active.row === line().index && props.active.col === col()}
                      aria-invalid={line().cells[col()]?.invalid ? true : undefined}
                    >
                      {props.words.spoken(look, line().cells[col()])}
                    </span>
                  )}
                </For>
              }
            >
              {group => (
                <span role="gridcell" aria-colindex={2} aria-expanded={!group().collapsed}>
                  {`${group().label} ${group().count}`}
                </span>
              )}
            </Show>
          </div>
        )}
      </Index>
    </div>
  );
}

function groupOf(row: GridRow | null): Extract<GridRow, {kind: 'group'}> | null {
  return row?.kind === 'group' ? row : null;
}

function describe(row: GridRow | null, locale: Locale): string | undefined {
  return row?.kind === 'row' && row.level ? levelName[row.level][locale] : undefined;
}
