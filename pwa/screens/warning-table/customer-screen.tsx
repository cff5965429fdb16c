import type {LucideIcon} from 'lucide-solid';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import Banknote from 'lucide-solid/icons/banknote';
import List from 'lucide-solid/icons/list';
import Pencil from 'lucide-solid/icons/pencil';
import Phone from 'lucide-solid/icons/phone';
import ReceiptText from 'lucide-solid/icons/receipt-text';
import {For, Show} from 'solid-js';
import type {Day} from '../../../core/base/calendar-date.ts';
import {asId, type SheetId} from '../../../core/base/ids.ts';
import {entryTypeName, formName, gradeName, sectorName} from '../../../core/text/choices.ts';
import {customerText, limitUse, oldestDays} from '../../../core/text/customer.ts';
import {formatMoney, monthName, recentDay} from '../../../core/text/figures.ts';
import {levelName} from '../../../core/text/levels.ts';
import {shellText} from '../../../core/text/shell.ts';
import {tableText, weekName} from '../../../core/text/warning-table.ts';
import {warningsText, whyLevel} from '../../../core/text/warnings-screen.ts';
import {printRoute} from '../../app/route.ts';
import type {ScreenProps} from '../../app/screens.ts';
import {useApp} from '../../app/services.tsx';
import type {CustomerCard} from '../../engine/protocol.ts';
import {AgeingBar} from '../../ui/ageing-bar.tsx';
import {buttonClass, IconButton} from '../../ui/button.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelMark} from '../../ui/level-mark.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {MissingList} from '../warnings/missing-list.tsx';
import {NextStep, ReasonList} from '../warnings/reason-list.tsx';
import styles from './card.module.css';
import {createCustomerSource} from './customer-source.ts';
import {SalesBars} from './sales-bars.tsx';

const ENTRIES = asId<SheetId>('entries');
const CUSTOMERS = asId<SheetId>('customers');

/** Everything about one customer that bears on what to do next. */
export default function CustomerScreen(props: ScreenProps<'customer'>) {
  const app = useApp();
  const t = useWords();
  const source = createCustomerSource(app.engine, () => props.route.customer);
  return (
    <>
      <header class={styles.head}>
        <IconButton icon={ArrowLeft} label={t(shellText.back)} onClick={() => app.router.back()} />
        <h1 class="ell">{source.card()?.name}</h1>
        <Show when={source.card()?.level}>{level => <LevelMark level={level()} />}</Show>
      </header>
      <div class={styles.scroll}>
        <Show when={source.error()}>{error => <ErrorBox error={error()} />}</Show>
        <Show when={source.card()} fallback={<Show when={!source.error()}>{<Skeleton />}</Show>}>
          {card => <Card card={card()} route={props.route} />}
        </Show>
      </div>
    </>
  );
}

function Card(props: {readonly card: CustomerCard; readonly route: ScreenProps<'customer'>['route']}) {
  const t = useWords();
  const overdue = () => props.card.ageing.slice(1).reduce((sum, part) => sum + part, 0);
  return (
    <div class={styles.card}>
      <p class={styles.facts}>
        {[
          t(sectorName(props.card.sector)),
          props.card.grade === null ? '' : t(gradeName(props.card.grade)),
          props.card.managerName,
        ]
          .filter(part => part !== '')
          .join(' · ')}
      </p>
      <dl class={styles.figures}>
        <div>
          <dt>{t(customerText.balance)}</dt>
          <dd>{formatMoney(props.card.balance)}</dd>
          <Show when={props.card.creditLimit} fallback={<span class="mute">{t(customerText.noLimit)}</span>}>
            {limit => <span class="mute">{t(limitUse(props.card.onAccountBalance, limit()))}</span>}
          </Show>
        </div>
        <div>
          <dt>{t(customerText.overdue)}</dt>
          <dd>{formatMoney(overdue())}</dd>
          <span class="mute">
            {overdue() > 0 ? t(oldestDays(props.card.oldestDaysPastDue)) : t(customerText.notOverdue)}
          </span>
        </div>
        <Show when={props.card.storedValue !== 0}>
          <div>
            <dt>{t(customerText.storedValue)}</dt>
            <dd>{formatMoney(props.card.storedValue)}</dd>
          </div>
        </Show>
      </dl>
      <AgeingBar parts={props.card.ageing} tall />
      <Actions card={props.card} route={props.route} />
      <Why card={props.card} />
      <Weeks card={props.card} />
      <Show when={props.card.salesByMonth.some(month => month.sales !== null)}>
        <section>
          <h2>{t(customerText.monthly)}</h2>
          <SalesBars months={props.card.salesByMonth} />
        </section>
      </Show>
      <Recent card={props.card} />
      <Show when={props.card.notEvaluated.length > 0}>
        <section>
          <h2>{t(warningsText.notEvaluated)}</h2>
          <MissingList lines={props.card.notEvaluated} workbook={props.route.workbook} />
        </section>
      </Show>
    </div>
  );
}

