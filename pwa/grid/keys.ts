/** Keys, text, composition and clipboard of the one textarea, as events of the machine. */
import type {Action} from './action.ts';
import type {GridController} from './controller.ts';
import {actionOf, chordOf} from './keymap.ts';
import type {Picker} from './picker.ts';

export function listenToKeys(element: HTMLTextAreaElement, controller: GridController, picker: Picker): void {
  const {dispatch, state} = controller;
  const isEditing = () => state().mode.kind === 'editing';

  const onKeyDown = (event: KeyboardEvent) => {
    // 229: an input method has the key, also where `isComposing` comes a moment late.
    if (event.isComposing || event.keyCode === 229) return;
    const {mode} = state();
    const editing = mode.kind === 'editing';
    const action = actionOf(event, editing) ?? (editing && mode.how === 'type' ? arrowAction(event) : null);
    if (picker.key(event.key, action)) {
      event.preventDefault();
      return;
    }
    if (!action) {
      if (!editing && isCopyKey(event)) selectSomething();
      return;
    }
    // Escape that gives nothing up here may close what lies above the grid.
    if (editing || action.kind !== 'cancel') event.preventDefault();
    dispatch({kind: 'act', action});
  };

  /** Firefox and Safari say `copy` only where something is selected. */
  const selectSomething = () => {
    element.value = ' ';
    element.select();
    setTimeout(() => {
      if (!isEditing()) element.value = '';
    });
  };

  const onCopy = (event: ClipboardEvent, cut: boolean) => {
    if (isEditing()) return;
    event.preventDefault();
    controller.copy(cut, event.clipboardData);
  };

  element.addEventListener('keydown', onKeyDown);
  element.addEventListener('input', () => dispatch({kind: 'input', text: element.value}));
  element.addEventListener('compositionstart', () => dispatch({kind: 'compose', phase: 'start'}));
  element.addEventListener('compositionend', () => {
    dispatch({kind: 'input', text: element.value});
    dispatch({kind: 'compose', phase: 'end'});
  });
  element.addEventListener('blur', () => dispatch({kind: 'blur'}));
  element.addEventListener('copy', event => onCopy(event, false));
  element.addEventListener('cut', event => onCopy(event, true));
  element.addEventListener('paste', event => {
    if (isEditing() || !event.clipboardData) return;
    event.preventDefault();
    controller.paste(event.clipboardData);
  });
}

function isCopyKey(event: KeyboardEvent): boolean {
  const chord = chordOf(event);
  return chord === 'Mod+c' || chord === 'Mod+x';
}

/** While typing over a cell the plain arrows keep it and move on, as in every spreadsheet. */
function arrowAction(event: KeyboardEvent): Action | null {
  const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
  return plain && event.key.startsWith('Arrow') ? actionOf(event, false) : null;
}
