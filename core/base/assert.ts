/** A broken promise of the code itself (never of a user, a file or the network). */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Throws `AssertionError` when `condition` is false. `message` says what was promised. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Closes a `switch` over a union: a new member fails to compile here. */
export function assertNever(value: never): never {
  throw new AssertionError(`unexpected member: ${JSON.stringify(value)}`);
}

/** The value, or `AssertionError` when it is absent. For what an earlier check has already promised. */
export function present<T>(value: T | undefined | null, message: string): T {
  if (value === undefined || value === null) throw new AssertionError(message);
  return value;
}
