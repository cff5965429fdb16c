import {For} from 'solid-js';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import type {ManagerChoice} from '../../app/route.ts';
import type {WorkbookView} from '../../engine/protocol.ts';
import {useWords} from '../../ui/locale.tsx';
import {Menu, MenuChoices} from '../../ui/menu.tsx';
import styles from './manager-picker.module.css';

/** Menu values are texts: `*` all, `-` nobody, else the row id. */
const ALL = '*';
const NOBODY = '-';

/** Whose sheet is shown: everybody's, one account manager's, or that of customers without one. */
export function ManagerPicker(props: {
  readonly managers: WorkbookView['managers'];
  readonly manager: ManagerChoice;
  readonly onPick: (manager: ManagerChoice) => void;
}) {
  const t = useWords();
  const value = () => (props.manager === 'all' ? ALL : (props.manager ?? NOBODY));
  const choices = () => [
    {value: ALL, label: t(tableText.allManagers)},
    ...props.managers.map(({id, name}) => ({value: id, label: name})),
    {value: NOBODY, label: t(tableText.noManager)},
  ];
  const name = () => choices().find(choice => choice.value === value())?.label ?? '';
  const pick = (text: string) => {
    if (text === ALL) props.onPick('all');
    else props.onPick(text === NOBODY ? null : asId<RowId>(text));
  };
  return (
    <Menu
      label={`${t(tableText.manager)}: ${name()}`}
      trigger={
        <>
          <For each={props.manager === 'all' || props.manager === null ? [] : [name()]}>
            {each => (
              <span class={styles.face} aria-hidden="true">
                {[...each][0]}
              </span>
            )}
          </For>
          <span class={styles.name}>{name()}</span>
        </>
      }
      chevron
    >
      <MenuChoices label={t(tableText.manager)} value={value()} choices={choices()} onChange={pick} />
    </Menu>
  );
}
