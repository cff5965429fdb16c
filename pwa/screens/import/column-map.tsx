import ArrowRight from 'lucide-solid/icons/arrow-right';
import {For, Show} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {basisNames, columnsKnown, importText, layoutNames, places, rowName} from '../../../core/text/import.ts';
import {problemWords} from '../../../core/text/import-problems.ts';
import {FIELDS} from '../../../core/transfer/fields.ts';
import type {ColumnGuess, ImportAnswer, Problem, SheetGuess} from '../../../core/transfer/import-types.ts';
import {inputClass} from '../../ui/field.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelMark} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './import.module.css';

type Answer = (answer: ImportAnswer) => void;

/** Rows that a person may name as the heading. */
const HEADING_ROWS = 20;

/** Which column of the file goes where, why, and what to look at. Paper tables and exported sheets need none. */
export function ColumnMap(props: {
  readonly sheet: SheetGuess;
  readonly problems: readonly Problem[];
  readonly onAnswer: Answer;
}) {
  const t = useWords();
  const known = () => props.sheet.columns.filter(column => column.field !== null).length;
  const hasColumns = () => props.sheet.columns.length > 0 && props.sheet.layout !== 'ignore';
  return (
    <section>
      <Show
        when={hasColumns()}
        fallback={
          <h2>
            {props.sheet.name} <span class={styles.light}>{t(layoutNames[props.sheet.layout])}</span>
            <Show when={props.sheet.managers.length > 0}>
              <span class={styles.light}>
                {' '}
                · {t(importText.paperManagers)} {props.sheet.managers.join('、')}
              </span>
            </Show>
          </h2>
        }
      >
        <div class={styles.head}>
          <h2>
            {t(importText.columns)}{' '}
            <span class={styles.light}>{t(columnsKnown(known(), props.sheet.columns.length))}</span>
          </h2>
          <HeadingPicker sheet={props.sheet} onAnswer={props.onAnswer} />
        </div>
        <div class={styles.wide}>
          <table class={styles.map}>
            <thead>
              <tr>
                <th>{t(importText.fileColumn)}</th>
                <td />
                <th>{t(importText.field)}</th>
                <th>{t(importText.sample)}</th>
                <th>{t(importText.basis)}</th>
                <th>{t(importText.toLookAt)}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.sheet.columns}>
                {column => (
                  <ColumnRow
                    sheet={props.sheet}
                    column={column}
                    problems={props.problems.filter(problem => problem.column === column.index)}
                    onAnswer={props.onAnswer}
                  />
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
    </section>
  );
}

function HeadingPicker(props: {readonly sheet: SheetGuess; readonly onAnswer: Answer}) {
  const t = useWords();
  const set = (value: string) =>
    props.onAnswer({headerRow: {sheet: props.sheet.sheet, row: value === '' ? null : Number(value)}});
  return (
    <label class={styles.inline}>
      <span class="mute t12">{t(importText.headingAt)}</span>
      <select class={inputClass} onChange={event => set(event.currentTarget.value)}>
        <option value="" selected={props.sheet.headerRow === null}>
          {t(importText.noHeadingRow)}
        </option>
        <For each={Array.from({length: Math.max(HEADING_ROWS, (props.sheet.headerRow ?? 0) + 1)}, (_, row) => row)}>
          {row => (
            <option value={row} selected={row === props.sheet.headerRow}>
              {t(rowName(row + 1))}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

function ColumnRow(props: {
  readonly sheet: SheetGuess;
  readonly column: ColumnGuess;
  readonly problems: readonly Problem[];
  readonly onAnswer: Answer;
}) {
  const t = useWords();
  const fields = () => {
    const {layout} = props.sheet;
    if (layout === 'paper' || layout === 'sheet' || layout === 'ignore') return [];
    return FIELDS[layout].filter(field => !field.ignored);
  };
  const set = (field: string) =>
    props.onAnswer({column: {sheet: props.sheet.sheet, index: props.column.index, field: field === '' ? null : field}});
  return (
    <tr>
      <td>
        <b class={props.column.header === '' ? 'mute' : ''}>{props.column.header || t(importText.noHeading)}</b>
      </td>
      <td class="mute">
        <Icon of={ArrowRight} small />
      </td>
      <td>
        <select
          class={`${inputClass} ${props.column.field === null ? styles.none : ''}`}
          aria-label={`${props.column.header || props.column.index + 1} → ${t(importText.field)}`}
          onChange={event => set(event.currentTarget.value)}
        >
          <option value="" selected={props.column.field === null}>
            {t(importText.notImported)}
          </option>
          <For each={fields()}>
            {field => (
              <option value={field.id} selected={field.id === props.column.field}>
                {t(field.name)}
              </option>
            )}
          </For>
        </select>
      </td>
      <td class={`sub ${styles.sample}`}>{props.column.samples[0] ?? '—'}</td>
      <td class="mute t12 nw">{t(basisNames[props.column.basis])}</td>
      <td>
        <Show when={props.column.problems > 0}>
          <ColumnProblems problems={props.problems} count={props.column.problems} />
        </Show>
      </td>
    </tr>
  );
}

/** How many cells, and what is the matter with the first kind of them. */
function ColumnProblems(props: {readonly problems: readonly Problem[]; readonly count: number}) {
  const t = useWords();
  const first = () => props.problems.find(problem => problem.severity === 'bad') ?? props.problems[0];
  const words = (): Words => {
    const problem = first();
    const count = places(props.count);
    if (problem === undefined) return count;
    const why = problemWords(problem);
    return {zh: `${count.zh}${why.zh.replace(/。$/, '')}`, en: `${count.en}: ${why.en.replace(/\.$/, '')}`};
  };
  return (
    <Show when={first()?.severity === 'bad'} fallback={<span class="mute t12">{t(words())}</span>}>
      <LevelMark level="orange">{t(words())}</LevelMark>
    </Show>
  );
}
