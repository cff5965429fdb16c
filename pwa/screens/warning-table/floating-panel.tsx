import {createEffect, createSignal, type JSX, onCleanup, onMount} from 'solid-js';
import {Portal} from 'solid-js/web';
import {floatingSpot, type Spot} from './floating.ts';
import styles from './floating-panel.module.css';

/** A panel beside a cell of a virtual grid. Escape and a press outside close it; pinned, it takes the focus. */
export function FloatingPanel(props: {
  readonly label: string;
  readonly anchor: DOMRect;
  /** Opened on purpose: takes the focus and stays until it is closed. */
  readonly pinned: boolean;
  readonly onClose: () => void;
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
  readonly children: JSX.Element;
}) {
  const [spot, setSpot] = createSignal<Spot>({left: -9999, top: 0});
  let panel: HTMLDivElement | undefined;
  const place = () => {
    if (!panel) return;
    const {offsetWidth: width, offsetHeight: height} = panel;
    setSpot(floatingSpot(props.anchor, {width, height}, {width: window.innerWidth, height: window.innerHeight}));
  };
  onMount(() => {
    const observer = new ResizeObserver(place);
    if (panel) observer.observe(panel);
    onCleanup(() => observer.disconnect());
  });
  createEffect(() => {
    place();
    if (props.pinned) queueMicrotask(() => panel?.focus({preventScroll: true}));
  });
  const outside = (event: PointerEvent) => {
    if (event.target instanceof Node && !panel?.contains(event.target)) props.onClose();
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    props.onClose();
  };
  // before the grid hears the press, which may open another panel
  document.addEventListener('pointerdown', outside, true);
  // before the grid hears it: Escape belongs to what lies on top
  document.addEventListener('keydown', closeOnEscape, true);
  onCleanup(() => {
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('keydown', closeOnEscape, true);
  });
  return (
    <Portal>
      <div
        ref={panel}
        class={styles.panel}
        role={props.pinned ? 'dialog' : 'tooltip'}
        aria-label={props.label}
        tabIndex={-1}
        style={{left: `${spot().left}px`, top: `${spot().top}px`}}
        onPointerEnter={() => props.onEnter?.()}
        onPointerLeave={() => props.onLeave?.()}
      >
        {props.children}
      </div>
    </Portal>
  );
}
