import {For, Match, Show, Switch} from 'solid-js';
import {formatDay, type Month} from '../../../core/base/calendar-date.ts';
import {asId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {entryTypeName, formName} from '../../../core/text/choices.ts';
import {formatMoney} from '../../../core/text/figures.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import {createAnswer} from '../../app/answer.ts';
import {printRoute} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import type {WeekCell} from '../../engine/protocol.ts';
import {buttonClass} from '../../ui/button.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useWords} from '../../ui/locale.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import styles from './entries-panel.module.css';
import {FloatingPanel} from './floating-panel.tsx';

const ENTRIES = asId<SheetId>('entries');

/** The entries behind one week cell, with the way to the ledger. */
export function EntriesPanel(props: {
  readonly workbook: WorkbookId;
  readonly month: Month;
  readonly cell: WeekCell;
  readonly title: string;
  readonly anchor: DOMRect;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const answer = createAnswer(
    () => ({month: props.month, ...props.cell}),
    cell => app.engine.ask('week-entries', cell),
  );
  const entries = () => {
    const found = answer();
    return found?.ok ? found.value : null;
  };
  const error = () => {
    const found = answer();
    return found && !found.ok ? found.error : null;
  };
  return (
    <FloatingPanel
      label={`${t(tableText.entriesTitle)} ${props.title}`}
      anchor={props.anchor}
      pinned
      onClose={props.onClose}
    >
      <h2>{props.title}</h2>
      <Switch fallback={<Skeleton />}>
        <Match when={error()}>{found => <ErrorBox error={found()} />}</Match>
        <Match when={entries()}>
          {found => (
            <Show when={found().length > 0} fallback={<p class="sub">{t(tableText.entriesNone)}</p>}>
              <table class={styles.table}>
                <thead>
                  <tr>
                    <th>{t(tableText.date)}</th>
                    <th>{t(tableText.type)}</th>
                    <th>{t(tableText.form)}</th>
                    <th class="num">{t(tableText.amount)}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={found()}>
                    {entry => (
                      <tr>
                        <td>
                          {formatDay(entry.postedOn)}
                          <Show when={entry.entryDate !== null && entry.entryDate !== entry.postedOn}>
                            <span class="mute"> {t(tableText.lateEntry)}</span>
                          </Show>
                        </td>
                        <td>{t(entryTypeName(entry.type))}</td>
                        <td class="sub">{t(formName(entry.form))}</td>
                        <td class="num">
                          {formatMoney(entry.amount, 'always')}
                          <Show when={entry.proposed}>
                            <span class="mute"> {t(tableText.proposed)}</span>
                          </Show>
                        </td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </Show>
          )}
        </Match>
      </Switch>
      <a
        class={`${buttonClass({kind: 'line'})} ${styles.open}`}
        href={printRoute({
          kind: 'sheet',
          workbook: props.workbook,
          sheet: ENTRIES,
          customer: props.cell.customer,
          row: null,
        })}
      >
        {t(tableText.openLedger)}
      </a>
    </FloatingPanel>
  );
}
