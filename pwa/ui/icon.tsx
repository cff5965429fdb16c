import type {LucideIcon} from 'lucide-solid';
import {Dynamic} from 'solid-js/web';

/** A lucide icon at the house's size and stroke; always beside a label, so hidden from assistive technology. */
export function Icon(props: {readonly of: LucideIcon; readonly small?: boolean; readonly class?: string | undefined}) {
  return (
    <Dynamic
      component={props.of}
      class={`icon ${props.small ? 's' : ''} ${props.class ?? ''}`}
      aria-hidden="true"
      absoluteStrokeWidth={false}
    />
  );
}
