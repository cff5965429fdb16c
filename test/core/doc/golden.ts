/**
 * The golden workbook: one small workbook that has been through everything the stored format knows, made the same to
 * the byte on every machine. `node scripts/golden.ts` writes it to `test/fixtures/golden/format-<version>.json`; files of
 * older versions stay for ever and must open for ever.
 */
import {createHash} from 'node:crypto';
import {z} from 'zod';
import {
  asId,
  type EpochId,
  type LevelId,
  type PortfolioId,
  type RowId,
  type SheetId,
  type WorkbookId,
} from '../../../core/base/ids.ts';
import {type Command, writeCommand} from '../../../core/doc/command.ts';
import {LIMITS} from '../../../core/doc/limits.ts';
import type {JournalRecord} from '../../../core/doc/undo-types.ts';
import type {StoredWorkbook} from '../../../core/doc/workbook-types.ts';
import {cellValueSchema} from '../../../core/schema/cell.ts';
import {columnSchema} from '../../../core/schema/column.ts';
import {settingsSchema} from '../../../core/schema/settings.ts';
import {defineSheet, sheetSchema} from '../../../core/schema/sheet.ts';
import {FORMAT_VERSION} from '../../../core/schema/version.ts';
import {slotRowId} from '../../../core/table/row-directory.ts';
import {column, contents, makeDevice, row, taken} from './device.ts';

/** Sheets of the fixture's own, so that the catalogue may grow without touching the stored format. */
const SHEETS = [
  defineSheet({
    id: 'people',
    form: '',
    name: {zh: '人', en: 'People'},
    icon: 'users',
    title: 'name',
    listed: true,
    columns: [
      {id: 'name', name: {zh: '名', en: 'Name'}, type: 'text', required: true},
      {id: 'phone', name: {zh: '电话', en: 'Phone'}, type: 'phone', level: 'contact'},
      {id: 'kind', name: {zh: '类', en: 'Kind'}, type: 'choice', choices: [{id: 'a', name: {zh: '甲', en: 'A'}}]},
    ],
  }),
  defineSheet({
    id: 'lines',
    form: '',
    name: {zh: '行', en: 'Lines'},
    icon: 'list',
    title: 'no',
    listed: true,
    columns: [
      {id: 'no', name: {zh: '号', en: 'No.'}, type: 'text'},
      {id: 'day', name: {zh: '日', en: 'Day'}, type: 'date'},
      {id: 'amount', name: {zh: '额', en: 'Amount'}, type: 'money'},
      {id: 'rate', name: {zh: '率', en: 'Rate'}, type: 'percent'},
      {id: 'done', name: {zh: '毕', en: 'Done'}, type: 'boolean', level: 'contact'},
      {id: 'person', name: {zh: '人', en: 'Person'}, type: 'link', target: 'people'},
    ],
  }),
];
const PEOPLE = asId<SheetId>('people');
const LINES = asId<SheetId>('lines');

const bytes = z.string().transform(text => new Uint8Array(Buffer.from(text, 'base64')));
const headSchema = z.object({
  portfolio: z.string().transform(asId<PortfolioId>),
  level: z.string().transform(asId<LevelId>),
  epoch: z.string().transform(asId<EpochId>),
});
const goldenSchema = z.object({
  format: z.number(),
  /** SHA-256 of the schemas of what is stored beside the documents' own layout. */
  schemas: z.string(),
  stored: z.object({
    id: z.string().transform(asId<WorkbookId>),
    heads: z.array(headSchema),
    past: z.array(headSchema.extend({vector: bytes.nullable()})),
    updates: z.record(z.string(), z.array(bytes)),
    segments: z.record(z.string(), bytes),
    journal: z.array(z.custom<JournalRecord>()),
  }),
  /** What the workbook shows, with stamps and authors. */
  contents: z.record(z.string(), z.unknown()),
  settings: z.unknown(),
  undo: z.unknown(),
});
export type Golden = z.infer<typeof goldenSchema>;

/** Reads a fixture's text. */
export function readGolden(text: string): {readonly golden: Golden; readonly stored: StoredWorkbook} {
  const golden = goldenSchema.parse(JSON.parse(text));
  const {updates, segments, ...rest} = golden.stored;
  return {
    golden,
    stored: {...rest, updates: new Map(Object.entries(updates)), segments: new Map(Object.entries(segments))},
  };
}

