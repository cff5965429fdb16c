import Check from 'lucide-solid/icons/check';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CloudOff from 'lucide-solid/icons/cloud-off';
import HardDriveDownload from 'lucide-solid/icons/hard-drive-download';
import {Match, Show, Switch} from 'solid-js';
import {notSavedText, savingText, shellText} from '../../core/text/shell.ts';
import type {SaveState as SaveStateValue} from '../engine/protocol.ts';
import {Button} from './button.tsx';
import {ErrorBox} from './error-box.tsx';
import {Icon} from './icon.tsx';
import {useWords} from './locale.tsx';
import {Popover} from './popover.tsx';
import styles from './save-state.module.css';

/** Whether the work is safe: saved, saving, or not saved with the reason and what to do. */
export function SaveState(props: {
  readonly state: SaveStateValue | null;
  readonly online: boolean;
  readonly onRetry: () => void;
  readonly onBackup: () => void;
}) {
  const t = useWords();
  const offline = () => (props.online ? '' : `${t(shellText.offline)} · `);
  const trouble = () => {
    const state = props.state;
    return state?.kind === 'failed' || state?.kind === 'memory' ? state : null;
  };
  return (
    <div class={styles.save} role="status" aria-live="polite" data-save={props.state?.kind ?? 'saved'}>
      <Switch>
        <Match when={trouble()}>
          {state => (
            <Popover
              label={t(shellText.notSaved)}
              placement="bottom-end"
              kind="line"
              trigger={
                <>
                  <Icon of={CircleAlert} small />
                  <span>{t(state().kind === 'memory' ? shellText.memoryOnly : notSavedText(state().unsaved))}</span>
                </>
              }
            >
              <ErrorBox error={state().error}>
                <Button kind="primary" onClick={() => props.onRetry()}>
                  {t(shellText.retry)}
                </Button>
                <Button kind="line" onClick={() => props.onBackup()}>
                  {t({zh: '导出备份', en: 'Export a backup'})}
                </Button>
              </ErrorBox>
            </Popover>
          )}
        </Match>
        <Match when={props.state?.kind === 'saving' ? props.state : null}>
          {state => (
            <span class={styles.line}>
              <Icon of={HardDriveDownload} small />
              <span class={styles.words}>{t(savingText(state().unsaved))}</span>
            </span>
          )}
        </Match>
        <Match when={true}>
          <span class={styles.line}>
            <Icon of={props.online ? Check : CloudOff} small />
            <span class={styles.words}>
              <Show when={!props.online}>{offline()}</Show>
              {t(shellText.saved)}
            </span>
          </span>
        </Match>
      </Switch>
    </div>
  );
}
