/** Writes the open workbook to one file. */
import {backedUp} from '../../core/text/home.ts';
import {download} from './download.ts';
import type {Services} from './services.tsx';

/** Asks for the backup, hands it to the browser and says what was written. */
export async function saveBackup(app: Services): Promise<void> {
  const answer = await app.engine.ask('backup', {});
  if (!answer.ok) {
    app.toasts.error(answer.error);
    return;
  }
  download(answer.value);
  app.toasts.show({text: backedUp(answer.value.fileName, answer.value.bytes.length)});
}
