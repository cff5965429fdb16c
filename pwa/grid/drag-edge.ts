/** Dragging the right edge of a column's header. */
export interface EdgeEars {
  /** The width that the edge stands for now, not yet within any limit. */
  dragged(width: number): void;
  /** `null`: the edge was only clicked. */
  dropped(width: number | null): void;
}

/** Follows the pointer that pressed a handle until it is let go. */
export function dragEdge(event: PointerEvent, startWidth: number, ears: EdgeEars): void {
  const handle = event.currentTarget;
  if (!(handle instanceof HTMLElement) || event.button !== 0) return;
  event.preventDefault();
  event.stopPropagation();
  handle.setPointerCapture(event.pointerId);
  handle.toggleAttribute('data-dragging', true);
  const from = event.clientX - startWidth;
  let width: number | null = null;
  const move = (moved: PointerEvent) => {
    width = moved.clientX - from;
    ears.dragged(width);
  };
  const end = () => {
    handle.toggleAttribute('data-dragging', false);
    handle.removeEventListener('pointermove', move);
    ears.dropped(width);
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', end, {once: true});
}
