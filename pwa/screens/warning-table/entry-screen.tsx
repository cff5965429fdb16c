import CalendarDays from 'lucide-solid/icons/calendar-days';
import ChevronsUpDown from 'lucide-solid/icons/chevrons-up-down';
import X from 'lucide-solid/icons/x';
import {createEffect, createMemo, createSignal, For, on, onCleanup, Show} from 'solid-js';
import {type Day, formatDay, parseDay} from '../../../core/base/calendar-date.ts';
import type {RowId} from '../../../core/base/ids.ts';
import type {MonthRow} from '../../../core/ledger/month-table-types.ts';
import {type SettlementForm, settlementForms} from '../../../core/ledger/types.ts';
import {entryTypeName, formName} from '../../../core/text/choices.ts';
import {afterEntry, customerText, recorded} from '../../../core/text/customer.ts';
import {formatMoney, recentDay} from '../../../core/text/figures.ts';
import {shellText} from '../../../core/text/shell.ts';
import {tableText, weekName} from '../../../core/text/warning-table.ts';
import {newRowId} from '../../app/new-id.ts';
import {sayNotices} from '../../app/saving-notices.ts';
import type {ScreenProps} from '../../app/screens.ts';
import {Search} from '../../app/search.tsx';
import {useApp} from '../../app/services.tsx';
import type {CustomerCard} from '../../engine/protocol.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {Strong} from '../warnings/warning-words.tsx';
import {createCustomerSource} from './customer-source.ts';
import styles from './entry.module.css';
import {type DraftEffect, draftAmount, draftEffect, draftRow, type EntryDraft, type EntryKind} from './entry-draft.ts';
import {Keypad} from './keypad.tsx';

/** Puts down one entry of one customer: own keys on a phone, a keyboard anywhere. */
export default function EntryScreen(props: ScreenProps<'entry'>) {
  const app = useApp();
  const t = useWords();
  const source = createCustomerSource(app.engine, () => props.route.customer);
  return (
    <div class={styles.screen}>
      <header class={styles.head}>
        <IconButton icon={X} label={t(shellText.close)} onClick={() => app.router.back()} />
        <h1>{t(customerText.entryTitle)}</h1>
      </header>
      <Show when={props.route.customer !== null} fallback={<Pick route={props.route} />}>
        <Show when={source.error()}>{error => <ErrorBox error={error()} />}</Show>
        <Show when={source.card()} fallback={<Skeleton />}>
          {card => <EntryForm card={card()} route={props.route} />}
        </Show>
      </Show>
    </div>
  );
}

/** Chooses the customer first. */
function Pick(props: {readonly route: ScreenProps<'entry'>['route']}) {
  const app = useApp();
  const t = useWords();
  const go = (customer: RowId) =>
    app.router.go({kind: 'entry', workbook: props.route.workbook, customer}, {replace: true});
  return (
    <div class={styles.pick}>
      <h2>{t(customerText.pickCustomer)}</h2>
      <Search workbook={props.route.workbook} autofocus onChoose={go} />
    </div>
  );
}

const kinds: readonly EntryKind[] = ['sale', 'payment', 'refund'];

