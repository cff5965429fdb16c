/** How alike two names of customers are, for "this may already be there". */
import {matchKey} from '../base/text.ts';

/** What companies are called besides their own name; two names that differ only here are the same firm. */
const LEGAL =
  /(?:股份有限公司|有限责任公司|有限公司|分公司|总公司|集团|公司|个体工商户|co\.?,?\s*ltd\.?|limited|ltd|inc|llc|corp|corporation|gmbh|plc|company)/giu;

/** The part of a name that tells firms apart: no legal form, no brackets, folded. */
export function coreName(name: string): string {
  const core = matchKey(name.replace(/[（(][^）)]*[）)]/gu, '').replace(LEGAL, ' '));
  return core === '' ? matchKey(name) : core;
}

/** 0–1: share of neighbouring letter pairs that two names have in common (Dice), on their core names. */
export function likeness(a: string, b: string): number {
  const left = coreName(a);
  const right = coreName(b);
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (const pair of pairsOf(left)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairsOf(right)) {
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      common += 1;
      pairs.set(pair, left - 1);
    }
  }
  return (2 * common) / (left.length + right.length - 2);
}

function* pairsOf(text: string): Generator<string> {
  for (let at = 0; at + 1 < text.length; at += 1) yield text.slice(at, at + 2);
}
