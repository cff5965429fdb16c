import SearchIcon from 'lucide-solid/icons/search';
import {createEffect, createSignal, createUniqueId, For, on, onCleanup, Show} from 'solid-js';
import {asId, type RowId, type SheetId, type WorkbookId} from '../../core/base/ids.ts';
import {shellText} from '../../core/text/shell.ts';
import {Icon} from '../ui/icon.tsx';
import {useWords} from '../ui/locale.tsx';
import styles from './search.module.css';
import {useApp} from './services.tsx';

interface Hit {
  readonly row: RowId;
  readonly label: string;
  readonly hint: string;
}

const MOST = 8;
const CUSTOMERS = asId<SheetId>('customers');

/** Finds a customer by name, pinyin or phone tail and goes to its card. Ctrl K comes here from anywhere. */
export function Search(props: {
  readonly workbook: WorkbookId;
  readonly autofocus?: boolean;
  /** What a choice does instead of going to the customer's card. */
  readonly onChoose?: (customer: RowId) => void;
}) {
  const app = useApp();
  const t = useWords();
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const [hits, setHits] = createSignal<readonly Hit[] | null>(null);
  const [at, setAt] = createSignal(0);
  let input: HTMLInputElement | undefined;

  createEffect(
    on(text, async typed => {
      if (typed.trim() === '') {
        setHits(null);
        return;
      }
      const answer = await app.engine.ask('lookup', {sheet: CUSTOMERS, text: typed, limit: MOST});
      if (text() !== typed) return;
      setAt(0);
      setHits(answer.ok ? answer.value : []);
    }),
  );

  const callKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      input?.focus();
      input?.select();
    }
  };
  document.addEventListener('keydown', callKey);
  onCleanup(() => document.removeEventListener('keydown', callKey));

  const close = () => {
    setText('');
    setHits(null);
  };
  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    close();
    input?.blur();
    if (props.onChoose) props.onChoose(hit.row);
    else app.router.go({kind: 'customer', workbook: props.workbook, customer: hit.row});
  };
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const count = hits()?.length ?? 0;
    if (event.key === 'ArrowDown') setAt(Math.min(at() + 1, count - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at() - 1, 0));
    else if (event.key === 'Enter') choose(hits()?.[at()]);
    else if (event.key === 'Escape') {
      close();
      input?.blur();
    } else return;
    event.preventDefault();
  };
  return (
    <search class={styles.search}>
      <div class={styles.box}>
        <Icon of={SearchIcon} small />
        <input
          ref={input}
          role="combobox"
          autocomplete="off"
          autofocus={props.autofocus}
          aria-label={t(shellText.search)}
          aria-expanded={hits() !== null}
          aria-controls={`${id}-list`}
          aria-activedescendant={hits()?.length ? `${id}-${at()}` : undefined}
          placeholder={t(shellText.search)}
          value={text()}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={keys}
          onBlur={() => setTimeout(close, 150)}
        />
        <kbd>Ctrl K</kbd>
      </div>
      <Show when={hits()}>
        {found => (
          <div class={styles.list} role="listbox" id={`${id}-list`} aria-label={t(shellText.customers)}>
            <For each={found()} fallback={<p class={styles.none}>{t(shellText.searchNone)}</p>}>
              {(hit, index) => (
                <div
                  role="option"
                  tabIndex={-1}
                  id={`${id}-${index()}`}
                  aria-selected={index() === at()}
                  onPointerDown={event => {
                    event.preventDefault();
                    choose(hit);
                  }}
                  onPointerEnter={() => setAt(index())}
                >
                  <span class="ell">{hit.label}</span>
                  <span class={styles.hint}>{hit.hint}</span>
                </div>
              )}
            </For>
          </div>
        )}
      </Show>
    </search>
  );
}
