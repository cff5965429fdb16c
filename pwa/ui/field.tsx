import {createEffect, createUniqueId, For, type JSX, on, onMount, Show} from 'solid-js';
import styles from './field.module.css';
import {LevelShape} from './level-mark.tsx';

/** Class of a bare input, for what is not a labelled field. */
export const inputClass = styles.input ?? '';

interface FieldProps {
  readonly label: string;
  readonly error?: string | null | undefined;
  readonly hint?: string;
}

function FieldFrame(props: FieldProps & {readonly id: string; readonly children: JSX.Element}) {
  return (
    <div class={styles.field}>
      <label class={styles.label} for={props.id}>
        {props.label}
      </label>
      {props.children}
      <Show when={props.error}>
        <p class={styles.error} id={`${props.id}-error`} role="alert">
          <LevelShape level="red" />
          {props.error}
        </p>
      </Show>
      <Show when={props.hint && !props.error}>
        <p class={styles.hint} id={`${props.id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  );
}

const describedBy = (id: string, props: FieldProps) =>
  props.error ? `${id}-error` : props.hint ? `${id}-hint` : undefined;

/** A line of text with its label, hint and error. */
export function TextField(
  props: FieldProps & {
    readonly value: string;
    readonly onInput?: (value: string) => void;
    /** When the field is left. */
    readonly onCommit?: (value: string) => void;
    readonly onEnter?: () => void;
    readonly autofocus?: boolean;
    readonly number?: boolean;
    readonly placeholder?: string;
    readonly type?: 'text' | 'date' | 'search';
  },
) {
  const id = createUniqueId();
  let input: HTMLInputElement | undefined;
  onMount(() => {
    if (props.autofocus) queueMicrotask(() => input?.focus());
  });
  createEffect(
    on(
      () => props.value,
      value => {
        if (input && input.value !== value) input.value = value;
      },
    ),
  );
  return (
    <FieldFrame id={id} label={props.label} error={props.error} {...(props.hint ? {hint: props.hint} : {})}>
      <input
        id={id}
        ref={input}
        class={`${styles.input} ${props.number ? 'num' : ''}`}
        type={props.type ?? 'text'}
        inputMode={props.number ? 'decimal' : undefined}
        value={props.value}
        placeholder={props.placeholder}
        autocomplete="off"
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(id, props)}
        onInput={event => props.onInput?.(event.currentTarget.value)}
        onChange={event => props.onCommit?.(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && !event.isComposing && props.onEnter?.()}
      />
    </FieldFrame>
  );
}

/** The system's own picker: it works on every phone and with every reader. */
export function SelectField<Value extends string>(
  props: FieldProps & {
    readonly value: Value;
    readonly options: readonly {readonly value: Value; readonly label: string}[];
    readonly onChange: (value: Value) => void;
  },
) {
  const id = createUniqueId();
  const choose = (value: string) => {
    const option = props.options.find(each => each.value === value);
    if (option) props.onChange(option.value);
  };
  return (
    <FieldFrame id={id} label={props.label} error={props.error} {...(props.hint ? {hint: props.hint} : {})}>
      <select
        id={id}
        class={styles.input}
        aria-describedby={describedBy(id, props)}
        onChange={event => choose(event.currentTarget.value)}
      >
        <For each={props.options}>
          {option => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </FieldFrame>
  );
}

/** On or off, with its words at the right. */
export function SwitchField(props: {
  readonly label: JSX.Element;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label class={styles.switchRow}>
      <input
        type="checkbox"
        role="switch"
        class={styles.switch}
        checked={props.checked}
        aria-checked={props.checked}
        disabled={props.disabled ?? false}
        onChange={event => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
