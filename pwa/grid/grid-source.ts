/** What the grid asks of whoever owns the rows. `sheet-view.ts` answers with the engine, tests with their own. */
import type {AppError} from '../../core/base/app-error.ts';
import type {ColumnId, RowId, SheetId} from '../../core/base/ids.ts';
import type {Result} from '../../core/base/result.ts';
import type {CellWrite, NewRow} from '../../core/doc/command.ts';
import type {StepName} from '../../core/text/steps.ts';
import type {Applied, Requests, ViewState} from '../engine/protocol.ts';
import type {WindowAnswer} from './window-cache.ts';

export type LookupLine = Requests['lookup'][1][number];
export type WrittenTexts = Requests['write-texts'][1];

export interface GridSource {
  /** The view as last heard of; read inside an effect it is followed. */
  state(): ViewState;
  /** Keeps `state` as it is until the returned function is called, so that a change and its answer show together. */
  hold(): () => void;
  window(from: number, to: number, columns: readonly ColumnId[]): Promise<WindowAnswer | null>;
  /** −1 where the view does not show the row. */
  findRow(row: RowId): Promise<number>;
  rowIds(from: number, to: number): Promise<readonly RowId[]>;
  lookup(sheet: SheetId, text: string): Promise<readonly LookupLine[]>;
  writeTexts(request: {
    readonly label: StepName;
    readonly rows: readonly (RowId | null)[];
    readonly columns: readonly ColumnId[];
    readonly texts: readonly (readonly (string | null)[])[];
  }): Promise<Result<WrittenTexts, AppError>>;
  write(request: {
    readonly label: StepName;
    readonly inserts: readonly NewRow[];
    readonly cells: readonly CellWrite[];
  }): Promise<Result<Applied, AppError>>;
  deleteRows(rows: readonly RowId[]): Promise<Result<Applied, AppError>>;
  toggleGroup(index: number): Promise<void>;
  setWidth(column: ColumnId, width: number): void;
}
