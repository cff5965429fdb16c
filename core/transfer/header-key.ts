import {foldText} from '../base/text.ts';

/** A heading cut for matching. */
export interface HeaderKey {
  /** Letters and figures only, lower case: `Invoice Date`, `invoice_date` and `InvoiceDate` meet as `invoicedate`. */
  readonly whole: string;
  /** Without what stands in brackets: `金额(元)` → `金额`. */
  readonly bare: string;
  /** Latin words, split at spaces, marks and humps; one token for each run of other script. */
  readonly tokens: readonly string[];
}

const EMPTY: HeaderKey = {whole: '', bare: '', tokens: []};

/** The key of a heading's text; line breaks and brackets are read over. */
export function headerKey(text: string): HeaderKey {
  const folded = foldText(text);
  if (folded === '') return EMPTY;
  const bare = folded.replace(/[([【〔<].*?[)\]】〕>]/gu, ' ');
  return {whole: compact(folded), bare: compact(bare) || compact(folded), tokens: tokens(bare.trim() || folded)};
}

/** Letters and figures of any script, lower case. */
export function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}%]/gu, '');
}

function tokens(text: string): readonly string[] {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter(token => token !== '');
}
