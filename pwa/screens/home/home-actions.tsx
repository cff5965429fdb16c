import type {LucideIcon} from 'lucide-solid';
import DatabaseBackup from 'lucide-solid/icons/database-backup';
import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet';
import Play from 'lucide-solid/icons/play';
import Plus from 'lucide-solid/icons/plus';
import {createSignal, Show} from 'solid-js';
import {homeText} from '../../../core/text/home.ts';
import {useApp} from '../../app/services.tsx';
import {Button} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {CreateDialog} from './create-dialog.tsx';
import styles from './home.module.css';
import {RestoreDialog} from './restore-dialog.tsx';

/** Opens the sample company in the page's language. */
export function createSampleOpener(): {readonly busy: () => boolean; open(): Promise<void>} {
  const app = useApp();
  const locale = useLocale();
  const [busy, setBusy] = createSignal(false);
  return {
    busy,
    async open() {
      if (busy()) return;
      setBusy(true);
      const answer = await app.engine.ask('create-sample', {locale: locale()});
      setBusy(false);
      if (!answer.ok) app.toasts.error(answer.error);
      else {
        app.router.go({
          kind: 'warning-table',
          workbook: answer.value,
          month: null,
          manager: undefined,
          customer: null,
        });
      }
    },
  };
}

/** One of the two large buttons of the first start. */
export function BigButton(props: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly hint: string;
  readonly primary?: boolean;
  readonly busy?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={`${styles.big} ${props.primary ? styles.bigPrimary : ''}`}
      aria-busy={props.busy ?? false}
      onClick={() => props.onClick()}
    >
      <Icon of={props.icon} />
      <span>
        <b>{props.title}</b>
        <small>{props.hint}</small>
      </span>
    </button>
  );
}

/** Everything that brings a workbook onto this device, as one row of buttons. */
export function HomeActions() {
  const app = useApp();
  const t = useWords();
  const sample = createSampleOpener();
  return (
    <div class={styles.actions}>
      <h1 class={styles.title}>{t(homeText.workbooks)}</h1>
      <span class="grow" />
      <Button icon={Play} onClick={() => void sample.open()} disabled={sample.busy()}>
        {t(homeText.openSample)}
      </Button>
      <RestoreButton />
      <CreateButton />
      <Button kind="primary" icon={FileSpreadsheet} onClick={() => app.router.go({kind: 'import', workbook: null})}>
        {t(homeText.importExcel)}
      </Button>
    </div>
  );
}

export function CreateButton() {
  const t = useWords();
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button icon={Plus} onClick={() => setOpen(true)}>
        {t(homeText.newWorkbook)}
      </Button>
      <Show when={open()}>
        <CreateDialog onClose={() => setOpen(false)} />
      </Show>
    </>
  );
}

export function RestoreButton() {
  const t = useWords();
  const [file, setFile] = createSignal<File | null>(null);
  let input: HTMLInputElement | undefined;
  const pick = () => {
    const chosen = input?.files?.[0] ?? null;
    if (input) input.value = '';
    setFile(() => chosen);
  };
  return (
    <>
      <Button icon={DatabaseBackup} onClick={() => input?.click()}>
        {t(homeText.restore)}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".wbk"
        hidden
        aria-label={t(homeText.restore)}
        data-test="restore-file"
        onChange={pick}
      />
      <Show when={file()} keyed>
        {chosen => <RestoreDialog file={chosen} onClose={() => setFile(null)} />}
      </Show>
    </>
  );
}
