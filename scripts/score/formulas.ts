/**
 * `score formulas DIR`: every case of the `*.jsonl` in a folder laid out as `../shared/corpus/formulas`. Each case counts in
 * `all`, in its file's group, in `known` where the language has all its functions, and in `untagged` where it is no fine point
 * of 1900, arrays or the order of errors. A deliberate difference never passes; `deliberate` lists those met.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {differenceOf, type FormulaCase, isKnown, readCases} from './formula-cases.ts';
import {isDeliberate} from './formula-differences.ts';
import {type ScoreItem, type ScoreResult, totalsOf} from './score-result.ts';

const FINE_POINTS = ['quirk-1900', 'array', 'error-order'];

/** @param args the folder */
export async function run(args: readonly string[]): Promise<ScoreResult> {
  const [directory] = args;
  if (directory === undefined || !existsSync(directory)) throw new Error(`no corpus at ${directory ?? 'DIR'}`);
  const items: ScoreItem[] = [];
  const counted: ScoreItem[] = [];
  const deliberate: string[] = [];
  for (const file of readdirSync(directory).sort()) {
    if (!file.endsWith('.jsonl')) continue;
    const group = file.replace(/\.jsonl$/, '');
    for (const one of readCases(readFileSync(join(directory, file), 'utf8'))) {
      const why = differenceOf(one);
      if (isDeliberate(one)) deliberate.push(one.id);
      const pass = why === null && !isDeliberate(one);
      const item: ScoreItem = {
        id: one.id,
        group,
        pass,
        ...(pass ? {} : {why: `${one.formula}: ${why ?? 'deliberate'}`}),
      };
      items.push(item);
      for (const name of groupsOf(one, group)) counted.push({...item, group: name});
    }
  }
  return {score: 'formulas', totals: totalsOf(counted), items, deliberate};
}

function groupsOf(one: FormulaCase, file: string): readonly string[] {
  const untagged = !(one.tags ?? []).some(tag => FINE_POINTS.includes(tag));
  return ['all', ...(isKnown(one) ? ['known'] : []), ...(untagged ? ['untagged'] : []), file];
}
