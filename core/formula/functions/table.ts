import {calendarFunctions} from './calendar.ts';
import {characterFunctions} from './characters.ts';
import {conditionalFunctions} from './conditional.ts';
import {curveFunctions} from './curves.ts';
import {dateFunctions} from './dates.ts';
import {distributionFunctions} from './distribution.ts';
import {financeFunctions} from './finance.ts';
import {flowFunctions} from './flows.ts';
import {kindFunctions} from './kinds.ts';
import {logicFunctions} from './logic.ts';
import {lookupFunctions} from './lookup.ts';
import {mathsFunctions} from './maths.ts';
import {multipleFunctions} from './multiples.ts';
import {regressionFunctions} from './regression.ts';
import type {FunctionSpec, FunctionTable} from './spec.ts';
import {statisticsFunctions} from './statistics.ts';
import {textFunctions} from './texts.ts';
import {workdayFunctions} from './workdays.ts';

/** All functions by name in upper case. */
export const functions: FunctionTable = {
  ...calendarFunctions,
  ...characterFunctions,
  ...conditionalFunctions,
  ...curveFunctions,
  ...dateFunctions,
  ...distributionFunctions,
  ...financeFunctions,
  ...flowFunctions,
  ...kindFunctions,
  ...logicFunctions,
  ...lookupFunctions,
  ...mathsFunctions,
  ...multipleFunctions,
  ...regressionFunctions,
  ...statisticsFunctions,
  ...textFunctions,
  ...workdayFunctions,
};

/** The function of that name, or `null`. Own keys only: `CONSTRUCTOR()` is unknown, not the language's. */
export function functionNamed(name: string): FunctionSpec | null {
  return Object.hasOwn(functions, name) ? (functions[name] ?? null) : null;
}
