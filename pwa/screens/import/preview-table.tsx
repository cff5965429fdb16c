import {createEffect, createMemo, createSignal, For, on, Show} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {importText, rowRange} from '../../../core/text/import.ts';
import {problemWords} from '../../../core/text/import-problems.ts';
import {fieldOf} from '../../../core/transfer/fields.ts';
import {columnName} from '../../../core/transfer/file-sheets.ts';
import type {PreviewRow, Problem, SheetGuess, SheetPreview} from '../../../core/transfer/import-types.ts';
import {useWords} from '../../ui/locale.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import styles from './import.module.css';

/** The file's own rows under the fields they go to; cells with a problem are hatched and say why. */
export function PreviewTable(props: {
  readonly sheet: SheetGuess;
  readonly preview: SheetPreview | undefined;
  readonly problems: readonly Problem[];
  readonly current: Problem | null;
  readonly onPick: (problem: Problem) => void;
}) {
  const t = useWords();
  const [only, setOnly] = createSignal<'all' | 'problems'>('all');
  const isForm = () => props.sheet.layout === 'paper' || props.sheet.layout === 'ignore';
  const rows = createMemo((): readonly PreviewRow[] => {
    const list = (only() === 'all' ? props.preview?.rows : props.preview?.withProblems) ?? [];
    // A list is shown by its data; the paper form as it stands, headings and all.
    return isForm() ? list : list.filter(row => row.state !== 'header' && !(row.state === 'skipped' && isTitle(row)));
  });
  const byCell = createMemo(() => {
    const map = new Map<string, Problem>();
    for (const problem of props.problems) {
      const key = `${problem.row} ${problem.column}`;
      if (map.get(key)?.severity !== 'bad') map.set(key, problem);
    }
    return map;
  });
  const columns = createMemo(() =>
    Array.from({length: Math.max(0, ...rows().map(row => row.cells.length))}, (_, index) => index),
  );
  const heading = (index: number): Words => {
    const column = props.sheet.columns[index];
    const field = column === undefined || column.field === null ? undefined : fieldOf(props.sheet.layout, column.field);
    const name = column?.header || columnName(index);
    return field?.name ?? {zh: name, en: name};
  };
  const isUsed = (index: number) =>
    isForm() || props.sheet.layout === 'sheet' || props.sheet.columns[index]?.field !== null;
  /** A column of figures stands right even where one of its cells is none; on the form each cell speaks for itself. */
  const isNumber = (index: number, text: string) => {
    const column = props.sheet.columns[index];
    if (column === undefined) return FIGURE.test(text);
    const field = column.field === null ? undefined : fieldOf(props.sheet.layout, column.field);
    return field === undefined ? column.type === 'money' : field.kind === 'money' || field.kind === 'count';
  };
  // A problem further down is among the rows with problems.
  createEffect(
    on(
      () => props.current,
      problem => {
        if (problem !== null && !(props.preview?.rows.some(row => row.row === problem.row) ?? true))
          setOnly('problems');
      },
    ),
  );
  const problemRows = () => props.preview?.withProblems.length ?? 0;
  return (
    <section class={styles.preview}>
      <div class={styles.head}>
        <h2>
          {t(importText.preview)}{' '}
          <Show when={rows().length > 0}>
            <span class={styles.light}>{t(rowRange(rows()[0]?.row ?? 0, rows().at(-1)?.row ?? 0))}</span>
          </Show>
        </h2>
        <SegmentedControl<'all' | 'problems'>
          label={t(importText.preview)}
          value={only()}
          segments={[
            {value: 'all', label: t(importText.all)},
            {value: 'problems', label: t(importText.onlyProblems), count: problemRows(), disabled: problemRows() === 0},
          ]}
          onChange={setOnly}
        />
      </div>
      <Show when={rows().length > 0} fallback={<p class="mute">{t(importText.noProblems)}</p>}>
        <div class={styles.wide}>
          <table class={styles.grid}>
            <Show when={!isForm()}>
              <thead>
                <tr>
                  <th class={styles.number} aria-label={t(importText.row)} />
                  <For each={columns()}>
                    {index => (
                      <th class={`${isNumber(index, '') ? 'num' : ''} ${isUsed(index) ? '' : styles.unused}`}>
                        {t(heading(index))}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
            </Show>
            <tbody>
              <For each={rows()}>
                {row => (
                  <tr class={rowClass(row)}>
                    <th class={styles.number} scope="row">
                      {row.row}
                    </th>
                    <For each={columns()}>
                      {index => (
                        <Cell
                          text={row.cells[index] ?? ''}
                          tag={index === 0 ? stateTag(row) : null}
                          number={isNumber(index, row.cells[index] ?? '')}
                          unused={!isUsed(index)}
                          problem={byCell().get(`${row.row} ${index}`)}
                          current={props.current?.row === row.row && props.current.column === index}
                          onPick={props.onPick}
                        />
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </section>
  );
}

/** An amount as forms have it: signs, commas, 元, full-width digits. */
const FIGURE = /^\s*[-—－–]\s*$|^\s*[-−¥￥(]*[\d０-９][\d０-９,，.．]*\s*[元)]?\s*$/u;

/** A line above or below the data that has one text only. */
function isTitle(row: PreviewRow): boolean {
  return row.cells.filter(cell => cell !== '').length <= 2;
}

function rowClass(row: PreviewRow): string {
  if (row.state === 'header') return styles.isHeader ?? '';
  return row.state === 'skipped' || row.state === 'duplicate' ? (styles.isOut ?? '') : '';
}

function stateTag(row: PreviewRow): Words | null {
  if (row.state === 'duplicate') return importText.duplicateTag;
  return row.state === 'skipped' && !isTitle(row) ? importText.skippedTag : null;
}

function Cell(props: {
  readonly text: string;
  readonly tag: Words | null;
  readonly number: boolean;
  readonly unused: boolean;
  readonly problem: Problem | undefined;
  readonly current: boolean;
  readonly onPick: (problem: Problem) => void;
}) {
  const t = useWords();
  let cell: HTMLTableCellElement | undefined;
  createEffect(
    on(
      () => props.current,
      isCurrent => isCurrent && cell?.scrollIntoView({block: 'nearest', inline: 'nearest'}),
      {defer: true},
    ),
  );
  const look = () =>
    [
      props.number && 'num',
      props.unused && styles.unused,
      props.problem?.severity === 'bad' && styles.bad,
      props.problem?.severity === 'note' && styles.note,
      props.current && styles.current,
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <Show
      when={props.problem}
      fallback={
        <td class={look()}>
          {props.text}
          <Show when={props.tag}>{tag => <span class={styles.tag}>{t(tag())}</span>}</Show>
        </td>
      }
    >
      {problem => (
        <td
          ref={cell}
          class={look()}
          aria-invalid={problem().severity === 'bad' ? true : undefined}
          title={t(problemWords(problem()))}
        >
          <button type="button" onClick={() => props.onPick(problem())}>
            {props.text || '—'}
          </button>
        </td>
      )}
    </Show>
  );
}
