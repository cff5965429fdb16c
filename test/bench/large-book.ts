/** Workbooks of any size for benches: a plausible ledger of an invented company, the same at every run. */
import {present} from '../../core/base/assert.ts';
import {asMonth, type Day, firstDay, monthOf} from '../../core/base/calendar-date.ts';
import {asId, type RowId, type SheetId} from '../../core/base/ids.ts';
import {sectorChoices} from '../../core/catalog/choices.ts';
import type {Command, RowBlock} from '../../core/doc/command.ts';
import type {CellValue} from '../../core/schema/cell.ts';
import type {Settings} from '../../core/schema/settings.ts';

export interface LargeBook {
  readonly settings: Partial<Settings> & {readonly name: string};
  readonly commands: readonly Command[];
}

const MONTHS = 13;
const MANAGERS = 20;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳';
const SYLLABLES =
  '安柏澄德鼎方枫海和弘华嘉江锦景康澜利林铭宁磐启清瑞山盛思泰天同望文熙祥新信兴雅扬易银永宇源远云泽正知智中舟';
const KINDS = [
  '建设',
  '置业',
  '印刷',
  '电器',
  '食品',
  '物流',
  '咨询',
  '科技',
  '药房',
  '学校',
  '医院',
  '农资',
  '酒店',
  '装饰',
  '贸易',
  '文化',
];
const FORMS = ['signed_bill', 'signed_bill', 'signed_bill', 'cash', 'transfer', 'mobile_pay'];

/** Lays out `customers` and `entries` over thirteen months up to `today`. */
export function largeBook(size: {readonly customers: number; readonly entries: number}, today: Day): LargeBook {
  const chance = steadyChance(size.customers * 31 + size.entries);
  const pick = <T>(list: ArrayLike<T>): T =>
    present(list[Math.floor(chance() * list.length)], 'lists to pick from are not empty');
  const letters = (from: string, count: number) => Array.from({length: count}, () => pick(from)).join('');
  const id = (slot: string, at: number) => asId<RowId>(`${slot}.${at}`);
  const begins = asMonth(monthOf(today) - MONTHS);

  const staff = columns(MANAGERS, {
    name: () => letters(SURNAMES, 1) + letters(SYLLABLES, 2),
    role: () => '客户代表',
    active: () => true,
  });
  const forms = Array.from({length: size.customers}, () => pick(FORMS));
  const customers = columns(size.customers, {
    name: () => letters(SYLLABLES, 2 + Math.floor(chance() * 2)) + pick(KINDS),
    customer_no: at => `KH-${100000 + at}`,
    kind: () => 'organisation',
    sector: () => pick(sectorChoices).id,
    grade: () => pick(['AAA', 'AA', 'A', 'B']),
    account_manager: () => id('bs', Math.floor(chance() * MANAGERS)),
    phone: () =>
      `13${Math.floor(chance() * 1e9)
        .toString()
        .padStart(9, '0')}`,
    status: () => 'active',
    settlement_form: at => forms[at] ?? 'cash',
  });
  const contacts = columns(size.customers, {
    customer: at => id('bc', at),
    name: () => letters(SURNAMES, 1) + letters(SYLLABLES, 2),
    account_manager: at => customers.account_manager?.[at] ?? null,
    settlement_form: at => forms[at] ?? 'cash',
    authorised_signer: () => true,
    phone: () =>
      `13${Math.floor(chance() * 1e9)
        .toString()
        .padStart(9, '0')}`,
  });
  const agreements = columns(size.customers, {
    customer: at => id('bc', at),
    on_account_allowed: at => forms[at] === 'signed_bill',
    credit_limit: () => (5 + Math.floor(chance() * 60)) * 100_000,
    account_period_days: () => 30,
    due_basis: () => 'from_statement',
    valid_from: () => firstDay(begins),
  });
  const moves = movements(size, forms, firstDay(begins), today, chance);
  const entries = columns(moves.length, {
    posted_on: at => moves[at]?.day ?? null,
    entry_date: at => moves[at]?.day ?? null,
    customer: at => id('bc', moves[at]?.owner ?? 0),
    contact: at => id('bp', moves[at]?.owner ?? 0),
    entry_type: at => (moves[at]?.isPayment === true ? 'payment' : 'sale'),
    amount: at => moves[at]?.amount ?? null,
    settlement_form: at => forms[moves[at]?.owner ?? 0] ?? 'cash',
    account_manager: at => customers.account_manager?.[moves[at]?.owner ?? 0] ?? null,
    document_no: at => `XS-${at}`,
    entry_no: at => `L${at}`,
  });
  const blocks = [
    block('staff', 'bs', staff),
    block('customers', 'bc', customers),
    block('contacts', 'bp', contacts),
    block('agreements', 'ba', agreements),
    block('entries', 'be', entries),
  ];
  return {
    settings: {name: '大账本', profile: 'hotel', ledgerBegins: begins},
    // biome-ignore lint/suspicious/noThenProperty: the command's own word
    commands: blocks.map(each => ({kind: 'import', label: 'bench', blocks: [each], then: []})),
  };
}

interface Movement {
  readonly owner: number;
  readonly day: number;
  readonly amount: number;
  readonly isPayment: boolean;
}

/**
 * One bill a month up to now for as many months as the entries last, on account with its payment 10 to 25 days later.
 * One customer in ten pays late or not, one in twelve stopped buying: a ledger in use, not a heap of chance figures.
 */
function movements(
  size: {readonly customers: number; readonly entries: number},
  forms: readonly string[],
  begins: number,
  today: number,
  chance: () => number,
): readonly Movement[] {
  const made: Movement[] = [];
  const push = (movement: Movement) => {
    if (movement.day >= begins && movement.day <= today && made.length < size.entries) made.push(movement);
  };
  const habits = Array.from({length: size.customers}, () => ({
    offset: Math.floor(chance() * 28),
    amount: 50 + Math.floor(chance() * 700),
    pays: chance() < 0.9,
    stopped: chance() < 1 / 12 ? Math.floor(chance() * 5) : 0,
  }));
  for (let back = 0; made.length < size.entries; back += 1) {
    habits.forEach(({offset, amount, pays, stopped}, owner) => {
      if (back < stopped) return;
      // Months longer ago than the ledger would be empty: larger books have several bills a month instead.
      const day = today - offset - (back % MONTHS) * 30;
      const bill = Math.round(amount * (0.85 + chance() * 0.3)) * 1000;
      push({owner, day, amount: bill, isPayment: false});
      const paidOn = day + 10 + Math.floor(chance() * 15);
      if (forms[owner] === 'signed_bill' && pays) push({owner, day: paidOn, amount: bill, isPayment: true});
    });
  }
  return made.sort((a, b) => a.day - b.day);
}

type Columns = Record<string, readonly CellValue[]>;

function columns(count: number, makers: Readonly<Record<string, (at: number) => CellValue>>): Columns {
  const made: Columns = {};
  for (const [name, make] of Object.entries(makers)) made[name] = Array.from({length: count}, (_, at) => make(at));
  return made;
}

function block(sheet: string, slot: string, cells: Columns): RowBlock {
  const count = Object.values(cells)[0]?.length ?? 0;
  const rows = Array.from({length: count}, (_, at) => asId<RowId>(`${slot}.${at}`));
  return {sheet: asId<SheetId>(sheet), rows, columns: cells};
}

/** Chance that falls the same way at every run (mulberry32). */
function steadyChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
