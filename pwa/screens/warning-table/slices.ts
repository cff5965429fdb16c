/** Long work of the page in short tasks, so that keys and paints come between. */

/** Milliseconds of work before the page gets its turn. */
const SLICE_MS = 12;

/** Resolves in a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise(done => setTimeout(done, 0));
}

/** Does `work` with every item, in order; the page gets a turn whenever a slice is used up. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let until = performance.now() + SLICE_MS;
  for (const item of items) {
    if (performance.now() > until) {
      await nextTask();
      until = performance.now() + SLICE_MS;
    }
    work(item);
  }
}
