/** The list under a choice, yes/no or link editor: what it offers for what is typed, and the keys that move in it. */
import {createSignal} from 'solid-js';
import type {Locale} from '../../core/base/text.ts';
import type {Pinyin} from '../../core/text/pinyin-key.ts';
import type {Action} from './action.ts';
import type {ColumnLook} from './column-look.ts';
import type {GridSource} from './grid-source.ts';
import type {GridEvent, Mode} from './machine-types.ts';
import type {OptionListState} from './option-list.tsx';
import {choiceOptions, type Option, yesNoOptions} from './options.ts';

export interface PickerOptions {
  source: GridSource;
  locale(): Locale;
  look(): ColumnLook | undefined;
  mode(): Mode;
  dispatch(event: GridEvent): void;
}

export interface Picker {
  readonly state: () => OptionListState | null;
  /** The machine's state changed. */
  follow(): void;
  /** Keys that the open list takes. `action` is what the grid would do with the key. */
  key(key: string, action: Action | null): boolean;
  pick(option: Option): void;
}

export function createPicker(options: PickerOptions): Picker {
  const [state, setState] = createSignal<OptionListState | null>(null);
  let typedFor: string | null = null;
  let moved = false;
  let question = 0;
  let pinyin: Pinyin | null = null;

  const close = () => {
    typedFor = null;
    moved = false;
    question++;
    if (state()) setState(null);
  };

  const show = (list: readonly Option[], typed: string, searching: boolean, current: string) => {
    const exact = list.findIndex(option => option.label === (typed || current));
    const marked = exact >= 0 ? exact : typed !== '' && list.length > 0 ? 0 : -1;
    setState({options: list, marked, searching});
  };

  const offer = (look: ColumnLook, typed: string, current: string) => {
    const {column, editor} = look;
    if (editor === 'boolean') {
      const list = yesNoOptions(options.locale());
      const fitting = list.filter(option => option.label.toLowerCase().startsWith(typed.toLowerCase()));
      show(typed === '' ? list : fitting, typed, false, current);
    } else if (editor === 'choice') {
      show(choiceOptions(column.choices ?? [], typed, options.locale(), pinyin), typed, false, current);
      if (pinyin === null && /[a-z]/i.test(typed)) void loadPinyin(look);
    } else if (column.target) {
      void lookUp(column.target, typed, current);
    }
  };

  const loadPinyin = async (look: ColumnLook) => {
    const {createPinyin} = await import('../../core/text/pinyin-reader.ts');
    pinyin = createPinyin();
    if (typedFor !== null && options.look() === look) offer(look, typedFor, '');
  };

  const lookUp = async (target: NonNullable<ColumnLook['column']['target']>, typed: string, current: string) => {
    const mine = ++question;
    // What stands there stays until the answer is here.
    if (!state()) setState({options: [], marked: -1, searching: true});
    const lines = await options.source.lookup(target, typed);
    if (mine !== question || typedFor === null) return;
    show(
      lines.map(line => ({value: line.row, label: line.label, hint: line.hint})),
      typed,
      false,
      current,
    );
  };

  const pick = (option: Option, after: 'stay' | Action = 'stay') => {
    close();
    options.dispatch({kind: 'pick', value: option.value, label: option.label, after});
  };

  return {
    state,
    pick,
    follow() {
      const mode = options.mode();
      const look = options.look();
      if (mode.kind !== 'editing' || !look || look.editor === 'text') {
        close();
        return;
      }
      const untouched = mode.how === 'edit' && mode.draft === mode.initial;
      const typed = untouched ? '' : mode.draft.trim();
      if (typed === typedFor) return;
      typedFor = typed;
      moved = false;
      offer(look, typed, mode.initial ?? '');
    },
    key(key, action) {
      const now = state();
      if (!now) return false;
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        const count = now.options.length;
        if (count === 0) return true;
        const from = now.marked < 0 && key === 'ArrowUp' ? 0 : now.marked;
        moved = true;
        setState({...now, marked: (from + (key === 'ArrowDown' ? 1 : -1) + count) % count});
        return true;
      }
      const option = now.options[now.marked];
      if (action?.kind !== 'walk' || !option || (!moved && typedFor === '')) return false;
      pick(option, action);
      return true;
    },
  };
}
