import {asId, type RowId} from '../../../core/base/ids.ts';
import {ok} from '../../../core/base/result.ts';
import {reviewCommand} from '../../../core/rules/review.ts';
import type {Subject} from '../../../core/rules/types.ts';
import type {Book} from '../book.ts';
import type {Engine, Handlers} from '../engine.ts';
import type {NotEvaluatedLine, Requests, WarningLine} from '../protocol.ts';
import {notEvaluatedLines, subjectLines, worstFirst} from '../warning-lines.ts';

/** Lines of one level in an answer: taking tens of thousands from the worker would hold the page up. */
const LINES_A_LEVEL = 500;
/** So many lines of what could not be told are listed; they repeat the same few fields. */
const NOT_EVALUATED = 1000;

/** Requests about the list of warnings. */
export function warningRequests(engine: Engine): Pick<Handlers, 'warnings' | 'review-warning'> {
  return {
    'review-warning': async (key, {intent}) => {
      await engine.figuresReady();
      return engine.withBook(book => {
        const {figures, episodes, workbook} = book;
        const command = reviewCommand(workbook.tables, figures.watch, episodes.index, key, figures.day);
        return command === null ? ok({rows: [], skipped: 0}) : book.command(command, 'user', intent);
      });
    },
    warnings: async query => {
      await engine.figuresReady();
      return engine.withBook(book => ok(warnings(book, query)));
    },
  };
}

function warnings(book: Book, {level, manager, subject}: Requests['warnings'][0]): Requests['warnings'][1] {
  const lines: WarningLine[] = [];
  const counts = new Map<WarningLine['level'], number>();
  for (const each of subjectsWith(book)) {
    if (subject !== null && each.id !== subject) continue;
    for (const line of subjectLines(book, each)) {
      if ((level !== null && line.level !== level) || (manager !== null && line.manager !== manager)) continue;
      const count = (counts.get(line.level) ?? 0) + 1;
      counts.set(line.level, count);
      if (count <= LINES_A_LEVEL) lines.push(line);
    }
  }
  const {watch} = book.figures;
  const omitted = [...counts]
    .filter(([, count]) => count > LINES_A_LEVEL)
    .map(([of, count]) => ({level: of, lines: count - LINES_A_LEVEL}));
  return {
    lines: worstFirst(lines),
    omitted,
    notEvaluated: notEvaluated(book, subject),
    rulesChecked: watch.book.rules.length,
    subjectsChecked: watch.subjectCount(),
    at: book.env.now(),
  };
}

/** Subjects that something fired for or whose warnings are clearing, each once. */
function subjectsWith(book: Book): Iterable<Subject> {
  const subjects = new Map<string, Subject>();
  const add = (subject: Subject) => subjects.set(`${subject.kind} ${subject.id}`, subject);
  for (const {subject} of book.figures.watch.fired()) add(subject);
  for (const subject of book.episodes.index.subjects()) add(subject);
  return subjects.values();
}

function notEvaluated(book: Book, subject: string | null): readonly NotEvaluatedLine[] {
  if (subject !== null) return notEvaluatedLines(book, asId<RowId>(subject));
  const lines: NotEvaluatedLine[] = [];
  const {source} = book.figures.derivation;
  for (const index of source.customers()) {
    if (lines.length >= NOT_EVALUATED) break;
    lines.push(...notEvaluatedLines(book, source.customerId(index)));
  }
  return lines.slice(0, NOT_EVALUATED);
}
