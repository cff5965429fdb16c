import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronUp from 'lucide-solid/icons/chevron-up';
import {createEffect, createSignal, on, Show} from 'solid-js';
import {importText, moreProblems, quoted, rowName} from '../../../core/text/import.ts';
import {problemWords} from '../../../core/text/import-problems.ts';
import {fieldOf} from '../../../core/transfer/fields.ts';
import {columnName} from '../../../core/transfer/file-sheets.ts';
import type {ImportAnswer, Problem, SheetGuess, SheetPreview} from '../../../core/transfer/import-types.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {inputClass} from '../../ui/field.tsx';
import {LevelShape} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './import.module.css';

/** One problem at a time: what it is, the value that would do, leaving the row out, the next one. */
export function FixBar(props: {
  readonly problem: Problem;
  readonly sheet: SheetGuess | undefined;
  readonly preview: SheetPreview | undefined;
  readonly at: number;
  readonly of: number;
  readonly total: number;
  readonly listed: number;
  readonly onMove: (step: 1 | -1) => void;
  readonly onAnswer: (answer: ImportAnswer) => void;
}) {
  const t = useWords();
  const [text, setText] = createSignal('');
  createEffect(
    on(
      () => props.problem,
      problem => setText(problem.suggestion || problem.input),
    ),
  );
  const column = () => {
    const guess = props.sheet?.columns[props.problem.column];
    const field = guess?.field ? fieldOf(props.sheet?.layout ?? 'ignore', guess.field) : undefined;
    if (field !== undefined) return t(field.name);
    return guess?.header || formHeading(props.preview, props.problem.column) || columnName(props.problem.column);
  };
  const change = (value: string) =>
    props.onAnswer({cell: {sheet: props.problem.sheet, cell: props.problem.cell, text: value}});
  return (
    <section class={styles.fix} aria-label={t(importText.toLookAt)}>
      <Show when={props.problem.severity === 'bad'}>
        <LevelShape level="orange" class={styles.shape ?? ''} />
      </Show>
      <span class={styles.what}>
        <b>
          {t(rowName(props.problem.row))} · {column()}
          <Show when={props.problem.input !== ''}>{t(quoted(props.problem.input))}</Show>
        </b>{' '}
        {t(problemWords(props.problem))}
      </span>
      <form
        class={styles.change}
        onSubmit={event => {
          event.preventDefault();
          change(text());
        }}
      >
        <Show when={props.problem.suggestion !== ''}>
          <Button kind="line" onClick={() => change(props.problem.suggestion)}>
            {t(importText.changeTo)} {props.problem.suggestion}
          </Button>
        </Show>
        <input
          class={inputClass}
          aria-label={t(importText.changeTo)}
          value={text()}
          onInput={event => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text() === props.problem.input}>
          {t(importText.change)}
        </Button>
      </form>
      <Button onClick={() => props.onAnswer({row: {sheet: props.problem.sheet, row: props.problem.row, skip: true}})}>
        {t(importText.leaveRow)}
      </Button>
      <span class="grow" />
      <span
        class="mute t12"
        title={props.total > props.listed ? t(moreProblems(props.listed, props.total)) : undefined}
      >
        {props.at + 1} / {props.of}
        <Show when={props.total > props.listed}>+</Show>
      </span>
      <IconButton icon={ChevronUp} label={t(importText.previous)} onClick={() => props.onMove(-1)} />
      <IconButton icon={ChevronDown} label={t(importText.next)} onClick={() => props.onMove(1)} />
    </section>
  );
}

/** What the form prints over a column: the week, merged over its pair, and 消费 or 回款 below it. */
function formHeading(preview: SheetPreview | undefined, column: number): string {
  const [upper, lower] = preview?.rows.filter(row => row.state === 'header') ?? [];
  const below = lower?.cells[column]?.replace(/\s+/g, '') ?? '';
  const above = upper?.cells
    .slice(0, column + 1)
    .findLast((cell, index) => cell !== '' && (below !== '' || index === column));
  return [above?.replace(/\s+/g, '') ?? '', below].filter(text => text !== '').join(' ');
}