function Actions(props: {readonly card: CustomerCard; readonly route: ScreenProps<'customer'>['route']}) {
  const t = useWords();
  const {workbook} = props.route;
  const link = (href: string, icon: LucideIcon, text: string) => (
    <a class={buttonClass({kind: 'line'})} href={href}>
      <Icon of={icon} small />
      {text}
    </a>
  );
  return (
    <div class={styles.actions}>
      <Show when={props.card.phone !== ''}>
        {link(`tel:${props.card.phone.replace(/[^\d+]/g, '')}`, Phone, t(customerText.call))}
      </Show>
      {link(printRoute({kind: 'entry', workbook, customer: props.card.id}), Banknote, t(customerText.recordPayment))}
      {link(
        printRoute({kind: 'sheet', workbook, sheet: ENTRIES, customer: props.card.id, row: null}),
        List,
        t(customerText.ledger),
      )}
      {link(
        printRoute({
          kind: 'warning-table',
          workbook,
          month: null,
          manager: 'all',
          customer: props.card.id,
        }),
        ReceiptText,
        t(warningsText.openTable),
      )}
      {link(
        printRoute({kind: 'sheet', workbook, sheet: CUSTOMERS, customer: null, row: props.card.id}),
        Pencil,
        t(customerText.edit),
      )}
    </div>
  );
}

function Why(props: {readonly card: CustomerCard}) {
  const t = useWords();
  const title = () => {
    const {level} = props.card;
    return level === null ? t(customerText.noWarnings) : t(whyLevel(levelName[level]));
  };
  return (
    <section>
      <h2>{title()}</h2>
      <Show when={props.card.combined}>
        <p class="sub">{t(warningsText.combined)}</p>
      </Show>
      <ReasonList lines={props.card.warnings} thresholds />
      <NextStep lines={props.card.warnings} />
    </section>
  );
}

/** The running month, week by week, over all rows of the customer. */
function Weeks(props: {readonly card: CustomerCard}) {
  const t = useWords();
  const locale = useLocale();
  const running = () => props.card.running;
  const sum = (week: number, side: 'sales' | 'collection') =>
    running().rows.reduce((total, row) => total + (row.weeks[week]?.[side] ?? 0), 0);
  const shown = (amount: number) => (amount === 0 ? '—' : formatMoney(amount));
  return (
    <Show when={running().rows.length > 0}>
      <section>
        <h2>{monthName(running().month, locale())}</h2>
        <table class={styles.table}>
          <thead>
            <tr>
              <th>{t(customerText.week)}</th>
              <th class="num">{t(tableText.sales)}</th>
              <th class="num">{t(tableText.collection)}</th>
            </tr>
          </thead>
          <tbody>
            <For each={running().weeks}>
              {(_, week) => (
                <tr class={week() === running().runningWeek ? styles.now : ''}>
                  <td>{t(weekName(week()))}</td>
                  <td class="num">{shown(sum(week(), 'sales'))}</td>
                  <td class="num">{shown(sum(week(), 'collection'))}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  );
}

function Recent(props: {readonly card: CustomerCard}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const date = (day: Day) => recentDay(day, app.session.today() ?? day, locale());
  return (
    <section>
      <h2>{t(customerText.recent)}</h2>
      <Show when={props.card.lastEntries.length > 0} fallback={<p class="sub">{t(customerText.noEntries)}</p>}>
        <table class={styles.table}>
          <tbody>
            <For each={props.card.lastEntries}>
              {entry => (
                <tr>
                  <td class="mute">{date(entry.day)}</td>
                  <td>
                    {t(entryTypeName(entry.type))} <span class="mute">{t(formName(entry.form))}</span>
                  </td>
                  <td class="sub">{entry.contact}</td>
                  <td class="num">{formatMoney(entry.amount, 'always')}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  );
}
