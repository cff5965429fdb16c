import {asDay, type Day} from '../../../core/base/calendar-date.ts';
import {
  asId,
  type DeviceId,
  type Random,
  type RowId,
  type SessionId,
  type UserId,
  type WorkbookId,
} from '../../../core/base/ids.ts';
import type {Locale} from '../../../core/base/text.ts';
import {sampleCompany} from '../../../core/catalog/sample.ts';
import {createDerivation, type Derivation} from '../../../core/derive.ts';
import {newWorkbook} from '../../../core/doc/create.ts';
import {openWorkbook} from '../../../core/doc/workbook.ts';
import type {OpenWorkbook} from '../../../core/doc/workbook-types.ts';
import {runningClock} from '../../../core/rules/clock.ts';
import {createRuleWatch, type RuleWatch} from '../../../core/rules/watch.ts';

export interface OpenSample {
  readonly workbook: OpenWorkbook;
  readonly derivation: Derivation;
  readonly watch: RuleWatch;
  /** Customer's row id by (a part of) its name. */
  customer(name: string): RowId;
  nameOf(id: string): string;
}

/** Bytes that count up: different ids, the same every time. */
export function countingRandom(): Random {
  let next = 0;
  return bytes => {
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = (next += 37) & 255;
    return bytes;
  };
}

/** The sample company as a workbook in memory, with its figures and warnings as the screens show them today. */
export function openSample(today: Day, locale: Locale = 'zh'): OpenSample {
  const random = countingRandom();
  const sample = sampleCompany(today, locale, random);
  const opened = openWorkbook(newWorkbook({id: asId<WorkbookId>('sample'), settings: sample.settings, random}), {
    author: asId<UserId>('u'),
    device: asId<DeviceId>('d'),
    session: asId<SessionId>('s'),
    random,
    wallSeconds: () => 0,
    update() {},
    segment() {},
    head() {},
    journal() {},
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const workbook = opened.value;
  for (const command of sample.commands) {
    const applied = workbook.apply(command, 'import');
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  }
  const clock = runningClock(today);
  const watch = createRuleWatch(workbook.tables, workbook.settings);
  const derivation = createDerivation({tables: workbook.tables, settings: workbook.settings, rules: watch}, clock);
  derivation.runAll(clock);
  const table = workbook.tables.table(asId('customers'));
  const indexes = Array.from({length: table.size}, (_, index) => index);
  return {
    workbook,
    derivation,
    watch,
    customer(name) {
      const index = indexes.find(each => table.text(each, asId('name')).includes(name));
      if (index === undefined) throw new Error(`no customer ${name}`);
      return table.rowId(index);
    },
    nameOf: id => table.text(table.indexOf(asId<RowId>(id)), asId('name')),
  };
}

/** Day some days after another. */
export function later(day: Day, days: number): Day {
  return asDay(day + days);
}
