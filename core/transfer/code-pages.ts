/**
 * The code pages of old .xls files, in the shape that SheetJS asks for, on the decoders that the platform has anyway:
 * its own table of them would be 200 kB more to load.
 */
import type {DecodeText} from './import-types.ts';

/** Windows code page to WHATWG label; those not listed are no encodings of the web and read as Windows' Latin one. */
const LABELS: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  850: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  28591: 'windows-1252',
  32768: 'macintosh',
  32769: 'windows-1252',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** What SheetJS calls of its table of code pages. */
export interface CodePages {
  readonly utils: {
    decode(codePage: number, data: ArrayLike<number>): string;
    encode(codePage: number, text: string): never;
    hascp(codePage: number): boolean;
  };
}

/** SheetJS's table of code pages, by the platform's decoders. Nothing is ever encoded while reading. */
export function codePages(decode: DecodeText): CodePages {
  return {
    utils: {
      decode: (codePage, data) => decode(Uint8Array.from(data), LABELS[codePage] ?? 'windows-1252', false) ?? '',
      encode: codePage => {
        throw new Error(`nothing is written in code page ${codePage}`);
      },
      hascp: codePage => codePage in LABELS,
    },
  };
}
