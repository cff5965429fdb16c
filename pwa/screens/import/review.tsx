import {createEffect, createMemo, createSignal, on, Show} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import {importText} from '../../../core/text/import.ts';
import type {ImportAnswer, ImportSummary} from '../../../core/transfer/import-types.ts';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useWords} from '../../ui/locale.tsx';
import {ColumnMap} from './column-map.tsx';
import {FilePanel} from './file-panel.tsx';
import {FixBar} from './fix-bar.tsx';
import styles from './import.module.css';
import {PreviewTable} from './preview-table.tsx';

/** What was understood, what importing would do, and everything that can be changed about it. */
export function Review(props: {
  readonly summary: ImportSummary;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onAnswer: (answer: ImportAnswer) => void;
}) {
  const t = useWords();
  const first = () => props.summary.sheets.find(sheet => sheet.layout !== 'ignore')?.sheet ?? 0;
  const [chosen, setChosen] = createSignal<number | null>(null);
  const sheet = createMemo(() => props.summary.sheets[chosen() ?? first()]);
  const problems = createMemo(() => props.summary.problems.filter(problem => problem.sheet === sheet()?.name));
  const [at, setAt] = createSignal(0);
  // Solved problems leave the list; the place in it stays as near as it can.
  createEffect(on(problems, list => setAt(now => Math.min(now, Math.max(0, list.length - 1)))));
  createEffect(on(chosen, () => setAt(0)));
  const current = () => problems()[at()] ?? null;
  return (
    <div class={styles.review} aria-busy={props.busy}>
      <FilePanel summary={props.summary} shown={sheet()?.sheet ?? 0} onShow={setChosen} onAnswer={props.onAnswer} />
      <div class={styles.work}>
        <Show when={props.error}>{error => <ErrorBox error={error()} />}</Show>
        <Show when={!props.summary.ready && !props.summary.needsMonth}>
          <p class={styles.hint} role="status">
            {t(props.summary.counts.same > 0 ? importText.nothingNew : importText.nothingFound)}
          </p>
        </Show>
        <Show when={sheet()}>
          {shown => (
            <>
              <ColumnMap sheet={shown()} problems={problems()} onAnswer={props.onAnswer} />
              <PreviewTable
                sheet={shown()}
                preview={props.summary.preview[shown().sheet]}
                problems={problems()}
                current={current()}
                onPick={problem => setAt(Math.max(0, problems().indexOf(problem)))}
              />
            </>
          )}
        </Show>
        <Show when={current()}>
          {problem => (
            <FixBar
              problem={problem()}
              sheet={sheet()}
              preview={props.summary.preview[sheet()?.sheet ?? 0]}
              at={at()}
              of={problems().length}
              total={props.summary.problemCount}
              listed={props.summary.problems.length}
              onMove={step => setAt(now => (now + step + problems().length) % problems().length)}
              onAnswer={props.onAnswer}
            />
          )}
        </Show>
      </div>
    </div>
  );
}
