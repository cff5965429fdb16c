/** Says what stands against a sale that was just saved, with the ways to answer it. Never in the way of typing. */
import {asId, type SheetId} from '../../core/base/ids.ts';
import type {Words} from '../../core/base/text.ts';
import {savedAgainstAll, savingText} from '../../core/text/saving.ts';
import {shellText} from '../../core/text/shell.ts';
import type {Applied, Push} from '../engine/protocol.ts';
import type {Toast} from '../ui/toasts.ts';
import type {Services} from './services.tsx';
import {runUndo} from './undo.ts';

const ENTRIES = asId<SheetId>('entries');
const EPISODES = asId<SheetId>('episodes');

/**
 * Shows the notices of a save, if there are any: undo it, look at the customer's entries, or keep it. They stay until the
 * user answers or changes something else, because "Undo" would then take back the wrong step.
 * @param lead what is said of the save itself, put in front
 * @returns whether anything was shown
 */
export function sayNotices(app: Services, {notices = []}: Applied, lead?: Words): boolean {
  const [first] = notices;
  const workbook = app.session.view()?.id;
  if (!first || workbook === undefined) return false;
  const words = savedAgainstAll(first, notices.length);
  const step = app.session.undo().undo;
  const {customer} = first;
  const toast: Toast = {
    text: lead ? {zh: `${lead.zh}。${words.zh}`, en: `${lead.en}. ${words.en}`} : words,
    action: {label: shellText.undo, keys: 'Ctrl Z', run: () => void runUndo(app, 'undo')},
    also: [
      {
        label: savingText.entries,
        run: () => app.router.go({kind: 'sheet', workbook, sheet: ENTRIES, customer, row: null}),
      },
      {label: savingText.keep, run: () => undefined},
    ],
    stays: true,
  };
  app.toasts.show(toast);
  const stop = app.engine.hear(push => {
    const shown = app.toasts.current() === toast;
    if (shown && !isOtherStep(push, step)) return;
    if (shown) app.toasts.dismiss();
    stop();
  });
  return true;
}

/** Whether the last step is no longer the one that was noticed; the rules' own records are no step. */
function isOtherStep(push: Push, step: string | null): boolean {
  return push.kind === 'changed' && (push.undo.undo !== step || push.sheets.some(sheet => sheet !== EPISODES));
}
