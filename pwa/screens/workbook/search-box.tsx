import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import {Show} from 'solid-js';
import {gridText} from '../../../core/text/grid.ts';
import {IconButton} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './workbook.module.css';

/** Search in this sheet. Escape clears it, Enter and ↓ go to the rows. */
export function SearchBox(props: {
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly inputRef?: (input: HTMLInputElement) => void;
  readonly onDone: () => void;
}) {
  const t = useWords();
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && props.value !== '') props.onInput('');
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') props.onDone();
    else return;
    event.preventDefault();
  };
  return (
    <div class={styles.search} role="search">
      <Icon of={Search} small />
      <input
        ref={props.inputRef}
        aria-label={t(gridText.search)}
        placeholder={t(gridText.searchPlaceholder)}
        value={props.value}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        onInput={event => props.onInput(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <Show when={props.value !== ''}>
        <IconButton icon={X} tiny label={t(gridText.searchClear)} onClick={() => props.onInput('')} />
      </Show>
    </div>
  );
}
