/**
 * Stamp and author of cells, beside the typed columns. Most cells are imported and have none (mark 0: stamp 0, author
 * ''), so marks lie in chunks that are made at the first edit near them: 16 kB for 4,096 cells.
 */

/** Who wrote a cell and when. */
export interface Mark {
  readonly stamp: number;
  readonly author: string;
}

/** The mark of a value that came with an import. */
export const IMPORTED: Mark = {stamp: 0, author: ''};

const CHUNK = 4096;

/** Marks of one table, by column id and row index. */
export interface Marks {
  get(column: string, index: number): Mark;
  set(column: string, index: number, stamp: number, author: string): void;
  /** True when all cells of the range are as imported. */
  isEmpty(column: string, at: number, count: number): boolean;
}

/** One workbook's distinct marks: an action's cells share one. */
export interface MarkList {
  idOf(stamp: number, author: string): number;
  at(id: number): Mark;
}

/** A list that knows the imported mark only. */
export function createMarkList(): MarkList {
  const list: Mark[] = [IMPORTED];
  const ids = new Map<string, Map<number, number>>([['', new Map([[0, 0]])]]);
  return {
    idOf(stamp, author) {
      let stamps = ids.get(author);
      if (stamps === undefined) ids.set(author, (stamps = new Map()));
      const known = stamps.get(stamp);
      if (known !== undefined) return known;
      list.push({stamp, author});
      stamps.set(stamp, list.length - 1);
      return list.length - 1;
    },
    at: id => list[id] ?? IMPORTED,
  };
}

/** No marks yet. */
export function createMarks(list: MarkList): Marks {
  const columns = new Map<string, (Int32Array | undefined)[]>();

  function chunkFor(column: string, index: number): Int32Array {
    let chunks = columns.get(column);
    if (chunks === undefined) columns.set(column, (chunks = []));
    const position = Math.floor(index / CHUNK);
    return (chunks[position] ??= new Int32Array(CHUNK));
  }

  return {
    get(column, index) {
      const id = columns.get(column)?.[Math.floor(index / CHUNK)]?.[index % CHUNK];
      return id === undefined || id === 0 ? IMPORTED : list.at(id);
    },
    set(column, index, stamp, author) {
      chunkFor(column, index)[index % CHUNK] = list.idOf(stamp, author);
    },
    isEmpty(column, at, count) {
      const chunks = columns.get(column);
      if (chunks === undefined) return true;
      for (let i = at; i < at + count; i++) {
        const id = chunks[Math.floor(i / CHUNK)]?.[i % CHUNK];
        if (id !== undefined && id !== 0) return false;
      }
      return true;
    },
  };
}
