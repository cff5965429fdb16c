import {type FormulaError, formulaError, isStop, type Missing, type Operand, type Value} from '../value.ts';
import {itemsOf, numberAt, numbersOf, total} from './numeric.ts';
import {rootNear} from './root.ts';
import {serialAt} from './serials.ts';
import {type FunctionTable, listed} from './spec.ts';

/** Payments in a row, even or on given days. */
export const flowFunctions: FunctionTable = {
  NPV: listed(2, Infinity, args => {
    const rate = numberAt(args, 0);
    if (typeof rate !== 'number') return rate;
    const flows = numbersOf(args.slice(1));
    if ('kind' in flows) return flows;
    if (rate === -1) return formulaError('#DIV/0!');
    return checked(presentOf(rate, flows) / (1 + rate));
  }),
  IRR: listed(1, 2, args => {
    const flows = numbersOf([args[0] ?? null]);
    if ('kind' in flows) return flows;
    const guess = numberAt(args, 1, 0.1);
    if (typeof guess !== 'number') return guess;
    return rootOf(flows, guess, rate => presentOf(rate, flows));
  }),
  MIRR: listed(3, 3, args => {
    const flows = numbersOf([args[0] ?? null]);
    if ('kind' in flows) return flows;
    const borrowing = numberAt(args, 1);
    if (typeof borrowing !== 'number') return borrowing;
    const saving = numberAt(args, 2);
    if (typeof saving !== 'number') return saving;
    const count = flows.length - 1;
    const gained =
      presentOf(
        saving,
        flows.map(flow => Math.max(0, flow)),
      ) *
      (1 + saving) ** count;
    const spent = presentOf(
      borrowing,
      flows.map(flow => Math.min(0, flow)),
    );
    if (gained === 0 || spent === 0) return formulaError('#DIV/0!');
    return checked((-gained / spent) ** (1 / count) - 1);
  }),
  XNPV: listed(3, 3, args => {
    const rate = numberAt(args, 0);
    if (typeof rate !== 'number') return rate;
    const dated = datedFlows(args[1] ?? null, args[2] ?? null);
    if (isStop(dated)) return dated;
    return rate <= -1 ? formulaError('#NUM!') : checked(datedPresent(rate, dated.flows));
  }),
  XIRR: listed(2, 3, args => {
    const dated = datedFlows(args[0] ?? null, args[1] ?? null);
    if (isStop(dated)) return dated;
    const guess = numberAt(args, 2, 0.1);
    if (typeof guess !== 'number') return guess;
    return rootOf(
      dated.flows.map(flow => flow.amount),
      guess,
      rate => datedPresent(rate, dated.flows),
    );
  }),
};

interface DatedFlow {
  readonly amount: number;
  readonly years: number;
}

function presentOf(rate: number, flows: readonly number[]): number {
  return total(flows.map((flow, index) => flow / (1 + rate) ** index));
}

function datedPresent(rate: number, flows: readonly DatedFlow[]): number {
  return total(flows.map(({amount, years}) => amount / (1 + rate) ** years));
}

function datedFlows(
  amounts: Operand,
  days: Operand,
): {readonly kind: 'dated'; readonly flows: readonly DatedFlow[]} | FormulaError | Missing {
  const numbers = numbersOf([amounts]);
  if ('kind' in numbers) return numbers;
  const serials: number[] = [];
  for (const day of itemsOf(days)) {
    const serial = serialAt(day);
    if (typeof serial !== 'number') return serial;
    serials.push(Math.floor(serial));
  }
  const [first = 0] = serials;
  if (serials.length !== numbers.length || serials.some(serial => serial < first)) return formulaError('#NUM!');
  return {
    kind: 'dated',
    flows: numbers.map((amount, index) => ({amount, years: ((serials[index] ?? first) - first) / 365})),
  };
}

/** Where the present value is 0; without both payments in and out there is no such rate. */
function rootOf(flows: readonly number[], guess: number, value: (rate: number) => number): Value {
  if (!flows.some(flow => flow > 0) || !flows.some(flow => flow < 0) || guess <= -1)
    return formulaError('#NUM!', 'IRR');
  return rootNear(guess, value, flows) ?? formulaError('#NUM!', 'IRR');
}

function checked(value: number): Value {
  return Number.isFinite(value) ? value : formulaError('#NUM!');
}
