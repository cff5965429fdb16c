import {randomFillSync} from 'node:crypto';
import {asId, type DeviceId, type SessionId, type UserId, type WorkbookId} from '../../core/base/ids.ts';
import type {Command} from '../../core/doc/command.ts';
import {newWorkbook} from '../../core/doc/create.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import type {OpenWorkbook} from '../../core/doc/workbook-types.ts';
import type {Settings} from '../../core/schema/settings.ts';

/**
 * A new workbook in memory with the given commands applied, as the app applies an import. Throws when one is refused.
 * Nothing is stored: what the workbook tells its host is dropped.
 */
export function filledWorkbook(
  settings: Partial<Settings> & {readonly name: string},
  commands: readonly Command[],
): OpenWorkbook {
  const random = (bytes: Uint8Array): Uint8Array => randomFillSync(bytes);
  const stored = newWorkbook({id: asId<WorkbookId>('score'), settings, random});
  const opened = openWorkbook(stored, {
    author: asId<UserId>('score'),
    device: asId<DeviceId>('score'),
    session: asId<SessionId>('score'),
    random,
    wallSeconds: () => 0,
    update() {},
    segment() {},
    head() {},
    journal() {},
  });
  if (!opened.ok) throw new Error(`the workbook did not open: ${JSON.stringify(opened.error)}`);
  for (const command of commands) {
    const applied = opened.value.apply(command, 'import');
    if (!applied.ok) throw new Error(`a command was refused: ${JSON.stringify(applied.error)}`);
  }
  return opened.value;
}
