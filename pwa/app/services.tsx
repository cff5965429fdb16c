import {createContext, type JSX, useContext} from 'solid-js';
import {present} from '../../core/base/assert.ts';
import type {Engine} from '../engine/protocol.ts';
import type {Toasts} from '../ui/toasts.ts';
import type {Preferences} from './preferences.ts';
import type {Router} from './router.ts';
import type {Session} from './session.ts';

/** What every screen may use. Made once in `main.tsx`, handed down by context. */
export interface Services {
  readonly engine: Engine;
  readonly router: Router;
  readonly preferences: Preferences;
  readonly session: Session;
  readonly toasts: Toasts;
  /** True while the window is at most 640 px wide. */
  readonly phone: () => boolean;
  /** False while the browser says that there is no network. */
  readonly online: () => boolean;
}

const ServicesContext = createContext<Services>();

export function ServicesProvider(props: {readonly services: Services; readonly children: JSX.Element}) {
  return <ServicesContext.Provider value={props.services}>{props.children}</ServicesContext.Provider>;
}

/** The app's services, from inside any screen. */
export function useApp(): Services {
  return present(useContext(ServicesContext), 'a screen is used inside ServicesProvider');
}
