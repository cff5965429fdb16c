import {createMemo, createSignal, For, Show} from 'solid-js';
import {asId, type RowId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {answerWithin, levelName, levelsFromRed} from '../../../core/text/levels.ts';
import {ageText, sourceEntries, warningsText} from '../../../core/text/warnings-screen.ts';
import {printRoute} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import {Button, buttonClass} from '../../ui/button.tsx';
import {LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import type {Case} from './cases.ts';
import {NextStep, ReasonList} from './reason-list.tsx';
import {Strong, sentenceOf} from './warning-words.tsx';
import styles from './warnings.module.css';

const ENTRIES = asId<SheetId>('entries');
/** Lines drawn at first in each level. */
const FIRST = 60;

/** Cases under their levels, each opening into its reason. */
export function CaseList(props: {
  readonly cases: readonly Case[];
  readonly workbook: WorkbookId;
  /** A customer whose case is open from the start. */
  readonly open: RowId | null;
}) {
  const t = useWords();
  const [open, setOpen] = createSignal<string | null>(null);
  const opened = () => open() ?? (props.open === null ? null : `customer:${props.open}`);
  const groups = createMemo(() => [
    ...levelsFromRed.map(level => ({level, cases: props.cases.filter(each => each.level === level)})),
    {level: null, cases: props.cases.filter(each => each.level === null)},
  ]);
  return (
    <For each={groups().filter(group => group.cases.length > 0)}>
      {group => (
        <section aria-label={group.level === null ? t(warningsText.clearing) : t(levelName[group.level])}>
          <h2 class={styles.group}>
            <Show when={group.level} fallback={t(warningsText.clearing)}>
              {level => <LevelMark level={level()} />}
            </Show>
            <span class={styles.count}>{group.cases.length}</span>
            <Show when={group.level}>{level => <span class={styles.answer}>{t(answerWithin(level()))}</span>}</Show>
          </h2>
          <CaseLines
            cases={group.cases}
            workbook={props.workbook}
            opened={opened()}
            onToggle={key => setOpen(opened() === key ? '' : key)}
          />
        </section>
      )}
    </For>
  );
}

function CaseLines(props: {
  readonly cases: readonly Case[];
  readonly workbook: WorkbookId;
  readonly opened: string | null;
  readonly onToggle: (key: string) => void;
}) {
  const t = useWords();
  const [most, setMost] = createSignal(FIRST);
  return (
    <>
      <ul>
        <For each={props.cases.slice(0, most())}>
          {each => (
            <CaseLine
              case={each}
              workbook={props.workbook}
              open={props.opened === each.key}
              onToggle={() => props.onToggle(each.key)}
            />
          )}
        </For>
      </ul>
      <Show when={props.cases.length > most()}>
        <Button onClick={() => setMost(most() + 5 * FIRST)}>
          {t({zh: `还有 ${props.cases.length - most()} 户`, en: `${props.cases.length - most()} more`})}
        </Button>
      </Show>
    </>
  );
}

function CaseLine(props: {
  readonly case: Case;
  readonly workbook: WorkbookId;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const first = () => props.case.lines[0];
  const age = () => {
    const [since, today] = [first()?.since ?? null, app.session.today()];
    return since === null || today === null ? '' : t(ageText(since, today));
  };
  const name = () => props.case.name || t(warningsText.shop);
  return (
    <li class={styles.case} data-open={props.open}>
      <button type="button" class={styles.line} aria-expanded={props.open} onClick={() => props.onToggle()}>
        <Stripe level={props.case.level} />
        <span class={styles.name} data-test="subject">
          {name()}
        </span>
        <span class={styles.reason}>
          <Show when={first()}>{line => <Strong words={sentenceOf(line())} />}</Show>
          <Show when={props.case.lines.length > 1}>
            <span class="mute"> +{props.case.lines.length - 1}</span>
          </Show>
        </span>
        <span class={styles.owner}>{props.case.managerName}</span>
        <span class={styles.age}>{age()}</span>
      </button>
      <Show when={props.open}>
        <CaseReason case={props.case} workbook={props.workbook} />
      </Show>
    </li>
  );
}

function CaseReason(props: {readonly case: Case; readonly workbook: WorkbookId}) {
  const t = useWords();
  const customer = () => (props.case.subject.kind === 'customer' ? asId<RowId>(props.case.subject.id) : null);
  const entries = () => new Set(props.case.lines.flatMap(line => line.entries)).size;
  return (
    <div class={styles.detail}>
      <ReasonList lines={props.case.lines} thresholds />
      <NextStep lines={props.case.lines} />
      <Show when={customer()}>
        {row => (
          <div class={styles.tools}>
            <a
              class={buttonClass({kind: 'primary'})}
              href={printRoute({
                kind: 'warning-table',
                workbook: props.workbook,
                month: null,
                manager: 'all',
                customer: row(),
              })}
            >
              {t(warningsText.openTable)}
            </a>
            <a
              class={buttonClass({kind: 'line'})}
              href={printRoute({
                kind: 'sheet',
                workbook: props.workbook,
                sheet: ENTRIES,
                customer: row(),
                row: null,
              })}
            >
              {t(sourceEntries(entries()))}
            </a>
            <a
              class={buttonClass({kind: 'line'})}
              href={printRoute({kind: 'customer', workbook: props.workbook, customer: row()})}
            >
              {t(warningsText.openCard)}
            </a>
          </div>
        )}
      </Show>
    </div>
  );
}
