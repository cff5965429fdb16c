/** Measures of what runs out or falls due for one customer: SAL-16, SAL-17, SAL-18. */
import type {Day} from '../../base/calendar-date.ts';
import type {HomePurchase, PackageMove, ServiceRecord} from '../feeds.ts';
import {found, lacks, type Measured, type MeasuredForms} from './measured.ts';

/** SAL-16: the product bought last that runs out first. `null` without purchases. */
export function runningOut(purchases: readonly HomePurchase[] | null, today: Day): MeasuredForms {
  if (purchases === null || purchases.length === 0) return null;
  const latest = latestBy(
    purchases,
    ({product}) => product,
    ({boughtOn}) => boughtOn,
  );
  return latest.map(
    ({id, product, runOut}): Measured =>
      runOut === null
        ? lacks('expected_run_out')
        : found({product, expected_run_out: runOut, days_left: runOut - today}, [id]),
  );
}

/** SAL-17: sessions left of each package, all bought less all used. `null` without packages. */
export function sessionsLeft(moves: readonly PackageMove[] | null): MeasuredForms {
  if (moves === null || moves.length === 0) return null;
  const items = [...new Set(moves.map(({item}) => item))];
  return items.map((item): Measured => {
    const rows = moves.filter(row => row.item === item);
    const bought = rows.filter(row => row.bought !== null);
    if (bought.length === 0) return lacks('sessions_bought');
    const left = rows.reduce((sum, row) => sum + (row.bought ?? 0) - row.used, 0);
    return found(
      {service_item: item, sessions_left: left},
      rows.map(({id}) => id),
    );
  });
}

/** SAL-18: the next service of each asset, as its last service says. `null` without services. */
export function serviceDue(services: readonly ServiceRecord[] | null, today: Day): MeasuredForms {
  if (services === null || services.length === 0) return null;
  const latest = latestBy(
    services,
    ({asset}) => asset,
    ({doneOn}) => doneOn,
  );
  return latest.map(
    ({id, asset, nextDue}): Measured =>
      nextDue === null
        ? lacks('next_service_due')
        : found({asset, next_service_due: nextDue, days_left: nextDue - today, days_past: today - nextDue}, [id]),
  );
}

function latestBy<T>(items: readonly T[], key: (item: T) => string, day: (item: T) => number): readonly T[] {
  const latest = new Map<string, T>();
  for (const item of items) {
    const before = latest.get(key(item));
    if (before === undefined || day(item) >= day(before)) latest.set(key(item), item);
  }
  return [...latest.values()];
}
