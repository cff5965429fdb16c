import type {FormulaCase} from './formula-cases.ts';

/** What the language does otherwise than Excel on purpose, by case; the reasons stand in ARCHITECTURE.md. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'p-countif-004': 'a yes/no cell is not the number 1',
  'p-len-007': 'a list in a place for one value is worked through value by value',
  'p-rate-010': 'a rate that exists is found, also where twenty rounds of Newton’s method miss it',
};

/** Whether a case asks for what the language does otherwise on purpose. */
export function isDeliberate(item: Pick<FormulaCase, 'id'>): boolean {
  return Object.hasOwn(DIFFERENT, item.id);
}
