/** One open view of a sheet: asks the engine, follows its pushes, closes with its owner. */
import {batch, createEffect, createSignal, on, onCleanup} from 'solid-js';
import type {AppError} from '../../core/base/app-error.ts';
import type {Engine, Requests, ViewSpec, ViewState} from '../engine/protocol.ts';
import type {GridSource} from './grid-source.ts';

export interface SheetView {
  /** `null` until the engine has opened the view. */
  readonly source: () => GridSource | null;
  readonly state: () => ViewState | null;
  readonly error: () => AppError | null;
  distinct(request: Omit<Requests['distinct'][0], 'sheet'>): Promise<Requests['distinct'][1]>;
}

const LOOKUP_LIMIT = 50;

/** Opens a view for `spec` and changes it as the spec changes. Call inside an owner; the sheet must stay the same. */
export function createSheetView(engine: Engine, spec: () => ViewSpec): SheetView {
  const [state, setState] = createSignal<ViewState | null>(null);
  const [error, setError] = createSignal<AppError | null>(null);
  const [source, setSource] = createSignal<GridSource | null>(null);
  let view: number | null = null;
  let closed = false;
  let holds = 0;
  let waiting: ViewState | null = null;

  const show = (next: ViewState) => {
    const now = state();
    // Answers and pushes travel apart; an older one must not undo a newer.
    if (now && now.view === next.view && next.version < now.version) return;
    if (holds > 0) waiting = waiting && waiting.version > next.version ? waiting : next;
    else setState(next);
  };
  const hold = () => {
    holds++;
    return () => {
      if (--holds > 0 || waiting === null) return;
      const next = waiting;
      waiting = null;
      show(next);
    };
  };

  const open = async (wanted: ViewSpec) => {
    const answer = await engine.ask('open-view', wanted);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    if (closed) {
      void engine.ask('close-view', {view: answer.value.view});
      return;
    }
    view = answer.value.view;
    const opened = makeSource(engine, wanted.sheet, answer.value.view, state, hold, show);
    batch(() => {
      show(answer.value);
      setSource(() => opened);
    });
  };

  // One question at a time, and of several specs that were asked for meanwhile only the last.
  let asking = false;
  let next: ViewSpec | null = null;
  const follow = async () => {
    if (asking) return;
    asking = true;
    while (next !== null && !closed) {
      const wanted = next;
      next = null;
      if (view === null) {
        await open(wanted);
        continue;
      }
      const answer = await engine.ask('change-view', {view, spec: wanted});
      if (answer.ok) show(answer.value);
      setError(answer.ok ? null : answer.error);
    }
    asking = false;
  };
  createEffect(
    on(spec, wanted => {
      next = wanted;
      void follow();
    }),
  );

  onCleanup(
    engine.hear(push => {
      if (push.kind !== 'changed') return;
      const mine = push.views.find(other => other.view === view);
      if (mine) show(mine);
    }),
  );
  onCleanup(() => {
    closed = true;
    if (view !== null) void engine.ask('close-view', {view});
  });

  return {
    source,
    state,
    error,
    async distinct(request) {
      const answer = await engine.ask('distinct', {...request, sheet: spec().sheet});
      return answer.ok ? answer.value : [];
    },
  };
}

function makeSource(
  engine: Engine,
  sheet: ViewSpec['sheet'],
  view: number,
  state: () => ViewState | null,
  hold: () => () => void,
  show: (state: ViewState) => void,
): GridSource {
  const nothing: ViewState = {view, version: 0, rowCount: 0, totalCount: 0};
  return {
    state: () => state() ?? nothing,
    hold,
    async window(from, to, columns) {
      const answer = await engine.ask('window', {view, from, to, columns});
      return answer.ok ? answer.value : null;
    },
    async findRow(row) {
      const answer = await engine.ask('find-row', {view, row});
      return answer.ok ? answer.value : -1;
    },
    async rowIds(from, to) {
      const answer = await engine.ask('row-ids', {view, from, to});
      return answer.ok ? answer.value : [];
    },
    async lookup(target, text) {
      const answer = await engine.ask('lookup', {sheet: target, text, limit: LOOKUP_LIMIT});
      return answer.ok ? answer.value : [];
    },
    writeTexts: request => engine.ask('write-texts', {...request, sheet}),
    write: request => engine.ask('write', request),
    deleteRows: rows => engine.ask('delete-rows', {sheet, rows}),
    async toggleGroup(index) {
      const answer = await engine.ask('toggle-group', {view, index});
      if (answer.ok) show(answer.value);
    },
    setWidth: (column, width) => void engine.ask('set-column-width', {sheet, column, width}),
  };
}
