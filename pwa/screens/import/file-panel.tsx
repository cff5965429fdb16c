import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import Equal from 'lucide-solid/icons/equal';
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet';
import {For, type JSX, Show} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {formatBytes, formatCount} from '../../../core/text/figures.ts';
import {fileFacts, foundAs, importText, layoutNames, rowCount} from '../../../core/text/import.ts';
import type {ImportAnswer, ImportSummary, Layout, SheetGuess} from '../../../core/transfer/import-types.ts';
import {inputClass} from '../../ui/field.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelShape} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {DuplicateList} from './duplicate-list.tsx';
import styles from './import.module.css';
import {Questions} from './questions.tsx';

type Answer = (answer: ImportAnswer) => void;

/** Left side: the file, its sheets, what is asked, what importing would do, possible duplicates. */
export function FilePanel(props: {
  readonly summary: ImportSummary;
  readonly shown: number;
  readonly onShow: (sheet: number) => void;
  readonly onAnswer: Answer;
}) {
  const t = useWords();
  const size = () => formatBytes(props.summary.fileBytes);
  return (
    <aside class={styles.panel} aria-label={t(importText.stepFile)}>
      <div class={styles.file}>
        <Icon of={FileSpreadsheet} />
        <div class="grow">
          <b class={`ell ${styles.fileName}`}>{props.summary.fileName}</b>
          <span class="mute t12">{t(fileFacts({zh: size(), en: size()}, props.summary.sheets.length))}</span>
        </div>
      </div>
      <Questions summary={props.summary} onAnswer={props.onAnswer} />
      <h3>{t(importText.sheetsFound)}</h3>
      <ul class={styles.sheets} aria-label={t(importText.sheetsFound)}>
        <For each={props.summary.sheets}>
          {sheet => (
            <SheetItem
              sheet={sheet}
              current={sheet.sheet === props.shown}
              onShow={() => props.onShow(sheet.sheet)}
              onAnswer={props.onAnswer}
            />
          )}
        </For>
      </ul>
      <Counts summary={props.summary} />
      <DuplicateList duplicates={props.summary.duplicates} onAnswer={props.onAnswer} />
    </aside>
  );
}

const layouts: readonly Layout[] = ['customers', 'entries', 'invoices', 'paper', 'sheet', 'ignore'];

function SheetItem(props: {
  readonly sheet: SheetGuess;
  readonly current: boolean;
  readonly onShow: () => void;
  readonly onAnswer: Answer;
}) {
  const t = useWords();
  const on = () => props.sheet.layout !== 'ignore';
  const set = (layout: Layout) => props.onAnswer({layout: {sheet: props.sheet.sheet, layout}});
  // The paper table and exported sheets are known by their form; a list cannot be declared to be one.
  const offered = () =>
    layouts.filter(layout => (layout !== 'paper' && layout !== 'sheet') || layout === props.sheet.found);
  return (
    <li aria-current={props.current}>
      <input
        type="checkbox"
        class={styles.check}
        checked={on()}
        aria-label={`${t(importText.title)} ${props.sheet.name}`}
        onChange={event => set(event.currentTarget.checked ? wanted(props.sheet.found) : 'ignore')}
      />
      <button type="button" class={styles.sheetName} onClick={() => props.onShow()}>
        <span class="row">
          <b class="grow ell">{props.sheet.name}</b>
          <span class="mute t12 num">{props.sheet.rows === 0 ? '—' : t(rowCount(props.sheet.rows))}</span>
        </span>
        <span class="mute t12">{t(foundAs(props.sheet))}</span>
      </button>
      <Show when={props.current}>
        <select
          class={`${inputClass} ${styles.layout}`}
          aria-label={t(importText.layoutLabel)}
          onChange={event => set(layouts.find(layout => layout === event.currentTarget.value) ?? 'ignore')}
        >
          <For each={offered()}>
            {layout => (
              <option value={layout} selected={layout === props.sheet.layout}>
                {t(layoutNames[layout])}
              </option>
            )}
          </For>
        </select>
      </Show>
    </li>
  );
}

/** A sheet that was not recognised and is ticked is taken for the commonest list. */
function wanted(found: Layout): Layout {
  return found === 'ignore' ? 'customers' : found;
}

function Counts(props: {readonly summary: ImportSummary}) {
  const counts = () => props.summary.counts;
  return (
    <dl class={styles.counts}>
      <Count mark={<Icon of={Check} small />} words={importText.ready} count={counts().new + counts().changed} always />
      <Count
        mark={<LevelShape level="orange" class={styles.shape ?? ''} />}
        words={importText.putAside}
        count={counts().bad}
      />
      <Count mark={<Icon of={Equal} small />} words={importText.asThere} count={counts().same} />
      <Count mark={<Icon of={Copy} small />} words={importText.likeThere} count={props.summary.duplicates.length} />
    </dl>
  );
}

function Count(props: {
  readonly mark: JSX.Element;
  readonly words: Words;
  readonly count: number;
  readonly always?: boolean;
}) {
  const t = useWords();
  return (
    <Show when={props.always || props.count > 0}>
      <div>
        <dt>
          {props.mark}
          {t(props.words)}
        </dt>
        <dd>{formatCount(props.count)}</dd>
      </div>
    </Show>
  );
}
