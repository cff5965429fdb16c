import Languages from 'lucide-solid/icons/languages';
import SunMoon from 'lucide-solid/icons/sun-moon';
import {For, Show} from 'solid-js';
import {shellText} from '../../core/text/shell.ts';
import type {WorkbookView} from '../engine/protocol.ts';
import {BrandMark} from '../ui/brand.tsx';
import {Icon} from '../ui/icon.tsx';
import {useWords} from '../ui/locale.tsx';
import {Menu, MenuChoices, MenuItem, MenuLine} from '../ui/menu.tsx';
import {SaveState} from '../ui/save-state.tsx';
import {createAnswer} from './answer.ts';
import {saveBackup} from './backup.ts';
import styles from './frame.module.css';
import {printRoute} from './route.ts';
import {Search} from './search.tsx';
import {useApp} from './services.tsx';

/** Brand, workbook, search, whether the work is safe, language and theme. */
export function TopBar(props: {readonly view: WorkbookView}) {
  const app = useApp();
  const t = useWords();
  return (
    <header class={styles.top}>
      <a
        class={styles.brand}
        href={printRoute({kind: 'home'})}
        aria-label={`${t(shellText.product)} ${t(shellText.home)}`}
      >
        <BrandMark />
        <span>{t(shellText.product)}</span>
      </a>
      <WorkbookMenu view={props.view} />
      <Show when={props.view.settings.sample}>
        <span class={styles.tag} title={t(shellText.sampleNote)}>
          {t(shellText.sample)}
        </span>
      </Show>
      <div class={styles.middle}>
        <Search workbook={props.view.id} />
      </div>
      <SaveState
        state={app.session.save()}
        online={app.online()}
        onRetry={() => void app.engine.ask('retry-save', {})}
        onBackup={() => void saveBackup(app)}
      />
      <LanguageMenu />
      <ThemeButton />
    </header>
  );
}

function WorkbookMenu(props: {readonly view: WorkbookView}) {
  const app = useApp();
  const t = useWords();
  const workbooks = createAnswer(
    () => props.view.id,
    async () => {
      const answer = await app.engine.ask('workbooks', {});
      return answer.ok ? answer.value : [];
    },
  );
  const others = () => (workbooks() ?? []).filter(each => each.id !== props.view.id && each.state.kind === 'ready');
  return (
    <Menu
      label={`${props.view.settings.name} ${t(shellText.switchWorkbook)}`}
      class={styles.crumb ?? ''}
      trigger={<span class="ell">{props.view.settings.name}</span>}
      chevron
    >
      <For each={others().slice(0, 8)}>
        {each => (
          <MenuItem
            onSelect={() =>
              app.router.go({kind: 'warning-table', workbook: each.id, month: null, manager: undefined, customer: null})
            }
          >
            {each.name}
          </MenuItem>
        )}
      </For>
      <MenuItem onSelect={() => app.router.go({kind: 'home'})}>{t(shellText.allWorkbooks)}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => void saveBackup(app)}>{t({zh: '备份到文件', en: 'Back up to a file'})}</MenuItem>
      <MenuItem onSelect={() => app.router.go({kind: 'settings', workbook: props.view.id})}>
        {t(shellText.settings)}
      </MenuItem>
    </Menu>
  );
}

/** Chinese or English. */
export function LanguageMenu() {
  const {preferences} = useApp();
  const t = useWords();
  return (
    <Menu label={t(shellText.language)} square placement="bottom-end" trigger={<Icon of={Languages} />}>
      <MenuChoices
        label={t(shellText.language)}
        value={preferences.locale()}
        choices={[
          {value: 'zh', label: t(shellText.chinese)},
          {value: 'en', label: t(shellText.english)},
        ]}
        onChange={preferences.setLocale}
      />
    </Menu>
  );
}

/** Light, dark, or as the system has it. */
export function ThemeButton() {
  const {preferences} = useApp();
  const t = useWords();
  return (
    <Menu label={t(shellText.theme)} square placement="bottom-end" trigger={<Icon of={SunMoon} />}>
      <MenuChoices
        label={t(shellText.theme)}
        value={preferences.theme()}
        choices={[
          {value: 'system', label: t(shellText.themeSystem)},
          {value: 'light', label: t(shellText.themeLight)},
          {value: 'dark', label: t(shellText.themeDark)},
        ]}
        onChange={preferences.setTheme}
      />
      <MenuChoices
        label={t(shellText.density)}
        value={preferences.density()}
        choices={[
          {value: 'compact', label: t(shellText.densityCompact)},
          {value: 'cosy', label: t(shellText.densityCosy)},
        ]}
        onChange={preferences.setDensity}
      />
    </Menu>
  );
}
