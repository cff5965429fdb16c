/** Which column of a table holds which field, and so what the table is. */
import {
  customerKindOf,
  customerStatusOf,
  dueBasisOf,
  entryTypeOf,
  gradeOf,
  sectorOf,
  settlementsOf,
} from './choice-words.ts';
import {type ColumnProfile, profileColumn} from './column-profile.ts';
import {FIELDS, type Field} from './fields.ts';
import type {FileSheet} from './file-sheets.ts';
import type {TableShape} from './header.ts';
import {headerKey} from './header-key.ts';
import type {GuessBasis, Layout} from './import-types.ts';
import {nameScore} from './name-score.ts';

export type TableLayout = keyof typeof FIELDS;

export interface ColumnMatch {
  readonly field: Field;
  readonly basis: GuessBasis;
  readonly confidence: number;
}

export interface TableGuess {
  readonly layout: TableLayout | 'ignore';
  /** By column; columns that hold nothing known are missing. */
  readonly columns: ReadonlyMap<number, ColumnMatch>;
  readonly profiles: readonly ColumnProfile[];
}

/** What a person has fixed: a column's field, or that it is none. */
export type ColumnAnswers = ReadonlyMap<number, string | null>;

/** The best layout for a table, or the one asked for, with its columns matched. */
export function guessTable(sheet: FileSheet, shape: TableShape, answers: ColumnAnswers, wanted?: Layout): TableGuess {
  const width = shape.rows.reduce((most, row) => Math.max(most, sheet.rows[row]?.length ?? 0), shape.names.length);
  const profiles = Array.from({length: width}, (_, column) => profileColumn(sheet, shape.rows, column));
  const layouts: readonly TableLayout[] =
    wanted === 'customers' || wanted === 'entries' || wanted === 'invoices'
      ? [wanted]
      : ['invoices', 'entries', 'customers'];
  let best: TableGuess = {layout: 'ignore', columns: new Map(), profiles};
  let bestScore = 0;
  for (const layout of layouts) {
    const columns = matchColumns(layout, shape, profiles, answers);
    const score = wanted === layout ? 1 : layoutScore(layout, columns);
    if (score > bestScore) {
      best = {layout, columns, profiles};
      bestScore = score;
    }
  }
  return best;
}

/** 0 where a layout lacks what it cannot be without, else how much of it was recognised. */
function layoutScore(layout: TableLayout, columns: ReadonlyMap<number, ColumnMatch>): number {
  const found = new Map([...columns.values()].map(match => [match.field.id, match.confidence] as const));
  const has = (...ids: readonly string[]) => ids.some(id => found.has(id));
  const sum = [...columns.values()]
    .filter(match => !match.field.ignored)
    .reduce((all, match) => all + match.confidence, 0);
  switch (layout) {
    case 'invoices':
      // A ledger may have due dates too; an invoice list has nothing that a ledger alone has.
      return has('customer', 'customer_no') && has('due_date') && has('amount') && has('invoice_date', 'document_no')
        ? sum + 1
        : 0;
    case 'entries':
      return has('entry_date', 'posted_on') && has('amount', 'sales_amount', 'payment_amount', 'quantity')
        ? sum + 0.5
        : 0;
    case 'customers':
      return has('customer') || (has('customer_no') && columns.size >= 3) ? sum : 0;
  }
}

interface Candidate {
  readonly column: number;
  readonly field: Field;
  readonly score: number;
  readonly basis: GuessBasis;
}

