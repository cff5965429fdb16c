import * as KobaltePopover from '@kobalte/core/popover';
import {type JSX, Show} from 'solid-js';
import {type ButtonKind, buttonClass} from './button.tsx';
import styles from './popover.module.css';

/** A button that opens a small panel with focus inside; Escape and a click outside close it. */
export function Popover(props: {
  readonly label: string;
  readonly trigger: JSX.Element;
  readonly kind?: ButtonKind;
  readonly class?: string;
  readonly square?: boolean;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly placement?: 'bottom-start' | 'bottom-end' | 'bottom' | 'left-start';
  readonly children: JSX.Element;
}) {
  return (
    <KobaltePopover.Root
      placement={props.placement ?? 'bottom-start'}
      gutter={4}
      {...(props.open === undefined ? {} : {open: props.open})}
      {...(props.onOpenChange === undefined ? {} : {onOpenChange: props.onOpenChange})}
    >
      <KobaltePopover.Trigger
        class={`${buttonClass({kind: props.kind, square: props.square})} ${props.class ?? ''}`}
        aria-label={props.square ? props.label : undefined}
        title={props.square ? props.label : undefined}
      >
        {props.trigger}
      </KobaltePopover.Trigger>
      <KobaltePopover.Portal>
        <KobaltePopover.Content class={styles.panel} aria-label={props.label}>
          <Show when={props.children}>{props.children}</Show>
        </KobaltePopover.Content>
      </KobaltePopover.Portal>
    </KobaltePopover.Root>
  );
}
