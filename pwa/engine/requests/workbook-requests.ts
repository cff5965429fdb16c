import type {AppError} from '../../../core/base/app-error.ts';
import {randomId, type WorkbookId} from '../../../core/base/ids.ts';
import {err, ok} from '../../../core/base/result.ts';
import type {Command} from '../../../core/doc/command.ts';
import {newWorkbook} from '../../../core/doc/create.ts';
import {FORMAT_VERSION} from '../../../core/schema/version.ts';
import {builtWith} from '../building.ts';
import {type Figures, putStored} from '../creating.ts';
import type {Engine, Handlers} from '../engine.ts';
import type {WorkbookSummary} from '../protocol.ts';
import {removeWorkbook} from '../removing.ts';
import type {CatalogueLine} from '../store/device.ts';
import type {WorkbookRecord} from '../store/workbook-record.ts';
import {isForImport} from '../sweep.ts';
import {todayIn} from '../today.ts';
import {viewOf} from '../workbook-view.ts';

type Names =
  | 'workbooks'
  | 'create-workbook'
  | 'create-sample'
  | 'open'
  | 'close'
  | 'workbook'
  | 'rename'
  | 'delete-workbook';

/** The made-up company lives where its customers would. */
const SAMPLE_ZONE = 'Asia/Shanghai';

/** Requests about workbooks as a whole. */
export function workbookRequests(engine: Engine): Pick<Handlers, Names> {
  const {env} = engine;
  return {
    workbooks: async () => ok((await env.device.catalogue()).filter(line => !isForImport(line)).map(summaryOf)),
    'create-workbook': async ({name, profile, forImport = false}) => {
      const trimmed = name.trim();
      if (trimmed === '') return err({kind: 'value-required', column: 'name'});
      const id = randomId<WorkbookId>(env.random);
      await putStored(env, newWorkbook({id, settings: {name: trimmed, profile}, random: env.random}), {
        name: trimmed,
        sample: false,
        forImport,
      });
      return ok(id);
    },
    'create-sample': async ({locale}) => {
      const id = randomId<WorkbookId>(env.random);
      const {sampleCompany} = await import('../../../core/catalog/sample.ts');
      const sample = sampleCompany(todayIn(SAMPLE_ZONE, env.now()), locale, env.random);
      const empty = newWorkbook({id, settings: sample.settings, random: env.random});
      const built = builtWith(env, empty, sample.commands);
      if (!built.ok) return built;
      await putStored(env, built.value, sample.settings, figuresOf(sample.commands));
      return ok(id);
    },
    open: async ({workbook}) => {
      const opened = await engine.open(workbook);
      return opened.ok ? ok(viewOf(opened.value)) : opened;
    },
    close: async () => {
      await engine.close();
      return ok(null);
    },
    workbook: () => {
      const book = engine.book();
      return book.ok ? ok(viewOf(book.value)) : book;
    },
    rename: async ({workbook, name}) => {
      const trimmed = name.trim();
      if (trimmed === '') return err({kind: 'value-required', column: 'name'});
      const open = engine.book();
      const isOpen = open.ok && open.value.id === workbook;
      const opened = isOpen ? open : await engine.open(workbook);
      if (!opened.ok) return opened;
      const done = opened.value.command({kind: 'set-setting', key: 'name', value: trimmed}, 'user');
      if (!done.ok) return done;
      await opened.value.changeRecord(record => ({...record, name: trimmed}));
      if (!isOpen) await engine.close();
      return ok(null);
    },
    'delete-workbook': async ({workbook}) => {
      const open = engine.book();
      if (open.ok && open.value.id === workbook) await engine.close();
      return removeWorkbook(env, workbook);
    },
  };
}

/** Rows that import commands bring, for the home screen. */
function figuresOf(commands: readonly Command[]): Figures {
  const count = (sheet: string) =>
    commands
      .flatMap(command => (command.kind === 'import' ? command.blocks : []))
      .filter(block => block.sheet === sheet)
      .reduce((sum, {rows}) => sum + rows.length, 0);
  return {customers: count('customers'), entries: count('entries')};
}

function summaryOf(line: CatalogueLine): WorkbookSummary {
  if (line.kind === 'unreadable') {
    const error: AppError = {kind: 'workbook-damaged', workbook: line.name, detail: line.detail};
    return {...nothing, id: line.id, name: line.name, state: {kind: 'damaged', error}};
  }
  const {record} = line;
  const {id, name, sample, customers, entries, bytes, changedAt, backedUpAt, counts} = record;
  return {
    ...{id, name, sample, customers, entries, bytes, changedAt, backedUpAt, counts},
    state: stateOf(record),
  };
}

function stateOf({format, damage, name}: WorkbookRecord): WorkbookSummary['state'] {
  if (format > FORMAT_VERSION) return {kind: 'newer', version: format};
  if (damage === null) return {kind: 'ready'};
  return {kind: 'damaged', error: {kind: 'workbook-damaged', workbook: name, detail: damage}};
}

const nothing = {
  sample: false,
  customers: 0,
  entries: 0,
  bytes: 0,
  changedAt: 0,
  backedUpAt: null,
  counts: {red: 0, orange: 0, yellow: 0, blue: 0},
} as const;
