/** The warning table's keys as its help (`?`) prints them. */
import {gridText, keyText} from '../../../core/text/grid.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import type {KeyHelpGroup} from '../workbook/key-help.tsx';

const arrows = (modifiers: string) =>
  ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map(arrow => `${modifiers}${arrow}`);

export const tableKeys: readonly KeyHelpGroup[] = [
  {
    name: gridText.keysMove,
    lines: [
      {words: keyText.move, chords: arrows('')},
      {words: keyText.moveFar, chords: arrows('Mod+')},
      {words: keyText.moveRow, chords: ['Home', 'End']},
      {words: keyText.moveSheet, chords: ['Mod+Home', 'Mod+End']},
      {words: keyText.movePage, chords: ['PageUp', 'PageDown']},
      {words: tableText.nextCell, chords: ['Tab']},
      {words: tableText.nextCustomer, chords: ['Enter']},
      {words: keyText.leave, chords: ['F6', 'Shift+F6']},
    ],
  },
  {
    name: gridText.keysSelect,
    lines: [
      {words: keyText.extend, chords: arrows('Shift+')},
      {words: keyText.extendFar, chords: arrows('Mod+Shift+')},
      {words: keyText.extendRow, chords: ['Shift+Home', 'Shift+End']},
      {words: keyText.extendPage, chords: ['Shift+PageUp', 'Shift+PageDown']},
    ],
  },
  {
    name: gridText.keysEdit,
    lines: [
      {words: keyText.edit, chords: ['F2']},
      {words: keyText.cancel, chords: ['Escape']},
      {words: keyText.clear, chords: ['Delete', 'Backspace']},
      {words: keyText.undo, chords: ['Mod+z']},
      {words: keyText.redo, chords: ['Mod+y', 'Mod+Shift+z']},
    ],
  },
  {
    name: gridText.keysClipboard,
    lines: [
      {words: keyText.copy, chords: ['Mod+c']},
      {words: keyText.cut, chords: ['Mod+x']},
      {words: keyText.paste, chords: ['Mod+v']},
    ],
  },
  {
    name: tableText.title,
    lines: [
      {words: tableText.seeReason, chords: ['Alt+ArrowDown']},
      {words: tableText.seeEntries, chords: ['Shift+F2']},
      {words: tableText.openKey, chords: ['Enter', 'Space']},
      {words: tableText.foldKey, chords: ['ArrowLeft', 'ArrowRight']},
      {words: keyText.help, chords: ['?', 'Mod+/']},
    ],
  },
];
