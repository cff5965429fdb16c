/** What can go wrong in the world is a value; what can only go wrong in the code is an `assert`. */
export type Result<T, E> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly error: E};

/** Wraps a success. */
export function ok<T>(value: T): {readonly ok: true; readonly value: T} {
  return {ok: true, value};
}

/** Wraps a failure. */
export function err<E>(error: E): {readonly ok: false; readonly error: E} {
  return {ok: false, error};
}
