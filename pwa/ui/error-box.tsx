import CircleAlert from 'lucide-solid/icons/circle-alert';
import {createSignal, type JSX, Show} from 'solid-js';
import type {AppError} from '../../core/base/app-error.ts';
import {errorWords} from '../../core/text/errors.ts';
import {shellText} from '../../core/text/shell.ts';
import {Button} from './button.tsx';
import {Icon} from './icon.tsx';
import {useWords} from './locale.tsx';
import styles from './notice.module.css';

/** What happened, what is safe, what to do, where it happened; details for a developer behind a disclosure. */
export function ErrorBox(props: {readonly error: AppError; readonly children?: JSX.Element}) {
  const t = useWords();
  const words = () => errorWords(props.error);
  return (
    <section class={styles.box} role="alert">
      <h3 class={styles.title}>
        <Icon of={CircleAlert} small />
        {t(words().happened)}
      </h3>
      <p class="sub">
        {t(words().safe)} {t(words().next)}
      </p>
      <Show when={props.children}>
        <div class={styles.actions}>{props.children}</div>
      </Show>
      <Details text={words().detail} />
    </section>
  );
}

function Details(props: {readonly text: string}) {
  const t = useWords();
  const [copied, setCopied] = createSignal(false);
  const copy = () => {
    navigator.clipboard.writeText(props.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <details class={styles.details}>
      <summary>{t(shellText.technicalDetails)}</summary>
      <pre>{props.text}</pre>
      <Button onClick={copy}>{t(copied() ? shellText.copied : shellText.copyDetails)}</Button>
    </details>
  );
}
