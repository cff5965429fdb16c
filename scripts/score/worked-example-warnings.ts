/** The warnings of a worked example in the layout of its expected file: customers and managers. */
import {asDay, formatDay} from '../../core/base/calendar-date.ts';
import {asId, type RowId} from '../../core/base/ids.ts';
import {managerBalances} from '../../core/ledger/month.ts';
import type {Reckoning} from '../../core/ledger/reckoning.ts';
import type {RuleBook} from '../../core/rules/book.ts';
import {evaluateCustomer} from '../../core/rules/run.ts';
import {evaluateManager} from '../../core/rules/run-managers.ts';
import type {EvaluationClock, Fact, Facts, Finding} from '../../core/rules/types.ts';
import type {CustomerVerdict} from '../../core/rules/verdict.ts';
import type {Json} from './compare-json.ts';
import type {WorkedExample} from './worked-example-commands.ts';

type Names = WorkedExample['names'];

/** Verdicts on every customer at one moment. */
export function verdictsAt(
  reckonings: readonly Reckoning[],
  clock: EvaluationClock,
  book: RuleBook,
): readonly CustomerVerdict[] {
  return reckonings.map(reckoning => evaluateCustomer(reckoning, clock, book));
}

/** Level, combination, fired rules with facts and rules not evaluated, by customer. */
export function customersJson(verdicts: readonly CustomerVerdict[], names: Names): Json {
  return Object.fromEntries(verdicts.map(verdict => [nameOf(verdict.customer, names), customerJson(verdict, names)]));
}

function customerJson(verdict: CustomerVerdict, names: Names): Json {
  const [combined] = verdict.combined;
  return {
    combined: combined === undefined ? null : {families: combined.families, section: combined.section},
    fired: verdict.findings.flatMap(({rule, outcome}) =>
      outcome.kind === 'fired' ? [{facts: factsJson(outcome.facts, names), level: outcome.level, rule}] : [],
    ),
    level: verdict.level ?? 'none',
    not_evaluated: verdict.findings.flatMap(({rule, outcome}) =>
      outcome.kind === 'not_evaluated' ? [{missing: outcome.missing, rule}] : [],
    ),
    oranges: verdict.oranges,
  };
}

/** Balances and fired rules by account manager. */
export function managersJson(
  reckonings: readonly Reckoning[],
  verdicts: readonly CustomerVerdict[],
  clock: EvaluationClock,
  book: RuleBook,
  names: Names,
): Json {
  const managers: Record<string, Json> = {};
  for (const [manager, name] of names.managers) {
    const owing = reckonings
      .map((reckoning): number => managerBalances(reckoning, clock.closedMonth).get(manager) ?? 0)
      .filter(balance => balance > 0);
    const shares = verdicts.flatMap(verdict => verdict.shares.filter(share => share.manager === manager));
    managers[name] = {
      balance: owing.reduce((sum, balance) => sum + balance, 0),
      customers_with_balance: owing.length,
      fired: evaluateManager(manager, shares, clock, book)
        .toSorted((a, b) => managerOrder(a) - managerOrder(b))
        .flatMap(({rule, outcome}) =>
          outcome.kind === 'fired' ? [{...factsJson(outcome.facts, names), level: outcome.level, rule}] : [],
        ),
    };
  }
  return managers;
}

/** The expected file names the concentration of a manager first, then its missing sheets. */
function managerOrder({rule}: Finding): number {
  return rule === 'AR-17' ? 0 : 1;
}

function factsJson(facts: Facts, names: Names): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, factJson(fact, names)]));
}

function factJson({value, unit}: Fact, names: Names): Json {
  if (unit === 'day') return typeof value === 'number' ? formatDay(asDay(value)) : null;
  if (unit !== 'text') return value;
  if (typeof value === 'string') return nameOf(value, names);
  return Array.isArray(value) ? value.map(each => nameOf(String(each), names)).sort() : value;
}

/** Customers by the file's ids, everything else as it is. */
function nameOf(text: string, names: Names): string {
  return names.customers.get(asId<RowId>(text)) ?? text;
}
