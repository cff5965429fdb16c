/** Which lines are drawn. Lines come a few a frame, so that a fast wheel over a long table never holds the page up. */
import {createEffect, createMemo, createSignal, on, onCleanup} from 'solid-js';

/** Places of lines, `to` exclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines drawn beyond what is in sight, so that a slow wheel shows no gap. */
const OVERSCAN = 6;
/** New lines a frame; a screen is full after three. */
const LINES_A_FRAME = 12;

const sameRange = {equals: (a: LineRange, b: LineRange) => a.from === b.from && a.to === b.to};

/**
 * One step from the lines that are drawn towards those in sight with their overscan: what is no longer wanted goes, at most
 * `most` lines come, those in sight first.
 */
export function nextRange(drawn: LineRange, sight: LineRange, wanted: LineRange, most: number): LineRange {
  let from = Math.max(drawn.from, wanted.from);
  let to = Math.min(drawn.to, wanted.to);
  if (from >= to || to < sight.from || from > sight.to) {
    from = sight.from;
    to = sight.from;
  }
  for (let left = most; left > 0; left -= 1) {
    if (to < sight.to) to += 1;
    else if (from > sight.from) from -= 1;
    else if (to < wanted.to) to += 1;
    else if (from > wanted.from) from -= 1;
    else break;
  }
  return {from, to};
}

/** Follows `sight`, the lines that the person should see. @param count of all lines */
export function createDrawnRange(sight: () => LineRange, count: () => number): () => LineRange {
  const inSight = createMemo(
    () => {
      const to = Math.min(count(), sight().to);
      return {from: Math.max(0, Math.min(sight().from, to)), to};
    },
    undefined,
    sameRange,
  );
  const [drawn, setDrawn] = createSignal<LineRange>({from: 0, to: 0}, sameRange);
  let frame = 0;
  const step = () => {
    frame = 0;
    const now = inSight();
    const wanted = {from: Math.max(0, now.from - OVERSCAN), to: Math.min(count(), now.to + OVERSCAN)};
    const next = setDrawn(before => nextRange(before, now, wanted, LINES_A_FRAME));
    if (next.from !== wanted.from || next.to !== wanted.to) frame = requestAnimationFrame(step);
  };
  // a scroll event comes before the frame that it belongs to: several moves draw once, in that frame
  createEffect(
    on([inSight, count] as const, () => {
      if (frame === 0) frame = requestAnimationFrame(step);
    }),
  );
  onCleanup(() => cancelAnimationFrame(frame));
  return drawn;
}
