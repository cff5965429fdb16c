import * as DropdownMenu from '@kobalte/core/dropdown-menu';
import ClipboardPaste from 'lucide-solid/icons/clipboard-paste';
import Copy from 'lucide-solid/icons/copy';
import Eraser from 'lucide-solid/icons/eraser';
import PanelRight from 'lucide-solid/icons/panel-right';
import Scissors from 'lucide-solid/icons/scissors';
import Trash from 'lucide-solid/icons/trash';
import {gridText} from '../../core/text/grid.ts';
import {useWords} from '../ui/locale.tsx';
import menuStyles from '../ui/menu.module.css';
import {MenuItem, MenuLine} from '../ui/menu.tsx';

export type CellMenuAction = 'copy' | 'cut' | 'paste' | 'clear' | 'delete-rows' | 'open-record';

/** The menu of the selected cells: right button, long press, Shift F10. */
export function CellMenu(props: {
  readonly anchor: {readonly x: number; readonly y: number} | null;
  readonly canOpenRecord: boolean;
  readonly onAction: (action: CellMenuAction) => void;
  readonly onClose: () => void;
  readonly onFocusBack: () => void;
}) {
  const t = useWords();
  const run = (action: CellMenuAction) => () => props.onAction(action);
  return (
    <DropdownMenu.Root
      open={props.anchor !== null}
      onOpenChange={open => !open && props.onClose()}
      getAnchorRect={() => (props.anchor ? {...props.anchor, width: 0, height: 0} : undefined)}
      placement="bottom-start"
      gutter={2}
      modal={false}
    >
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          class={menuStyles.menu}
          onCloseAutoFocus={event => {
            event.preventDefault();
            props.onFocusBack();
          }}
        >
          <MenuItem icon={Scissors} keys="Ctrl X" onSelect={run('cut')}>
            {t(gridText.cut)}
          </MenuItem>
          <MenuItem icon={Copy} keys="Ctrl C" onSelect={run('copy')}>
            {t(gridText.copy)}
          </MenuItem>
          <MenuItem icon={ClipboardPaste} keys="Ctrl V" onSelect={run('paste')}>
            {t(gridText.paste)}
          </MenuItem>
          <MenuItem icon={Eraser} keys="Delete" onSelect={run('clear')}>
            {t(gridText.clear)}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={PanelRight} disabled={!props.canOpenRecord} onSelect={run('open-record')}>
            {t(gridText.openRecord)}
          </MenuItem>
          <MenuItem icon={Trash} keys="Ctrl −" onSelect={run('delete-rows')}>
            {t(gridText.deleteRows)}
          </MenuItem>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
