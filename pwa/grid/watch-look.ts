/** Calls back when theme, density, language or the system's colours change, until the returned function is called. */
export function watchLook(changed: () => void): () => void {
  const attributes = new MutationObserver(changed);
  attributes.observe(document.documentElement, {attributeFilter: ['data-theme', 'data-density', 'lang']});
  const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map(query => matchMedia(query));
  for (const list of media) list.addEventListener('change', changed);
  return () => {
    attributes.disconnect();
    for (const list of media) list.removeEventListener('change', changed);
  };
}
