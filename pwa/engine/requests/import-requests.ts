import {ok} from '../../../core/base/result.ts';
import type {Engine, Handlers} from '../engine.ts';

type Names = 'import-open' | 'import-answer' | 'import-commit' | 'import-cancel';

/** Requests of the import wizard. */
export function importRequests(engine: Engine): Pick<Handlers, Names> {
  return {
    'import-open': async ({fileName, bytes}, {locale}) => {
      const book = engine.book();
      return book.ok ? (await book.value.imports()).open(fileName, bytes, locale) : book;
    },
    'import-answer': async ({batch, answer}) => {
      const book = engine.book();
      return book.ok ? (await book.value.imports()).answer(batch, answer) : book;
    },
    'import-commit': async ({batch}) => {
      const book = engine.book();
      if (!book.ok) return book;
      const imports = await book.value.imports();
      // before anything is written: after a crash in between, what came in must not be taken for an import given up
      if (book.value.record.forImport) await book.value.changeRecord(record => ({...record, forImport: false}));
      return imports.commit(batch);
    },
    'import-cancel': async ({batch}) => {
      const book = engine.book();
      if (book.ok) (await book.value.imports()).cancel(batch);
      return ok(null);
    },
  };
}
