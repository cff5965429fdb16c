/** Deep equality of plain data. */
export function sameData(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [a, b] = [Object.entries(left), Object.entries(right)];
  return a.length === b.length && a.every(([key, value]) => sameData(value, Reflect.get(right, key)));
}
