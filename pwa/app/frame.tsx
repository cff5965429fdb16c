import {type JSX, onCleanup, Show} from 'solid-js';
import {shellText} from '../../core/text/shell.ts';
import type {WorkbookView} from '../engine/protocol.ts';
import {useWords} from '../ui/locale.tsx';
import {SaveState} from '../ui/save-state.tsx';
import {saveBackup} from './backup.ts';
import styles from './frame.module.css';
import {Nav, Tabs} from './nav.tsx';
import {useApp} from './services.tsx';
import {TopBar} from './top-bar.tsx';
import {runUndo, undoKey} from './undo.ts';

/** Top bar, navigation and the sheet that the screen is drawn on; tabs instead on a phone. */
export function Frame(props: {readonly view: WorkbookView; readonly children: JSX.Element}) {
  const app = useApp();
  const t = useWords();
  const keys = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTextField(event.target)) return;
    const side = undoKey(event);
    if (side === null) return;
    event.preventDefault();
    void runUndo(app, side);
  };
  document.addEventListener('keydown', keys);
  onCleanup(() => document.removeEventListener('keydown', keys));
  /** A phone has no top bar; work that is not stored must be seen there too. */
  const unsafe = () => {
    const kind = app.session.save()?.kind;
    return kind === 'failed' || kind === 'memory';
  };
  let main: HTMLElement | undefined;
  return (
    <div class={styles.app}>
      <button type="button" class={styles.skip} onClick={() => main?.focus()}>
        {t(shellText.skipToContent)}
      </button>
      <Show when={!app.phone()}>
        <TopBar view={props.view} />
        <Nav view={props.view} />
      </Show>
      <main class={styles.main} ref={main} tabindex="-1">
        <Show when={app.phone() && unsafe()}>
          <div class={styles.unsafe}>
            <SaveState
              state={app.session.save()}
              online={app.online()}
              onRetry={() => void app.engine.ask('retry-save', {})}
              onBackup={() => void saveBackup(app)}
            />
          </div>
        </Show>
        {props.children}
      </main>
      <Show when={app.phone() && app.router.route().kind !== 'entry'}>
        <Tabs view={props.view} />
      </Show>
    </div>
  );
}

/** Where Ctrl Z belongs to the text that is being typed. */
function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
