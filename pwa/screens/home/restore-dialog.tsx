import {Match, Show, Switch} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import {err, type Result} from '../../../core/base/result.ts';
import {backupContent, homeText, restored} from '../../../core/text/home.ts';
import {shellText} from '../../../core/text/shell.ts';
import {createAnswer} from '../../app/answer.ts';
import {useApp} from '../../app/services.tsx';
import type {Requests} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {Dialog} from '../../ui/dialog.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {useWords} from '../../ui/locale.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {localDate} from './local-date.ts';

interface Read {
  readonly bytes: Uint8Array;
  readonly look: Requests['restore-look'][1];
}

/** Says what a backup holds and asks whether it becomes a copy or takes the place of the same workbook. */
export function RestoreDialog(props: {readonly file: File; readonly onClose: () => void}) {
  const app = useApp();
  const t = useWords();
  const read = createAnswer(
    () => props.file,
    async (file): Promise<Result<Read, AppError>> => {
      const bytes = await bytesOf(file);
      if (bytes === null) return err({kind: 'file-not-readable', file: file.name, detail: 'arrayBuffer'});
      const look = await app.engine.ask('restore-look', {fileName: file.name, bytes});
      return look.ok ? {ok: true, value: {bytes, look: look.value}} : look;
    },
  );
  const found = () => {
    const answer = read();
    return answer?.ok ? answer.value : null;
  };
  const failed = () => {
    const answer = read();
    return answer && !answer.ok ? answer.error : null;
  };
  const restore = async (how: 'copy' | 'in-place') => {
    const file = found();
    if (!file) return;
    const answer = await app.engine.ask('restore', {fileName: props.file.name, bytes: file.bytes, how});
    props.onClose();
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    app.toasts.show({text: restored(file.look.name)});
    app.router.go({kind: 'warning-table', workbook: answer.value, month: null, manager: undefined, customer: null});
  };
  return (
    <Dialog
      open
      title={t(homeText.restoreTitle)}
      onClose={props.onClose}
      foot={
        <>
          <Button kind="line" onClick={() => props.onClose()}>
            {t(shellText.cancel)}
          </Button>
          <Show when={found()}>
            {file => (
              <>
                <Show when={file().look.sameOnDevice !== null}>
                  <Button kind="line" onClick={() => void restore('in-place')}>
                    {t(homeText.restoreInPlace)}
                  </Button>
                </Show>
                <Button kind="primary" onClick={() => void restore('copy')}>
                  {t(homeText.restoreCopy)}
                </Button>
              </>
            )}
          </Show>
        </>
      }
    >
      <Switch fallback={<Skeleton />}>
        <Match when={failed()}>{error => <ErrorBox error={error()} />}</Match>
        <Match when={found()}>
          {file => (
            <>
              <p>
                {t(
                  backupContent(
                    file().look.name,
                    file().look.customers,
                    file().look.entries,
                    localDate(file().look.savedAt),
                  ),
                )}
              </p>
              <Show when={file().look.sameOnDevice !== null}>
                <p class="sub">{t(homeText.restoreInPlaceHint)}</p>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
