/**
 * Cases from spreadsheets that nobody here wrote (../shared/corpus/formulas, its README says how they are scored). Misses are
 * named one by one, so that none comes and none goes unseen.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';
import {differenceOf, isKnown, readCases} from '../../../scripts/score/formula-cases.ts';
import {misses} from './conformance-misses.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/corpus/formulas');

if (!existsSync(folder)) test('formula conformance: not run: no corpus', () => {});
else
  test('every public conformance case gives the value that Excel gives, but for the misses listed', () => {
    const cases = readdirSync(folder)
      .filter(file => file.endsWith('.jsonl'))
      .flatMap(file => readCases(readFileSync(resolve(folder, file), 'utf8')));
    const failed = cases.flatMap(item => {
      const why = differenceOf(item);
      return why === null ? [] : [{id: item.id, why: `${item.formula}: ${why}`}];
    });
    expect(failed.filter(({id}) => !Object.hasOwn(misses, id))).toEqual([]);
    expect(failed.map(({id}) => id).sort()).toEqual(Object.keys(misses).sort());
    expect(cases.filter(item => !isKnown(item)).map(item => item.id)).toEqual([]);
  });
