/** Places a panel beside a cell: under it where there is room, else above; inside the window. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

export function floatingSpot(
  anchor: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  panel: {readonly width: number; readonly height: number},
  page: {readonly width: number; readonly height: number},
): Spot {
  const gap = 4;
  const left = Math.max(8, Math.min(anchor.right - panel.width, page.width - panel.width - 8));
  const below = anchor.bottom + gap;
  if (below + panel.height <= page.height - 8) return {left, top: below};
  return {left, top: Math.max(8, anchor.top - gap - panel.height)};
}
