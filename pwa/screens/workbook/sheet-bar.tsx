import ArrowDownUp from 'lucide-solid/icons/arrow-down-up';
import Columns3 from 'lucide-solid/icons/columns-3';
import ListFilter from 'lucide-solid/icons/list-filter';
import PanelRight from 'lucide-solid/icons/panel-right';
import Plus from 'lucide-solid/icons/plus';
import Redo2 from 'lucide-solid/icons/redo-2';
import Rows3 from 'lucide-solid/icons/rows-3';
import Undo2 from 'lucide-solid/icons/undo-2';
import {createSignal, For, Show} from 'solid-js';
import {gridText, newRowName} from '../../../core/text/grid.ts';
import {useApp} from '../../app/services.tsx';
import {runUndo} from '../../app/undo.ts';
import {Button, IconButton} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import {Menu, MenuCheck, MenuChoices, MenuItem, MenuLine} from '../../ui/menu.tsx';
import {BarLine, BarSpace, PageBar} from '../../ui/page-bar.tsx';
import {Popover} from '../../ui/popover.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import {FilterList} from './filter-list.tsx';
import {SearchBox} from './search-box.tsx';
import type {SheetState} from './sheet-state.ts';
import {SortList} from './sort-list.tsx';
import styles from './workbook.module.css';

/** The page bar of a sheet: views, search, filter, sort, group, fields, undo, panel, the new row. */
export function SheetBar(props: {
  readonly state: SheetState;
  readonly canAdd: boolean;
  readonly searchRef: (input: HTMLInputElement) => void;
  readonly onSearchDone: () => void;
  readonly onNew: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const {state} = props;
  const prefs = state.prefs;
  return (
    <PageBar title={t(state.sheet().name)}>
      <Show when={state.presets().length > 0}>
        <SegmentedControl
          label={t(gridText.view)}
          value={prefs().tab}
          segments={state.presets().map(preset => ({value: preset.id, label: t(preset.name)}))}
          onChange={tab => state.change({tab})}
        />
      </Show>
      <BarSpace />
      <SearchBox
        value={state.search()}
        onInput={state.setSearch}
        inputRef={props.searchRef}
        onDone={props.onSearchDone}
      />
      <FilterButton state={state} />
      <SortButton state={state} />
      <GroupMenu state={state} />
      <FieldsMenu state={state} />
      <BarLine />
      <IconButton
        icon={Undo2}
        label={t(gridText.undo)}
        disabled={app.session.undo().undo === null}
        onClick={() => void runUndo(app, 'undo')}
      />
      <IconButton
        icon={Redo2}
        label={t(gridText.redo)}
        disabled={app.session.undo().redo === null}
        onClick={() => void runUndo(app, 'redo')}
      />
      <BarLine />
      <IconButton
        icon={PanelRight}
        label={t(gridText.panel)}
        on={prefs().panel}
        aria-expanded={prefs().panel}
        onClick={() => state.change({panel: !prefs().panel})}
      />
      <Show when={props.canAdd}>
        <Button kind="primary" icon={Plus} class={styles.primary} onClick={() => props.onNew()}>
          {t(newRowName(state.sheet().id))}
        </Button>
      </Show>
    </PageBar>
  );
}

/** A count on a tool that is in use. */
function Count(props: {readonly of: number}) {
  return (
    <Show when={props.of > 0}>
      <span class={styles.count}>{props.of}</span>
    </Show>
  );
}

export function FilterButton(props: {readonly state: SheetState; readonly square?: boolean}) {
  const t = useWords();
  const [open, setOpen] = createSignal(false);
  return (
    <Popover
      label={t(gridText.filter)}
      open={open()}
      onOpenChange={setOpen}
      placement="bottom-end"
      {...(props.square ? {square: true} : {})}
      trigger={
        <>
          <Icon of={ListFilter} small={!props.square} />
          <Show when={!props.square}>
            <span class={styles.toolName}>{t(gridText.filter)}</span>
          </Show>
          <Count of={props.state.prefs().filters.length} />
        </>
      }
    >
      <FilterList state={props.state} onDone={() => setOpen(false)} />
    </Popover>
  );
}

export function SortButton(props: {readonly state: SheetState; readonly square?: boolean}) {
  const t = useWords();
  return (
    <Popover
      label={t(gridText.sort)}
      placement="bottom-end"
      {...(props.square ? {square: true} : {})}
      trigger={
        <>
          <Icon of={ArrowDownUp} small={!props.square} />
          <Show when={!props.square}>
            <span class={styles.toolName}>{t(gridText.sort)}</span>
          </Show>
          <Count of={props.state.prefs().sort.length} />
        </>
      }
    >
      <SortList state={props.state} />
    </Popover>
  );
}

const NO_GROUP = '';

/** Grouping by a column; long texts, figures and drawn measures make no groups worth having. */
export function GroupMenu(props: {readonly state: SheetState}) {
  const t = useWords();
  const offered = () =>
    props.state.sheet().columns.filter(column => ['choice', 'link', 'boolean', 'month', 'date'].includes(column.type));
  return (
    <Menu
      label={t(gridText.group)}
      placement="bottom-end"
      trigger={
        <>
          <Icon of={Rows3} small />
          <span class={styles.toolName}>{t(gridText.group)}</span>
          <Count of={props.state.prefs().group === null ? 0 : 1} />
        </>
      }
    >
      <MenuChoices
        label={t(gridText.group)}
        value={String(props.state.prefs().group ?? NO_GROUP)}
        choices={[
          {value: NO_GROUP, label: t(gridText.groupNone)},
          ...offered().map(column => ({value: String(column.id), label: t(column.name)})),
        ]}
        onChange={value => props.state.change({group: offered().find(column => column.id === value)?.id ?? null})}
      />
    </Menu>
  );
}

export function FieldsMenu(props: {readonly state: SheetState}) {
  const t = useWords();
  const columns = () => props.state.sheet().columns;
  const hidden = () => columns().filter(column => !props.state.isShown(column)).length;
  return (
    <Menu
      label={t(gridText.fields)}
      placement="bottom-end"
      trigger={
        <>
          <Icon of={Columns3} small />
          <span class={styles.toolName}>{t(gridText.fields)}</span>
        </>
      }
    >
      <For each={columns()}>
        {column => (
          <MenuCheck checked={props.state.isShown(column)} onChange={shown => props.state.show(column, shown)}>
            {t(column.name)}
          </MenuCheck>
        )}
      </For>
      <Show when={hidden() > 0}>
        <MenuLine />
        <MenuItem
          onSelect={() =>
            props.state.change({
              hidden: [],
              shown: columns()
                .filter(column => column.hidden)
                .map(column => column.id),
            })
          }
        >
          {t(gridText.fieldsAll)}
        </MenuItem>
      </Show>
    </Menu>
  );
}
