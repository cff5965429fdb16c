import type {Sheet} from '../schema/sheet.ts';
import {toCheck} from './import-sheets.ts';
import {ruleSheets} from './rule-sheets.ts';
import {
  agreements,
  arrears,
  contacts,
  customers,
  entries,
  episodes,
  handovers,
  sectorChanges,
  staff,
} from './sheets.ts';

/** Every sheet that a workbook has from the start, in list order. A workbook made before a sheet existed gets it when it is opened. */
export const builtInSheets: readonly Sheet[] = [
  customers,
  entries,
  contacts,
  agreements,
  arrears,
  handovers,
  staff,
  ...ruleSheets,
  toCheck,
  sectorChanges,
  episodes,
];
