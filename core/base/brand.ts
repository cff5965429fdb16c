declare const tag: unique symbol;

/** A `Base` that only its own make or parse function can produce. */
export type Brand<Base, Tag extends string> = Base & {readonly [tag]: Tag};
