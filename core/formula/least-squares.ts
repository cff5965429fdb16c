/** A line (a plane …) through points: `constant + Σ slope × x`. */
export interface FittedLine {
  readonly constant: number;
  readonly slopes: readonly number[];
}

/** Below this share of its first size a pivot is nothing but rounding: the variable says what others say already. */
const TINY = 1e-12;

/**
 * Ordinary least squares. Variables that follow from others get slope 0, as in Excel.
 * @param points one per target, equally many variables each
 */
export function leastSquares(
  points: readonly (readonly number[])[],
  targets: readonly number[],
  withConstant: boolean,
): FittedLine {
  const count = points[0]?.length ?? 0;
  const means = Array.from({length: count}, (_, column) =>
    withConstant ? meanOf(points.map(point => point[column] ?? 0)) : 0,
  );
  const middle = withConstant ? meanOf(targets) : 0;
  const centred = points.map(point => point.map((x, column) => x - (means[column] ?? 0)));
  const matrix = means.map((_, row) => [
    ...means.map((_other, column) => sumOf(centred.map(point => (point[row] ?? 0) * (point[column] ?? 0)))),
    sumOf(centred.map((point, index) => (point[row] ?? 0) * ((targets[index] ?? 0) - middle))),
  ]);
  const slopes = solved(matrix);
  return {slopes, constant: middle - sumOf(slopes.map((slope, column) => slope * (means[column] ?? 0)))};
}

/** Gauss and Jordan over a symmetric matrix with its right side in the last column. */
function solved(matrix: number[][]): readonly number[] {
  const sizes = matrix.map((row, index) => Math.abs(row[index] ?? 0));
  const used: boolean[] = matrix.map(() => false);
  for (const [index, row] of matrix.entries()) {
    const pivot = row[index] ?? 0;
    if (Math.abs(pivot) <= TINY * (sizes[index] ?? 0) || pivot === 0) continue;
    used[index] = true;
    for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) / pivot;
    for (const [other, otherRow] of matrix.entries()) {
      const factor = otherRow[index] ?? 0;
      if (other === index || factor === 0) continue;
      for (let column = 0; column < row.length; column += 1) {
        otherRow[column] = (otherRow[column] ?? 0) - factor * (row[column] ?? 0);
      }
    }
  }
  return matrix.map((row, index) => (used[index] === true ? (row[row.length - 1] ?? 0) : 0));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / Math.max(1, values.length);
}
