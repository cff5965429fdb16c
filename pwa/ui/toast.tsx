import {For, Show} from 'solid-js';
import {shellText} from '../../core/text/shell.ts';
import {Button} from './button.tsx';
import {useWords} from './locale.tsx';
import styles from './toast.module.css';
import type {ToastAction, Toasts} from './toasts.ts';

/** Where the current toast is drawn: bottom centre, on inverted surface. */
export function ToastPlace(props: {
  readonly toasts: Toasts;
  /** At the upper edge, where the lower one holds keys that a thumb needs. */
  readonly top?: boolean;
}) {
  const t = useWords();
  return (
    <div class={styles.place} classList={{[styles.top ?? '']: props.top ?? false}} role="status" aria-live="polite">
      <Show when={props.toasts.current()}>
        {toast => (
          <div
            class={styles.toast}
            classList={{[styles.answered ?? '']: (toast().also ?? []).length > 0}}
            onPointerEnter={() => props.toasts.hold()}
            onPointerLeave={() => props.toasts.release()}
            onFocusIn={() => props.toasts.hold()}
            onFocusOut={() => props.toasts.release()}
          >
            <span>{t(toast().text)}</span>
            <div class={styles.answers}>
              <Show
                when={toast().action}
                fallback={<Button onClick={() => props.toasts.dismiss()}>{t(shellText.gotIt)}</Button>}
              >
                {action => <Answer action={action()} toasts={props.toasts} />}
              </Show>
              <For each={toast().also ?? []}>{action => <Answer action={action} toasts={props.toasts} />}</For>
            </div>
          </div>
        )}
      </Show>
    </div>
  );
}

function Answer(props: {readonly action: ToastAction; readonly toasts: Toasts}) {
  const t = useWords();
  const run = () => {
    const {action} = props;
    props.toasts.dismiss();
    action.run();
  };
  return (
    <Button onClick={run}>
      {t(props.action.label)}
      <Show when={props.action.keys}>
        <kbd>{props.action.keys}</kbd>
      </Show>
    </Button>
  );
}
