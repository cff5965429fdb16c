import Ellipsis from 'lucide-solid/icons/ellipsis';
import {createSignal, For, Match, Show, Switch} from 'solid-js';
import {formatBytes, formatCount} from '../../../core/text/figures.ts';
import {deleted, deleteText, deleteTitle, homeText} from '../../../core/text/home.ts';
import {shellText} from '../../../core/text/shell.ts';
import {saveBackup} from '../../app/backup.ts';
import {printRoute} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import type {WorkbookSummary} from '../../engine/protocol.ts';
import {TypedConfirm} from '../../ui/dialog.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelCounts} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {Menu, MenuItem, MenuLine} from '../../ui/menu.tsx';
import styles from './home.module.css';
import {localMoment} from './local-date.ts';
import {RenameDialog} from './rename-dialog.tsx';

type Asking = {readonly kind: 'rename' | 'delete'; readonly workbook: WorkbookSummary};

/** The workbooks as a table: name, warnings, size, last change, whether it is safe. */
export function WorkbookList(props: {readonly workbooks: readonly WorkbookSummary[]; readonly onChange: () => void}) {
  const app = useApp();
  const t = useWords();
  const [asking, setAsking] = createSignal<Asking | null>(null);
  const stop = () => {
    setAsking(null);
    props.onChange();
  };
  const asked = (kind: Asking['kind']) => {
    const now = asking();
    return now?.kind === kind ? now.workbook : null;
  };
  const remove = async (workbook: WorkbookSummary) => {
    const answer = await app.engine.ask('delete-workbook', {workbook: workbook.id});
    if (answer.ok) app.toasts.show({text: deleted(workbook.name)});
    else app.toasts.error(answer.error);
    stop();
  };
  return (
    <>
      <table class={styles.list}>
        <caption class="sr">{t(homeText.workbooks)}</caption>
        <thead>
          <tr>
            <th>{t(homeText.name)}</th>
            <th>{t(homeText.warnings)}</th>
            <th class="num">{t(homeText.customers)}</th>
            <th class="num">{t(homeText.entries)}</th>
            <th class="num">{t(homeText.size)}</th>
            <th>{t(homeText.changed)}</th>
            <th>{t(homeText.backedUpColumn)}</th>
            <th>{t(homeText.state)}</th>
            <th>
              <span class="sr">{t(homeText.moreFor)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.workbooks}>
            {workbook => <WorkbookLine workbook={workbook} onAsk={kind => setAsking({kind, workbook})} />}
          </For>
        </tbody>
      </table>
      <Show when={asked('rename')} keyed>
        {workbook => <RenameDialog workbook={workbook} onClose={stop} />}
      </Show>
      <Show when={asked('delete')} keyed>
        {workbook => (
          <TypedConfirm
            open
            title={t(deleteTitle(workbook.name))}
            text={t(deleteText(workbook.customers, workbook.entries))}
            word={t(homeText.deleteWord)}
            action={t(homeText.deleteAction)}
            onConfirm={() => void remove(workbook)}
            onClose={stop}
          />
        )}
      </Show>
    </>
  );
}

function WorkbookLine(props: {readonly workbook: WorkbookSummary; readonly onAsk: (kind: Asking['kind']) => void}) {
  const app = useApp();
  const t = useWords();
  const now = Date.now();
  const address = () =>
    printRoute({
      kind: 'warning-table',
      workbook: props.workbook.id,
      month: null,
      manager: undefined,
      customer: null,
    });
  const backup = async () => {
    await app.session.open(props.workbook.id);
    await saveBackup(app);
    if (app.router.route().kind === 'home') await app.session.close();
  };
  return (
    <tr>
      <th scope="row" class={styles.workbook}>
        <a href={address()}>{props.workbook.name}</a>
        <Show when={props.workbook.sample}>
          <span class={styles.tag}>{t(shellText.sample)}</span>
        </Show>
      </th>
      <td>
        <LevelCounts counts={props.workbook.counts} most={2} label={t(homeText.warnings)} />
      </td>
      <td class={`num ${styles.extra}`}>{formatCount(props.workbook.customers)}</td>
      <td class={`num ${styles.extra}`}>{formatCount(props.workbook.entries)}</td>
      <td class={`num ${styles.extra}`}>{formatBytes(props.workbook.bytes)}</td>
      <td class={styles.changed}>{localMoment(props.workbook.changedAt, now)}</td>
      <td class={styles.extra}>
        <Show when={props.workbook.backedUpAt} fallback={<span class="mute">{t(homeText.never)}</span>}>
          {at => localMoment(at(), now)}
        </Show>
      </td>
      <td class={`mute ${styles.extra}`}>
        <Switch>
          <Match when={props.workbook.state.kind === 'ready'}>{t(homeText.ready)}</Match>
          <Match when={props.workbook.state.kind === 'newer'}>{t(homeText.newer)}</Match>
          <Match when={props.workbook.state.kind === 'damaged'}>{t(homeText.damaged)}</Match>
        </Switch>
      </td>
      <td class={styles.tools}>
        <Menu
          label={`${t(homeText.moreFor)}: ${props.workbook.name}`}
          square
          placement="bottom-end"
          trigger={<Icon of={Ellipsis} />}
        >
          <MenuItem onSelect={() => props.onAsk('rename')}>{t(shellText.rename)}</MenuItem>
          <MenuItem onSelect={() => void backup()}>{t({zh: '备份到文件', en: 'Back up to a file'})}</MenuItem>
          <MenuLine />
          <MenuItem onSelect={() => props.onAsk('delete')}>{t(homeText.deleteAction)}…</MenuItem>
        </Menu>
      </td>
    </tr>
  );
}
