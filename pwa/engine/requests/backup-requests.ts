import {err, ok} from '../../../core/base/result.ts';
import {FORMAT_VERSION} from '../../../core/schema/version.ts';
import {readBackup} from '../backup-file.ts';
import {backUp, lookInto, restoreCopy, restoreInPlace} from '../backups.ts';
import type {Engine, Handlers} from '../engine.ts';

type Names = 'backup' | 'restore-look' | 'restore';

/** Requests about backup files. */
export function backupRequests(engine: Engine): Pick<Handlers, Names> {
  const {env} = engine;
  return {
    backup: async () => {
      const book = engine.book();
      return book.ok ? ok(await backUp(book.value)) : book;
    },
    'restore-look': ({fileName, bytes}) => lookInto(env, fileName, bytes),
    restore: async ({fileName, bytes, how}, {locale}) => {
      if (how === 'copy') return restoreCopy(env, fileName, bytes, locale);
      const read = readBackup(fileName, bytes, FORMAT_VERSION);
      if (!read.ok) return read;
      if ((await env.device.line(read.value.workbook)) === undefined) {
        return err({kind: 'backup-other-workbook', file: fileName});
      }
      const opened = await engine.open(read.value.workbook);
      if (!opened.ok) return opened;
      const restored = await restoreInPlace(env, opened.value, fileName, bytes, locale);
      // it is another workbook now: whoever had it open opens it again
      await engine.close();
      return restored;
    },
  };
}
