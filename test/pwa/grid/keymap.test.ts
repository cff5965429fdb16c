import {describe, expect, test} from 'vitest';
import {actionOf, chordOf, helpLines, type KeyPress, keymap} from '../../../pwa/grid/keymap.ts';

const key = (name: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  code: /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the table of keys', () => {
  test('no chord means two things at one time', () => {
    const seen = new Map<string, number>();
    for (const {when, chords} of keymap) {
      for (const chord of chords) {
        for (const mode of when === 'always' ? ['ready', 'editing'] : [when]) {
          seen.set(`${mode} ${chord}`, (seen.get(`${mode} ${chord}`) ?? 0) + 1);
        }
      }
    }
    expect([...seen].filter(([, count]) => count > 1)).toEqual([]);
  });

  test('⌘ counts as Ctrl, capitals as letters, and a Cyrillic layout by the place of the key', () => {
    expect(chordOf(key('Z', {metaKey: true, shiftKey: true}))).toBe('Mod+Shift+z');
    expect(chordOf(key('я', {code: 'KeyZ', ctrlKey: true}))).toBe('Mod+z');
    expect(chordOf(key(' ', {shiftKey: true}))).toBe('Shift+Space');
  });

  test('arrows belong to the caret while an editor is open, Enter and Tab to the grid', () => {
    expect(actionOf(key('ArrowDown'), true)).toBeNull();
    expect(actionOf(key('ArrowDown'), false)).toEqual({kind: 'move', to: 'down', far: false, extend: false});
    expect(actionOf(key('Enter'), true)).toEqual({kind: 'walk', by: 'enter', back: false});
  });

  test('letters and the clipboard are left to the browser', () => {
    expect(actionOf(key('a'), false)).toBeNull();
    expect(actionOf(key('c', {ctrlKey: true}), false)).toBeNull();
  });

  test('the help shows every key once, in both languages', () => {
    const groups = ['move', 'select', 'edit', 'clipboard', 'sheet'] as const;
    const shown = groups.flatMap(group => helpLines(group).flatMap(line => line.chords));
    expect(new Set(shown).size).toBe(new Set(keymap.flatMap(entry => entry.chords)).size);
    for (const group of groups) {
      for (const {words} of helpLines(group)) {
        expect(words.zh).not.toBe('');
        expect(words.en).not.toBe('');
      }
    }
  });
});
