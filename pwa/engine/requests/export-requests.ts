import {ok} from '../../../core/base/result.ts';
import type {Engine, Handlers} from '../engine.ts';

/** Taking tables out as files; what writes them is loaded when the first is asked for. */
export function exportRequests(engine: Engine): Pick<Handlers, 'export'> {
  return {
    export: async body => {
      await engine.figuresReady();
      const {exported} = await import('../exports.ts');
      const book = engine.book();
      return book.ok ? ok(await exported(book.value, body)) : book;
    },
  };
}
