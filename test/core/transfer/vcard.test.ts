import fc from 'fast-check';
import {strToU8} from 'fflate';
import {describe, expect, test} from 'vitest';
import {readFile} from '../../../core/transfer/read.ts';
import {parseVCards} from '../../../core/transfer/vcard.ts';
import {decodeText, openFile} from './imported-file.ts';

async function rowsOf(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  const read = await readFile(bytes, 'contacts.vcf', decodeText);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.sheets[0]?.rows ?? [];
}

function card(...lines: readonly string[]): string {
  return ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
}

describe('contacts of a .vcf file', () => {
  test('are customers: the organisation with its person, or the person alone', async () => {
    const text =
      card(
        'VERSION:3.0',
        'FN:王建国',
        'N:王;建国;;;',
        'ORG:永兴酒楼;采购部',
        'TITLE:经理',
        'TEL;TYPE=CELL:13800138000',
      ) + card('VERSION:4.0', 'FN:Ann Lee', 'EMAIL:ann@example.com', 'TEL;VALUE=uri:tel:+1-555-0100');
    expect(await rowsOf(strToU8(text))).toEqual([
      ['客户名称', '联系人', '职务', '手机', '备注'],
      ['永兴酒楼', '王建国', '经理', '13800138000', null],
      ['Ann Lee', null, null, '+1-555-0100', 'ann@example.com'],
    ]);
  });

  test('written by old phones: quoted-printable over several lines, in UTF-8 or in GB18030', async () => {
    const utf8 = card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=BB=BA=E5=9B=BD;;;',
      'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B0=B8=E5=85=B4=',
      '=E9=85=92=E6=A5=BC',
      'TEL;CELL;PREF:138-0013-8000',
      'TEL;WORK;FAX:010-1',
    );
    const gbk = card(
      'VERSION:2.1',
      'N;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:=CD=F5;=BD=A8=B9=FA',
      'TEL;HOME:010-62345678',
    );
    const bare = card('VERSION:2.1', 'FN;ENCODING=QUOTED-PRINTABLE:=CD=F5=BD=A8=B9=FA');
    expect(await rowsOf(strToU8(utf8 + gbk + bare))).toEqual([
      ['客户名称', '联系人', '手机'],
      ['永兴酒楼', '王建国', '138-0013-8000'],
      ['王建国', null, '010-62345678'],
      ['王建国', null, null],
    ]);
  });

  test('in the encoding of the whole file, with folded lines and escapes', async () => {
    // 王建国, 永兴酒楼 in GB18030
    const bytes = Uint8Array.from([
      ...strToU8('BEGIN:VCARD\nVERSION:3.0\nFN:'),
      ...[0xcd, 0xf5, 0xbd, 0xa8, 0xb9, 0xfa],
      ...strToU8('\nORG:'),
      ...[0xd3, 0xc0, 0xd0, 0xcb, 0xbe, 0xc6, 0xc2, 0xa5],
      ...strToU8('\nNOTE:one\\, two\\;\n  three\\nfour\nEND:VCARD\n'),
    ]);
    expect(await rowsOf(bytes)).toEqual([
      ['客户名称', '联系人', '备注'],
      ['永兴酒楼', '王建国', 'one, two; three\nfour'],
    ]);
  });

  test('put the mobile number first and the parts of an address in their order', async () => {
    const text =
      card(
        'FN:A',
        'TEL;TYPE=WORK:010-1',
        'TEL;TYPE=CELL:139',
        'item1.TEL:010-1',
        'ADR;TYPE=HOME:;;常武南路588号;常州市;江苏省;213000;中国',
      ) +
      card(
        'FN:B',
        'ADR;TYPE=HOME:;;1 Home St;;;;',
        'ADR;TYPE="WORK,POSTAL":;Suite 100;222 Broadway;New York;NY;98765;USA',
      );
    expect((await rowsOf(strToU8(text))).slice(1)).toEqual([
      ['A', '139/010-1', '江苏省常州市常武南路588号'],
      ['B', null, '222 Broadway, Suite 100, New York, NY 98765, USA'],
    ]);
  });

  test('without anything in them are an empty file', async () => {
    const read = await readFile(strToU8('BEGIN:VCARD\nEND:VCARD\n'), 'x.vcf', decodeText);
    expect(read.ok ? '' : read.error.kind).toBe('file-empty');
  });

  test('are understood as a list of customers, all of them ready', async () => {
    const text = Array.from({length: 5}, (_, index) =>
      card('VERSION:3.0', `FN:联系人${index}`, `ORG:客户${index}公司`, `TEL;TYPE=CELL:1380013800${index}`),
    ).join('');
    const summary = (await openFile(text, 'contacts.vcf')).summary();
    expect(summary.sheets[0]).toMatchObject({layout: 'customers', ready: 5, bad: 0});
    expect(summary.sheets[0]?.columns.map(({field}) => field)).toEqual(['customer', 'contact_person', 'phone']);
  });

  test('of any shape are parsed without a fault, and every value comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'grapheme', minLength: 1}), {minLength: 1, maxLength: 5}), names => {
        const escaped = (text: string) => text.replace(/[\\,;]/g, mark => `\\${mark}`).replace(/\r\n?|\n/g, '\\n');
        const text = names.map(name => card(`FN:${escaped(name)}`)).join('');
        expect(parseVCards(text, decodeText).map(found => found[0]?.parts)).toEqual(
          names.map(name => [name.replace(/\r\n?|\n/g, '\n')]),
        );
      }),
    );
    fc.assert(fc.property(fc.string(), text => Array.isArray(parseVCards(`BEGIN:VCARD\n${text}`, decodeText))));
  });
});
