import {asDay, asMonth, type Day, firstDay, lastDay, monthOf} from '../base/calendar-date.ts';
import type {Settings} from '../schema/settings.ts';
import type {Terms} from './types.ts';

/** What the workbook itself agrees where a customer's terms say nothing. */
export type DefaultTerms = Pick<Settings, 'defaultAccountPeriodDays' | 'defaultDueBasis' | 'defaultSettlementDay'>;

/** Terms with every gap filled. */
export interface FullTerms {
  readonly dueBasis: 'from_statement' | 'from_bill';
  /** 1–31; 31 = last day of the month. */
  readonly settlementDay: number;
  readonly accountPeriodDays: number;
}

/** The version of the terms valid on a day: among those that cover it the one that began last; `null` without any. */
export function termsOn(terms: readonly Terms[], day: Day): Terms | null {
  let found: Terms | null = null;
  for (const version of terms) {
    if (version.validFrom !== null && version.validFrom > day) continue;
    if (version.validTo !== null && version.validTo < day) continue;
    if (found === null || (version.validFrom ?? -Infinity) >= (found.validFrom ?? -Infinity)) found = version;
  }
  return found;
}

/** Terms for reckoning: each part from the version given, else from the workbook. */
export function fullTerms(terms: Terms | null, defaults: DefaultTerms): FullTerms {
  return {
    dueBasis: terms?.dueBasis ?? defaults.defaultDueBasis,
    settlementDay: terms?.settlementDay ?? defaults.defaultSettlementDay,
    accountPeriodDays: terms?.accountPeriodDays ?? defaults.defaultAccountPeriodDays,
  };
}

/** First settlement day on or after a day; a month shorter than `settlementDay` settles on its last day. */
export function settlementOn(day: Day, settlementDay: number): Day {
  const month = monthOf(day);
  const inMonth = asDay(Math.min(firstDay(month) + settlementDay - 1, lastDay(month)));
  if (inMonth >= day) return inMonth;
  const next = asMonth(month + 1);
  return asDay(Math.min(firstDay(next) + settlementDay - 1, lastDay(next)));
}

/** Due date of a bill without a stated one (evaluation rule 4): from the statement that takes it in, or from the bill. */
export function dueDate(billDate: Day, terms: FullTerms): Day {
  const start = terms.dueBasis === 'from_bill' ? billDate : settlementOn(billDate, terms.settlementDay);
  return asDay(start + terms.accountPeriodDays);
}
