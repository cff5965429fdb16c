/** Which row's reason is shown beside its level: in passing while the pointer rests there, or opened to stay. */
import {createSignal, onCleanup} from 'solid-js';
import type {RowLine, TableLines} from './lines.ts';

export interface OpenReason {
  readonly line: RowLine;
  readonly anchor: DOMRect;
  /** Opened on purpose: has the focus and stays until it is closed. */
  readonly pinned: boolean;
}

export interface ReasonState {
  readonly open: () => OpenReason | null;
  show(line: RowLine, pinned: boolean): void;
  /** The pointer left the cell or the panel. */
  leave(): void;
  /** The pointer is on the panel itself. */
  stay(): void;
  close(): void;
}

const HOVER_MS = 160;

export function createReasonState(deps: {
  readonly lines: () => TableLines;
  readonly anchorOf: (line: RowLine) => DOMRect | null;
  /** Gives the focus back to the table. */
  readonly focus: () => void;
}): ReasonState {
  const [shown, setShown] = createSignal<Omit<OpenReason, 'line'> & {readonly key: string}>();
  let timer = 0;
  const stop = () => clearTimeout(timer);
  onCleanup(stop);
  const open = (): OpenReason | null => {
    const now = shown();
    const line = now && deps.lines().body.find(each => each.key === now.key);
    return now && line?.kind === 'row' ? {line, anchor: now.anchor, pinned: now.pinned} : null;
  };
  return {
    open,
    show(line, pinned) {
      if (!pinned && (shown()?.pinned || line.warnings.length === 0)) return;
      stop();
      if (!pinned && shown()?.key === line.key) return;
      const put = () => {
        const anchor = deps.anchorOf(line);
        if (anchor) setShown({key: line.key, anchor, pinned});
      };
      if (pinned) put();
      else timer = window.setTimeout(put, HOVER_MS);
    },
    leave() {
      stop();
      if (shown() && !shown()?.pinned) timer = window.setTimeout(() => setShown(undefined), HOVER_MS);
    },
    stay: stop,
    close() {
      const pinned = shown()?.pinned;
      setShown(undefined);
      if (pinned) deps.focus();
    },
  };
}
