/** What importing a plan would do, row by row of the file. */
import type {Day, Month} from '../base/calendar-date.ts';
import type {Locale} from '../base/text.ts';
import type {Settings} from '../schema/settings.ts';
import type {Tables} from '../table/table.ts';
import type {CustomerDirectory} from './customer-directory.ts';
import type {Draft} from './draft.ts';
import type {DateOrder, DuplicateChoice, PossibleDuplicate} from './import-types.ts';
import type {ProblemList} from './problem-list.ts';

/** `same`: everything in the row is there already. `bad`: put aside. `skipped`: left out by a person. */
export type RowOutcome = 'new' | 'changed' | 'same' | 'bad' | 'skipped' | 'duplicate';

/** What the planners of all layouts share and fill. */
export interface PlanContext {
  readonly tables: Tables;
  readonly settings: Settings;
  readonly today: Day;
  readonly locale: Locale;
  readonly order: DateOrder;
  readonly date1904: boolean;
  readonly textFile: boolean;
  /** Month of paper tables that state none, and of opening balances. */
  readonly month: Month;
  readonly draft: Draft;
  readonly directory: CustomerDirectory;
  readonly problems: ProblemList;
  readonly duplicates: PossibleDuplicate[];
  /** 0-based row of the file → what a person chose. */
  duplicateChoice(sheet: string, row: number): DuplicateChoice | undefined;
  isSkipped(sheet: string, row: number): boolean;
  outcome(sheet: string, row: number, outcome: RowOutcome): void;
  /** Lets the worker hear messages; true = cancelled. */
  pause(done: number): Promise<boolean>;
}
