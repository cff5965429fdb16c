import type {JSX} from 'solid-js';
import styles from './page-bar.module.css';

/** Top line of a screen: title, view tabs, then `<BarSpace />`, tools, the primary button last. */
export function PageBar(props: {readonly title: string; readonly children?: JSX.Element}) {
  return (
    <div class={styles.bar}>
      <h1 class={styles.title}>{props.title}</h1>
      {props.children}
    </div>
  );
}

/** Pushes what follows to the right. */
export function BarSpace() {
  return <span class="grow" />;
}

/** A hairline between groups of tools. */
export function BarLine() {
  return <span class={styles.line} aria-hidden="true" />;
}

/** Bottom line of a screen: what the selection adds up to, what an entry will do, keys. */
export function StatusBar(props: {readonly children: JSX.Element}) {
  return <div class={styles.status}>{props.children}</div>;
}
