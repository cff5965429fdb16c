import Delete from 'lucide-solid/icons/delete';
import {For} from 'solid-js';
import {customerText} from '../../../core/text/customer.ts';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './entry.module.css';

/** Rows of the pad; the last column's lower half is the save key. */
const rows = [
  ['1', '2', '3', 'erase'],
  ['4', '5', '6', '+'],
  ['7', '8', '9'],
  ['00', '0', '.'],
] as const;

/** Own number keys, so that the system's keyboard never covers the amount. */
export function Keypad(props: {readonly onKey: (key: string) => void; readonly onSave: () => void}) {
  const t = useWords();
  return (
    <fieldset class={styles.keypad}>
      <legend class="sr">{t(customerText.keypad)}</legend>
      <For each={rows}>
        {row => (
          <For each={row}>
            {key => (
              <button
                type="button"
                class={key === 'erase' || key === '+' ? styles.function : ''}
                aria-label={key === 'erase' ? t(customerText.erase) : key}
                onClick={() => props.onKey(key)}
              >
                {key === 'erase' ? <Icon of={Delete} /> : key}
              </button>
            )}
          </For>
        )}
      </For>
      <button type="button" class={styles.save} onClick={() => props.onSave()}>
        <span>{t(customerText.record)}</span>
        <small>{t(customerText.nextCustomer)}</small>
      </button>
    </fieldset>
  );
}
