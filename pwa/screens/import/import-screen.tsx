import {Match, Show, Switch} from 'solid-js';
import {importRows, importText} from '../../../core/text/import.ts';
import type {ScreenProps} from '../../app/screens.ts';
import {useApp} from '../../app/services.tsx';
import {Button} from '../../ui/button.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useWords} from '../../ui/locale.tsx';
import {BarSpace, PageBar} from '../../ui/page-bar.tsx';
import {DropZone} from './drop-zone.tsx';
import styles from './import.module.css';
import {createImportFlow, type FlowState} from './import-flow.ts';
import {ProgressView} from './progress-view.tsx';
import {Review} from './review.tsx';
import {Steps} from './steps.tsx';

/** The import wizard: choose a file, match and check, import. */
export default function ImportScreen(props: ScreenProps<'import'>) {
  const app = useApp();
  const t = useWords();
  // A screen is made anew for each route, so the workbook stays the same for its life.
  const flow = createImportFlow(app, props.route.workbook);
  const review = () => pick(flow.state(), 'review');
  const reading = () => pick(flow.state(), 'reading');
  const choosing = () => pick(flow.state(), 'choose');
  const step = () => (choosing() || reading() ? 1 : review() ? 2 : 3);
  const rows = () => {
    const counts = review()?.summary.counts;
    return counts === undefined ? 0 : counts.new + counts.changed;
  };
  return (
    <div class={props.route.workbook === null ? styles.alone : styles.screen}>
      <PageBar title={t(importText.title)}>
        <Steps at={step()} />
        <BarSpace />
        <Show when={review()}>
          {now => (
            <>
              <span class={`mute t12 ${styles.untouched}`}>{t(importText.nothingWritten)}</span>
              <Button onClick={() => flow.again()}>{t(importText.back)}</Button>
              <Button onClick={() => flow.cancel()}>{t(importText.cancel)}</Button>
              <Button
                kind="primary"
                class={styles.commit ?? ''}
                disabled={!now().summary.ready || now().busy}
                aria-busy={now().busy}
                onClick={() => void flow.commit()}
              >
                {t(importRows(rows()))}
              </Button>
            </>
          )}
        </Show>
        <Show when={!review()}>
          <Button onClick={() => flow.cancel()} disabled={step() === 3}>
            {t(importText.cancel)}
          </Button>
        </Show>
      </PageBar>
      <Switch>
        <Match when={choosing()}>
          {now => (
            <div class={styles.choose}>
              <Show when={now().error}>{error => <ErrorBox error={error()} />}</Show>
              <DropZone onFile={file => void flow.choose(file)} />
            </div>
          )}
        </Match>
        <Match when={reading()}>{now => <ProgressView fileName={now().fileName} progress={now().progress} />}</Match>
        <Match when={pick(flow.state(), 'writing')}>
          {now => <ProgressView fileName={now().summary.fileName} progress={{step: 'writing', done: 0, of: null}} />}
        </Match>
        <Match when={review()}>
          {now => (
            <Review
              summary={now().summary}
              busy={now().busy}
              error={now().error}
              onAnswer={answer => void flow.answer(answer)}
            />
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** The state where it is of the given kind. */
function pick<K extends FlowState['kind']>(state: FlowState, kind: K): Extract<FlowState, {kind: K}> | null {
  return isKind(state, kind) ? state : null;
}

function isKind<K extends FlowState['kind']>(state: FlowState, kind: K): state is Extract<FlowState, {kind: K}> {
  return state.kind === kind;
}
