/** Asks for the rows that are in sight and soon will be, and says when rows that do not come are drawn as bars. */
import type {Range} from './geometry.ts';
import type {WindowCache} from './window-cache.ts';

/** Nothing is shown for a wait that nobody notices. */
const BARS_AFTER_MS = 300;

export interface RowDemand {
  /** `moved`: by how many pixels the sheet has scrolled since the last frame. */
  follow(sight: Range, moved: number): void;
  showBars(): boolean;
  close(): void;
}

export function createRowDemand(cache: WindowCache, repaint: () => void): RowDemand {
  let timer = 0;
  let bars = false;
  return {
    follow(sight, moved) {
      const screen = sight.to - sight.from;
      // Twice as far where the scrolling goes.
      const up = moved < 0 ? 2 * screen : screen;
      const down = moved < 0 ? screen : 2 * screen;
      cache.want(sight, {from: Math.max(0, sight.from - up), to: sight.to + down});
      if (cache.settled()) {
        clearTimeout(timer);
        timer = 0;
        bars = false;
      } else if (timer === 0) {
        timer = window.setTimeout(() => {
          bars = true;
          repaint();
        }, BARS_AFTER_MS);
      }
    },
    showBars: () => bars,
    close: () => clearTimeout(timer),
  };
}
