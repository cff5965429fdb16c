import {createEffect, createSignal, on} from 'solid-js';

export interface Answered<Value> {
  /** The last answer; `undefined` before the first. */
  (): Value | undefined;
  /** Asks again with the same question. */
  again(): void;
}

/**
 * The answer to a question that may change. Unlike a resource it never suspends, so that asking for a detail does not
 * take the screen around it off the page. Answers to earlier questions are dropped.
 */
export function createAnswer<Question, Value>(
  question: () => Question,
  ask: (question: Question) => Promise<Value>,
): Answered<Value> {
  const [answer, setAnswer] = createSignal<Value>();
  let asked = 0;
  const run = async (of: Question) => {
    asked += 1;
    const mine = asked;
    const value = await ask(of);
    if (mine === asked) setAnswer(() => value);
  };
  createEffect(on(question, of => void run(of)));
  return Object.assign(() => answer(), {again: () => void run(question())});
}
