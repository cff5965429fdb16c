/** What a page's own thread does while somebody uses it, as the browser measures it. */
import type {Page} from 'playwright-core';
import {rounded, type Spread, spread} from './bench-result.ts';

declare global {
  interface Window {
    watched: {
      /** Milliseconds from navigation to the first frame in which a row of the grid had text. */
      firstRow: number | null;
      longTasks: number[];
      frameTimes: number[];
      keys: number[];
    };
  }
}

/** One stretch of use. */
export interface Phase {
  /** Lengths of the tasks over 50 ms. */
  readonly longTasks: readonly number[];
  /** Time between frames. */
  readonly frames: Spread;
  /** From a key going down to the next paint, of the keys that took 16 ms or more; browsers do not tell of the others. */
  readonly slowKeys: readonly number[];
}

export interface PageWatch {
  during(use: () => Promise<void>): Promise<Phase>;
}

/** Sets the watch up before the page's own code runs. */
export async function watchPage(page: Page): Promise<PageWatch> {
  await page.addInitScript(() => {
    const watched: Window['watched'] = {firstRow: null, longTasks: [], frameTimes: [], keys: []};
    window.watched = watched;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) watched.longTasks.push(entry.duration);
    }).observe({type: 'longtask', buffered: true});
    const timing = {type: 'event', durationThreshold: 16, buffered: true};
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') watched.keys.push(entry.duration);
    }).observe(timing);
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      watched.frameTimes.push(now - last);
      last = now;
      const first = document.querySelector('[role=grid] [role=rowheader]')?.textContent ?? '';
      if (watched.firstRow === null && first.trim() !== '') watched.firstRow = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return {
    async during(use) {
      await page.evaluate(() => {
        window.watched.longTasks.length = 0;
        window.watched.frameTimes.length = 0;
        window.watched.keys.length = 0;
      });
      await use();
      // what was observed is told a little later
      await page.evaluate(() => new Promise(done => setTimeout(done, 300)));
      const {longTasks, frameTimes, keys} = await page.evaluate(() => window.watched);
      return {longTasks: longTasks.map(rounded), frames: spread(frameTimes), slowKeys: keys.map(rounded)};
    },
  };
}
