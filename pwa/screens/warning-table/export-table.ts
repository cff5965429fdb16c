/** Hands the month's table out as a file. */
import type {Month} from '../../../core/base/calendar-date.ts';
import {exported} from '../../../core/text/warning-table.ts';
import {download} from '../../app/download.ts';
import type {Services} from '../../app/services.tsx';

export async function exportTable(app: Services, month: Month, format: 'xlsx' | 'csv'): Promise<void> {
  const answer = await app.engine.ask('export', {
    what: {kind: 'warning-table', month},
    format,
    locale: app.preferences.locale(),
  });
  if (!answer.ok) {
    app.toasts.error(answer.error);
    return;
  }
  download(answer.value);
  app.toasts.show({text: exported(answer.value.fileName)});
}
