import {
  asId,
  type DeviceId,
  type RowId,
  type SessionId,
  type SheetId,
  type UserId,
  type WorkbookId,
} from '../../core/base/ids.ts';
import type {Change} from '../../core/doc/change.ts';
import {type Command, writeCommand} from '../../core/doc/command.ts';
import {newWorkbook} from '../../core/doc/create.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import type {OpenWorkbook} from '../../core/doc/workbook-types.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import type {Settings} from '../../core/schema/settings.ts';

/** A workbook that stores nothing, with the changes of each command. Ids are drawn from a counter, so that runs repeat. */
export interface MemoryWorkbook {
  readonly workbook: OpenWorkbook;
  /** Applies a command as the user's; throws when it is refused. */
  apply(command: Command): readonly Change[];
  undo(): readonly Change[];
  redo(): readonly Change[];
}

export function memoryWorkbook(settings: Partial<Settings> = {}): MemoryWorkbook {
  let drawn = 0;
  const random = (bytes: Uint8Array): Uint8Array => {
    drawn += 1;
    new DataView(bytes.buffer).setUint32(bytes.byteOffset + bytes.length - 4, drawn);
    return bytes;
  };
  const stored = newWorkbook({id: asId<WorkbookId>('test'), settings: {name: 'Test', ...settings}, random});
  const opened = openWorkbook(stored, {
    author: asId<UserId>('tester'),
    device: asId<DeviceId>('device'),
    session: asId<SessionId>('session'),
    random,
    wallSeconds: () => 0,
    update() {},
    segment() {},
    head() {},
    journal() {},
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const workbook = opened.value;
  const done = (result: ReturnType<OpenWorkbook['undo']>): readonly Change[] => {
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value.changes;
  };
  return {
    workbook,
    apply: command => done(workbook.apply(command, 'user')),
    undo: () => (workbook.undoState().undo === null ? [] : done(workbook.undo())),
    redo: () => (workbook.undoState().redo === null ? [] : done(workbook.redo())),
  };
}

/** A command that adds rows. */
export function insertRows(
  sheet: string,
  rows: Readonly<Record<string, Readonly<Record<string, CellValue>>>>,
): Command {
  const inserts = Object.entries(rows).map(([row, cells]) => ({
    sheet: asId<SheetId>(sheet),
    row: asId<RowId>(row),
    cells,
  }));
  return writeCommand('insert', {inserts});
}
