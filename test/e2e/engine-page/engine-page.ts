/** The engine without screens: tests ask it and read what it pushed. */
import {createEngine} from '../../../pwa/engine/client.ts';
import type {Engine, Push} from '../../../pwa/engine/protocol.ts';

declare global {
  interface Window {
    engine: Engine;
    pushes: Push[];
  }
}

window.pushes = [];
window.engine = createEngine();
window.engine.hear(push => window.pushes.push(push));
