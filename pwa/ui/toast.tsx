import {Show} from 'solid-js';
import {Button} from './button.tsx';
import {useWords} from './locale.tsx';
import styles from './toast.module.css';
import type {Toasts} from './toasts.ts';

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
            onPointerEnter={() => props.toasts.hold()}
            onPointerLeave={() => props.toasts.release()}
            onFocusIn={() => props.toasts.hold()}
            onFocusOut={() => props.toasts.release()}
          >
            <span>{t(toast().text)}</span>
            <Show
              when={toast().action}
              fallback={<Button onClick={() => props.toasts.dismiss()}>{t({zh: '知道了', en: 'Got it'})}</Button>}
            >
              {action => (
                <Button
                  onClick={() => {
                    props.toasts.dismiss();
                    action().run();
                  }}
                >
                  {t(action().label)}
                  <Show when={action().keys}>
                    <kbd>{action().keys}</kbd>
                  </Show>
                </Button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}
