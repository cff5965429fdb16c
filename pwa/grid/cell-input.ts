/**
 * The one textarea that always has the focus while the grid does. It lies over the active cell, unseen until something
 * is typed, so that an input method composes in place from its first key.
 */
import type {Rect} from './geometry.ts';
import styles from './grid.module.css';

export interface CellInput {
  readonly element: HTMLTextAreaElement;
  focus(): void;
  put(text: string, select: 'end' | 'all'): void;
  insert(text: string): void;
  /** Lays it over a cell; while open it grows with its text as far as `right` and `bottom` of the stage. */
  place(cell: Rect, open: boolean, figure: boolean, bounds: {readonly right: number; readonly bottom: number}): void;
}

const LINE = 20;

export function createCellInput(stage: HTMLElement, measure: (text: string) => number): CellInput {
  const element = stage.ownerDocument.createElement('textarea');
  element.className = styles.editor ?? '';
  element.rows = 1;
  element.spellcheck = false;
  element.autocomplete = 'off';
  element.setAttribute('autocorrect', 'off');
  element.setAttribute('autocapitalize', 'off');
  stage.append(element);

  const grow = (cell: Rect, bounds: {readonly right: number; readonly bottom: number}) => {
    const padding = Number.parseFloat(getComputedStyle(element).paddingLeft) * 2;
    const longest = Math.max(0, ...element.value.split('\n').map(measure));
    const room = Math.max(cell.width, bounds.right - cell.left - 4);
    // Room for the letters that a composition is about to add.
    const width = Math.min(Math.max(cell.width, longest + padding + LINE), room);
    const lines = element.value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((measure(line) + LINE) / Math.max(1, width - padding))), 0);
    const height = Math.min(Math.max(cell.height, lines * LINE + 8), Math.max(cell.height, bounds.bottom - cell.top));
    return {width, height};
  };

  return {
    element,
    focus: () => element.focus({preventScroll: true}),
    put(text, select) {
      if (element.value !== text) element.value = text;
      if (select === 'all') element.select();
      else element.setSelectionRange(text.length, text.length);
    },
    insert(text) {
      // Through the browser, so that its own undo knows of it and an input event follows.
      if (!element.ownerDocument.execCommand('insertText', false, text)) {
        element.setRangeText(text, element.selectionStart, element.selectionEnd, 'end');
        element.dispatchEvent(new Event('input'));
      }
    },
    place(cell, open, figure, bounds) {
      element.toggleAttribute('data-open', open);
      element.toggleAttribute('data-figure', figure);
      const size = open ? grow(cell, bounds) : cell;
      const oneLine = size.height <= cell.height;
      const above = oneLine ? (cell.height - LINE) / 2 : 4;
      element.style.transform = `translate(${cell.left}px,${cell.top}px)`;
      element.style.width = `${size.width}px`;
      element.style.height = `${size.height}px`;
      element.style.paddingTop = `${above}px`;
      element.style.paddingBottom = '0';
    },
  };
}
