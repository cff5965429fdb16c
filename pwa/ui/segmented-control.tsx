import {createUniqueId, For, type JSX, Show} from 'solid-js';
import styles from './segmented-control.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: JSX.Element;
  readonly count?: number;
  readonly disabled?: boolean;
}

/** One of two to five values. Native radio buttons, so arrows and screen readers work by themselves. */
export function SegmentedControl<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly class?: string;
}) {
  const name = createUniqueId();
  return (
    <div class={`${styles.group} ${props.class ?? ''}`} role="radiogroup" aria-label={props.label}>
      <For each={props.segments}>
        {segment => (
          <label class={styles.option}>
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={props.value === segment.value}
              disabled={segment.disabled ?? false}
              onChange={() => props.onChange(segment.value)}
            />
            <span>{segment.label}</span>
            <Show when={segment.count !== undefined}>
              <span class={styles.count}>{segment.count}</span>
            </Show>
          </label>
        )}
      </For>
    </div>
  );
}
