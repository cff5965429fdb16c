import {createSignal, onCleanup} from 'solid-js';

/** True while the browser lays the page out for paper. */
export function createPrinting(page: Window): () => boolean {
  const [printing, setPrinting] = createSignal(false);
  const before = () => setPrinting(true);
  const after = () => setPrinting(false);
  page.addEventListener('beforeprint', before);
  page.addEventListener('afterprint', after);
  onCleanup(() => {
    page.removeEventListener('beforeprint', before);
    page.removeEventListener('afterprint', after);
  });
  return printing;
}
