/** One line at the foot of the page at a time: what was done, and how to take it back. */
import {createSignal} from 'solid-js';
import type {AppError} from '../../core/base/app-error.ts';
import type {Words} from '../../core/base/text.ts';
import {errorLine} from '../../core/text/errors.ts';

export interface ToastAction {
  readonly label: Words;
  readonly run: () => void;
  readonly keys?: string;
}

export interface Toast {
  readonly text: Words;
  readonly action?: ToastAction;
  /** Further ways to answer, behind the first. */
  readonly also?: readonly ToastAction[];
  /** Stays until it is answered, dismissed or replaced. */
  readonly stays?: boolean;
}

export interface Toasts {
  readonly current: () => Toast | null;
  /** Shows a line for six seconds, or as long as it `stays`; a second one replaces the first. */
  show(toast: Toast): void;
  /** An error's three sentences; stays until the next toast or `dismiss`. */
  error(error: AppError, action?: Toast['action']): void;
  dismiss(): void;
  hold(): void;
  release(): void;
}

const SHOWN_MS = 6000;

/** One toast at a time. `clock` is the page's timer, handed in so that tests can turn it. */
export function createToasts(
  clock: {set(run: () => void, ms: number): number; clear(timer: number): void} = {
    set: (run, ms) => window.setTimeout(run, ms),
    clear: timer => window.clearTimeout(timer),
  },
): Toasts {
  const [current, setCurrent] = createSignal<Toast | null>(null);
  let timer = 0;
  let stays = false;
  const stop = () => clock.clear(timer);
  const start = () => {
    stop();
    if (!stays) timer = clock.set(() => setCurrent(null), SHOWN_MS);
  };
  return {
    current,
    show(toast) {
      stays = toast.stays ?? false;
      stop();
      setCurrent(toast);
      start();
    },
    error(error, action) {
      stays = true;
      stop();
      setCurrent({text: errorLine(error), ...(action ? {action} : {})});
    },
    dismiss() {
      stop();
      setCurrent(null);
    },
    hold: stop,
    release: start,
  };
}
