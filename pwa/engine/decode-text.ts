import type {DecodeText} from '../../core/transfer/import-types.ts';

/** The browser's own decoders: every encoding of the WHATWG's list. */
export const decodeText: DecodeText = (bytes, encoding, fatal) => {
  try {
    return new TextDecoder(encoding, {fatal}).decode(bytes);
  } catch {
    return undefined;
  }
};
