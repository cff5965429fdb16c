import {err, ok} from '../../../core/base/result.ts';
import {writeCommand} from '../../../core/doc/command.ts';
import type {Engine, Handlers} from '../engine.ts';
import {writeTexts} from './typed-texts.ts';
import {userWrite} from './user-write.ts';

type Names = 'write' | 'write-texts' | 'delete-rows' | 'undo' | 'redo' | 'set-setting' | 'set-column-width';

/** Requests that alter the workbook. Each is one command and one undo step. */
export function editRequests(engine: Engine): Pick<Handlers, Names> {
  const withBook = engine.withBook.bind(engine);
  return {
    write: ({label, inserts, cells}, context) =>
      withBook(book => userWrite(book, writeCommand(label, {inserts, cells}), context)),
    'write-texts': (body, context) => withBook(book => writeTexts(book, body, context, engine.dictionary.now)),
    'delete-rows': ({sheet, rows}, context) =>
      withBook(book =>
        userWrite(book, writeCommand('delete-rows', {deletes: rows.map(row => ({sheet, row}))}), context),
      ),
    undo: () => withBook(book => book.act(() => book.workbook.undo())),
    redo: () => withBook(book => book.act(() => book.workbook.redo())),
    'set-setting': ({key, value}, {intent}) =>
      withBook(book => {
        const done = book.command({kind: 'set-setting', key, value}, 'user', intent);
        return done.ok ? ok(null) : done;
      }),
    'set-column-width': ({sheet, column, width}) =>
      withBook(book => {
        const found = book.workbook.sheet(sheet)?.columns.find(({id}) => id === column);
        if (!found) return err({kind: 'sheet-missing', sheet});
        const rounded = Math.round(Math.min(600, Math.max(40, width)));
        const done = book.command({kind: 'set-column', sheet, column: {...found, width: rounded}}, 'system');
        return done.ok ? ok(null) : done;
      }),
  };
}
