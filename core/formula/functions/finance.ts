import {formulaError, type Value} from '../value.ts';
import {numeric} from './numeric.ts';
import {rootNear} from './root.ts';
import type {FunctionTable} from './spec.ts';

/** Loans, savings and depreciation; plain numbers, money paid out negative as in Excel. */
export const financeFunctions: FunctionTable = {
  PV: numeric(3, 5, (rate = 0, periods = 0, paid = 0, future = 0, type = 0) => {
    if (rate === 0) return -future - paid * periods;
    if (rate === -1) return formulaError('#NUM!', 'PV');
    return -(paid * annuity(rate, periods, type) + future) / (1 + rate) ** periods;
  }),
  FV: numeric(3, 5, (rate = 0, periods = 0, payment = 0, present = 0, type = 0) =>
    futureValue(rate, periods, payment, present, type),
  ),
  PMT: numeric(3, 5, (rate = 0, periods = 0, present = 0, future = 0, type = 0) =>
    payment(rate, periods, present, future, type),
  ),
  NPER: numeric(3, 5, (rate = 0, paid = 0, present = 0, future = 0, type = 0) => {
    if (rate === 0) return paid === 0 ? formulaError('#NUM!', 'NPER') : -(present + future) / paid;
    const each = (paid * (1 + rate * begins(type))) / rate;
    const share = (each - future) / (present + each);
    return share <= 0 || rate <= -1 ? formulaError('#NUM!', 'NPER') : Math.log(share) / Math.log(1 + rate);
  }),
  RATE: numeric(3, 6, (periods = 0, paid = 0, present = 0, future = 0, type = 0, guess = 0.1) =>
    rateOf(periods, paid, present, future, type, guess),
  ),
  IPMT: numeric(4, 6, (rate = 0, period = 0, periods = 0, present = 0, future = 0, type = 0) =>
    period < 1 || period >= periods + 1
      ? formulaError('#NUM!', 'IPMT')
      : interest(rate, period, periods, present, future, type),
  ),
  PPMT: numeric(4, 6, (rate = 0, period = 0, periods = 0, present = 0, future = 0, type = 0) => {
    if (period < 1 || period >= periods + 1) return formulaError('#NUM!', 'PPMT');
    return payment(rate, periods, present, future, type) - interest(rate, period, periods, present, future, type);
  }),
  ISPMT: numeric(4, 4, (rate = 0, period = 0, periods = 0, present = 0) =>
    periods === 0 ? formulaError('#DIV/0!') : present * rate * (period / periods - 1),
  ),
  CUMIPMT: numeric(6, 6, (rate = 0, periods = 0, present = 0, start = 0, end = 0, type = 0) => {
    const [from, to] = [Math.trunc(start), Math.trunc(end)];
    if (!isSpan(rate, periods, present, from, to, type)) return formulaError('#NUM!', 'CUMIPMT');
    let sum = 0;
    for (let period = from; period <= to; period += 1) sum += interest(rate, period, periods, present, 0, type);
    return sum;
  }),
  CUMPRINC: numeric(6, 6, (rate = 0, periods = 0, present = 0, start = 0, end = 0, type = 0) => {
    const [from, to] = [Math.trunc(start), Math.trunc(end)];
    if (!isSpan(rate, periods, present, from, to, type)) return formulaError('#NUM!', 'CUMPRINC');
    const each = payment(rate, periods, present, 0, type);
    let sum = 0;
    for (let period = from; period <= to; period += 1) sum += each - interest(rate, period, periods, present, 0, type);
    return sum;
  }),
  SLN: numeric(3, 3, (cost = 0, salvage = 0, life = 0) =>
    life === 0 ? formulaError('#DIV/0!') : (cost - salvage) / life,
  ),
  SYD: numeric(4, 4, (cost = 0, salvage = 0, life = 0, period = 0) =>
    life < 1 || period < 1 || period > life
      ? formulaError('#NUM!', 'SYD')
      : ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1)),
  ),
  DDB: numeric(4, 5, (cost = 0, salvage = 0, life = 0, period = 0, factor = 2) => {
    if (cost < 0 || salvage < 0 || life <= 0 || period < 1 || period > life || factor <= 0)
      return formulaError('#NUM!');
    const share = Math.min(1, factor / life);
    const before = cost * (1 - share) ** (period - 1);
    const after = cost * (1 - share) ** period;
    return Math.max(0, before - Math.max(after, Math.min(salvage, before)));
  }),
  EFFECT: numeric(2, 2, (nominal = 0, count = 0) =>
    nominal <= 0 || count < 1 ? formulaError('#NUM!') : (1 + nominal / Math.trunc(count)) ** Math.trunc(count) - 1,
  ),
  NOMINAL: numeric(2, 2, (effective = 0, count = 0) =>
    effective <= 0 || count < 1
      ? formulaError('#NUM!')
      : ((1 + effective) ** (1 / Math.trunc(count)) - 1) * Math.trunc(count),
  ),
  RRI: numeric(3, 3, (periods = 0, present = 0, future = 0) =>
    periods <= 0 || present === 0 ? formulaError('#NUM!') : (future / present) ** (1 / periods) - 1,
  ),
  PDURATION: numeric(3, 3, (rate = 0, present = 0, future = 0) =>
    rate <= 0 || present <= 0 || future <= 0
      ? formulaError('#NUM!')
      : (Math.log(future) - Math.log(present)) / Math.log(1 + rate),
  ),
};

/** 1 where payments are due at the beginning of a period. */
function begins(type: number): number {
  return type === 0 ? 0 : 1;
}

/** What payments of 1 have grown to at the end. */
function annuity(rate: number, periods: number, type: number): number {
  return (1 + rate * begins(type)) * (((1 + rate) ** periods - 1) / rate);
}

function futureValue(rate: number, periods: number, paid: number, present: number, type: number): number {
  if (rate === 0) return -present - paid * periods;
  return -(present * (1 + rate) ** periods + paid * annuity(rate, periods, type));
}

function payment(rate: number, periods: number, present: number, future: number, type: number): number {
  if (rate === 0) return -(present + future) / periods;
  return -(present * (1 + rate) ** periods + future) / annuity(rate, periods, type);
}

function interest(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future: number,
  type: number,
): number {
  const paid = payment(rate, periods, present, future, type);
  if (begins(type) === 0) return futureValue(rate, period - 1, paid, present, 0) * rate;
  return period === 1 ? 0 : (futureValue(rate, period - 2, paid, present, 1) - paid) * rate;
}

/** The span of a loan that can be summed up; its length bounds the work. */
function isSpan(rate: number, periods: number, present: number, from: number, to: number, type: number): boolean {
  const isLoan = rate > 0 && periods > 0 && present > 0 && (type === 0 || type === 1);
  return isLoan && from >= 1 && to >= from && to <= periods && to - from <= 100_000;
}

function rateOf(periods: number, paid: number, present: number, future: number, type: number, guess: number): Value {
  if (periods <= 0 || guess <= -1) return formulaError('#NUM!', 'RATE');
  const rest = (rate: number): number => {
    if (rate === 0) return present + paid * periods + future;
    // (1 + rate)^periods − 1 without the digits that a small rate loses beside 1.
    const growth = Math.expm1(periods * Math.log1p(rate));
    return present * (growth + 1) + (paid * (1 + rate * begins(type)) * growth) / rate + future;
  };
  return rootNear(guess, rest, [present, paid, future]) ?? formulaError('#NUM!', 'RATE');
}
