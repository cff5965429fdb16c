import {formulaError, isList, type Operand, single, type Value} from './value.ts';
import {MAX_ITEMS, type Work} from './work.ts';

/**
 * Applies a function of single values to operands that may be lists, as Excel 365 does: value by value, a single value,
 * row or column repeated along the others; where another list has more rows or columns the result is `#N/A`.
 */
export function broadcast(operands: readonly Operand[], work: Work, run: (values: readonly Value[]) => Value): Operand {
  let rows = 1;
  let width = 1;
  for (const operand of operands) {
    if (!isList(operand) || operand.items.length === 0) continue;
    rows = Math.max(rows, heightOf(operand.items.length, operand.width));
    width = Math.max(width, operand.width);
  }
  if (rows * width > MAX_ITEMS) return formulaError('#NUM!', 'too many values');
  work.spend(rows * width * operands.length);
  const items: Value[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < width; column += 1)
      items.push(run(operands.map(operand => itemAt(operand, row, column))));
  return {kind: 'list', width, items};
}

function heightOf(count: number, width: number): number {
  return Math.ceil(count / Math.max(1, width));
}

function itemAt(operand: Operand, row: number, column: number): Value {
  if (!isList(operand) || operand.items.length <= 1) return single(operand);
  const rows = heightOf(operand.items.length, operand.width);
  const ownRow = rows === 1 ? 0 : row;
  const ownColumn = operand.width === 1 ? 0 : column;
  if (ownRow >= rows || ownColumn >= operand.width) return formulaError('#N/A');
  const item = operand.items[ownRow * operand.width + ownColumn];
  return item === undefined ? null : item;
}
