/** The warnings on screen: asked for once, asked again when something changed. */
import {createEffect, createSignal, on, onCleanup} from 'solid-js';
import type {AppError} from '../../../core/base/app-error.ts';
import type {Engine, Requests} from '../../engine/protocol.ts';

type Query = Requests['warnings'][0];
type Answer = Requests['warnings'][1];

export interface WarningsSource {
  readonly answer: () => Answer | null;
  readonly error: () => AppError | null;
}

export function createWarningsSource(engine: Engine, query: () => Query): WarningsSource {
  const [answer, setAnswer] = createSignal<Answer | null>(null);
  const [error, setError] = createSignal<AppError | null>(null);
  let asking = false;
  let stale = false;
  const ask = async () => {
    if (asking) {
      stale = true;
      return;
    }
    asking = true;
    do {
      stale = false;
      const found = await engine.ask('warnings', query());
      if (stale) continue;
      setError(found.ok ? null : found.error);
      if (found.ok) setAnswer(found.value);
    } while (stale);
    asking = false;
  };
  createEffect(on(query, () => void ask()));
  onCleanup(
    engine.hear(push => {
      if (push.kind === 'changed' || push.kind === 'day') void ask();
    }),
  );
  return {answer, error};
}
