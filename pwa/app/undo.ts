/** Undo and redo of the open workbook, with their toasts. */
import {redone, shellText, undone, undoSkipped} from '../../core/text/shell.ts';
import {stepName} from '../../core/text/steps.ts';
import type {Services} from './services.tsx';

/** Takes the last step back, or does the last undone one again. */
export async function runUndo(app: Services, side: 'undo' | 'redo'): Promise<void> {
  const step = app.session.undo()[side];
  if (step === null) {
    app.toasts.show({text: shellText.nothingUndone});
    return;
  }
  const answer = await app.engine.ask(side, {});
  if (!answer.ok) {
    app.toasts.error(answer.error);
    return;
  }
  const name = stepName(step);
  const said = side === 'undo' ? undone : redone;
  const skipped = undoSkipped(answer.value.skipped);
  const words = {zh: said(name.zh).zh, en: said(name.en).en};
  const text =
    answer.value.skipped === 0 ? words : {zh: `${words.zh}。${skipped.zh}`, en: `${words.en}. ${skipped.en}`};
  app.toasts.show({
    text,
    ...(side === 'undo'
      ? {action: {label: shellText.redo, keys: 'Ctrl Y', run: () => void runUndo(app, 'redo')}}
      : {action: {label: shellText.undo, keys: 'Ctrl Z', run: () => void runUndo(app, 'undo')}}),
  });
}

/** `undo` for Ctrl Z, `redo` for Ctrl Y and Ctrl Shift Z, else null. ⌘ counts as Ctrl. */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
}
