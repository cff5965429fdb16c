import {For} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {gridText} from '../../../core/text/grid.ts';
import {helpLines, type KeyGroup} from '../../grid/keymap.ts';
import {Dialog} from '../../ui/dialog.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './key-help.module.css';

const groups: readonly {readonly group: KeyGroup; readonly name: keyof typeof gridText}[] = [
  {group: 'move', name: 'keysMove'},
  {group: 'select', name: 'keysSelect'},
  {group: 'edit', name: 'keysEdit'},
  {group: 'sheet', name: 'keysSheet'},
  {group: 'clipboard', name: 'keysClipboard'},
];

const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** Keys of one kind under their name. */
export interface KeyHelpGroup {
  readonly name: Words;
  readonly lines: readonly {readonly words: Words; readonly chords: readonly string[]}[];
}

/** The grid's own, from the same table that the grid looks its keys up in. */
const gridGroups: readonly KeyHelpGroup[] = groups.map(({group, name}) => ({
  name: gridText[name],
  lines: helpLines(group),
}));

/** Every key of a grid: those of the sheets' unless a screen names its own. */
export function KeyHelp(props: {
  readonly open: boolean;
  readonly groups?: readonly KeyHelpGroup[];
  readonly onClose: () => void;
}) {
  const t = useWords();
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return (
    <Dialog open={props.open} wide title={t(gridText.keysTitle)} onClose={() => props.onClose()}>
      <div class={styles.groups}>
        <For each={props.groups ?? gridGroups}>
          {group => (
            <section>
              <h3>{t(group.name)}</h3>
              <dl class={styles.keys}>
                <For each={group.lines}>
                  {line => (
                    <div>
                      <dt>
                        <For each={gathered(line.chords)}>{chord => <kbd>{chordText(chord, mac)}</kbd>}</For>
                      </dt>
                      <dd>{t(line.words)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
          )}
        </For>
      </div>
    </Dialog>
  );
}

/** Four arrows of one kind as one chord: `Ctrl Shift ↑↓←→`. */
function gathered(chords: readonly string[]): readonly string[] {
  const stems = new Set(chords.map(chord => chord.replace(/Arrow(Up|Down|Left|Right)$/, '')));
  const [stem] = stems;
  return chords.length === 4 && stems.size === 1 ? [`${stem}↑↓←→`] : chords;
}

function chordText(chord: string, mac: boolean): string {
  // A plus that is the key itself is not a separator.
  const parts = chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  return parts.map(part => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : (arrows[part] ?? capital(part)))).join(' ');
}

function capital(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key;
}
