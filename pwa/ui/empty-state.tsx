import {type JSX, Show} from 'solid-js';
import styles from './notice.module.css';

/** What is missing, one sentence how to fill it, one or two buttons. No drawings. */
export function EmptyState(props: {
  readonly title: string;
  readonly text: JSX.Element;
  readonly children?: JSX.Element;
}) {
  return (
    <section class={styles.box}>
      <h3 class={styles.title}>{props.title}</h3>
      <p class="sub">{props.text}</p>
      <Show when={props.children}>
        <div class={styles.actions}>{props.children}</div>
      </Show>
    </section>
  );
}
