import * as KobaltePopover from '@kobalte/core/popover';
import {type JSX, Show} from 'solid-js';
import styles from '../../ui/popover.module.css';

/** A panel below a rectangle of the page, for what was opened by a key or from another menu. */
export function AnchoredPopover(props: {
  readonly label: string;
  readonly anchor: DOMRect | null;
  readonly onClose: () => void;
  readonly onFocusBack: () => void;
  readonly children: JSX.Element;
}) {
  return (
    <KobaltePopover.Root
      open={props.anchor !== null}
      onOpenChange={open => !open && props.onClose()}
      getAnchorRect={() => props.anchor ?? undefined}
      placement="bottom-start"
      gutter={2}
    >
      <KobaltePopover.Portal>
        <KobaltePopover.Content
          class={styles.panel}
          aria-label={props.label}
          onCloseAutoFocus={event => {
            event.preventDefault();
            props.onFocusBack();
          }}
        >
          <Show when={props.anchor}>{props.children}</Show>
        </KobaltePopover.Content>
      </KobaltePopover.Portal>
    </KobaltePopover.Root>
  );
}
