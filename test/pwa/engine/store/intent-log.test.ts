import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decodeIntents, encodeIntent, type Intent} from '../../../../pwa/engine/store/intent-log.ts';

const intent = fc.record({
  id: fc.string({minLength: 1}),
  workbook: fc.string(),
  name: fc.constantFrom('write', 'write-texts'),
  body: fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown),
  locale: fc.constantFrom('zh', 'en'),
});

/** The records one after another, followed by the room that the keeper takes ahead. */
function log(intents: readonly Intent[], room = 64): Uint8Array {
  const records = intents.map(encodeIntent);
  const bytes = new Uint8Array(records.reduce((sum, each) => sum + each.length, 0) + room);
  let at = 0;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

test('a log reads back what was put into it, in order', () => {
  fc.assert(
    fc.property(fc.array(intent, {maxLength: 8}), intents => {
      expect(decodeIntents(log(intents))).toEqual(intents);
    }),
  );
});

test('a log torn off anywhere gives the whole records before the tear', () => {
  fc.assert(
    fc.property(fc.array(intent, {minLength: 1, maxLength: 5}), fc.nat(), (intents, cut) => {
      const bytes = log(intents, 0);
      const read = decodeIntents(bytes.subarray(0, cut % bytes.length));
      expect(read).toEqual(intents.slice(0, read.length));
      expect(read.length).toBeLessThan(intents.length);
    }),
  );
});

test('a record with a changed byte ends the log', () => {
  const bytes = log([
    {id: 'a', workbook: 'w', name: 'write', body: {x: 1}, locale: 'zh'},
    {id: 'b', workbook: 'w', name: 'write', body: {x: 2}, locale: 'zh'},
  ]);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  expect(decodeIntents(bytes)).toEqual([]);
});
