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

/**
 * Level of a customer (warning-rules.md, Combination): the highest fired, and orange where three or more families of one
 * section have yellow as their highest level. Rules that do not count (AR-15) raise nothing.
 */
export function combine(findings: readonly Finding[], book: RuleBook): Combined {
  let level: Level | null = null;
  let oranges = 0;
  const sections = new Map<string, Map<string, Level>>();
  for (const {rule: id, outcome} of findings) {
    if (outcome.kind !== 'fired') continue;
    level = higherLevel(level, outcome.level);
    const rule = book.rule(id)?.rule;
    if (rule === undefined || !rule.counts) continue;
    if (outcome.level === 'orange') oranges += 1;
    const families = sections.get(rule.section) ?? new Map<string, Level>();
    sections.set(rule.section, families);
    families.set(rule.family, higherLevel(families.get(rule.family) ?? null, outcome.level) ?? outcome.level);
  }
  const combined: Combination[] = [];
  for (const [section, families] of sections) {
    const yellow = [...families].filter(([, highest]) => highest === 'yellow').map(([family]) => family);
    if (yellow.length >= FAMILIES) combined.push({section, families: yellow.sort()});
  }
  if (combined.length > 0 && levelRank(level) < levelRank('orange')) level = 'orange';
  return {level, combined, oranges};
}
