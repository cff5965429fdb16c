import * as DropdownMenu from '@kobalte/core/dropdown-menu';
import ArrowDownNarrowWide from 'lucide-solid/icons/arrow-down-narrow-wide';
import ArrowDownWideNarrow from 'lucide-solid/icons/arrow-down-wide-narrow';
import EyeOff from 'lucide-solid/icons/eye-off';
import FoldHorizontal from 'lucide-solid/icons/fold-horizontal';
import FunnelX from 'lucide-solid/icons/funnel-x';
import ListFilter from 'lucide-solid/icons/list-filter';
import ListX from 'lucide-solid/icons/list-x';
import Pin from 'lucide-solid/icons/pin';
import PinOff from 'lucide-solid/icons/pin-off';
import Rows3 from 'lucide-solid/icons/rows-3';
import {Show} from 'solid-js';
import type {Column} from '../../core/schema/column.ts';
import {gridText} from '../../core/text/grid.ts';
import {useWords} from '../ui/locale.tsx';
import menuStyles from '../ui/menu.module.css';
import {MenuItem, MenuLine} from '../ui/menu.tsx';
import type {ColumnActions} from './column-actions.ts';

/** The menu of one column, opened by its header or by Alt Shift ↓; the one menu serves all columns. */
export function ColumnMenu(props: {
  readonly open: {readonly col: number; readonly anchor: DOMRect} | null;
  readonly column: Column | undefined;
  readonly frozen: number;
  readonly actions: ColumnActions;
  readonly onFit: (col: number) => void;
  readonly onClose: () => void;
  /** Where the focus goes afterwards. */
  readonly onFocusBack: () => void;
}) {
  const t = useWords();
  let next: (() => void) | null = null;
  return (
    <DropdownMenu.Root
      open={props.open !== null}
      onOpenChange={open => !open && props.onClose()}
      getAnchorRect={() => props.open?.anchor}
      placement="bottom-start"
      gutter={2}
      modal={false}
    >
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          class={menuStyles.menu}
          aria-label={t(gridText.columnMenu)}
          onCloseAutoFocus={event => {
            event.preventDefault();
            const after = next;
            next = null;
            if (after) after();
            else props.onFocusBack();
          }}
        >
          <Show when={props.open}>
            {open => (
              <Show when={props.column}>
                {column => {
                  const sort = () => props.actions.sortOf(column());
                  return (
                    <>
                      <MenuItem
                        icon={ArrowDownNarrowWide}
                        onSelect={() => props.actions.sort(column(), 'ascending', false)}
                      >
                        {t(gridText.sortAscending)}
                      </MenuItem>
                      <MenuItem
                        icon={ArrowDownWideNarrow}
                        onSelect={() => props.actions.sort(column(), 'descending', false)}
                      >
                        {t(gridText.sortDescending)}
                      </MenuItem>
                      <Show when={sort()}>
                        <MenuItem icon={ListX} onSelect={() => props.actions.sort(column(), 'none', true)}>
                          {t(gridText.sortRemove)}
                        </MenuItem>
                      </Show>
                      <MenuLine />
                      <MenuItem
                        icon={ListFilter}
                        onSelect={() => {
                          const {anchor} = open();
                          const chosen = column();
                          next = () => props.actions.filter(chosen, anchor);
                        }}
                      >
                        {t(gridText.filterColumn)}
                      </MenuItem>
                      <Show when={props.actions.isFiltered(column())}>
                        <MenuItem icon={FunnelX} onSelect={() => props.actions.clearFilter(column())}>
                          {t(gridText.filterClearColumn)}
                        </MenuItem>
                      </Show>
                      <MenuItem
                        icon={Rows3}
                        onSelect={() => props.actions.group(props.actions.isGroup(column()) ? null : column())}
                      >
                        {t(props.actions.isGroup(column()) ? gridText.groupNone : gridText.groupBy)}
                      </MenuItem>
                      <MenuLine />
                      <MenuItem icon={FoldHorizontal} keys="Alt Shift Enter" onSelect={() => props.onFit(open().col)}>
                        {t(gridText.fitColumn)}
                      </MenuItem>
                      <Show
                        when={props.frozen === open().col + 1}
                        fallback={
                          <MenuItem icon={Pin} onSelect={() => props.actions.freeze(open().col + 1)}>
                            {t(gridText.freezeHere)}
                          </MenuItem>
                        }
                      >
                        <MenuItem icon={PinOff} onSelect={() => props.actions.freeze(0)}>
                          {t(gridText.unfreeze)}
                        </MenuItem>
                      </Show>
                      <MenuItem icon={EyeOff} onSelect={() => props.actions.hide(column())}>
                        {t(gridText.hideColumn)}
                      </MenuItem>
                    </>
                  );
                }}
              </Show>
            )}
          </Show>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
