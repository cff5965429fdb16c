/**
 * Who has to be looked at again when. Time is a count of steps; everybody stands on the step at which something about him
 * could first have changed. Linked lists in typed arrays: putting one down, taking one up and asking for a step's cost the
 * same however many there are.
 */
export interface LookCalendar {
  /** Puts somebody down for `steps` (≥ 1) from now, in place of what he was put down for. Far ones are asked for sooner. */
  put(who: number, steps: number): void;
  /** Nobody asks for him any more. */
  drop(who: number): void;
  /** Lets steps go by; those whose time has come, each taken off. `all`: more steps than are kept apart, look at everybody. */
  advance(steps: number): 'all' | readonly number[];
  /** Everybody off. */
  clear(): void;
}

/** Steps that are kept apart. */
const SPAN = 4096;
const NOBODY = -1;

/** A calendar with nobody on it. */
export function createLookCalendar(): LookCalendar {
  /** First of each step's list, by step modulo `SPAN`. */
  const heads = new Int32Array(SPAN).fill(NOBODY);
  let nexts = new Int32Array(0);
  let befores = new Int32Array(0);
  /** List that somebody is on; `NOBODY` = none. */
  let lists = new Int32Array(0);
  let now = 0;

  function makeRoom(who: number): void {
    if (who < lists.length) return;
    const size = Math.max(64, who + 1, lists.length + (lists.length >> 1));
    nexts = grown(nexts, size);
    befores = grown(befores, size);
    lists = grown(lists, size);
  }

  function drop(who: number): void {
    const list = lists[who] ?? NOBODY;
    if (list === NOBODY) return;
    const next = nexts[who] ?? NOBODY;
    const before = befores[who] ?? NOBODY;
    if (before === NOBODY) heads[list] = next;
    else nexts[before] = next;
    if (next !== NOBODY) befores[next] = before;
    lists[who] = NOBODY;
  }

  return {
    put(who, steps) {
      makeRoom(who);
      drop(who);
      const list = (now + Math.min(steps, SPAN - 1)) % SPAN;
      const next = heads[list] ?? NOBODY;
      if (next !== NOBODY) befores[next] = who;
      nexts[who] = next;
      befores[who] = NOBODY;
      lists[who] = list;
      heads[list] = who;
    },
    drop,
    advance(steps) {
      if (steps >= SPAN) return 'all';
      const due: number[] = [];
      for (let step = 0; step < steps; step += 1) {
        now = (now + 1) % SPAN;
        for (let who = heads[now] ?? NOBODY; who !== NOBODY; who = nexts[who] ?? NOBODY) {
          due.push(who);
          lists[who] = NOBODY;
        }
        heads[now] = NOBODY;
      }
      return due;
    },
    clear() {
      heads.fill(NOBODY);
      lists.fill(NOBODY);
    },
  };
}

function grown(old: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(size).fill(NOBODY);
  wider.set(old);
  return wider;
}
