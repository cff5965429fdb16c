import type {LucideIcon} from 'lucide-solid';
import Bell from 'lucide-solid/icons/bell';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import FileInput from 'lucide-solid/icons/file-input';
import Layers from 'lucide-solid/icons/layers';
import SettingsIcon from 'lucide-solid/icons/settings';
import Table2 from 'lucide-solid/icons/table-2';
import Users from 'lucide-solid/icons/users';
import {For, type JSX, Show} from 'solid-js';
import {asId, type SheetId} from '../../core/base/ids.ts';
import type {Level} from '../../core/rules/types.ts';
import type {Sheet} from '../../core/schema/sheet.ts';
import {formatCount} from '../../core/text/figures.ts';
import {shellText} from '../../core/text/shell.ts';
import type {WorkbookView} from '../engine/protocol.ts';
import {Icon} from '../ui/icon.tsx';
import {LevelCounts, LevelShape} from '../ui/level-mark.tsx';
import {useWords} from '../ui/locale.tsx';
import styles from './frame.module.css';
import {printRoute, type Route} from './route.ts';
import {useApp} from './services.tsx';
import {sheetIcon} from './sheet-icon.ts';

function NavLink(props: {
  readonly to: Route;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly current: boolean;
  readonly children?: JSX.Element;
}) {
  return (
    <a href={printRoute(props.to)} aria-current={props.current ? 'page' : undefined} title={props.name}>
      <Icon of={props.icon} />
      <span class={styles.name}>{props.name}</span>
      <Show when={props.children}>
        <span class={styles.count}>{props.children}</span>
      </Show>
    </a>
  );
}

/** Left column: what needs attention, the sheets, and what is done seldom at the foot. */
export function Nav(props: {readonly view: WorkbookView}) {
  const app = useApp();
  const t = useWords();
  const route = app.router.route;
  const workbook = () => props.view.id;
  const listed = () => props.view.sheets.filter(sheet => sheet.listed);
  /** The sheets of every ledger, and those with rows; the others wait behind a fold. */
  const shown = (sheet: Sheet) => usual.has(sheet.id) || (props.view.rowCounts[sheet.id] ?? 0) > 0 || isSheet(sheet.id);
  const isSheet = (sheet: SheetId) => {
    const here = route();
    return here.kind === 'sheet' && here.sheet === sheet;
  };
  return (
    <nav class={styles.nav} aria-label={t(shellText.workbookNav)}>
      <NavLink
        to={{kind: 'warnings', workbook: workbook(), customer: null}}
        icon={Bell}
        name={t(shellText.warnings)}
        current={route().kind === 'warnings'}
      >
        <LevelCounts counts={app.session.counts()} most={2} />
      </NavLink>
      <h2>{t(shellText.sheets)}</h2>
      <NavLink
        to={{kind: 'warning-table', workbook: workbook(), month: null, manager: undefined, customer: null}}
        icon={Table2}
        name={t(shellText.warningTable)}
        current={route().kind === 'warning-table' || route().kind === 'customer'}
      />
      <For each={listed().filter(shown)}>{sheet => <SheetLink view={props.view} sheet={sheet} />}</For>
      <Show when={listed().some(sheet => !shown(sheet))}>
        <details class={styles.others}>
          <summary title={t(shellText.otherSheets)}>
            <Icon of={Layers} />
            <span class={styles.name}>{t(shellText.otherSheets)}</span>
          </summary>
          <For each={listed().filter(sheet => !shown(sheet))}>
            {sheet => <SheetLink view={props.view} sheet={sheet} />}
          </For>
        </details>
      </Show>
      <div class={styles.end} />
      <NavLink
        to={{kind: 'import', workbook: workbook()}}
        icon={FileInput}
        name={t(shellText.import)}
        current={route().kind === 'import'}
      />
      <NavLink
        to={{kind: 'settings', workbook: workbook()}}
        icon={SettingsIcon}
        name={t(shellText.settings)}
        current={route().kind === 'settings'}
      />
    </nav>
  );
}

const usual: ReadonlySet<string> = new Set(['customers', 'entries', 'contacts', 'agreements', 'arrears', 'staff']);

function SheetLink(props: {readonly view: WorkbookView; readonly sheet: Sheet}) {
  const app = useApp();
  const t = useWords();
  const current = () => {
    const here = app.router.route();
    return here.kind === 'sheet' && here.sheet === props.sheet.id;
  };
  const rows = () => props.view.rowCounts[props.sheet.id] ?? 0;
  return (
    <NavLink
      to={{kind: 'sheet', workbook: props.view.id, sheet: props.sheet.id, customer: null, row: null}}
      icon={sheetIcon(props.sheet.icon)}
      name={t(props.sheet.name)}
      current={current()}
    >
      <Show when={rows() > 0}>
        <span class="mute">{formatCount(rows())}</span>
      </Show>
    </NavLink>
  );
}

/** The phone's tabs: warning table, warnings, customers, everything else. */
export function Tabs(props: {readonly view: WorkbookView}) {
  const app = useApp();
  const t = useWords();
  const kind = () => app.router.route().kind;
  const here = () => app.router.route();
  const workbook = () => props.view.id;
  const onCustomers = () => {
    const at = here();
    return at.kind === 'sheet' && at.sheet === 'customers';
  };
  const most = (): Level | null =>
    app.session.counts().red > 0 ? 'red' : app.session.counts().orange > 0 ? 'orange' : null;
  const tab = (to: Route, icon: LucideIcon, name: string, current: boolean, badge?: JSX.Element) => (
    <a href={printRoute(to)} aria-current={current ? 'page' : undefined}>
      <Icon of={icon} />
      <span>{name}</span>
      {badge}
    </a>
  );
  return (
    <nav class={styles.tabs} aria-label={t(shellText.workbookNav)}>
      {tab(
        {kind: 'warning-table', workbook: workbook(), month: null, manager: undefined, customer: null},
        Table2,
        t({zh: '预警表', en: 'Table'}),
        kind() === 'warning-table' || kind() === 'customer',
      )}
      {tab(
        {kind: 'warnings', workbook: workbook(), customer: null},
        Bell,
        t({zh: '预警', en: 'Warnings'}),
        kind() === 'warnings',
        <Show when={most()}>
          {level => (
            <span class={styles.badge}>
              <LevelShape level={level()} />
            </span>
          )}
        </Show>,
      )}
      {tab(
        {kind: 'sheet', workbook: workbook(), sheet: asId<SheetId>('customers'), customer: null, row: null},
        Users,
        t(shellText.customers),
        onCustomers(),
      )}
      {tab(
        {kind: 'more', workbook: workbook()},
        Ellipsis,
        t(shellText.more),
        kind() === 'more' ||
          kind() === 'settings' ||
          kind() === 'import' ||
          (here().kind === 'sheet' && !onCustomers()),
      )}
    </nav>
  );
}
