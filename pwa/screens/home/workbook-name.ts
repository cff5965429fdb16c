import type {Words} from '../../../core/base/text.ts';
import {homeText} from '../../../core/text/home.ts';

/** Longest name that the settings' schema takes. */
const MOST = 120;

/** What is wrong with a workbook's name, or null. */
export function nameProblem(name: string): Words | null {
  const trimmed = name.trim();
  if (trimmed === '') return homeText.nameNeeded;
  return trimmed.length > MOST ? homeText.nameTooLong : null;
}
