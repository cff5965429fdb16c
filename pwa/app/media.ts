import {createSignal, onCleanup} from 'solid-js';

/** Whether a media query holds, as a signal. */
export function createMedia(page: Window, query: string): () => boolean {
  const list = page.matchMedia(query);
  const [matches, setMatches] = createSignal(list.matches);
  const follow = () => setMatches(list.matches);
  list.addEventListener('change', follow);
  onCleanup(() => list.removeEventListener('change', follow));
  return matches;
}

/** Whether the browser says that there is a network, as a signal. */
export function createOnline(page: Window): () => boolean {
  const [online, setOnline] = createSignal(page.navigator.onLine);
  const follow = () => setOnline(page.navigator.onLine);
  page.addEventListener('online', follow);
  page.addEventListener('offline', follow);
  onCleanup(() => {
    page.removeEventListener('online', follow);
    page.removeEventListener('offline', follow);
  });
  return online;
}
