import {createEffect, createMemo, createResource, createSignal, For, on, onCleanup, Show} from 'solid-js';
import type {ColumnId, RowId} from '../../../core/base/ids.ts';
import type {Column} from '../../../core/schema/column.ts';
import {errorLine} from '../../../core/text/errors.ts';
import {gridText} from '../../../core/text/grid.ts';
import {sayNotices} from '../../app/saving-notices.ts';
import {useApp} from '../../app/services.tsx';
import type {GridCell} from '../../engine/protocol.ts';

import {inputClass} from '../../ui/field.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {usePageWords} from './page-words.ts';
import styles from './row-fields.module.css';
import type {SheetState} from './sheet-state.ts';

/** Every field of a row, one under the other, to read and to type into. Also the way in on a phone. */
export function RowFields(props: {readonly state: SheetState; readonly row: RowId}) {
  const app = useApp();
  const columns = () => props.state.sheet().columns;
  const [version, setVersion] = createSignal(0);
  onCleanup(app.engine.hear(push => push.kind === 'changed' && setVersion(now => now + 1)));
  const [cells] = createResource(
    () => ({row: props.row, version: version(), columns: columns().map(column => column.id)}),
    wanted => readRow(props.state, wanted.row, wanted.columns),
  );
  const cellOf = (index: number): GridCell => cells.latest?.[index] ?? {value: null};
  return (
    <div class={styles.fields}>
      <For each={columns()}>
        {(column, index) => <Field state={props.state} row={props.row} column={column} cell={cellOf(index())} />}
      </For>
    </div>
  );
}

async function readRow(
  state: SheetState,
  row: RowId,
  columns: readonly ColumnId[],
): Promise<readonly GridCell[] | undefined> {
  const source = state.view.source();
  if (!source) return undefined;
  const index = await source.findRow(row);
  if (index < 0) return undefined;
  const answer = await source.window(index, index + 1, columns);
  const found = answer?.rows[0];
  return found?.kind === 'row' ? found.cells : undefined;
}

function Field(props: {
  readonly state: SheetState;
  readonly row: RowId;
  readonly column: Column;
  readonly cell: GridCell;
}) {
  const app = useApp();
  const t = useWords();
  const words = usePageWords();
  const [error, setError] = createSignal<string | null>(null);
  const row = createMemo(() => props.row);
  const stored = createMemo(() => words.edited(props.column, props.cell));
  // only another row or another value makes the reason void; any change of the workbook reads the cell again
  createEffect(on([row, stored], () => setError(null), {defer: true}));
  const readOnly = () => props.column.type === 'computed';
  const save = async (text: string) => {
    const source = props.state.view.source();
    if (text === stored()) setError(null);
    if (!source || text === stored()) return;
    const answer = await source.writeTexts({
      label: 'edit-cell',
      rows: [props.row],
      columns: [props.column.id],
      texts: [[text]],
    });
    const refused = answer.ok ? answer.value.rejected[0]?.error : answer.error;
    if (answer.ok) sayNotices(app, answer.value);
    setError(refused ? t(errorLine(refused)) : null);
  };
  return (
    <div class={styles.field}>
      <label for={`field-${props.column.id}`}>{t(props.column.name)}</label>
      <Show
        when={!readOnly()}
        fallback={
          <output id={`field-${props.column.id}`} class={styles.computed}>
            {words.shown(props.column, props.cell) || '—'}
          </output>
        }
      >
        <Editor
          column={props.column}
          cell={props.cell}
          state={props.state}
          onSave={text => void save(text)}
          error={error()}
        />
      </Show>
      <Show when={error()}>
        <p class={styles.error} role="alert">
          {error()}
        </p>
      </Show>
    </div>
  );
}

function Editor(props: {
  readonly column: Column;
  readonly cell: GridCell;
  readonly state: SheetState;
  readonly error: string | null;
  readonly onSave: (text: string) => void;
}) {
  const t = useWords();
  const locale = useLocale();
  const words = usePageWords();
  const id = () => `field-${props.column.id}`;
  const text = () => words.edited(props.column, props.cell);
  const options = () => {
    if (props.column.type === 'choice') return (props.column.choices ?? []).map(choice => choice.name[locale()]);
    return props.column.type === 'boolean' ? [t(gridText.yes), t(gridText.no)] : null;
  };
  const [offered, setOffered] = createSignal<readonly string[]>([]);
  const lookUp = async (typed: string) => {
    const source = props.state.view.source();
    if (!source || !props.column.target) return;
    setOffered((await source.lookup(props.column.target, typed)).map(line => line.label));
  };
  return (
    <Show
      when={options()}
      fallback={
        <>
          <input
            id={id()}
            class={inputClass}
            value={text()}
            autocomplete="off"
            aria-invalid={props.error ? true : undefined}
            inputMode={props.column.type === 'money' || props.column.type === 'number' ? 'decimal' : undefined}
            type={props.column.type === 'phone' ? 'tel' : 'text'}
            list={props.column.type === 'link' ? `${id()}-list` : undefined}
            onInput={event => props.column.type === 'link' && void lookUp(event.currentTarget.value)}
            onFocus={event => props.column.type === 'link' && void lookUp(event.currentTarget.value)}
            onChange={event => props.onSave(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.isComposing) event.currentTarget.blur();
            }}
          />
          <Show when={props.column.type === 'link'}>
            <datalist id={`${id()}-list`}>
              <For each={offered()}>{label => <option value={label} />}</For>
            </datalist>
          </Show>
        </>
      }
    >
      {names => (
        <select id={id()} class={inputClass} onChange={event => props.onSave(event.currentTarget.value)}>
          <option value="" selected={text() === ''} />
          <For each={names()}>
            {name => (
              <option value={name} selected={name === text()}>
                {name}
              </option>
            )}
          </For>
        </select>
      )}
    </Show>
  );
}
