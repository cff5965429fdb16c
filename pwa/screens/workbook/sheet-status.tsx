import {Show} from 'solid-js';
import {cellsSelected, gridText, rowsShown, textsRefused} from '../../../core/text/grid.ts';
import {shellText} from '../../../core/text/shell.ts';
import {useApp} from '../../app/services.tsx';
import type {ViewState} from '../../engine/protocol.ts';
import {sumText} from '../../grid/cell-words.ts';
import type {GridController} from '../../grid/controller.ts';
import {useWords} from '../../ui/locale.tsx';
import {StatusBar} from '../../ui/page-bar.tsx';
import {createSelectionSums} from './selection-sums.ts';
import type {SheetState} from './sheet-state.ts';
import styles from './workbook.module.css';

/** Rows shown, what the selection adds up to, texts that were refused, row height, keys. */
export function SheetStatus(props: {
  readonly state: SheetState;
  readonly controller: GridController | null;
  readonly onHelp: () => void;
  readonly onShowRefused: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const view = props.state.view.state;
  const sums = createSelectionSums(
    () => props.controller,
    props.state.looks,
    () => view()?.version ?? 0,
  );
  const refused = () => {
    const grid = props.controller;
    if (!grid) return 0;
    grid.heldVersion();
    return grid.held.refused();
  };
  const figure = (amount: number | null) => {
    const look = sums()?.look;
    return look && amount !== null ? sumText(look.column, amount) : '';
  };
  /** Lines of groups are counted by the view and are no rows; how many rows they hold only the whole can say. */
  const shown = (state: ViewState) => (props.state.prefs().group === null ? state.rowCount : state.totalCount);
  const density = () => app.preferences.density();
  return (
    <StatusBar>
      <Show when={view()}>{state => <span>{t(rowsShown(shown(state()), state().totalCount))}</span>}</Show>
      <Show when={sums()}>
        {found => (
          <>
            <span>{t(cellsSelected(found().cells))}</span>
            <Show when={found().sum !== null}>
              <span>
                {t(gridText.total)} <b>{figure(found().sum)}</b>
              </span>
              <span>
                {t(gridText.mean)} <b>{figure(found().mean)}</b>
              </span>
              <span>
                {t(gridText.max)} <b>{figure(found().max)}</b>
              </span>
            </Show>
          </>
        )}
      </Show>
      <span class="grow" />
      <Show when={refused() > 0}>
        <button type="button" class={styles.statusButton} onClick={() => props.onShowRefused()}>
          {t(textsRefused(refused()))}
        </button>
      </Show>
      <button
        type="button"
        class={styles.statusButton}
        onClick={() => app.preferences.setDensity(density() === 'compact' ? 'cosy' : 'compact')}
      >
        {t(shellText.density)} {t(density() === 'compact' ? shellText.densityCompact : shellText.densityCosy)}
      </button>
      <button type="button" class={styles.statusButton} onClick={() => props.onHelp()}>
        <kbd>?</kbd> {t(gridText.keys)}
      </button>
    </StatusBar>
  );
}