function EntryForm(props: {readonly card: CustomerCard; readonly route: ScreenProps<'entry'>['route']}) {
  const app = useApp();
  const t = useWords();
  const today = () => app.session.today() ?? parseDay('1970-01-01') ?? props.card.running.weeks[0]?.from;
  const [kind, setKind] = createSignal<EntryKind>('payment');
  const [text, setText] = createSignal('');
  const [day, setDay] = createSignal<Day | null>(null);
  const [form, setForm] = createSignal<SettlementForm | null>(null);
  const [rowId, setRowId] = createSignal<RowId | null>(null);
  createEffect(
    on(
      () => props.card.id,
      () => {
        setText('');
        setForm(null);
        setRowId(null);
      },
    ),
  );
  const row = (): MonthRow | null =>
    props.card.running.rows.find(each => each.row === rowId()) ?? props.card.running.rows[0] ?? null;
  const usual = (): SettlementForm => {
    if (kind() !== 'sale') return 'transfer';
    const shown = row()?.form;
    return shown === undefined || shown === 'mixed' ? 'signed_bill' : shown;
  };
  const draft = createMemo<EntryDraft | null>(() => {
    const chosen = day() ?? today();
    return chosen === undefined ? null : {kind: kind(), text: text(), day: chosen, form: form() ?? usual(), row: row()};
  });
  const effect = () => {
    const now = draft();
    return now && draftEffect(now, props.card);
  };

  const next = () => {
    const order = app.session.order();
    const at = order.indexOf(props.card.id);
    const following = at < 0 ? undefined : order[at + 1];
    if (following === undefined) app.router.back();
    else app.router.go({kind: 'entry', workbook: props.route.workbook, customer: following}, {replace: true});
  };
  const save = async () => {
    const [now, view, on] = [draft(), app.session.view(), today()];
    const line = now && view && on !== undefined && draftRow(newRowId(), now, props.card.id, on, view.settings);
    if (!now || !line) {
      app.toasts.show({text: customerText.amountNeeded});
      return;
    }
    const answer = await app.engine.ask('write', {label: 'add-entry', inserts: [line], cells: []});
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    const text = recorded(props.card.name, customerText[now.kind], draftAmount(now.text) ?? 0);
    if (!sayNotices(app, answer.value, text)) {
      app.toasts.show({text, action: {label: shellText.undo, run: () => void app.engine.ask('undo', {})}});
    }
    setText('');
    next();
  };

  const press = (key: string) => {
    if (key === 'erase') setText(text().slice(0, -1));
    else if (key !== '.' || !/\.\d*$/.test(text())) setText(text() + key);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (/^[\d.+]$/.test(event.key)) press(event.key);
    else if (event.key === 'Backspace') press('erase');
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void save();
    else if (event.key === 'Escape') app.router.back();
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', keys);
  onCleanup(() => document.removeEventListener('keydown', keys));

  return (
    <>
      <div class={styles.scroll}>
        <Who card={props.card} route={props.route} />
        <WeekStrip card={props.card} kind={kind()} effect={effect()} />
        <SegmentedControl
          label={t(customerText.kind)}
          class={styles.kinds ?? ''}
          value={kind()}
          segments={kinds.map(value => ({value, label: t(customerText[value])}))}
          onChange={setKind}
        />
        <div class={styles.amount}>
          <output aria-label={t(customerText.amount)} aria-live="polite">
            {shownAmount(text())}
            <i class={styles.caret} />
          </output>
          <Chips
            day={day() ?? today() ?? null}
            today={today() ?? null}
            form={form() ?? usual()}
            onDay={setDay}
            onForm={setForm}
          />
        </div>
        <Show when={props.card.running.rows.length > 1}>
          <label class={styles.contact}>
            {t(customerText.contact)}
            <select onChange={event => setRowId(chosenRow(props.card, event.currentTarget.value))}>
              <For each={props.card.running.rows}>
                {each => <option value={each.row}>{each.contactName || each.customerName}</option>}
              </For>
            </select>
          </label>
        </Show>
        <p class={styles.effect} role="status">
          <Show when={effect()} fallback={' '}>
            {after => (
              <Strong
                words={afterEntry({...after(), month: props.card.running.month, limit: props.card.creditLimit})}
              />
            )}
          </Show>
        </p>
        <Latest card={props.card} />
      </div>
      <Keypad onKey={press} onSave={() => void save()} />
    </>
  );
}

function chosenRow(card: CustomerCard, value: string): RowId | null {
  return card.running.rows.find(row => row.row === value)?.row ?? null;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** `12345.6` as `12,345.6` while it is typed. */
function shownAmount(text: string): string {
  return text === '' ? '0' : text.replace(/\d+(?=\.|\+|$)/g, digits => digits.replace(/\B(?=(\d{3})+$)/g, ','));
}

function Who(props: {readonly card: CustomerCard; readonly route: ScreenProps<'entry'>['route']}) {
  const app = useApp();
  const t = useWords();
  const facts = () =>
    [
      props.card.running.rows[0]?.contactName ?? '',
      `${t(tableText.balance)} ${formatMoney(props.card.balance)}`,
      props.card.creditLimit === null ? '' : `${t({zh: '额度', en: 'Limit'})} ${formatMoney(props.card.creditLimit)}`,
    ]
      .filter(part => part !== '')
      .join(' · ');
  return (
    <div class={styles.who}>
      <div class="row">
        <b class="ell">{props.card.name}</b>
        <span class="grow" />
        <Button
          icon={ChevronsUpDown}
          onClick={() =>
            app.router.go({kind: 'entry', workbook: props.route.workbook, customer: null}, {replace: true})
          }
        >
          {t(customerText.changeCustomer)}
        </Button>
      </div>
      <p class="mute">{facts()}</p>
    </div>
  );
}

/** The month's weeks with the cell that is being filled ringed. */
function WeekStrip(props: {
  readonly card: CustomerCard;
  readonly kind: EntryKind;
  readonly effect: DraftEffect | null;
}) {
  const t = useWords();
  const sides = ['sales', 'collection'] as const;
  const running = () => props.card.running;
  const side = () => (props.kind === 'sale' ? 'sales' : 'collection');
  const sum = (week: number, of: 'sales' | 'collection') =>
    running().rows.reduce((total, row) => total + (row.weeks[week]?.[of] ?? 0), 0);
  const current = (week: number, of: 'sales' | 'collection') => of === side() && week === running().runningWeek;
  const figure = (week: number, of: 'sales' | 'collection') => {
    const before = running().rows.reduce((total, row) => total + row[of], 0);
    const added = current(week, of) && props.effect ? props.effect.monthTotal - before : 0;
    const amount = sum(week, of) + added;
    return amount === 0 ? '' : formatMoney(amount);
  };
  return (
    <table class={styles.weeks}>
      <thead>
        <tr>
          <td />
          <For each={running().weeks}>
            {(_, week) => (
              <th class="num" classList={{[styles.now ?? '']: week() === running().runningWeek}}>
                {t(weekName(week()))}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={sides}>
          {of => (
            <tr>
              <th scope="row">{t(of === 'sales' ? tableText.sales : tableText.collection)}</th>
              <For each={running().weeks}>
                {(_, week) => (
                  <td
                    class="num"
                    classList={{
                      [styles.now ?? '']: week() === running().runningWeek,
                      [styles.current ?? '']: current(week(), of),
                    }}
                  >
                    {figure(week(), of)}
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Chips(props: {
  readonly day: Day | null;
  readonly today: Day | null;
  readonly form: SettlementForm;
  readonly onDay: (day: Day) => void;
  readonly onForm: (form: SettlementForm) => void;
}) {
  const t = useWords();
  const locale = useLocale();
  const shown = () => (props.day === null ? '' : recentDay(props.day, props.today ?? props.day, locale()));
  const chooseDay = (text: string) => {
    const day = parseDay(text);
    if (day !== undefined) props.onDay(day);
  };
  const chooseForm = (text: string) => {
    const form = settlementForms.find(each => each === text);
    if (form) props.onForm(form);
  };
  return (
    <span class={styles.chips}>
      <label class={styles.chip}>
        <Icon of={CalendarDays} small />
        <span>{shown()}</span>
        <input
          type="date"
          aria-label={t(customerText.date)}
          value={props.day === null ? '' : formatDay(props.day)}
          max={props.today === null ? undefined : formatDay(props.today)}
          onChange={event => chooseDay(event.currentTarget.value)}
        />
      </label>
      <label class={styles.chip}>
        <span>{t(formName(props.form))}</span>
        <select aria-label={t(customerText.form)} onChange={event => chooseForm(event.currentTarget.value)}>
          <For each={settlementForms}>
            {each => (
              <option value={each} selected={each === props.form}>
                {t(formName(each))}
              </option>
            )}
          </For>
        </select>
      </label>
    </span>
  );
}

function Latest(props: {readonly card: CustomerCard}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  return (
    <section class={styles.latest}>
      <h2>{t(customerText.recentOnes)}</h2>
      <ul>
        <For each={props.card.lastEntries.slice(0, 3)}>
          {entry => (
            <li>
              <span class="grow">{t(entryTypeName(entry.type))}</span>
              <span class="mute">{t(formName(entry.form))}</span>
              <b class="num">{formatMoney(entry.amount)}</b>
              <span class="mute">{recentDay(entry.day, app.session.today() ?? entry.day, locale())}</span>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
