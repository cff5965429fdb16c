import {For, type JSX, Match, Show, Switch} from 'solid-js';
import {type Level, levelRank} from '../../core/rules/types.ts';
import {levelName, levelsFromRed} from '../../core/text/levels.ts';
import styles from './level-mark.module.css';
import {useWords} from './locale.tsx';

/** Circle, triangle, diamond, octagon: the shape tells the level without its colour. */
export function LevelShape(props: {readonly level: Level; readonly class?: string}) {
  return (
    <svg class={`${styles.shape} ${props.class ?? ''}`} viewBox="0 0 14 14" aria-hidden="true">
      <Switch>
        <Match when={props.level === 'blue'}>
          <circle cx="7" cy="7" r="5.6" fill="var(--blue-s)" stroke="var(--blue-e)" />
        </Match>
        <Match when={props.level === 'yellow'}>
          <path
            d="M7 1.2 13.3 12.6H.7Z"
            fill="var(--yellow-s)"
            stroke="var(--yellow-e)"
            stroke-width="1.2"
            stroke-linejoin="round"
          />
        </Match>
        <Match when={props.level === 'orange'}>
          <path d="M7 .4 13.6 7 7 13.6.4 7Z" fill="var(--orange-s)" stroke="var(--orange-e)" />
        </Match>
        <Match when={props.level === 'red'}>
          <path d="M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.7V4.3Z" fill="var(--red-s)" stroke="var(--red-e)" />
          <path d="M7 3.2v4.4M7 10v.9" stroke="var(--surface)" stroke-width="1.9" stroke-linecap="round" />
        </Match>
      </Switch>
    </svg>
  );
}

/** Shape and word of a level; `children` replaces the word (a rule's name, a count), `figure` follows it. */
export function LevelMark(props: {
  readonly level: Level;
  readonly pill?: boolean;
  readonly class?: string;
  readonly children?: JSX.Element;
}) {
  const t = useWords();
  return (
    <span class={`${styles.mark} ${styles[props.level]} ${props.pill ? styles.pill : ''} ${props.class ?? ''}`}>
      <LevelShape level={props.level} />
      <span>{props.children ?? t(levelName[props.level])}</span>
    </span>
  );
}

/** `● 2 ◆ 4`: the counts of the levels, red first; with words where there is room. */
export function LevelCounts(props: {
  readonly counts: Readonly<Record<Level, number>>;
  readonly words?: boolean;
  /** Show the highest levels only. */
  readonly most?: number;
  readonly label?: string;
}) {
  const t = useWords();
  const shown = () => levelsFromRed.filter(level => props.counts[level] > 0).slice(0, props.most ?? 4);
  return (
    <Show when={shown().length > 0}>
      <ul class={props.words ? styles.wide : styles.counts} aria-label={props.label}>
        <For each={shown()}>
          {level => (
            <li class={`${styles.mark} ${styles[level]} ${props.words ? '' : styles.bare}`}>
              <LevelShape level={level} />
              <span class={props.words ? '' : 'sr'}>{t(levelName[level])}</span>
              <span>{props.counts[level]}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

const ticks = [1, 2, 3, 4] as const;

/** The row's left edge: one to four ticks. Draw it inside a positioned cell. */
export function Stripe(props: {readonly level: Level | null}) {
  return (
    <Show when={props.level}>
      {level => (
        <span class={styles.stripe} aria-hidden="true">
          <For each={ticks}>
            {tick => <i class={tick <= levelRank(level()) ? styles.on : ''} data-level={level()} />}
          </For>
        </span>
      )}
    </Show>
  );
}