function matchColumns(
  layout: TableLayout,
  shape: TableShape,
  profiles: readonly ColumnProfile[],
  answers: ColumnAnswers,
): ReadonlyMap<number, ColumnMatch> {
  const result = new Map<number, ColumnMatch>();
  const taken = new Set<string>();
  for (const [column, id] of answers) {
    const field = FIELDS[layout].find(candidate => candidate.id === id);
    if (field !== undefined) {
      result.set(column, {field, basis: 'answer', confidence: 1});
      taken.add(field.id);
    }
  }
  const candidates: Candidate[] = [];
  for (const [column, profile] of profiles.entries()) {
    if (answers.has(column)) continue;
    const key = headerKey(shape.names[column] ?? '');
    for (const field of FIELDS[layout]) {
      const candidate = judge(field, column, nameScore(field, key), profile);
      if (candidate !== null) candidates.push(candidate);
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const take = (candidate: Candidate) => {
    if (result.has(candidate.column) || taken.has(candidate.field.id)) return;
    taken.add(candidate.field.id);
    const {field, basis} = candidate;
    result.set(candidate.column, {field, basis, confidence: Math.min(1, candidate.score)});
  };
  for (const candidate of candidates) take(candidate);
  for (const candidate of byContent(layout, shape, profiles, result, taken, answers)) take(candidate);
  return result;
}

/** Weighs a named field against what the column holds; `null` where the name says nothing or the content denies it. */
function judge(field: Field, column: number, named: number, profile: ColumnProfile): Candidate | null {
  if (named === 0) return null;
  const agrees = profile.filled === 0 ? 0.5 : contentScore(field, profile);
  // A strong name outlives some bad cells; those are shown. A weak one needs the content.
  if (agrees < (named >= 0.9 ? 0.3 : named >= 0.5 ? 0.5 : 0.7)) return null;
  return {
    column,
    field,
    score: named * 0.8 + agrees * 0.2,
    basis: agrees >= 0.8 && named < 0.9 ? 'name-and-content' : 'name',
  };
}

/** 0–1: how well the cells agree with a field, whatever the heading. */
export function contentScore(field: Field, profile: ColumnProfile): number {
  const texts = profile.words;
  switch (field.kind) {
    case 'date':
      return Math.max(profile.date, profile.serial);
    case 'money':
      return profile.phone > 0.6
        ? 0
        : Math.max(0, profile.amount - (profile.date > 0.9 && profile.decimal < 0.1 ? 0.8 : 0));
    case 'count':
      return Math.max(
        profile.amount,
        share(texts, text => /\d/.test(text)),
      );
    case 'phone':
      return Math.max(
        profile.phone,
        share(texts, text => text.replace(/\D/g, '').length >= 6),
      );
    case 'yes-no':
      return Math.max(
        profile.yesNo,
        share(texts, text => /^[01√×是否有无YNyn]$/u.test(text)),
      );
    case 'code':
      return profile.date > 0.9 || profile.decimal > 0.3 || profile.yesNo > 0.9 || profile.length > 40 ? 0 : 1;
    case 'name':
      return Math.max(0, 1 - profile.date - profile.decimal - profile.yesNo) * (profile.letters > 0.5 ? 1 : 0.6);
    case 'person':
      return Math.max(0, 1 - profile.date - profile.decimal - profile.number - profile.yesNo);
    case 'text':
      return Math.max(0.3, 1 - profile.date);
    case 'choice':
      return choiceShare(field.id, texts);
  }
}

/** Share of texts that are known words of a choice field. */
function choiceShare(id: string, texts: readonly string[]): number {
  switch (id) {
    case 'settlement_form':
      return share(texts, text => (settlementsOf(text)?.length ?? 0) > 0);
    case 'entry_type':
      return share(texts, text => entryTypeOf(text) !== undefined || /^[借贷收支付]$/u.test(text));
    case 'sector':
      // A trade of one's own naming is a sector that the list does not have yet.
      return Math.max(
        share(texts, text => sectorOf(text) !== undefined),
        share(texts, text => /\p{L}/u.test(text)) * 0.75,
      );
    case 'grade':
      return share(texts, text => gradeOf(text) !== undefined);
    case 'kind':
      return share(texts, text => customerKindOf(text) !== undefined);
    case 'status':
      return share(texts, text => customerStatusOf(text) !== undefined);
    case 'due_basis':
      return share(texts, text => dueBasisOf(text) !== undefined);
    default:
      return 0;
  }
}

function share(texts: readonly string[], test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

/** What the content alone tells of the columns that no name has settled. */
function byContent(
  layout: TableLayout,
  shape: TableShape,
  profiles: readonly ColumnProfile[],
  result: ReadonlyMap<number, ColumnMatch>,
  taken: ReadonlySet<string>,
  answers: ColumnAnswers,
): readonly Candidate[] {
  const headless = shape.headerRows.length === 0;
  const free = profiles.map((_, column) => column).filter(column => !result.has(column) && !answers.has(column));
  const found: Candidate[] = [];
  const find = (id: string, score: (profile: ColumnProfile, column: number) => number) => {
    const field = FIELDS[layout].find(candidate => candidate.id === id);
    if (field === undefined || taken.has(id)) return;
    let best: Candidate | undefined;
    for (const column of free) {
      const profile = profiles[column];
      if (profile === undefined || profile.filled < 2) continue;
      const value = score(profile, column);
      if (value >= 0.8 && value > (best?.score ?? 0)) best = {column, field, score: value * 0.7, basis: 'content'};
    }
    if (best !== undefined) found.push(best);
  };
  const settled = (ids: readonly string[]) => ids.some(id => taken.has(id));
  if (headless || layout !== 'customers') {
    // A heading that names no date or amount at all still may have one; a second guess beside a named one would be wrong.
    if (layout === 'entries' && !settled(['entry_date', 'posted_on'])) find('entry_date', profile => profile.date);
    if (layout === 'entries' && !settled(['amount', 'sales_amount', 'payment_amount', 'quantity']))
      find('amount', money);
    if (layout === 'entries' && !settled(['customer', 'customer_no']))
      find('customer', (profile, column) => party(profile, column, headless));
    if (layout === 'invoices' && headless) {
      find('invoice_date', profile => profile.date);
      find('amount', money);
    }
  }
  if (layout === 'customers')
    find('customer', profile => (headless || profile.letters > 0.9 ? organisationShare(profile) : 0));
  find('phone', profile => (profile.number > 0.5 && !headless ? 0 : profile.phone));
  find('settlement_form', profile => choiceShare('settlement_form', profile.words));
  if (layout !== 'invoices')
    find('tax_id', profile => share(profile.words, text => /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)));
  find('sector', profile => share(profile.words, text => sectorOf(text) !== undefined));
  if (layout === 'customers')
    find('grade', profile => (profile.distinct < 0.5 ? choiceShare('grade', profile.words) : 0));
  // One column may look like two things; the more telling wins in `take`.
  return found.sort((a, b) => b.score - a.score);
}

/** Amounts have decimals, or vary and are no codes and no counts. */
function money(profile: ColumnProfile): number {
  if (profile.amount < 0.95 || profile.date > 0.8 || profile.phone > 0.5 || profile.code > 0.2) return 0;
  return profile.decimal > 0.3
    ? 0.95 + profile.decimal * 0.05
    : profile.small < 0.7 && profile.distinct > 0.2
      ? 0.82
      : 0;
}

/** A customer stands on several lines of a ledger, as a name or as a code; earlier columns are likelier. */
function party(profile: ColumnProfile, column: number, headless: boolean): number {
  if (profile.date > 0.3 || profile.decimal > 0.1 || profile.yesNo > 0.5) return 0;
  const named = profile.letters > 0.8 && profile.distinct > 0.02 && profile.length >= 2;
  const coded =
    headless && (profile.code > 0.8 || (profile.number > 0.9 && profile.small < 0.5)) && profile.distinct > 0.02;
  if (!named && !coded) return 0;
  return (named && organisationShare(profile) > 0.3 ? 1 : headless ? 0.92 : 0) - Math.min(column, 10) * 0.005;
}

const ORGANISATION =
  /(?:公司|集团|厂|店|行|社|院|局|所|站|部|处|队|馆|坊|堂|庄|园|校|中心|银行|合作社|酒楼|饭店|商行|\b(?:ltd|inc|llc|co|corp|gmbh|company|group|plc|limited)\b\.?)$/iu;

function organisationShare(profile: ColumnProfile): number {
  return share(profile.words, text => ORGANISATION.test(text));
}
