/** What a two-line row of a phone's list says, by sheet. */
import type {Locale} from '../../../core/base/text.ts';
import type {Column} from '../../../core/schema/column.ts';

export interface PhoneLine {
  readonly title: string;
  readonly sub: string;
  readonly figure: string;
  readonly note: string;
}

interface LineFields {
  readonly title: string;
  readonly sub: readonly string[];
  readonly figure: string;
  readonly note: string;
}

const known: Readonly<Record<string, LineFields>> = {
  customers: {title: 'name', sub: ['warning', 'account_manager'], figure: 'balance', note: 'month_sales'},
  entries: {title: 'customer', sub: ['entry_type', 'settlement_form', 'contact'], figure: 'amount', note: 'posted_on'},
  contacts: {title: 'name', sub: ['customer', 'settlement_form'], figure: '', note: 'account_manager'},
  agreements: {title: 'customer', sub: ['settlement_terms', 'due_basis'], figure: 'credit_limit', note: 'valid_to'},
  arrears: {title: 'customer', sub: ['reason', 'outcome'], figure: 'amount_owed', note: 'tracking_date'},
  handovers: {title: 'customer', sub: ['from', 'to'], figure: '', note: 'changed_on'},
};

/** `text` gives a column's shown text. A sheet that is not known shows its first columns. */
export function phoneLine(
  sheet: string,
  columns: readonly Column[],
  text: (column: string) => string,
  locale: Locale,
): PhoneLine {
  const fields = known[sheet] ?? firstFields(columns);
  const note = text(fields.note);
  const sales = sheet === 'customers' && note !== '';
  return {
    title: text(fields.title) || '—',
    sub: fields.sub
      .map(text)
      .filter(part => part !== '')
      .join(' · '),
    figure: text(fields.figure),
    note: sales ? `${locale === 'zh' ? '本月' : 'Month'} ${note}` : note,
  };
}

function firstFields(columns: readonly Column[]): LineFields {
  const shown = columns.filter(column => !column.hidden).map(column => String(column.id));
  const money = columns.find(column => column.type === 'money' && !column.hidden);
  const rest = shown.slice(1).filter(id => id !== money?.id);
  return {title: shown[0] ?? '', sub: rest.slice(0, 2), figure: money ? String(money.id) : '', note: rest[2] ?? ''};
}
