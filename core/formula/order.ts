/** In what order named formulas can be reckoned, and those that cannot because they lead back to themselves. */
export interface ReckoningOrder {
  /** Every name that rests on no cycle, each after all that it reads. */
  readonly order: readonly string[];
  /** Each cycle once, as a walk: `['a', 'b', 'a']`. */
  readonly cycles: readonly (readonly string[])[];
  /** Names in or behind a cycle; their value is `#CYCLE!` with the walk as detail. */
  readonly blocked: ReadonlyMap<string, string>;
}

type Mark = 'open' | 'done';

/**
 * Sorts formulas by what they read.
 * @param reads name → names it reads; names without an entry of their own are plain inputs
 */
export function reckoningOrder(reads: ReadonlyMap<string, Iterable<string>>): ReckoningOrder {
  const marks = new Map<string, Mark>();
  const order: string[] = [];
  const cycles: string[][] = [];
  const blocked = new Map<string, string>();
  for (const name of reads.keys()) {
    if (marks.has(name)) continue;
    walk(name, reads, marks, order, cycles, blocked);
  }
  return {order, cycles, blocked};
}

/** The walk as people read it: `a → b → a`. */
export function printCycle(walkOfNames: readonly string[]): string {
  return walkOfNames.join(' → ');
}

/** Depth first with a stack of its own: a chain of columns may be longer than the call stack. */
function walk(
  start: string,
  reads: ReadonlyMap<string, Iterable<string>>,
  marks: Map<string, Mark>,
  order: string[],
  cycles: string[][],
  blocked: Map<string, string>,
): void {
  const path: {readonly name: string; readonly rest: Iterator<string>}[] = [];
  const enter = (name: string) => {
    marks.set(name, 'open');
    path.push({name, rest: (reads.get(name) ?? [])[Symbol.iterator]()});
  };
  enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top.rest.next();
    if (next.done === true) {
      path.pop();
      marks.set(top.name, 'done');
      const cause = blocked.get(top.name);
      const parent = path.at(-1);
      if (cause === undefined) order.push(top.name);
      else if (parent !== undefined && !blocked.has(parent.name)) blocked.set(parent.name, cause);
      continue;
    }
    const name = next.value;
    if (!reads.has(name)) continue;
    const mark = marks.get(name);
    if (mark === undefined) enter(name);
    else if (mark === 'open')
      noteCycle(
        name,
        path.map(step => step.name),
        cycles,
        blocked,
      );
    else {
      const cause = blocked.get(name);
      if (cause !== undefined && !blocked.has(top.name)) blocked.set(top.name, cause);
    }
  }
}

function noteCycle(back: string, path: readonly string[], cycles: string[][], blocked: Map<string, string>): void {
  const members = path.slice(path.indexOf(back));
  const cycle = [...members, back];
  cycles.push(cycle);
  for (const member of members) if (!blocked.has(member)) blocked.set(member, printCycle(cycle));
}
