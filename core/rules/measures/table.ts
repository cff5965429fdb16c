/** Which measure feeds which rule. */
import type {RuleId} from '../../base/ids.ts';
import type {CustomerFigures} from '../customer-figures.ts';
import type {Level} from '../types.ts';
import {brokenPromises, listedArrears} from './arrears.ts';
import {capabilityFall} from './capability.ts';
import {agreedDebt, dueCollectionRate, overdueDebt, overdueSpells, weeksWithoutCollection} from './debt.ts';
import {balanceInMonths, creditUse, owesWithoutBuying, risingBalance, salesOutstanding} from './exposure.ts';
import {dropAgainstLastMonth, fallAgainstLastYear, monthsAtZero, quarterChange, weeklyDecline} from './fall.ts';
import type {MeasuredForms} from './measured.ts';
import {discountShare, grossMargin} from './orders.ts';
import {agreedPeriod, supplyProposal, unauthorisedBills} from './permission.ts';
import {quarterRank} from './ranking.ts';
import {runningOut, serviceDue, sessionsLeft} from './reminders.ts';
import {storedValue} from './stored-value.ts';

/** @param levels levels of the rules evaluated before, for rules that build on them (AR-15) */
export type CustomerMeasure = (figures: CustomerFigures, levels: ReadonlyMap<RuleId, Level>) => MeasuredForms;

/** Measures of the rules about customers, by rule id. */
export const customerMeasures: Readonly<Record<string, CustomerMeasure>> = {
  'AR-01': agreedPeriod,
  'AR-02': agreedDebt,
  'AR-03': overdueDebt,
  'AR-04': listedArrears,
  'AR-06': dueCollectionRate,
  'AR-07': weeksWithoutCollection,
  'AR-08': risingBalance,
  'AR-09': balanceInMonths,
  'AR-10': owesWithoutBuying,
  'AR-11': creditUse,
  'AR-12': salesOutstanding,
  'AR-13': brokenPromises,
  'AR-14': unauthorisedBills,
  'AR-15': (_, levels) => supplyProposal(levels),
  'AR-16': overdueSpells,
  'AR-20': storedValue,
  'SAL-01': dropAgainstLastMonth,
  'SAL-02': monthsAtZero,
  'SAL-03': weeklyDecline,
  'SAL-04': fallAgainstLastYear,
  'SAL-10': ({feeds}) => quarterRank(feeds.ranking),
  'SAL-11': ({feeds, clock}) => grossMargin(feeds.orders, clock.closedMonth),
  'SAL-12': ({feeds, clock}) => discountShare(feeds.orders, clock.closedMonth),
  'SAL-14': quarterChange,
  'SAL-15': ({feeds, clock}) => capabilityFall(feeds.scores, clock.closedMonth),
  'SAL-16': ({feeds, clock}) => runningOut(feeds.homePurchases, clock.today),
  'SAL-17': ({feeds}) => sessionsLeft(feeds.packages),
  'SAL-18': ({feeds, clock}) => serviceDue(feeds.services, clock.today),
};
