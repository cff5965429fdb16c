import {createSignal, onCleanup} from 'solid-js';
import {parseRoute, printRoute, type Route} from './route.ts';

export interface Router {
  readonly route: () => Route;
  /** Goes there; `replace` keeps Back from stopping at the present place. */
  go(route: Route, options?: {readonly replace?: boolean}): void;
  back(): void;
}

/** Follows the address' hash: works from any folder, offline and without a server's help. */
export function createRouter(page: Window): Router {
  const [route, setRoute] = createSignal<Route>(parseRoute(page.location.hash));
  const follow = () => setRoute(parseRoute(page.location.hash));
  page.addEventListener('hashchange', follow);
  onCleanup(() => page.removeEventListener('hashchange', follow));
  return {
    route,
    go(to, options) {
      const address = printRoute(to);
      if (options?.replace) page.history.replaceState(null, '', address);
      else page.history.pushState(null, '', address);
      setRoute(to);
    },
    back() {
      if (page.history.length > 1) page.history.back();
      else this.go({kind: 'home'});
    },
  };
}
