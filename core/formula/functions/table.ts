import {dateFunctions} from './dates.ts';
import {logicFunctions} from './logic.ts';
import {mathsFunctions} from './maths.ts';
import type {FunctionSpec, FunctionTable} from './spec.ts';
import {statisticsFunctions} from './statistics.ts';
import {textFunctions} from './texts.ts';

/** All functions by name in upper case. */
export const functions: FunctionTable = {
  ...logicFunctions,
  ...mathsFunctions,
  ...statisticsFunctions,
  ...dateFunctions,
  ...textFunctions,
};

/** The function of that name, or `null`. Own keys only: `CONSTRUCTOR()` is unknown, not the language's. */
export function functionNamed(name: string): FunctionSpec | null {
  return Object.hasOwn(functions, name) ? (functions[name] ?? null) : null;
}
