import Plus from 'lucide-solid/icons/plus';
import SearchIcon from 'lucide-solid/icons/search';
import {createEffect, createMemo, createSignal, For, onCleanup, onMount, Show} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {formatMoney, monthName} from '../../../core/text/figures.ts';
import {levelName} from '../../../core/text/levels.ts';
import {levelChanged, tableText} from '../../../core/text/warning-table.ts';
import {printRoute, type RouteOf} from '../../app/route.ts';
import {Search} from '../../app/search.tsx';
import {useApp} from '../../app/services.tsx';
import type {WorkbookView} from '../../engine/protocol.ts';
import {IconButton} from '../../ui/button.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {byLevel} from '../warnings/by-level.ts';
import {figureOf} from '../warnings/warning-words.tsx';
import {type CustomerLine, customerLines} from './customer-lines.ts';
import {allTotals} from './lines.ts';
import {ManagerPicker} from './manager-picker.tsx';
import {MonthPicker} from './month-picker.tsx';
import styles from './phone.module.css';
import {TableEmpty} from './table-empty.tsx';
import {createTablePlace} from './table-query.ts';
import {createTableSource} from './table-source.ts';

const LINE_PX = 66;
const OVERSCAN = 6;

/** The warning table on a phone: sums, then customers from the worst down. */
export function PhoneTable(props: {readonly view: WorkbookView; readonly route: RouteOf<'warning-table'>}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const [news, setNews] = createSignal<Words | null>(null);
  const [searching, setSearching] = createSignal(false);
  const place = createTablePlace(
    app,
    () => props.view,
    () => props.route,
  );
  const source = createTableSource(app.engine, place.query, changes => {
    const [first] = changes;
    const line = lines().find(each => each.customer === first?.customer);
    if (first && line) setNews(levelChanged(line.name, first.before, first.after));
  });
  const lines = createMemo(() => {
    const table = source.table();
    return table ? customerLines(table) : [];
  });
  createEffect(() => app.session.setOrder(lines().map(line => line.customer)));
  const total = createMemo(() => {
    const table = source.table();
    return table ? allTotals(table).total : null;
  });
  return (
    <>
      <header class={styles.head}>
        <h1>{t({zh: '预警表', en: 'Table'})}</h1>
        <MonthPicker
          month={place.query().month}
          now={place.now()}
          months={props.view.months}
          short
          onPick={place.pickMonth}
        />
        <span class="grow" />
        <IconButton
          icon={SearchIcon}
          label={t({zh: '搜索', en: 'Search'})}
          on={searching()}
          onClick={() => setSearching(!searching())}
        />
      </header>
      <Show when={searching()}>
        <div class={styles.search}>
          <Search workbook={props.view.id} autofocus />
        </div>
      </Show>
      <div class={styles.manager}>
        <ManagerPicker managers={props.view.managers} manager={place.query().manager} onPick={place.pickManager} />
      </div>
      <Show when={total()}>
        {sum => (
          <dl class={styles.sums} aria-label={monthName(place.query().month, locale())}>
            <Sum name={t(tableText.sales)} fen={sum().sales} />
            <Sum name={t(tableText.collection)} fen={sum().collection} />
            <Sum name={t(tableText.balance)} fen={sum().closing} />
          </dl>
        )}
      </Show>
      <Show when={source.error()}>{error => <ErrorBox error={error()} />}</Show>
      <Show when={source.table()} fallback={<Skeleton />}>
        <Show
          when={lines().length > 0}
          fallback={
            <TableEmpty
              workbook={props.view.id}
              onAdd={() => app.router.go({kind: 'entry', workbook: props.view.id, customer: null})}
            />
          }
        >
          <PhoneList lines={lines()} workbook={props.view.id} />
        </Show>
      </Show>
      <a class={styles.fab} href={printRoute({kind: 'entry', workbook: props.view.id, customer: null})}>
        <Icon of={Plus} />
        {t({zh: '记一笔', en: 'Add entry'})}
      </a>
      <span class="sr" role="status" aria-live="polite">
        {news() ? t(news() ?? tableText.title) : ''}
      </span>
    </>
  );
}

function Sum(props: {readonly name: string; readonly fen: number}) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{formatMoney(props.fen)}</dd>
    </div>
  );
}

/** Only the lines in sight are drawn, so that ten thousand customers scroll like ten. */
function PhoneList(props: {readonly lines: readonly CustomerLine[]; readonly workbook: WorkbookView['id']}) {
  const [view, setView] = createSignal({top: 0, height: 700});
  let box: HTMLDivElement | undefined;
  const follow = () => box && setView({top: box.scrollTop, height: box.clientHeight});
  onMount(() => {
    const observer = new ResizeObserver(follow);
    if (box) observer.observe(box);
    onCleanup(() => observer.disconnect());
  });
  const from = () => Math.max(0, Math.floor(view().top / LINE_PX) - OVERSCAN);
  const shown = createMemo(() => props.lines.slice(from(), from() + Math.ceil(view().height / LINE_PX) + 2 * OVERSCAN));
  return (
    <div ref={box} class={styles.scroll} onScroll={follow}>
      <ul class={styles.list} style={{height: `${props.lines.length * LINE_PX}px`}}>
        <For each={shown()}>
          {(line, index) => <PhoneLine line={line} top={(from() + index()) * LINE_PX} workbook={props.workbook} />}
        </For>
      </ul>
    </div>
  );
}

function PhoneLine(props: {readonly line: CustomerLine; readonly top: number; readonly workbook: WorkbookView['id']}) {
  const t = useWords();
  const why = () => {
    const worst = byLevel(props.line.warnings).find(warning => warning.level !== null);
    return worst ? t(figureOf(worst)) : t(tableText.normal);
  };
  return (
    <li style={{transform: `translateY(${props.top}px)`}}>
      <a
        href={printRoute({kind: 'customer', workbook: props.workbook, customer: props.line.customer})}
        aria-description={props.line.level === null ? undefined : t(levelName[props.line.level])}
      >
        <Stripe level={props.line.level} />
        <span class={styles.who}>
          <span class={styles.name}>
            <b class="ell">{props.line.name}</b>
            <Show when={props.line.level}>{level => <LevelMark level={level()} />}</Show>
          </span>
          <span class={styles.why}>{[why(), props.line.contacts].filter(part => part !== '').join(' · ')}</span>
        </span>
        <span class={styles.figures}>
          <b>{formatMoney(props.line.balance)}</b>
          <span>
            {t(tableText.thisMonth)} {formatMoney(props.line.sales)}
          </span>
        </span>
      </a>
    </li>
  );
}
