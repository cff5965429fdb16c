/** The only place that wires the engine to the screens. */
import {render} from 'solid-js/web';
import {present} from '../core/base/assert.ts';
import {App} from './app/app.tsx';
import {createMedia, createOnline} from './app/media.ts';
import {createPreferences} from './app/preferences.ts';
import {createRouter} from './app/router.ts';
import type {Services} from './app/services.tsx';
import {createSession} from './app/session.ts';
import {offerUpdates} from './app/updates.ts';
import {createEngine} from './engine/client.ts';
import './ui/tokens.css';
import './ui/base.css';
import {createToasts} from './ui/toasts.ts';

function createServices(): Services {
  const engine = createEngine();
  return {
    engine,
    router: createRouter(window),
    preferences: createPreferences(window),
    session: createSession(engine),
    toasts: createToasts(),
    phone: createMedia(window, '(max-width: 640px)'),
    online: createOnline(window),
  };
}

render(
  () => {
    // Made once, before the JSX: a call inside a prop would be run again at every reading of it.
    const services = createServices();
    offerUpdates(services);
    return <App services={services} />;
  },
  present(document.getElementById('app'), 'index.html has #app'),
);
