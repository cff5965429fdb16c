/** Names of the value lists, looked up by id. */
import type {Words} from '../base/text.ts';
import {
  entryTypeChoices,
  gradeChoices,
  type NamedChoice,
  sectorChoices,
  settlementChoices,
} from '../catalog/choices.ts';
import type {EntryType, SettlementForm} from '../ledger/types.ts';
import type {Profile} from '../schema/settings.ts';

/** The choice's name, or its id where a workbook brought its own. */
function nameIn(choices: readonly NamedChoice[], id: string): Words {
  return choices.find(choice => choice.id === id)?.name ?? {zh: id, en: id};
}

/** Sector heading of the warning table; `null` = customers without a sector. */
export function sectorName(sector: string | null): Words {
  return sector === null ? {zh: '未分系统', en: 'No sector'} : nameIn(sectorChoices, sector);
}

/** Settlement form, `mixed` included. */
export function formName(form: SettlementForm | 'mixed'): Words {
  return form === 'mixed' ? {zh: '多种', en: 'Mixed'} : nameIn(settlementChoices, form);
}

/** Entry type such as 消费, 回款. */
export function entryTypeName(type: EntryType): Words {
  return nameIn(entryTypeChoices, type);
}

/** Grade such as AAA. */
export function gradeName(grade: string): Words {
  return nameIn(gradeChoices, grade);
}

/** Trade of a workbook. */
const profileName: Readonly<Record<Profile, Words>> = {
  hotel: {zh: '餐饮酒店', en: 'Restaurants & hotels'},
  salon: {zh: '美容护理', en: 'Beauty & care'},
  trade: {zh: '批发经销', en: 'Wholesale & distribution'},
  repair: {zh: '工程维修', en: 'Works & repair'},
  property: {zh: '房产销售', en: 'Property sales'},
  bank: {zh: '银行', en: 'Banking'},
  retail: {zh: '零售', en: 'Retail'},
};

/** The trades with their names, in the order in which they are offered. */
export const tradeNames: readonly (readonly [Profile, Words])[] = [
  ['hotel', profileName.hotel],
  ['salon', profileName.salon],
  ['trade', profileName.trade],
  ['repair', profileName.repair],
  ['property', profileName.property],
  ['bank', profileName.bank],
  ['retail', profileName.retail],
];
