/** Long work of the page in short tasks, so that keys and paints come between. */

/** Milliseconds of work before the page gets its turn. */
const SLICE_MS = 12;

/** Resolves in a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise(done => setTimeout(done, 0));
}

/** Goes through steps to their result; the page gets a turn whenever a slice is used up. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let until = performance.now() + SLICE_MS;
  let step = steps.next();
  while (!step.done) {
    if (performance.now() > until) {
      await nextTask();
      until = performance.now() + SLICE_MS;
    }
    step = steps.next();
  }
  return step.value;
}
