import type {Rule} from '../schema/rule.ts';
import type {RuleBook} from './book.ts';
import {type Finding, higherLevel, type Level, levelRank} from './types.ts';
import type {Combination} from './verdict.ts';

/** Families at yellow that make one orange together. */
const FAMILIES = 3;

/** What a customer's fired rules come to. */
export interface Combined {
  readonly level: Level | null;
  readonly combined: readonly Combination[];
  readonly oranges: number;
}

/** A rule that fired. */
export interface FiredLevel {
  readonly rule: Rule;
  readonly level: Level;
}

/** `combineLevels` of what fired among some findings. */
export function combine(findings: readonly Finding[], book: RuleBook): Combined {
  const fired: FiredLevel[] = [];
  for (const {rule: id, outcome} of findings) {
    const rule = book.rule(id)?.rule;
    if (rule !== undefined && outcome.kind === 'fired') fired.push({rule, level: outcome.level});
  }
  return combineLevels(fired);
}

const NOTHING: Combined = {level: null, combined: [], oranges: 0};

/**
 * Level of a customer (warning-rules.md, Combination): the highest fired, and orange where three or more families of one
 * section have yellow as their highest level. Rules that do not count (AR-15) raise nothing.
 */
export function combineLevels(fired: readonly FiredLevel[]): Combined {
  if (fired.length === 0) return NOTHING;
  let level: Level | null = null;
  let oranges = 0;
  let yellows = 0;
  for (const {rule, level: each} of fired) {
    level = higherLevel(level, each);
    if (!rule.counts) continue;
    if (each === 'orange') oranges += 1;
    if (each === 'yellow') yellows += 1;
  }
  const combined = yellows < FAMILIES ? NOTHING.combined : yellowSections(fired);
  if (combined.length > 0 && levelRank(level) < levelRank('orange')) level = 'orange';
  return {level, combined, oranges};
}

function yellowSections(fired: readonly FiredLevel[]): readonly Combination[] {
  const sections = new Map<string, Map<string, Level>>();
  for (const {rule, level} of fired) {
    if (!rule.counts) continue;
    const families = sections.get(rule.section) ?? new Map<string, Level>();
    sections.set(rule.section, families);
    families.set(rule.family, higherLevel(families.get(rule.family) ?? null, level) ?? level);
  }
  const combined: Combination[] = [];
  for (const [section, families] of sections) {
    const yellow = [...families].filter(([, highest]) => highest === 'yellow').map(([family]) => family);
    if (yellow.length >= FAMILIES) combined.push({section, families: yellow.sort()});
  }
  return combined;
}
