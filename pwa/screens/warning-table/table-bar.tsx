import Download from 'lucide-solid/icons/download';
import Printer from 'lucide-solid/icons/printer';
import Redo2 from 'lucide-solid/icons/redo-2';
import Rows3 from 'lucide-solid/icons/rows-3';
import Undo2 from 'lucide-solid/icons/undo-2';
import UserPlus from 'lucide-solid/icons/user-plus';
import {createMemo, Show} from 'solid-js';
import {shellText} from '../../../core/text/shell.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import {createMedia} from '../../app/media.ts';
import {useApp} from '../../app/services.tsx';
import {runUndo} from '../../app/undo.ts';
import type {WarningTable, WorkbookView} from '../../engine/protocol.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelCounts} from '../../ui/level-mark.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {Menu, MenuCheck, MenuItem, MenuLine} from '../../ui/menu.tsx';
import {BarLine, BarSpace, PageBar} from '../../ui/page-bar.tsx';
import {exportTable} from './export-table.ts';
import {levelCounts, tableRows} from './lines.ts';
import {ManagerPicker} from './manager-picker.tsx';
import {MonthPicker} from './month-picker.tsx';
import type {TableLook} from './table-look.ts';
import type {TablePlace} from './table-query.ts';

/** Month, manager, how many warnings, and the tools of the table. */
export function TableBar(props: {
  readonly view: WorkbookView;
  readonly place: TablePlace;
  readonly table: WarningTable | null;
  readonly look: TableLook;
  readonly onAdd: () => void;
  readonly onPrint: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const wide = createMedia(window, '(min-width: 1400px)');
  const wider = createMedia(window, '(min-width: 1680px)');
  const roomy = () => (locale() === 'zh' ? wide() : wider());
  const counts = createMemo(() => (props.table ? levelCounts(props.table, tableRows(props.table)) : null));
  return (
    <PageBar title={t(tableText.title)}>
      <MonthPicker
        month={props.place.query().month}
        now={props.place.now()}
        months={props.view.months}
        onPick={props.place.pickMonth}
      />
      <BarLine />
      <ManagerPicker
        managers={props.view.managers}
        manager={props.place.query().manager}
        onPick={props.place.pickManager}
      />
      <BarSpace />
      <Show when={counts()}>
        {found => <LevelCounts counts={found()} words={roomy()} label={t(tableText.warningsHere)} />}
      </Show>
      <BarLine />
      <Menu
        label={t(tableText.bySector)}
        trigger={
          <>
            <Icon of={Rows3} small />
            {t(tableText.bySector)}
          </>
        }
      >
        <MenuItem onSelect={() => props.look.foldAll()}>{t(tableText.foldAll)}</MenuItem>
        <MenuItem onSelect={() => props.look.unfoldAll()} disabled={!props.look.anyFolded()}>
          {t(tableText.unfoldAll)}
        </MenuItem>
        <MenuLine />
        <MenuCheck checked={props.look.emptyGroups()} onChange={props.look.setEmptyGroups}>
          {t(tableText.emptyGroups)}
        </MenuCheck>
        <MenuCheck checked={props.look.more()} onChange={props.look.setMore}>
          {t(tableText.moreColumns)}
        </MenuCheck>
      </Menu>
      <Button icon={UserPlus} onClick={() => props.onAdd()}>
        {t(tableText.addCustomer)}
      </Button>
      <IconButton
        icon={Undo2}
        label={t(shellText.undo)}
        disabled={app.session.undo().undo === null}
        onClick={() => void runUndo(app, 'undo')}
      />
      <IconButton
        icon={Redo2}
        label={t(shellText.redo)}
        disabled={app.session.undo().redo === null}
        onClick={() => void runUndo(app, 'redo')}
      />
      <Menu
        label={t(tableText.export)}
        placement="bottom-end"
        trigger={
          <>
            <Icon of={Download} small />
            {t(tableText.export)}
          </>
        }
      >
        <MenuItem onSelect={() => void exportTable(app, props.place.query().month, 'xlsx')}>
          {t(tableText.exportXlsx)}
        </MenuItem>
        <MenuItem onSelect={() => void exportTable(app, props.place.query().month, 'csv')}>
          {t(tableText.exportCsv)}
        </MenuItem>
      </Menu>
      <Button kind="line" icon={Printer} onClick={() => props.onPrint()}>
        {t(tableText.print)}
      </Button>
    </PageBar>
  );
}
