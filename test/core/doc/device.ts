/** A device in memory: what the host is told, kept as the engine keeps it, and opened again from there. */
import * as Y from 'yjs';
import type {AppError} from '../../../core/base/app-error.ts';
import {
  asId,
  type ColumnId,
  type DeviceId,
  type Random,
  type RowId,
  type SessionId,
  type SheetId,
  type UserId,
  type WorkbookId,
} from '../../../core/base/ids.ts';
import type {Result} from '../../../core/base/result.ts';
import {builtInSheets} from '../../../core/catalog/built-in-sheets.ts';
import {newWorkbook} from '../../../core/doc/create.ts';
import {rowsName} from '../../../core/doc/layout.ts';
import {LIMITS, type Limits} from '../../../core/doc/limits.ts';
import type {JournalRecord} from '../../../core/doc/undo-types.ts';
import {openWorkbook} from '../../../core/doc/workbook.ts';
import type {
  AppliedCommand,
  Authority,
  Head,
  OpenWorkbook,
  PastEpoch,
  Roll,
  StoredWorkbook,
} from '../../../core/doc/workbook-types.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import type {Sheet} from '../../../core/schema/sheet.ts';
import {dice, randomBytes} from './check/chance.ts';

export const CUSTOMERS = asId<SheetId>('customers');
export const ENTRIES = asId<SheetId>('entries');

export interface DeviceOptions {
  readonly seed?: number;
  readonly author?: string;
  readonly wall?: () => number;
  readonly limits?: Limits;
  readonly sheets?: readonly Sheet[];
  /** Opens as if no segment had been stored. */
  readonly withoutSegments?: boolean;
}

export interface Device {
  readonly stored: StoredWorkbook;
  /** What was told since the device was made, in order, by kind. */
  readonly told: string[];
  readonly random: Random;
  open(options?: DeviceOptions): OpenWorkbook;
  /** The authority of a workbook that was never shared; `onStep` is called after each durable step. */
  authority(onStep?: (step: string) => void): Authority;
  forget(past: PastEpoch): void;
  /** Another device that holds what this one has stored. */
  copy(seed: number): Device;
}

/** A device with one empty workbook. */
export function makeDevice(options: DeviceOptions = {}): Device {
  const random = randomBytes(dice(options.seed ?? 1));
  const id = asId<WorkbookId>('w');
  const sheets = options.sheets ?? builtInSheets;
  return deviceOf(newWorkbook({id, settings: {name: 'Test'}, random, sheets}), random, options);
}

/** A device that holds a stored workbook. */
export function deviceFrom(stored: StoredWorkbook, seed = 1): Device {
  return deviceOf(stored, randomBytes(dice(seed)), {});
}

function deviceOf(initial: StoredWorkbook, random: Random, defaults: DeviceOptions): Device {
  let heads = [...initial.heads];
  let past = [...initial.past];
  const updates = new Map([...initial.updates].map(([name, list]) => [name, [...list]]));
  const segments = new Map(initial.segments);
  const journal = new Map(initial.journal.map(record => [record.step.id, record]));
  const told: string[] = [];
  let runs = 0;

  const append = (name: string, bytes: Uint8Array): void => {
    updates.set(name, [...(updates.get(name) ?? []), bytes]);
  };
  const setHead = (head: Head): void => {
    heads = [...heads.filter(each => each.portfolio !== head.portfolio || each.level !== head.level), head];
  };
  const stored = (): StoredWorkbook => ({
    id: initial.id,
    heads,
    past,
    updates: new Map([...updates].map(([name, list]) => [name, [...list]])),
    segments: new Map(segments),
    journal: [...journal.values()],
  });

  return {
    get stored() {
      return stored();
    },
    told,
    random,
    open(options = {}) {
      const {
        author = 'u1',
        wall = () => 1_760_000_000,
        limits = LIMITS,
        sheets = builtInSheets,
      } = {
        ...defaults,
        ...options,
      };
      runs++;
      const state = stored();
      const opened = openWorkbook(
        options.withoutSegments ? {...state, segments: new Map()} : state,
        {
          author: asId<UserId>(author),
          device: asId<DeviceId>('d1'),
          session: asId<SessionId>(`run-${runs}-${random(new Uint8Array(4)).join('')}`),
          random,
          wallSeconds: wall,
          update(name, bytes, origin) {
            told.push(`update ${name.split('/').slice(2, 5).join('/')} ${origin}`);
            append(name, bytes);
          },
          segment(segment) {
            told.push('segment');
            segments.set(segment.hash, segment.bytes);
          },
          head(head) {
            told.push(`head ${head.level}`);
            setHead(head);
          },
          journal(change) {
            for (const record of change.put) journal.set(record.step.id, structuredClone<JournalRecord>(record));
            for (const step of change.remove) journal.delete(step);
          },
        },
        sheets,
        limits,
      );
      return taken(opened);
    },
    authority(onStep = () => {}) {
      return {
        async putSegment(segment) {
          segments.set(segment.hash, segment.bytes);
          onStep('F2');
        },
        async commit(roll: Roll) {
          if (heads.find(head => head.level === roll.key.level)?.epoch !== roll.from) return false;
          append(rowsName(initial.id, {...roll.key, epoch: roll.to}), roll.update);
          setHead({...roll.key, epoch: roll.to});
          past = [...past, {...roll.key, epoch: roll.from, vector: roll.vector}];
          onStep('F4');
          return true;
        },
      };
    },
    forget(epoch) {
      past = past.filter(each => each.epoch !== epoch.epoch);
      updates.delete(rowsName(initial.id, epoch));
    },
    copy: seed => deviceOf(stored(), randomBytes(dice(seed)), defaults),
  };
}

/** The value of a result that must be good. */
export function taken<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The error of a result that must be bad. */
export function refused(result: Result<AppliedCommand, AppError>): AppError {
  if (result.ok) throw new Error('it was taken');
  return result.error;
}

export function row(id: string): RowId {
  return asId<RowId>(id);
}

export function column(id: string): ColumnId {
  return asId<ColumnId>(id);
}

/** What a cell shows: undefined where the row is not there or not live. */
export function cell(workbook: OpenWorkbook, sheet: SheetId, id: string, name: string): CellValue | undefined {
  const table = workbook.tables.table(sheet);
  const index = table.indexOf(row(id));
  return index >= 0 && table.isLive(index) ? table.get(index, column(name)) : undefined;
}

/** Everything a workbook shows, with stamps and authors, for comparing. */
export function contents(workbook: OpenWorkbook): Readonly<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const {id, columns} of workbook.sheets()) {
    const table = workbook.tables.table(id);
    for (let i = 0; i < table.size; i++) {
      const at = table.rowId(i);
      const names = ['$', ...columns.map(each => each.id)];
      all[`${id}/${at}`] = names.map(name => {
        const held = workbook.register(at, name);
        return held && [held.stamp, held.author, held.value];
      });
    }
    all[`${id}#`] = table.liveCount;
  }
  return all;
}

/** Whether an update holds deletions. */
export function deletionsIn(update: Uint8Array): number {
  return Y.decodeUpdate(update).ds.clients.size;
}
