import * as KobalteDialog from '@kobalte/core/dialog';
import {createEffect, createSignal, type JSX, onCleanup, Show} from 'solid-js';
import {shellText} from '../../core/text/shell.ts';
import {Button} from './button.tsx';
import styles from './dialog.module.css';
import {TextField} from './field.tsx';
import {useWords} from './locale.tsx';

/** A modal panel. Its `foot` holds the buttons, the primary last. */
export function Dialog(props: {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly foot?: JSX.Element;
  readonly children: JSX.Element;
}) {
  createEffect(() => {
    if (!props.open) return;
    const before = document.activeElement;
    onCleanup(() => queueMicrotask(() => giveBack(before)));
  });
  return (
    <KobalteDialog.Root open={props.open} onOpenChange={open => !open && props.onClose()}>
      <KobalteDialog.Portal>
        <KobalteDialog.Overlay class={styles.scrim} />
        <div class={styles.place}>
          <KobalteDialog.Content class={`${styles.dialog} ${props.wide ? styles.wide : ''}`}>
            <KobalteDialog.Title class={styles.title}>{props.title}</KobalteDialog.Title>
            {props.children}
            <Show when={props.foot}>
              <div class={styles.foot}>{props.foot}</div>
            </Show>
          </KobalteDialog.Content>
        </div>
      </KobalteDialog.Portal>
    </KobalteDialog.Root>
  );
}

/** Puts the focus where it was before the dialog, unless something has taken it since. */
function giveBack(before: Element | null): void {
  const taken = document.activeElement !== null && document.activeElement !== document.body;
  if (!taken && before instanceof HTMLElement && before.isConnected) before.focus();
}

/** Asks for a word to be typed before something that cannot be undone (ui.md §6). */
export function TypedConfirm(props: {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  /** What must be typed. */
  readonly word: string;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const [typed, setTyped] = createSignal('');
  const matches = () => typed().trim().toLocaleLowerCase() === props.word.toLocaleLowerCase();
  const close = () => {
    setTyped('');
    props.onClose();
  };
  const confirm = () => {
    if (!matches()) return;
    setTyped('');
    props.onConfirm();
  };
  return (
    <Dialog
      open={props.open}
      title={props.title}
      onClose={close}
      foot={
        <>
          <Button kind="line" onClick={close}>
            {t(shellText.notNow)}
          </Button>
          <Button kind="primary" disabled={!matches()} onClick={confirm}>
            {props.action}
          </Button>
        </>
      }
    >
      <p class="sub">{props.text}</p>
      <TextField
        label={t({zh: `打「${props.word}」`, en: `Type “${props.word}”`})}
        value={typed()}
        onInput={setTyped}
        onEnter={confirm}
        autofocus
      />
    </Dialog>
  );
}
