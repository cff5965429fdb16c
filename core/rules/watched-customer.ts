/** What a watch keeps of one customer: what fired and what could not be told. Of what is clear nothing. */
import {asId, type RowId, type RuleId} from '../base/ids.ts';
import type {CompiledRule, RuleValues} from './book.ts';
import {combineLevels} from './combine.ts';
import type {CustomerFigures} from './customer-figures.ts';
import {entriesIn, levelIn, shownFacts} from './judge.ts';
import {judgeCustomer} from './run.ts';
import {managerShares} from './shares.ts';
import type {Finding, Level, Subject} from './types.ts';
import type {Combination, ManagerShare} from './verdict.ts';

/** A rule that could not be evaluated, and for want of what. */
export interface NotEvaluated {
  readonly rule: RuleId;
  readonly missing: string;
}

/** A rule that fired, with the bare values that it rests on; `firedFinding` makes a finding of it. */
export interface FiredRule {
  readonly compiled: CompiledRule;
  readonly level: Level;
  readonly values: RuleValues;
  readonly entries: readonly RowId[];
}

/** One customer's standing, what it adds to the shop's sums and what to its managers'. */
export interface KeptCustomer {
  readonly id: RowId;
  readonly level: Level | null;
  readonly combined: readonly Combination[];
  readonly oranges: number;
  readonly fired: readonly FiredRule[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly shares: readonly ManagerShare[];
  readonly closedBalance: number;
  readonly sales90: number;
}

/** Most customers lack the same few fields: each list of them is made once. */
export interface MissingLists {
  readonly list: readonly NotEvaluated[];
  /** The list with one more at its end. */
  and(rule: RuleId, missing: string): MissingLists;
}

/** The list of nothing. */
export function createMissingLists(list: readonly NotEvaluated[] = []): MissingLists {
  const longer = new Map<RuleId, Map<string, MissingLists>>();
  return {
    list,
    and(rule, missing) {
      const ofRule = longer.get(rule) ?? new Map<string, MissingLists>();
      longer.set(rule, ofRule);
      const known = ofRule.get(missing) ?? createMissingLists([...list, {rule, missing}]);
      ofRule.set(missing, known);
      return known;
    },
  };
}

const SAL_10 = asId<RuleId>('SAL-10');
const NO_FIRED: readonly FiredRule[] = [];
const NO_SHARES: readonly ManagerShare[] = [];

/** Judges a customer and keeps what stands. */
export function keepCustomer(figures: CustomerFigures, nothingMissing: MissingLists): KeptCustomer {
  const fired: FiredRule[] = [];
  let missing = nothingMissing;
  judgeCustomer(figures, (compiled, {form, standing}) => {
    if (form.kind === 'missing') missing = missing.and(compiled.rule.id, form.field);
    const level = levelIn(standing);
    if (level === null || form.kind !== 'values') return;
    // Others shift a customer's place without a word: it is looked up when it is asked for.
    const isPlace = compiled.rule.id === SAL_10;
    fired.push({compiled, level, values: isPlace ? {} : form.values, entries: entriesIn(form)});
  });
  const shares = managerShares(figures);
  return {
    id: figures.reckoning.ledger.customer.id,
    ...combineLevels(fired.map(({compiled, level}) => ({rule: compiled.rule, level}))),
    // Copies: a list that grew holds room for more, and these stay as long as the workbook is open.
    fired: fired.length === 0 ? NO_FIRED : fired.slice(),
    notEvaluated: missing.list,
    shares: shares.length === 0 ? NO_SHARES : shares.slice(),
    closedBalance: figures.closeBalance,
    sales90: figures.sales90,
  };
}

/** The finding that a kept rule stands for. */
export function firedFinding({compiled, level, values, entries}: FiredRule, subject: Subject): Finding {
  return {
    rule: compiled.rule.id,
    subject,
    outcome: {kind: 'fired', level, facts: shownFacts(compiled, values), entries},
  };
}
