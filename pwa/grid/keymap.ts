/** The one table of keys. The grid looks actions up in it and the help (`?`) prints it, so they cannot disagree. */
import type {Words} from '../../core/base/text.ts';
import {keyText} from '../../core/text/grid.ts';
import type {Action, Direction} from './action.ts';

/** When a key means this: with no editor open, while one is, or always. */
export type KeyWhen = 'ready' | 'editing' | 'always';
export type KeyGroup = 'move' | 'select' | 'edit' | 'clipboard' | 'sheet';

export interface KeyBinding {
  /** `Mod` is Ctrl, and ⌘ on a Mac. Modifiers in the order Mod, Alt, Shift. */
  readonly chords: readonly string[];
  readonly when: KeyWhen;
  /** `null`: the browser's own event does it (copy, cut, paste); here for the help. */
  readonly action: Action | null;
  readonly group: KeyGroup;
  readonly words: Words;
}

/** The parts of a keyboard event that name a chord. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

function binding(
  group: KeyGroup,
  when: KeyWhen,
  chords: string | readonly string[],
  action: Action | null,
  words: Words,
): KeyBinding {
  return {chords: typeof chords === 'string' ? [chords] : chords, when, action, group, words};
}

const directions: readonly {readonly to: Direction; readonly key: string}[] = [
  {to: 'up', key: 'ArrowUp'},
  {to: 'down', key: 'ArrowDown'},
  {to: 'left', key: 'ArrowLeft'},
  {to: 'right', key: 'ArrowRight'},
];

function arrows(far: boolean, extend: boolean): readonly KeyBinding[] {
  const words = extend ? (far ? keyText.extendFar : keyText.extend) : far ? keyText.moveFar : keyText.move;
  const modifiers = `${far ? 'Mod+' : ''}${extend ? 'Shift+' : ''}`;
  return directions.map(({to, key}) =>
    binding(extend ? 'select' : 'move', 'ready', `${modifiers}${key}`, {kind: 'move', to, far, extend}, words),
  );
}

function ends(extend: boolean): readonly KeyBinding[] {
  const group = extend ? 'select' : 'move';
  const shift = extend ? 'Shift+' : '';
  const words = extend
    ? {row: keyText.extendRow, sheet: keyText.extendSheet, page: keyText.extendPage}
    : {row: keyText.moveRow, sheet: keyText.moveSheet, page: keyText.movePage};
  return [
    binding(group, 'ready', `${shift}Home`, {kind: 'home', whole: false, extend}, words.row),
    binding(group, 'ready', `${shift}End`, {kind: 'end', whole: false, extend}, words.row),
    binding(group, 'ready', `Mod+${shift}Home`, {kind: 'home', whole: true, extend}, words.sheet),
    binding(group, 'ready', `Mod+${shift}End`, {kind: 'end', whole: true, extend}, words.sheet),
    binding(group, 'ready', `${shift}PageUp`, {kind: 'page', to: 'up', extend}, words.page),
    binding(group, 'ready', `${shift}PageDown`, {kind: 'page', to: 'down', extend}, words.page),
  ];
}

export const keymap: readonly KeyBinding[] = [
  ...arrows(false, false),
  ...arrows(true, false),
  ...ends(false),
  binding('move', 'always', 'Enter', {kind: 'walk', by: 'enter', back: false}, keyText.enter),
  binding('move', 'always', 'Shift+Enter', {kind: 'walk', by: 'enter', back: true}, keyText.enterBack),
  binding('move', 'always', 'Tab', {kind: 'walk', by: 'tab', back: false}, keyText.tab),
  binding('move', 'always', 'Shift+Tab', {kind: 'walk', by: 'tab', back: true}, keyText.tabBack),
  binding('move', 'always', 'F6', {kind: 'leave', back: false}, keyText.leave),
  binding('move', 'always', 'Shift+F6', {kind: 'leave', back: true}, keyText.leave),

  ...arrows(false, true),
  ...arrows(true, true),
  ...ends(true),
  binding('select', 'ready', 'Mod+a', {kind: 'select-all'}, keyText.selectAll),
  binding('select', 'ready', 'Shift+Space', {kind: 'select-rows'}, keyText.selectRows),
  binding('select', 'ready', 'Mod+Space', {kind: 'select-columns'}, keyText.selectColumns),

  binding('edit', 'always', 'F2', {kind: 'edit'}, keyText.edit),
  binding('edit', 'always', 'Escape', {kind: 'cancel'}, keyText.cancel),
  binding('edit', 'ready', 'Delete', {kind: 'clear'}, keyText.clear),
  binding('edit', 'ready', 'Backspace', {kind: 'retype'}, keyText.retype),
  binding('edit', 'editing', 'Alt+Enter', {kind: 'newline'}, keyText.newline),
  binding('edit', 'editing', 'Mod+Enter', {kind: 'fill-draft'}, keyText.fillDraft),
  binding('edit', 'always', 'Mod+;', {kind: 'today'}, keyText.today),
  binding('edit', 'ready', 'Mod+d', {kind: 'fill', to: 'down'}, keyText.fillDown),
  binding('edit', 'ready', 'Mod+r', {kind: 'fill', to: 'right'}, keyText.fillRight),
  binding('edit', 'always', 'Alt+ArrowDown', {kind: 'open-list'}, keyText.openList),
  binding('edit', 'ready', 'Mod+z', {kind: 'undo'}, keyText.undo),
  binding('edit', 'ready', ['Mod+y', 'Mod+Shift+z'], {kind: 'redo'}, keyText.redo),

  binding('clipboard', 'ready', 'Mod+c', null, keyText.copy),
  binding('clipboard', 'ready', 'Mod+x', null, keyText.cut),
  binding('clipboard', 'ready', 'Mod+v', null, keyText.paste),

  binding('sheet', 'ready', ['Mod+Shift++', 'Mod++', 'Mod+='], {kind: 'new-row'}, keyText.newRow),
  binding('sheet', 'ready', 'Mod+-', {kind: 'delete-rows'}, keyText.deleteRows),
  binding('sheet', 'always', 'Mod+f', {kind: 'find'}, keyText.find),
  binding('sheet', 'ready', 'Alt+Shift+ArrowDown', {kind: 'open-column'}, keyText.openColumn),
  binding('sheet', 'ready', 'Alt+Shift+ArrowLeft', {kind: 'resize', by: -8}, keyText.narrower),
  binding('sheet', 'ready', 'Alt+Shift+ArrowRight', {kind: 'resize', by: 8}, keyText.wider),
  binding('sheet', 'ready', 'Alt+Shift+Enter', {kind: 'fit'}, keyText.fit),
  binding('sheet', 'ready', ['ContextMenu', 'Shift+F10'], {kind: 'open-menu'}, keyText.openMenu),
  binding('sheet', 'always', 'Mod+/', {kind: 'help'}, keyText.help),
];

const byChord: ReadonlyMap<string, KeyBinding> = new Map(
  keymap.flatMap(entry => entry.chords.map(chord => [`${entry.when} ${chord}`, entry] as const)),
);

/** The chord's name as the table writes it. Letters are lower case; a non-Latin layout falls back on the key's place. */
export function chordOf(press: KeyPress): string {
  return `${press.ctrlKey || press.metaKey ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}${press.shiftKey ? 'Shift+' : ''}${keyName(press)}`;
}

function keyName(press: KeyPress): string {
  if (press.key === ' ') return 'Space';
  if (press.key.length !== 1) return press.key;
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const latin = /^[\x21-\x7e]$/.test(press.key);
  return (latin || letter === undefined ? press.key : letter).toLowerCase();
}

/** What a key asks for, or `null` when it is left to the browser (typing among others). */
export function actionOf(press: KeyPress, editing: boolean): Action | null {
  const chord = chordOf(press);
  const entry = byChord.get(`${editing ? 'editing' : 'ready'} ${chord}`) ?? byChord.get(`always ${chord}`);
  return entry?.action ?? null;
}

/** Bindings of one group with the same words drawn together, as the help shows them. */
export function helpLines(group: KeyGroup): readonly {readonly words: Words; readonly chords: readonly string[]}[] {
  const lines = new Map<Words, string[]>();
  for (const entry of keymap) {
    if (entry.group !== group) continue;
    const chords = lines.get(entry.words) ?? [];
    lines.set(entry.words, [...chords, ...entry.chords]);
  }
  return [...lines].map(([words, chords]) => ({words, chords}));
}
