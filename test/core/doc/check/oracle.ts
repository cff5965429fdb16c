/**
 * The oracle knows nothing of stamps' order, lanes or epochs. Every write carries the set of writes its author had
 * received for the same register; one write overwrites another if it had seen it. What a replica shows is recognised by
 * its exact (stamp, author, value), never judged by it.
 */
import type {RowId} from '../../../../core/base/ids.ts';
import type {Register} from '../../../../core/doc/workbook-types.ts';

export interface OracleWrite {
  readonly id: number;
  readonly bit: bigint;
  readonly row: RowId;
  readonly column: string;
  readonly level: string;
  /** Writes of this register that its author had received or been shown, and whatever those had seen. */
  readonly seen: bigint;
  /** The same by happened-before, for this level's document. */
  readonly before: bigint;
  readonly inserts: boolean;
  /** Died with the only device that had it: no promise was made. */
  void: boolean;
}

/** Sets of writes as bit masks. */
export class Oracle {
  readonly writes: OracleWrite[] = [];
  readonly registers = new Map<string, {row: RowId; column: string; writes: OracleWrite[]}>();
  readonly #byKey = new Map<string, OracleWrite[]>();
  readonly #levels = new Map<string, bigint>();

  /** All writes of a level. */
  levelMask(level: string): bigint {
    return this.#levels.get(level) ?? 0n;
  }

  register(row: RowId, column: string): {row: RowId; column: string; writes: OracleWrite[]} {
    const key = `${row} ${column}`;
    const known = this.registers.get(key) ?? {row, column, writes: []};
    this.registers.set(key, known);
    return known;
  }

  /** What one who knows `known` and is shown `shown` has seen of a register. */
  seenBy(row: RowId, column: string, known: bigint, shown: readonly OracleWrite[]): bigint {
    let seen = 0n;
    for (const write of this.register(row, column).writes) if (known & write.bit) seen |= write.bit | write.seen;
    for (const write of shown) seen |= write.bit | write.seen;
    return seen;
  }

  add(write: Omit<OracleWrite, 'id' | 'bit' | 'void'>, register: Register): OracleWrite {
    const id = this.writes.length;
    const made: OracleWrite = {...write, id, bit: 1n << BigInt(id), void: false};
    this.writes.push(made);
    this.register(write.row, write.column).writes.push(made);
    const key = keyOf(write.row, write.column, register);
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), made]);
    this.#levels.set(write.level, this.levelMask(write.level) | made.bit);
    return made;
  }

  /** The writes that a register may be showing: one, or several that are equal in every respect; none = what was there at the beginning. */
  shown(row: RowId, column: string, register: Register | undefined): readonly OracleWrite[] {
    return register === undefined ? [] : (this.#byKey.get(keyOf(row, column, register)) ?? []);
  }
}

function keyOf(row: RowId, column: string, {stamp, author, value}: Register): string {
  return JSON.stringify([row, column, stamp, author, value]);
}

/** Whether a write overwrites all that may be shown (nothing shown = what was there before every write). */
export function overwrites(write: OracleWrite, shown: readonly OracleWrite[]): boolean {
  return !shown.includes(write) && shown.every(each => (write.seen & each.bit) !== 0n);
}
