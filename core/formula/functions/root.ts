/** Rounds of Newton's method, and halvings, after which a rate that has not been found will not be found. */
const MAX_ROUNDS = 100;
/** A rate so near to −100 % is where the method runs to when there is none. */
const LOWEST = -1 + 1e-9;
const GRID = [-0.99, -0.9, -0.7, -0.5, -0.3, -0.1, -0.01, 0.01, 0.1, 0.3, 0.5, 1, 2, 5, 10, 100];

/**
 * The rate at which a value is 0: Newton's method from a guess, else halving between two rates of a fixed row where the
 * value changes its sign; `null` where there is none to be found. At most a few hundred evaluations.
 * @param amounts what the value is made of; their size says when it is as good as 0
 */
export function rootNear(guess: number, value: (rate: number) => number, amounts: readonly number[]): number | null {
  const size = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  const found = newton(guess, value) ?? halved(value);
  return found !== null && found > LOWEST && Math.abs(value(found)) <= 1e-7 * Math.max(1, size) ? found : null;
}

function newton(guess: number, value: (rate: number) => number): number | null {
  let rate = guess;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const now = value(rate);
    if (now === 0) return rate;
    const step = 1e-6 * Math.max(1, Math.abs(rate));
    const slope = (value(rate + step) - value(rate - step)) / (2 * step);
    if (!Number.isFinite(now) || !Number.isFinite(slope) || slope === 0) return null;
    let next = rate - now / slope;
    // A rate of −100 % or less has no meaning: go half the way there instead.
    if (next <= -1) next = (rate - 1) / 2;
    if (Math.abs(next - rate) < 1e-14) return next > LOWEST ? next : null;
    rate = next;
  }
  return rate > LOWEST && Math.abs(value(rate)) < 1e-9 ? rate : null;
}

function halved(value: (rate: number) => number): number | null {
  for (const [index, start] of GRID.entries()) {
    const end = GRID[index + 1];
    if (end === undefined) return null;
    let [low, high] = [start, end];
    const sign = Math.sign(value(low));
    if (!(sign * value(high) <= 0)) continue;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const middle = (low + high) / 2;
      if (sign * value(middle) > 0) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }
  return null;
}