/** The fixture's text as this version of the code makes it. */
export async function makeGolden(): Promise<string> {
  let now = 1_760_000_000;
  const device = makeDevice({
    seed: 20_251_009,
    sheets: SHEETS,
    wall: () => now++,
    limits: {...LIMITS, segmentCells: 12, tidy: {packs: 2, registers: 8, overwritten: 0.1, typedRows: 2}},
  });
  let workbook = device.open({sheets: SHEETS});
  const run = (command: Command): void => void taken(workbook.apply(command, 'user'));
  const edit = (sheet: SheetId, at: RowId, name: string, value: string | number | boolean | null): void =>
    run(writeCommand('edit', {cells: [{sheet, row: at, column: column(name), value}]}));
  const fold = async (): Promise<void> => {
    for (const head of workbook.heads()) taken(await workbook.fold(head, device.authority()));
    for (const past of device.stored.past.slice(0, -1)) device.forget(past);
  };

  for (const [id, name] of [
    ['p1', '张三'],
    ['p2', '李四 😀'],
    ['p3', 'Smith'],
  ] as const) {
    run(
      writeCommand('insert', {
        inserts: [{sheet: PEOPLE, row: row(id), cells: {name, phone: `1380000${id}`, kind: 'a'}}],
      }),
    );
  }
  const rows = Array.from({length: 40}, (_, i) => slotRowId('slot', i));
  run({
    kind: 'import',
    label: 'import',
    blocks: [
      {
        sheet: LINES,
        rows,
        columns: {
          no: rows.map((_, i) => `N${i}`),
          day: rows.map((_, i) => 20_000 + (i % 31)),
          amount: rows.map((_, i) => (i % 7 === 0 ? null : i * 12_345)),
          rate: rows.map((_, i) => i / 8),
          done: rows.map((_, i) => i % 3 === 0),
          person: rows.map((_, i) => `p${(i % 3) + 1}`),
        },
      },
    ],
    // biome-ignore lint/suspicious/noThenProperty: the command's own word
    then: [{sheet: PEOPLE, row: row('p1'), column: column('name'), value: '张三丰'}],
  });
  edit(LINES, slotRowId('slot', 3), 'amount', -9_000_000_000_000_000);
  edit(LINES, slotRowId('slot', 4), 'done', null);
  await fold();
  run(
    writeCommand('delete', {
      deletes: [
        {sheet: PEOPLE, row: row('p2')},
        {sheet: LINES, row: slotRowId('slot', 5)},
      ],
    }),
  );
  for (let i = 10; i < 20; i++) edit(LINES, slotRowId('slot', i), 'rate', i / 3);
  run({kind: 'set-setting', key: 'thresholds', value: {'AR-03': {days: 45}}});
  taken(workbook.undo());
  await fold();
  workbook = device.open({sheets: SHEETS, author: 'u2'});
  edit(PEOPLE, row('p3'), 'phone', '+44 20 7946 0000');
  edit(LINES, slotRowId('slot', 6), 'no', 'x'.repeat(300));
  run(writeCommand('insert', {inserts: [{sheet: LINES, row: row('typed'), cells: {no: 'typed', amount: 1}}]}));
  taken(workbook.undo());

  const {stored} = device;
  const base64 = (each: Uint8Array): string => Buffer.from(each).toString('base64');
  const golden = {
    format: FORMAT_VERSION,
    schemas: schemasHash(),
    stored: {
      id: stored.id,
      heads: stored.heads,
      past: stored.past.map(past => ({...past, vector: past.vector && base64(past.vector)})),
      updates: Object.fromEntries([...stored.updates].map(([name, list]) => [name, list.map(base64)])),
      segments: Object.fromEntries([...stored.segments].map(([hash, each]) => [hash, base64(each)])),
      journal: stored.journal,
    },
    contents: contents(workbook),
    settings: workbook.settings(),
    undo: workbook.undoState(),
  };
  return `${JSON.stringify(golden, null, 1)}\n`;
}

/** Changes with every change of what root documents may hold. */
export function schemasHash(): string {
  const schemas = [settingsSchema, sheetSchema, columnSchema, cellValueSchema].map(schema =>
    z.toJSONSchema(schema, {unrepresentable: 'any', io: 'input'}),
  );
  return createHash('sha256').update(JSON.stringify(schemas)).digest('hex');
}

/** Where the fixture of a format version lies, from the repository's root. */
export function goldenPath(format: number): string {
  return `test/fixtures/golden/format-${format}.json`;
}
