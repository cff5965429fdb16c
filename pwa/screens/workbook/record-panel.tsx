import Maximize2 from 'lucide-solid/icons/maximize-2';
import {createEffect, createSignal, For, Match, on, Show, Switch} from 'solid-js';
import {asId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {entryTypeName, formName, gradeName, sectorName} from '../../../core/text/choices.ts';
import {customerText, limitUse, oldestDays} from '../../../core/text/customer.ts';
import {formatMoney, formatPercent, recentDay} from '../../../core/text/figures.ts';
import {againstLastMonth, gridText} from '../../../core/text/grid.ts';
import {warningsText} from '../../../core/text/warnings-screen.ts';
import {printRoute} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import type {CustomerCard} from '../../engine/protocol.ts';
import {AgeingBar} from '../../ui/ageing-bar.tsx';
import {buttonClass, IconButton} from '../../ui/button.tsx';
import {EmptyState} from '../../ui/empty-state.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {LevelMark} from '../../ui/level-mark.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {createCustomerSource} from '../warning-table/customer-source.ts';
import {MissingList} from '../warnings/missing-list.tsx';
import {NextStep, ReasonList} from '../warnings/reason-list.tsx';
import {AgeingLegend} from './ageing-legend.tsx';
import {MonthBars} from './month-bars.tsx';
import styles from './record-panel.module.css';
import {RowFields} from './row-fields.tsx';
import type {SheetState} from './sheet-state.ts';

const ENTRIES = asId<SheetId>('entries');

type Tab = 'record' | 'fields' | 'warnings';

/** Beside the grid: the customer whom the active row is about, or the row's own fields. */
export function RecordPanel(props: {
  readonly state: SheetState;
  readonly row: RowId | null;
  /** Customer of the row, where it has one. */
  readonly customer: RowId | null;
}) {
  const app = useApp();
  const t = useWords();
  const source = createCustomerSource(app.engine, () => props.customer);
  const [tab, setTab] = createSignal<Tab>(props.customer === null ? 'fields' : 'record');
  createEffect(
    on(
      () => props.customer === null,
      without => {
        if (without && tab() !== 'fields') setTab('fields');
        else if (!without && tab() === 'fields' && isCustomers()) setTab('record');
      },
      {defer: true},
    ),
  );
  const isCustomers = () => String(props.state.sheet().id) === 'customers';
  const warningCount = () => source.card()?.warnings.length ?? 0;
  const button = (name: Tab, text: string, count?: number) => (
    <button type="button" role="tab" aria-selected={tab() === name} onClick={() => setTab(name)}>
      {text}
      <Show when={count}>
        <span class="mute">{count}</span>
      </Show>
    </button>
  );
  return (
    <aside class={styles.panel} aria-label={t(gridText.panel)} id="record-panel">
      <div class={styles.tabs} role="tablist">
        <Show when={props.customer !== null}>{button('record', t(gridText.record))}</Show>
        {button('fields', t(gridText.fieldsOf))}
        <Show when={props.customer !== null}>{button('warnings', t(gridText.warnings), warningCount())}</Show>
        <span class="grow" />
        <Show when={props.customer}>
          {customer => (
            <IconButton
              icon={Maximize2}
              label={t(gridText.openPage)}
              onClick={() =>
                app.router.go({kind: 'customer', workbook: app.session.view()?.id ?? NONE, customer: customer()})
              }
            />
          )}
        </Show>
      </div>
      <div class={styles.body} role="tabpanel" tabindex="0">
        <Show when={props.row} fallback={<p class="mute">{t(gridText.nothingSelected)}</p>}>
          {row => (
            <Switch>
              <Match when={tab() === 'fields'}>
                <RowFields state={props.state} row={row()} />
              </Match>
              <Match when={source.error()}>{error => <ErrorBox error={error()} />}</Match>
              <Match when={tab() === 'record' && source.card()}>{card => <Record card={card()} />}</Match>
              <Match when={tab() === 'warnings' && source.card()}>{card => <Warnings card={card()} />}</Match>
            </Switch>
          )}
        </Show>
      </div>
    </aside>
  );
}

const NONE = asId<NonNullable<ReturnType<ReturnType<typeof useApp>['session']['view']>>['id']>('');

/** Figures, ageing, reasons, twelve months, the last entries. */
function Record(props: {readonly card: CustomerCard}) {
  const t = useWords();
  const facts = () =>
    [
      props.card.sector === null ? '' : t(sectorName(props.card.sector)),
      props.card.grade === null ? '' : t(gradeName(props.card.grade)),
      props.card.managerName,
    ].filter(part => part !== '');
  const change = () => {
    const before = props.card.prevMonthSales;
    if (before === null || before === 0) return null;
    const ratio = Math.round(((props.card.monthSales - before) / before) * 100) * 100;
    return `${ratio > 0 ? '+' : ''}${formatPercent(ratio)}`;
  };
  return (
    <>
      <div>
        <div class="row">
          <h2 class={`${styles.name} ell`}>{props.card.name}</h2>
          <Show when={props.card.level}>{level => <LevelMark level={level()} />}</Show>
        </div>
        <p class="mute t12">{facts().join(' · ')}</p>
      </div>
      <dl class={styles.figures}>
        <div>
          <dt>{t(customerText.balance)}</dt>
          <dd>{formatMoney(props.card.balance)}</dd>
          <span>
            <Show when={props.card.creditLimit} fallback={t(customerText.noLimit)}>
              {limit => t(limitUse(props.card.onAccountBalance, limit()))}
            </Show>
          </span>
        </div>
        <div>
          <dt>{t(gridText.monthSales)}</dt>
          <dd>{formatMoney(props.card.monthSales)}</dd>
          <Show when={change()}>{text => <span>{t(againstLastMonth(text()))}</span>}</Show>
        </div>
        <Show when={props.card.storedValue !== 0}>
          <div>
            <dt>{t(customerText.storedValue)}</dt>
            <dd>{formatMoney(props.card.storedValue)}</dd>
          </div>
        </Show>
      </dl>
      <Show when={props.card.ageing.some(part => part > 0)}>
        <section>
          <h3>{t(gridText.ageing)}</h3>
          <AgeingBar parts={props.card.ageing} />
          <AgeingLegend parts={props.card.ageing} />
          <Show when={props.card.oldestDaysPastDue > 0}>
            <p class="mute t12">{t(oldestDays(props.card.oldestDaysPastDue))}</p>
          </Show>
        </section>
      </Show>
      <Show when={props.card.warnings.length > 0}>
        <section>
          <h3>{t(gridText.why)}</h3>
          <Show when={props.card.combined}>
            <p class="sub t12">{t(warningsText.combined)}</p>
          </Show>
          <ReasonList lines={props.card.warnings} />
          <NextStep lines={props.card.warnings} />
        </section>
      </Show>
      <Show when={props.card.salesByMonth.some(month => month.sales !== null)}>
        <section>
          <h3>{t(gridText.lastMonths)}</h3>
          <MonthBars months={props.card.salesByMonth} />
        </section>
      </Show>
      <LastEntries card={props.card} />
    </>
  );
}

function LastEntries(props: {readonly card: CustomerCard}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const ledger = () => {
    const view = app.session.view();
    return view
      ? printRoute({kind: 'sheet', workbook: view.id, sheet: ENTRIES, customer: props.card.id, row: null})
      : '#/';
  };
  return (
    <section>
      <h3>{t(gridText.lastEntries)}</h3>
      <Show when={props.card.lastEntries.length > 0} fallback={<p class="mute">{t(customerText.noEntries)}</p>}>
        <ul class={styles.entries}>
          <For each={props.card.lastEntries}>
            {entry => (
              <li>
                <span class="mute">{recentDay(entry.day, app.session.today() ?? entry.day, locale())}</span>
                <span class="ell grow">
                  {[t(entryTypeName(entry.type)), t(formName(entry.form)), entry.contact]
                    .filter(part => part !== '')
                    .join(' · ')}
                </span>
                <b>{formatMoney(entry.amount)}</b>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <a class={`${buttonClass({kind: 'line'})} ${styles.ledger}`} href={ledger()}>
        {t(customerText.ledger)}
      </a>
    </section>
  );
}

function Warnings(props: {readonly card: CustomerCard}) {
  const app = useApp();
  const t = useWords();
  return (
    <>
      <Show
        when={props.card.warnings.length > 0}
        fallback={<EmptyState title={t(customerText.noWarnings)} text={props.card.name} />}
      >
        <ReasonList lines={props.card.warnings} />
        <NextStep lines={props.card.warnings} />
      </Show>
      <Show when={props.card.notEvaluated.length > 0 && app.session.view()}>
        {view => (
          <section>
            <h3>{t(warningsText.notEvaluated)}</h3>
            <MissingList lines={props.card.notEvaluated} workbook={view().id} />
          </section>
        )}
      </Show>
    </>
  );
}
