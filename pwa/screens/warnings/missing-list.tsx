import {createSignal, For, Show} from 'solid-js';
import type {WorkbookId} from '../../../core/base/ids.ts';
import {missingField, ruleName} from '../../../core/text/warnings.ts';
import {missingText, warningsText} from '../../../core/text/warnings-screen.ts';
import {printRoute} from '../../app/route.ts';
import type {NotEvaluatedLine} from '../../engine/protocol.ts';
import {Button, buttonClass} from '../../ui/button.tsx';
import {useWords} from '../../ui/locale.tsx';
import {fillInRoute} from './fill-in.ts';
import styles from './missing-list.module.css';

/** Lines drawn at first; a large workbook can miss the same field thousands of times. */
const FIRST = 100;

/** What could not be decided, what is missing for it, and the way to fill it in. */
export function MissingList(props: {
  readonly lines: readonly NotEvaluatedLine[];
  readonly workbook: WorkbookId;
  readonly named?: boolean;
}) {
  const t = useWords();
  const [most, setMost] = createSignal(FIRST);
  return (
    <>
      <ul class={styles.list}>
        <For each={props.lines.slice(0, most())}>
          {line => (
            <li>
              <Show when={props.named}>
                <span class={styles.subject}>{line.subjectName}</span>
              </Show>
              <span class={styles.rule}>{t(ruleName(line.rule))}</span>
              <span class="sub grow">{t(missingText(missingField(line.missing)))}</span>
              <Show when={fillInRoute(line, props.workbook)}>
                {route => (
                  <a class={buttonClass({kind: 'line'})} href={printRoute(route())}>
                    {t(warningsText.fillIn)}
                  </a>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.lines.length > most()}>
        <Button kind="line" onClick={() => setMost(most() + 10 * FIRST)}>
          {t({zh: `还有 ${props.lines.length - most()} 条`, en: `${props.lines.length - most()} more`})}
        </Button>
      </Show>
    </>
  );
}
