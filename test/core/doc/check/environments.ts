export interface Environment {
  /** `star`: one server, ordered links. `mesh`: everybody to everybody, any order. */
  readonly net: 'star' | 'mesh';
  readonly replicas: number;
  readonly crash?: boolean;
  readonly clone?: 'fresh' | 'same-session';
  readonly kill?: boolean;
  readonly evict?: boolean;
  readonly collect?: boolean;
  readonly restore?: boolean;
  readonly duplicates?: boolean;
  readonly losses?: boolean;
  /** Wall clocks: seconds apart, years apart, or broken altogether. */
  readonly clocks: 'close' | 'years' | 'broken';
  readonly mix?: Readonly<Record<string, number>>;
}

const FAULTS = {crash: true, clone: 'fresh', kill: true, evict: true, collect: true} as const;

/** Where the product has to keep its promises. */
export const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  star: {net: 'star', replicas: 4, clocks: 'close'},
  'star with faults': {net: 'star', replicas: 4, clocks: 'years', ...FAULTS},
  'star with broken clocks': {net: 'star', replicas: 3, clocks: 'broken', crash: true},
  mesh: {net: 'mesh', replicas: 3, clocks: 'close', duplicates: true, losses: true},
  'mesh with faults': {net: 'mesh', replicas: 3, clocks: 'years', duplicates: true, losses: true, ...FAULTS},
  'server set back': {net: 'star', replicas: 4, clocks: 'years', crash: true, kill: true, restore: true},
  segments: {
    net: 'star',
    replicas: 4,
    clocks: 'years',
    crash: true,
    kill: true,
    evict: true,
    collect: true,
    mix: {sync: 12, compact: 14, job: 22, kill: 3, evict: 8, collect: 8, fetch: 10, import: 4, paste: 5},
  },
  'much undo': {
    net: 'star',
    replicas: 3,
    clocks: 'years',
    crash: true,
    clone: 'fresh',
    mix: {undo: 40, row: 10, paste: 6},
  },
  'session cloned': {net: 'star', replicas: 3, clocks: 'close', clone: 'same-session', mix: {clone: 4}},
};
