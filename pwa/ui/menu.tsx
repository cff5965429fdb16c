import * as DropdownMenu from '@kobalte/core/dropdown-menu';
import type {LucideIcon} from 'lucide-solid';
import Check from 'lucide-solid/icons/check';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import {For, type JSX, Show} from 'solid-js';
import {type ButtonKind, buttonClass} from './button.tsx';
import {Icon} from './icon.tsx';
import styles from './menu.module.css';

interface MenuProps {
  /** Name of the trigger where `trigger` does not say it. */
  readonly label?: string;
  /** What the trigger shows. */
  readonly trigger: JSX.Element;
  readonly kind?: ButtonKind;
  readonly class?: string;
  readonly square?: boolean;
  readonly chevron?: boolean;
  readonly placement?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
  readonly children: JSX.Element;
}

/** A button that opens a menu. Items are `MenuItem`, `MenuChoices`, `MenuLine`. */
export function Menu(props: MenuProps) {
  return (
    <DropdownMenu.Root placement={props.placement ?? 'bottom-start'} gutter={4} modal={false}>
      <DropdownMenu.Trigger
        class={`${buttonClass({kind: props.kind, square: props.square})} ${props.class ?? ''}`}
        aria-label={props.label}
        title={props.square ? props.label : undefined}
      >
        {props.trigger}
        <Show when={props.chevron}>
          <Icon of={ChevronDown} small />
        </Show>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class={styles.menu}>{props.children}</DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One action of a menu; `keys` are shown at its right. */
export function MenuItem(props: {
  readonly onSelect: () => void;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly children: JSX.Element;
}) {
  return (
    <DropdownMenu.Item class={styles.item} disabled={props.disabled ?? false} onSelect={() => props.onSelect()}>
      <Show when={props.icon}>{icon => <Icon of={icon()} small />}</Show>
      <span>{props.children}</span>
      <Show when={props.keys}>
        <kbd>{props.keys}</kbd>
      </Show>
    </DropdownMenu.Item>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator class={styles.line} />;
}

export interface MenuChoice<Value extends string> {
  readonly value: Value;
  readonly label: JSX.Element;
}

/** One of many, with a tick at the chosen one. */
export function MenuChoices<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly MenuChoice<Value>[];
  readonly onChange: (value: Value) => void;
}) {
  const choose = (value: string) => {
    const choice = props.choices.find(each => each.value === value);
    if (choice) props.onChange(choice.value);
  };
  return (
    <DropdownMenu.Group>
      <DropdownMenu.GroupLabel class={styles.label}>{props.label}</DropdownMenu.GroupLabel>
      <DropdownMenu.RadioGroup value={props.value} onChange={choose}>
        <For each={props.choices}>
          {choice => (
            <DropdownMenu.RadioItem class={styles.item} value={choice.value} closeOnSelect>
              <span class={styles.check}>
                <DropdownMenu.ItemIndicator>
                  <Icon of={Check} small />
                </DropdownMenu.ItemIndicator>
              </span>
              <span>{choice.label}</span>
            </DropdownMenu.RadioItem>
          )}
        </For>
      </DropdownMenu.RadioGroup>
    </DropdownMenu.Group>
  );
}

/** A switch inside a menu. */
export function MenuCheck(props: {
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: JSX.Element;
}) {
  return (
    <DropdownMenu.CheckboxItem
      class={styles.item}
      checked={props.checked}
      disabled={props.disabled ?? false}
      onChange={props.onChange}
    >
      <span class={styles.check}>
        <DropdownMenu.ItemIndicator>
          <Icon of={Check} small />
        </DropdownMenu.ItemIndicator>
      </span>
      <span>{props.children}</span>
    </DropdownMenu.CheckboxItem>
  );
}
