import type {LucideIcon} from 'lucide-solid';
import FileInput from 'lucide-solid/icons/file-input';
import House from 'lucide-solid/icons/house';
import SettingsIcon from 'lucide-solid/icons/settings';
import {For, Show} from 'solid-js';
import {formatCount} from '../../../core/text/figures.ts';
import {shellText} from '../../../core/text/shell.ts';
import {saveBackup} from '../../app/backup.ts';
import {printRoute, type Route} from '../../app/route.ts';
import {useApp} from '../../app/services.tsx';
import {sheetIcon} from '../../app/sheet-icon.ts';
import {runUndo} from '../../app/undo.ts';
import {Button} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import {PageBar} from '../../ui/page-bar.tsx';
import {SaveState} from '../../ui/save-state.tsx';
import styles from './settings.module.css';
import {DeviceSection} from './settings-screen.tsx';

/** On a phone: the sheets and everything else that has no tab of its own. */
export default function MoreScreen() {
  const app = useApp();
  const t = useWords();
  const link = (to: Route, icon: LucideIcon, name: string, count = 0) => (
    <li>
      <a href={printRoute(to)}>
        <Icon of={icon} />
        <span>{name}</span>
        <Show when={count > 0}>
          <span class={styles.count}>{formatCount(count)}</span>
        </Show>
      </a>
    </li>
  );
  return (
    <>
      <PageBar title={t(shellText.more)}>
        <span class="grow" />
        <SaveState
          state={app.session.save()}
          online={app.online()}
          onRetry={() => void app.engine.ask('retry-save', {})}
          onBackup={() => void saveBackup(app)}
        />
      </PageBar>
      <Show when={app.session.view()}>
        {view => (
          <div class={styles.more}>
            <ul class={styles.links}>
              {link({kind: 'home'}, House, t(shellText.allWorkbooks))}
              {link({kind: 'import', workbook: view().id}, FileInput, t(shellText.import))}
              {link({kind: 'settings', workbook: view().id}, SettingsIcon, t(shellText.settings))}
            </ul>
            <div class={styles.choices}>
              <Button kind="line" disabled={app.session.undo().undo === null} onClick={() => void runUndo(app, 'undo')}>
                {t(shellText.undo)}
              </Button>
              <Button kind="line" disabled={app.session.undo().redo === null} onClick={() => void runUndo(app, 'redo')}>
                {t(shellText.redo)}
              </Button>
              <Button kind="line" onClick={() => void saveBackup(app)}>
                {t({zh: '备份到文件', en: 'Back up to a file'})}
              </Button>
            </div>
            <section>
              <h2>{t(shellText.sheets)}</h2>
              <ul class={styles.links}>
                <For each={view().sheets.filter(sheet => sheet.listed)}>
                  {sheet =>
                    link(
                      {kind: 'sheet', workbook: view().id, sheet: sheet.id, customer: null, row: null},
                      sheetIcon(sheet.icon),
                      t(sheet.name),
                      view().rowCounts[sheet.id] ?? 0,
                    )
                  }
                </For>
              </ul>
            </section>
            <DeviceSection />
          </div>
        )}
      </Show>
    </>
  );
}
