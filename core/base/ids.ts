import type {Brand} from './brand.ts';

export type WorkbookId = Brand<string, 'WorkbookId'>;
export type PortfolioId = Brand<string, 'PortfolioId'>;
export type EpochId = Brand<string, 'EpochId'>;
/** One engine run; names its lane. Drawn at engine start, never stored for re-use (storage-spec R5). */
export type SessionId = Brand<string, 'SessionId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type UserId = Brand<string, 'UserId'>;
/** Built-in sheets keep their catalogue id (`customers`), users' own sheets a random one. */
export type SheetId = Brand<string, 'SheetId'>;
/** Unique within its sheet. Built-in columns keep the field name of the form (`entry_date`). */
export type ColumnId = Brand<string, 'ColumnId'>;
/** Unique in the workbook. Typed rows: random. Imported rows: `<slot>.<index>`, slot random. */
export type RowId = Brand<string, 'RowId'>;
/** A group of columns that the same people may read and write; `0` is the ordinary one. */
export type LevelId = Brand<string, 'LevelId'>;
export type BatchId = Brand<string, 'BatchId'>;
/** Catalogue id of a warning rule, such as `AR-03`, or a random id of a user's own rule. */
export type RuleId = Brand<string, 'RuleId'>;

/** Fills bytes with chance; handed in by the edge, so that core stays pure. */
export type Random = (bytes: Uint8Array) => Uint8Array;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 random bits as 16 characters of Crockford's base 32. */
export function randomId<Id extends string>(random: Random): Id {
  const bytes = random(new Uint8Array(10));
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >>> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return asId<Id>(text);
}

/** Tags a string that is known to be such an id (a catalogue constant, a stored record already parsed). */
export function asId<Id extends string>(text: string): Id {
  // The one honest cast: brands have no other maker.
  return text as Id;
}
