import {createEffect, on, onMount} from 'solid-js';
import type {Locale} from '../../../core/base/text.ts';
import {useApp} from '../../app/services.tsx';
import {runUndo, undoKey} from '../../app/undo.ts';
import {useWords} from '../../ui/locale.tsx';
import {type CellStyle, cellText, lineName} from './cell-text.ts';
import type {Move} from './cursor.ts';
import styles from './table-grid.module.css';
import {columnTitle} from './table-head.tsx';
import type {TableState} from './table-state.ts';

interface CellEditorProps {
  readonly ref: (element: HTMLTextAreaElement) => void;
  readonly state: TableState;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly activeId: string;
  readonly style: CellStyle;
  readonly locale: Locale;
  readonly onToggle: (key: string) => void;
  readonly onReason: () => void;
  readonly onEntries: () => void;
  readonly onCustomer: () => void;
  readonly onHelp: () => void;
}

/** Moves of keys while nothing is being typed. With Ctrl, arrows go to the edge. */
const readyMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'row-start',
  End: 'row-end',
};

const farMoves: Readonly<Record<string, Move>> = {
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'first',
  End: 'last',
};

/**
 * The one textarea of the table. It has the focus all the time, so that an IME composes from the first key; it is in
 * sight only while something is being typed.
 */
export function CellEditor(props: CellEditorProps) {
  const app = useApp();
  const t = useWords();
  let area: HTMLTextAreaElement | undefined;

  onMount(() => area?.focus({preventScroll: true}));
  createEffect(
    on(
      () => props.state.editing()?.mode,
      mode => {
        if (!area) return;
        const text = props.state.editing()?.text ?? '';
        if (area.value !== text) area.value = text;
        if (mode === 'edit') area.setSelectionRange(text.length, text.length);
      },
    ),
  );

  const input = () => {
    if (!area) return;
    // an input method types the full-width one
    if (!props.state.editing() && area.value === '？') {
      area.value = '';
      props.onHelp();
      return;
    }
    if (props.state.editing()) props.state.retype(area.value);
    else props.state.begin('type', area.value);
    // a cell that cannot be typed into takes nothing
    if (!props.state.editing()) area.value = '';
  };

  const walk = (move: Move) => {
    props.state.commit();
    props.state.move(move);
  };

  /** True where the key was used up. */
  const common = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'Tab':
        walk(event.shiftKey ? 'previous-cell' : 'next-cell');
        return true;
      case 'Enter':
        if (event.altKey || event.ctrlKey || event.metaKey) return false;
        if (!props.state.editing() && open()) return true;
        walk(event.shiftKey ? 'previous-row' : 'next-row');
        return true;
      case 'F6':
        props.state.commit();
        leave(event.shiftKey);
        return true;
      default:
        return false;
    }
  };

  /** What Enter and Space do on a cell that opens something. */
  const open = (): boolean => {
    const [line, column] = [props.state.line(), props.state.column()];
    if (line?.kind === 'group') props.onToggle(line.key);
    else if (line?.kind === 'row' && column?.kind === 'level') props.onReason();
    else if (line?.kind === 'row' && column?.kind === 'name') props.onCustomer();
    else return false;
    return true;
  };

  const whileTyping = (event: KeyboardEvent): boolean => {
    const replaced = props.state.editing()?.mode === 'type';
    if (event.key === 'Escape') props.state.cancel();
    else if (event.key === 'F2') return true;
    else if (replaced && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      walk(event.key === 'ArrowUp' ? 'up' : 'down');
    } else if (replaced && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      walk(event.key === 'ArrowLeft' ? 'left' : 'right');
    } else return false;
    return true;
  };

  const ready = (event: KeyboardEvent): boolean => {
    const far = event.ctrlKey || event.metaKey;
    const side = undoKey(event);
    if (side) {
      void runUndo(app, side);
      return true;
    }
    if (event.altKey && event.key === 'ArrowDown') {
      props.onReason();
      return true;
    }
    if (event.key === '?' || event.key === '？' || (far && event.key === '/')) {
      props.onHelp();
      return true;
    }
    if (foldKey(event)) return true;
    const move = far ? farMoves[event.key] : readyMoves[event.key];
    if (move && !event.altKey) {
      props.state.move(move, event.shiftKey);
      return true;
    }
    switch (event.key) {
      case 'F2':
        if (event.shiftKey) props.onEntries();
        else props.state.begin('edit', '');
        return true;
      case ' ':
        return open();
      case 'Escape':
        props.state.cancel();
        return true;
      case 'Delete':
      case 'Backspace':
        void props.state.clear();
        return true;
      default:
        return false;
    }
  };

  /** In a tree grid, left folds a group and right unfolds it. */
  const foldKey = (event: KeyboardEvent): boolean => {
    const line = props.state.line();
    if (line?.kind !== 'group' || props.state.place().column > 1 || event.shiftKey || event.ctrlKey) return false;
    if ((event.key === 'ArrowLeft' && !line.collapsed) || (event.key === 'ArrowRight' && line.collapsed)) {
      props.onToggle(line.key);
      return true;
    }
    return false;
  };

  const keys = (event: KeyboardEvent) => {
    // an IME's own keys: what it composes arrives as input
    if (event.isComposing || event.keyCode === 229) return;
    const used = common(event) || (props.state.editing() ? whileTyping(event) : ready(event));
    if (used) event.preventDefault();
  };

  const leave = (back: boolean) => {
    const stops = [...document.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), select, input')].filter(
      element => element.offsetParent !== null,
    );
    const after = stops.filter(
      element => area && Boolean(area.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== back,
    );
    (back ? after.at(-1) : (after[0] ?? stops[0]))?.focus();
  };

  const label = () => {
    const [line, column] = [props.state.line(), props.state.column()];
    if (!line || !column) return '';
    const text = cellText(line, column, props.style);
    return `${lineName(line, props.style)} ${t(columnTitle(column))} ${text}`;
  };

  return (
    <>
      {/* a reader follows the focus, which never leaves the textarea: the cell is said when the cursor comes to it */}
      <span class="sr" role="status" aria-live="polite" data-test="here">
        {props.state.editing() ? '' : label()}
      </span>
      <textarea
        ref={element => {
          area = element;
          props.ref(element);
        }}
        class={styles.editor}
        classList={{[styles.typing ?? '']: props.state.editing() !== null}}
        style={{left: `${props.left}px`, top: `${props.top}px`, width: `${props.width}px`}}
        rows={1}
        inputMode="decimal"
        spellcheck={false}
        autocomplete="off"
        aria-label={label()}
        aria-activedescendant={props.activeId}
        onInput={input}
        onKeyDown={keys}
        onBlur={() => props.state.commit()}
        onCopy={event => {
          if (props.state.editing()) return;
          event.preventDefault();
          event.clipboardData?.setData('text/plain', props.state.copy());
        }}
        onCut={event => {
          if (props.state.editing()) return;
          event.preventDefault();
          event.clipboardData?.setData('text/plain', props.state.copy());
          void props.state.clear();
        }}
        onPaste={event => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (props.state.editing() && !/[\t\n]/.test(text.trim())) return;
          event.preventDefault();
          props.state.cancel();
          void props.state.paste(text);
        }}
      />
    </>
  );
}
