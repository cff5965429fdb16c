/** Contacts as a list of customers: one row a card, under the headings that the import knows. */

import {FIELDS} from './fields.ts';
import type {FileSheet, RawRow} from './file-sheets.ts';
import type {VCard, VCardProperty} from './vcard.ts';

const COLUMNS = ['customer', 'contact_person', 'job_title', 'phone', 'address', 'remark'] as const;
type ColumnId = (typeof COLUMNS)[number];

/** Numbers that nobody answers. */
const NOT_A_PHONE = /^(?:FAX|PAGER|MODEM)$/;

/** The sheet of some cards. A card with an organisation is that customer, its person the contact; one without is its own. */
export function vCardSheet(cards: readonly VCard[], name: string): FileSheet {
  const rows = cards.map(contactOf).filter(contact => Object.values(contact).some(text => text !== ''));
  const used = COLUMNS.filter(column => column === 'customer' || rows.some(row => row[column] !== ''));
  const heading = used.map(column => FIELDS.customers.find(field => field.id === column)?.name.zh ?? column);
  const lines: RawRow[] = rows.map(row => used.map(column => row[column] || null));
  return {name, hidden: false, rows: [heading, ...lines], merges: []};
}

function contactOf(card: VCard): Readonly<Record<ColumnId, string>> {
  const all = (name: string) =>
    card.filter(property => property.name === name).sort((a, b) => a.preference - b.preference);
  const organisation = one(all('ORG')[0]?.parts[0]);
  const person = one(all('FN')[0]?.parts.join(';')) || personOf(all('N')[0]) || one(all('NICKNAME')[0]?.parts[0]);
  const emails = all('EMAIL').map(property => one(property.parts.join(';')));
  const notes = all('NOTE').map(property => property.parts.join(';').trim());
  // A card of the organisation itself names it twice.
  const isPerson = organisation !== '' && person !== organisation;
  return {
    customer: organisation || person || emails[0] || '',
    contact_person: isPerson ? person : '',
    job_title: one(all('TITLE')[0]?.parts.join(';')) || one(all('ROLE')[0]?.parts.join(';')),
    phone: phones(all('TEL')),
    address: addressOf(all('ADR')),
    remark: distinct([...notes, ...emails]).join('\n'),
  };
}

/** The family name goes first where the name is Chinese. */
function personOf(name: VCardProperty | undefined): string {
  const [family = '', given = '', middle = ''] = (name?.parts ?? []).map(one);
  if (/\p{Script=Han}/u.test(family + given)) return `${family}${middle}${given}`;
  return distinct([given, middle, family]).join(' ');
}

/** Mobile numbers first, then the preferred ones. */
function phones(numbers: readonly VCardProperty[]): string {
  const spoken = numbers.filter(number => ![...number.types].some(type => NOT_A_PHONE.test(type)));
  const mobile = (number: VCardProperty) => (number.types.has('CELL') || number.types.has('IPHONE') ? 0 : 1);
  return distinct(
    [...spoken].sort((a, b) => mobile(a) - mobile(b)).map(number => one(number.parts.join(';')).replace(/^tel:/i, '')),
  ).join('/');
}

/** The address of the work before the home's; Chinese ones from the country down to the house, others the other way. */
function addressOf(addresses: readonly VCardProperty[]): string {
  const address = addresses.find(({types}) => types.has('WORK')) ?? addresses[0];
  const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = (
    address?.parts ?? []
  ).map(one);
  if (/\p{Script=Han}/u.test(street + city + region))
    return `${distinct([region, city, street, extended, box]).join('')}`;
  return distinct([box, street, extended, city, `${region} ${code}`.trim(), country]).join(', ');
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter(text => text !== ''))];
}

function one(text: string | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}
