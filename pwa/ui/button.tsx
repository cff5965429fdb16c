import type {LucideIcon} from 'lucide-solid';
import {type JSX, Show, splitProps} from 'solid-js';
import styles from './button.module.css';
import {Icon} from './icon.tsx';

export type ButtonKind = 'plain' | 'line' | 'primary';

interface ButtonLook {
  readonly kind?: ButtonKind;
  readonly icon?: LucideIcon;
  readonly large?: boolean;
  readonly on?: boolean;
}

/** The class of a button's look, for what must be another element: a menu's trigger, a link. */
export function buttonClass(look: {
  readonly kind?: ButtonKind | undefined;
  readonly large?: boolean | undefined;
  readonly on?: boolean | undefined;
  readonly square?: boolean | undefined;
  readonly tiny?: boolean | undefined;
}): string {
  const kind = look.kind ?? 'plain';
  return [
    styles.button,
    kind === 'line' && styles.line,
    kind === 'primary' && styles.primary,
    look.large && styles.large,
    look.on && styles.on,
    look.square && styles.icon,
    look.tiny && styles.tiny,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A button with words. One primary button a region (ui.md §5). */
export function Button(props: ButtonLook & JSX.ButtonHTMLAttributes<HTMLButtonElement>) {
  const [look, rest] = splitProps(props, ['kind', 'icon', 'large', 'on', 'class', 'children']);
  return (
    <button type="button" {...rest} class={`${buttonClass(look)} ${look.class ?? ''}`}>
      <Show when={look.icon}>{icon => <Icon of={icon()} small />}</Show>
      {look.children}
    </button>
  );
}

interface IconButtonLook {
  readonly icon: LucideIcon;
  /** Read out and shown on hover. */
  readonly label: string;
  readonly kind?: ButtonKind;
  readonly on?: boolean;
  readonly tiny?: boolean;
}

/** A button with a picture only; its label is its name and its tooltip. */
export function IconButton(props: IconButtonLook & JSX.ButtonHTMLAttributes<HTMLButtonElement>) {
  const [look, rest] = splitProps(props, ['icon', 'label', 'kind', 'on', 'tiny', 'class']);
  return (
    <button
      type="button"
      aria-label={look.label}
      title={look.label}
      {...rest}
      class={`${buttonClass({kind: look.kind, on: look.on, tiny: look.tiny, square: true})} ${look.class ?? ''}`}
    >
      <Icon of={look.icon} small={look.tiny ?? false} />
    </button>
  );
}
