import {For, Show} from 'solid-js';
import {builtInRule} from '../../../core/catalog/rules.ts';
import {shellText} from '../../../core/text/shell.ts';
import {ruleName, thresholdText} from '../../../core/text/warnings.ts';
import {closesOn, sinceText, standsUntil, warningsText} from '../../../core/text/warnings-screen.ts';
import {useApp} from '../../app/services.tsx';
import type {WarningLine} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {LevelMark, LevelShape} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {byLevel} from './by-level.ts';
import styles from './reason-list.module.css';
import {clearsOf, nextStepOf, Strong, sentenceOf} from './warning-words.tsx';

/** Every warning of a subject: level and rule, the sentence with its figures, since when, what clears it. */
export function ReasonList(props: {
  readonly lines: readonly WarningLine[];
  /** Say the thresholds too, where there is room. */
  readonly thresholds?: boolean;
}) {
  return (
    <ul class={styles.list}>
      <For each={byLevel(props.lines)}>{line => <Reason line={line} thresholds={props.thresholds ?? false} />}</For>
    </ul>
  );
}

function Reason(props: {readonly line: WarningLine; readonly thresholds: boolean}) {
  const app = useApp();
  const t = useWords();
  const threshold = () => {
    const {rule, explanation} = props.line;
    return props.thresholds && explanation ? thresholdText(rule, explanation) : null;
  };
  /** What only a reviewer can close. */
  const review = async () => {
    const {rule, subject} = props.line;
    const answer = await app.engine.ask('review-warning', {rule, subject});
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    const undo = {label: shellText.undo, keys: 'Ctrl Z', run: () => void app.engine.ask('undo', {})};
    app.toasts.show({text: warningsText.reviewed, action: undo});
  };
  return (
    <li class={styles.reason}>
      <p class={styles.head}>
        <Show
          when={props.line.level}
          fallback={
            <span class="mute">
              {t(warningsText.clearing)} · {t(ruleName(props.line.rule))}
            </span>
          }
        >
          {level => <LevelMark level={level()}>{t(ruleName(props.line.rule))}</LevelMark>}
        </Show>
      </p>
      <div class={styles.body}>
        <p>
          <Strong words={sentenceOf(props.line)} />
        </p>
        <Standing line={props.line} />
        <Show when={threshold()}>{words => <p class={styles.note}>{t(words())}</p>}</Show>
        <Show when={builtInRule(props.line.rule)?.closes === 'reviewer'}>
          <Button kind="line" class={styles.review} onClick={() => void review()}>
            {t(warningsText.review)}
          </Button>
        </Show>
      </div>
      <span class={styles.rule}>{props.line.rule}</span>
    </li>
  );
}

/** Since when, until when, and what would clear it. */
function Standing(props: {readonly line: WarningLine}) {
  const app = useApp();
  const t = useWords();
  const parts = () => {
    const {state, since, caseNo} = props.line;
    const today = app.session.today();
    // a month-close rule's own words say until when it stands
    const said = clearsOf(props.line) !== null;
    return [
      since !== null && today !== null ? t(sinceText(since, today)) : null,
      caseNo === null ? null : `${t(warningsText.caseNo)} ${caseNo}`,
      state.kind === 'clearing' ? t(closesOn(state.closesOn)) : null,
      state.kind === 'standing' && state.until !== null && !said ? t(standsUntil(state.until)) : null,
    ].filter(part => part !== null);
  };
  return (
    <p class={styles.note}>
      <Show when={clearsOf(props.line)}>{words => <Strong words={words()} />}</Show> {parts().join(' · ')}
    </p>
  );
}

/** The next step of the highest warning. */
export function NextStep(props: {readonly lines: readonly WarningLine[]}) {
  const t = useWords();
  const step = () => byLevel(props.lines).flatMap(line => nextStepOf(line) ?? [])[0];
  return (
    <Show when={step()}>
      {words => (
        <p class={styles.next}>
          {t(warningsText.nextStep)}
          {t({zh: '：', en: ': '})}
          <Strong words={words()} />
        </p>
      )}
    </Show>
  );
}

/** Shapes and sentences only, for a hovering panel. */
export function ReasonLines(props: {readonly lines: readonly WarningLine[]}) {
  const t = useWords();
  return (
    <ul class={styles.short}>
      <For each={byLevel(props.lines)}>
        {line => (
          <li>
            <Show when={line.level} fallback={<span class={styles.gap} />}>
              {level => <LevelShape level={level()} />}
            </Show>
            <span>
              <Strong words={sentenceOf(line)} />
              <Show when={line.level === null}>
                <span class="mute"> {t(warningsText.clearing)}</span>
              </Show>
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}
