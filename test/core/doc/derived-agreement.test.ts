/** Two people write entries, columns and settings at once: once they have met, all that is derived is the same. */
import {expect, test} from 'vitest';
import {asDay} from '../../../core/base/calendar-date.ts';
import {createDerivation, type Derivation} from '../../../core/derive.ts';
import {type Command, writeCommand} from '../../../core/doc/command.ts';
import type {OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {runningClock} from '../../../core/rules/clock.ts';
import {createRuleWatch} from '../../../core/rules/watch.ts';
import {dice, pick} from './check/chance.ts';
import {CUSTOMERS, column, ENTRIES, makeDevice, row, taken} from './device.ts';

const SEEDS = 60;
const STEPS = 40;
const TODAY = asDay(20_500);
const CLOCK = runningClock(TODAY);
const OWNERS = ['c0', 'c1', 'c2'];

interface Person {
  readonly workbook: OpenWorkbook;
  readonly derivation: Derivation;
}

function personAt(workbook: OpenWorkbook): Person {
  const rules = createRuleWatch(workbook.tables, workbook.settings);
  const derivation = createDerivation({tables: workbook.tables, settings: workbook.settings, rules}, CLOCK);
  derivation.runAll(CLOCK);
  return {workbook, derivation};
}

/** Sums with levels, sheets with their columns, settings. */
function said({workbook, derivation}: Person): unknown {
  return {
    sums: OWNERS.map(owner => derivation.sums(row(owner)) ?? null),
    months: derivation.months(),
    sheets: workbook.sheets(),
    settings: workbook.settings(),
  };
}

function meet(a: Person, b: Person): void {
  for (const name of a.workbook.documents()) {
    const toB = a.workbook.encode(name, b.workbook.vector(name));
    const toA = b.workbook.encode(name, a.workbook.vector(name));
    b.workbook.receive(name, toB);
    a.workbook.receive(name, toA);
  }
}

/** One thing that a person does. */
function command(roll: () => number, {workbook}: Person, n: number): Command {
  const at = row(`e${Math.floor(roll() * 12)}`);
  const table = workbook.tables.table(ENTRIES);
  const index = table.indexOf(at);
  const day = TODAY - Math.floor(roll() * 150);
  const amount = 100 * Math.floor(roll() * 90_000);
  const owner = pick(OWNERS, roll()) ?? 'c0';
  if (index < 0) {
    const entry_type = roll() < 0.6 ? 'sale' : 'payment';
    const cells = {
      posted_on: day,
      entry_date: day,
      customer: owner,
      entry_type,
      amount,
      settlement_form: 'signed_bill',
    };
    return writeCommand('insert', {inserts: [{sheet: ENTRIES, row: at, cells}]});
  }
  const kind = Math.floor(roll() * 6);
  if (kind === 0) {
    const which = [{sheet: ENTRIES, row: at}];
    return writeCommand('row', table.isLive(index) ? {deletes: which} : {restores: which});
  }
  if (kind === 1) return {kind: 'set-setting', key: 'thresholds/AR-01/days', value: 1 + Math.floor(roll() * 60)};
  if (kind === 2) {
    const sheet = workbook.sheets().find(each => each.id === ENTRIES);
    const chosen = pick(sheet?.columns ?? [], roll());
    if (chosen !== undefined) {
      const renamed = {...chosen, name: {zh: `列${n}`, en: `Column ${n}`}, width: 60 + Math.floor(roll() * 200)};
      return {kind: 'set-column', sheet: ENTRIES, column: renamed};
    }
  }
  const cells = [
    kind === 3
      ? {sheet: ENTRIES, row: at, column: column('customer'), value: owner}
      : kind === 4
        ? {sheet: ENTRIES, row: at, column: column('posted_on'), value: day}
        : {sheet: ENTRIES, row: at, column: column('amount'), value: amount},
  ];
  return writeCommand('edit', {cells});
}

test.each(Array.from({length: SEEDS}, (_, seed) => seed))(
  'sums, levels, columns and settings agree once everybody has met (seed %i)',
  seed => {
    const roll = dice(seed);
    const device = makeDevice({seed});
    const first = device.open();
    const inserts = OWNERS.map(owner => ({sheet: CUSTOMERS, row: row(owner), cells: {name: owner}}));
    taken(first.apply(writeCommand('insert', {inserts}), 'user'));
    first.close();
    const other = device.copy(seed + 1000);
    const people = [personAt(device.open()), personAt(other.open({author: 'u2'}))] as const;
    for (const {workbook, derivation} of people) workbook.onChange(changes => void derivation.update(changes));
    for (let at = 0; at < STEPS; at++) {
      const person = people[roll() < 0.5 ? 0 : 1];
      const done = person.workbook.apply(command(roll, person, at), 'user');
      // Deleting and editing one row is refused to whoever knows that it is gone.
      if (!done.ok) expect(done.error.kind).toBe('row-missing');
      if (roll() < 0.15) meet(...people);
    }
    meet(...people);
    const [one, two] = people;
    expect(said(two)).toEqual(said(one));
    expect(said(personAt(device.open()))).toEqual(said(one));
    expect(one.derivation.sums(row('c0'))).toBeDefined();
  },
);
