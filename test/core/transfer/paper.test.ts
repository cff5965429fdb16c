import {describe, expect, test} from 'vitest';
import {monthAt} from '../../../core/base/calendar-date.ts';
import {fen} from '../../../core/base/money.ts';
import {monthRows} from '../../../core/ledger/month.ts';
import {reckon} from '../../../core/ledger/reckoning.ts';
import {createLedgerSource} from '../../../core/ledger/source.ts';
import type {SettlementForm} from '../../../core/ledger/types.ts';
import type {Tables} from '../../../core/table/table.ts';
import {paperBlocks} from '../../../core/transfer/paper-blocks.ts';
import {paperEntries} from '../../../core/transfer/paper-entries.ts';
import {joinedPersonAt} from '../../../core/transfer/surnames.ts';
import {commitInto, day, openFile, openFixture, problemsOf, rowsOf, testSettings} from './imported-file.ts';

const HEAD =
  '序号,客户名称,级别,第一周,,第二周,,第三周,,第四周,,本月消费总额,上月消费总额,至本月余款总额,消费形式\n,,,消费,回款,消费,回款,消费,回款,消费,回款\n';

/** A one-manager table of the given lines. */
function paper(lines: string, title = '客户消费回款预警表 客户代表:沈若溪 2026年3月'): string {
  return `${title}\n${HEAD}${lines}`;
}

/** Manager, sector, customer, contact of each row read. */
async function namesIn(content: string, name = 'x.csv') {
  const session = await openFile(content, name);
  return session.paperRows().map(row => [row.sector, row.customer, row.contact]);
}

describe('rows of the paper table', () => {
  test('with every quirk of real ones', async () => {
    const session = await openFixture('paper-quirks.csv');
    const rows = session
      .paperRows()
      .map(row => [row.manager, row.sector, row.customer, row.contact, row.balance, row.forms.join('/'), row.bad]);
    expect(rows).toEqual([
      ['沈若溪', 'gov-law', '云栖仲裁所', '季科长', 250_000, 'signed_bill', false],
      ['沈若溪', 'gov-law', '云栖仲裁所', '潘书记', 10_000, 'signed_bill', false],
      ['沈若溪', 'gov-law', '云栖巡防队', null, 5000, '', false],
      ['沈若溪', 'price-tax', '云栖价格所苗主任', null, 1000, 'signed_bill', false],
      ['沈若溪', 'price-tax', '云栖税务驿', '汪科长', 2000, 'signed_bill', false],
      ['沈若溪', 'edu-media', '云栖中学堂', '贝老师', 3000, 'cash', false],
      ['沈若溪', 'edu-media', '云栖中学堂', '方编辑', 500, 'signed_bill', false],
      ['沈若溪', null, '陶晚晴', null, -85_000, 'prepaid', false],
      ['沈若溪', null, '封司机', null, 0, 'signed_bill', true],
      ['沈若溪', null, '岚味食坊', null, 0, 'cash', false],
      ['沈若溪', null, '宁和诊所', '白医生', 5000, 'signed_bill/cash', false],
    ]);
    expect(session.summary()).toMatchObject({needsMonth: false, month: monthAt(2026, 3)});
    expect(problemsOf(session, 'bad')).toEqual(['number-expected D21']);
    expect(problemsOf(session, 'note')).toEqual([
      'settlement-without-name O11',
      'read-as-text D6',
      'read-as-text F6',
      'name-not-split B10',
      'total-differs L10',
      'sector-unknown B19',
      'person-without-organisation B21',
      'rounded-to-fen D22',
      'two-settlement-marks O23',
      'left-over-of-week D16',
      'left-over-of-week D22',
      'left-over-of-week F22',
    ]);
  });

  test('a person alone belongs to the organisation above in the group, not beyond its heading', async () => {
    const rows = await namesIn(paper('一,金融\n1,岚农银号:阮行长\n2,单柜长\n二,医疗\n1,卓护士长\n'));
    expect(rows).toEqual([
      ['finance', '岚农银号', '阮行长'],
      ['finance', '岚农银号', '单柜长'],
      ['medical', '卓护士长', null],
    ]);
  });

  test('a full name is a private customer, unless the file names its signers so', async () => {
    expect(await namesIn(paper('一,个体私企\n1,松岚酒坊:蒲总\n2,陶晚晴\n'))).toEqual([
      ['private-business', '松岚酒坊', '蒲总'],
      ['private-business', '陶晚晴', null],
    ]);
    expect(await namesIn(paper('一,个体私企\n1,松岚酒坊:蒲安然\n2,纸坊甲:郎一帆\n3,陶晚晴\n'))).toEqual([
      ['private-business', '松岚酒坊', '蒲安然'],
      ['private-business', '纸坊甲', '郎一帆'],
      ['private-business', '纸坊甲', '陶晚晴'],
    ]);
  });

  test('a title that only this file uses still tells a person', async () => {
    expect(await namesIn(paper('一,公检法\n1,巡防队甲:季哨长\n2,潘哨长\n'))).toEqual([
      ['gov-law', '巡防队甲', '季哨长'],
      ['gov-law', '巡防队甲', '潘哨长'],
    ]);
  });

  test('organisation and person may have columns of their own', async () => {
    const file =
      '客户代表：沈若溪,2026年3月\n单位名称,签单人,第一周,,第二周,,第三周,,第四周,,余款\n,,消费,回款,消费,回款,消费,回款,消费,回款\n岚农:银号,阮行长,1,,,,,,,,1\n,单柜长,2,,,,,,,,2\n';
    expect(await namesIn(file)).toEqual([
      [null, '岚农:银号', '阮行长'],
      [null, '岚农:银号', '单柜长'],
    ]);
  });

  test.each([
    ['公检法', 'gov-law'],
    ['公检法\\党政机关', 'gov-law'],
    ['物价工商审计税务', 'price-tax'],
    ['工商审计税务系统', 'price-tax'],
    ['教育新闻(系统)', 'edu-media'],
    ['交通\\供电\\水利', 'transport-power-water'],
    ['交通供电系统', 'transport-power-water'],
    ['建设\\房产系统', 'construction-property'],
    ['粮食系统', 'grain'],
    ['农牧业系统', 'agriculture'],
    ['个人私企', 'private-business'],
    ['电信', 'telecom'],
  ])('the heading %s means the sector %s', async (label, sector) => {
    expect(await namesIn(paper(`三,${label}\n1,某单位:季科长,1\n`))).toEqual([[sector, '某单位', '季科长']]);
    expect(await namesIn(paper(`三 ${label}\n1,某单位:季科长,1\n`))).toEqual([[sector, '某单位', '季科长']]);
  });

  test('amounts stated in 万元 are read as such', async () => {
    const session = await openFile(
      paper('1,某单位:季科长,A,1.2,,,,,,,,,,0.5,签单\n', '客户消费回款预警表 客户代表:沈若溪 2026年3月 单位：万元'),
      'x.csv',
    );
    expect(session.paperRows()[0]).toMatchObject({weeks: [{sales: 1_200_000}, {}, {}, {}], balance: 500_000});
  });

  test('English tables read the same', async () => {
    const file =
      'Sales and collection warning table,,,Account manager:,,Grace Lee,,,2026-03\nNo.,Customer,Grade,Week 1,,Week 2,,Week 3,,Week 4,,Sales this month,Sales last month,Balance,Settlement\n,,,Sales,Collection,Sales,Collection,Sales,Collection,Sales,Collection\nI,Finance\n1,Harbour Bank: Ann Field,A,10,,,,,,,,10,5,10,On account\n';
    const [row] = (await openFile(file, 'x.csv')).paperRows();
    expect(row).toMatchObject({
      manager: 'Grace Lee',
      sector: 'finance',
      customer: 'Harbour Bank',
      contact: 'Ann Field',
      forms: ['signed_bill'],
    });
  });
});

describe('blocks', () => {
  test('stacked on one sheet each have their manager; the sheet’s name serves where no title does', async () => {
    const stacked = `${paper('1,甲单位:季科长,1\n')}合计\n审核：,,,填表：沈若溪\n\n${paper('1,乙单位:汪科长,1\n', '客户消费回款预警表    客户代表：韩以宁    2026年3月')}`;
    expect((await openFile(stacked, 'x.csv')).paperRows().map(row => [row.manager, row.customer])).toEqual([
      ['沈若溪', '甲单位'],
      ['韩以宁', '乙单位'],
    ]);
    expect((await openFile(`${HEAD}1,甲单位:季科长,1\n`, '罗以澜.csv')).paperRows()[0]?.manager).toBe('罗以澜');
    expect((await openFile(`${HEAD}1,甲单位:季科长,1\n`, '预警表3月.csv')).paperRows()[0]?.manager).toBeNull();
  });

  test('five pairs are five weeks', () => {
    const row = [
      '客户名称',
      ...['一', '二', '三', '四', '五'].flatMap(week => [`第${week}周消费`, `第${week}周回款`]),
      '余款',
    ];
    const sheet = {name: 'x', hidden: false, merges: [], rows: [row]};
    expect(paperBlocks(sheet)[0]?.columns.weeks).toHaveLength(5);
  });
});

describe('the month', () => {
  test('is asked for where the file does not say, and nothing is committed before', async () => {
    const session = await openFile(paper('1,甲单位:季科长,A,1\n', '客户消费回款预警表 客户代表:沈若溪'), 'x.csv');
    expect(session.summary()).toMatchObject({needsMonth: true, ready: false});
    expect(session.commitCommand()).toEqual({ok: false, error: {kind: 'import-month-missing', file: 'x.csv'}});
    await session.answer({month: monthAt(2026, 2)});
    expect(session.summary()).toMatchObject({needsMonth: false, ready: true});
    expect(rowsOf(commitInto(session).workbook.tables, 'entries', 'posted_on')).toContainEqual([day('2026-02-07')]);
  });

  test('that is closed is refused', async () => {
    const session = await openFile(paper('1,甲单位:季科长,A,1\n'), 'x.csv', undefined, {
      settings: {...testSettings, closedThrough: monthAt(2026, 3)},
    });
    expect(session.commitCommand()).toEqual({ok: false, error: {kind: 'month-closed', month: '2026-03'}});
  });

  test('that lies before the first sheet of the ledger would count twice', async () => {
    const april = paper('1,甲单位:季科长,A,1,,,,,,,,,,9,签单\n', '预警表 客户代表:沈若溪 2026年4月');
    const book = commitInto(await openFile(april, 'a.csv'));
    const march = await openFile(paper('1,甲单位:季科长,A,8,,,,,,,,,,8,签单\n'), 'm.csv', book.workbook.tables);
    expect(problemsOf(march, 'bad')).toEqual(['opened-later D4']);
  });
});

describe('entries of a row (reckoning rule 13)', () => {
  const month = monthAt(2026, 3);
  const week = (sales: number, collection: number) => ({sales: fen(sales), collection: fen(collection)});

  function entriesOf(
    weeks: readonly {sales: ReturnType<typeof fen>; collection: ReturnType<typeof fen>}[],
    balance: number,
    forms: readonly SettlementForm[],
    today = day('2026-05-20'),
  ) {
    const {entries, leftOver} = paperEntries(
      {weeks, balance: fen(balance), adjustment: fen(0), forms},
      month,
      'four',
      today,
    );
    return {entries: entries.map(({type, amount, form, postedOn}) => [type, amount, form, postedOn]), leftOver};
  }

  test('a signed row owes what it bought and did not pay; its opening line makes the balance come out', () => {
    expect(entriesOf([week(100, 0), week(0, 30)], 90, ['signed_bill']).entries).toEqual([
      ['opening', 20, 'signed_bill', day('2026-02-28')],
      ['sale', 100, 'signed_bill', day('2026-03-07')],
      ['payment', 30, 'unspecified', day('2026-03-14')],
    ]);
  });

  test('no mark is never guessed to be cash', () => {
    expect(entriesOf([week(100, 100)], 0, []).entries).toEqual([
      ['sale', 100, 'unspecified', day('2026-03-07')],
      ['payment', 100, 'unspecified', day('2026-03-07')],
    ]);
  });

  test('a cash row pays at once as far as the week’s collection goes; the rest is listed', () => {
    expect(entriesOf([week(100, 100), week(80, 50), week(10, 25)], 15, ['cash'])).toEqual({
      entries: [
        ['sale', 100, 'cash', day('2026-03-07')],
        ['sale', 50, 'cash', day('2026-03-14')],
        ['sale', 30, 'unspecified', day('2026-03-14')],
        ['sale', 10, 'cash', day('2026-03-21')],
        ['payment', 15, 'cash', day('2026-03-21')],
      ],
      leftOver: [1, 2],
    });
  });

  test('stored value is recharged and drawn; what was there before opens as stored value', () => {
    expect(entriesOf([week(150, 1000)], -1050, ['prepaid']).entries).toEqual([
      ['opening', -200, 'prepaid', day('2026-02-28')],
      ['sale', 150, 'prepaid', day('2026-03-07')],
      ['recharge', 1000, 'prepaid', day('2026-03-07')],
    ]);
  });

  test('two marks: a week that is covered is at once, other weeks are on account', () => {
    expect(entriesOf([week(300, 0), week(450, 450), week(430, 1030)], -300, ['signed_bill', 'cash']).entries).toEqual([
      ['sale', 300, 'signed_bill', day('2026-03-07')],
      ['sale', 450, 'cash', day('2026-03-14')],
      ['sale', 430, 'cash', day('2026-03-21')],
      ['payment', 600, 'unspecified', day('2026-03-21')],
    ]);
  });

  test('returns and refunds are negative cells; the running week is dated today', () => {
    expect(entriesOf([week(-20, -5)], -15, ['signed_bill'], day('2026-03-03')).entries).toEqual([
      ['sale_return', 20, 'signed_bill', day('2026-03-03')],
      ['refund', 5, 'unspecified', day('2026-03-03')],
    ]);
  });
});

describe('a table that meets the ledger', () => {
  function tableOf(tables: Tables, customer: string) {
    const source = createLedgerSource(tables, () => testSettings);
    for (const index of source.customers()) {
      const ledger = source.ledger(index);
      if (ledger.customer.name !== customer) continue;
      return monthRows(reckon(ledger, testSettings), monthAt(2026, 3)).map(row => [
        row.contactName,
        row.weeks.map(pair => `${pair.sales}/${pair.collection}`).join(' '),
        row.prevSales,
        row.closing,
        row.form,
      ]);
    }
    return [];
  }

  test('gives the same rows in the warning table', async () => {
    const {tables} = commitInto(await openFixture('paper-quirks.csv')).workbook;
    expect(tableOf(tables, '云栖仲裁所')).toEqual([
      ['季科长', '120000/0 80000/0 0/0 0/0', 190_000, 250_000, 'signed_bill'],
      ['潘书记', '10000/0 0/0 0/0 0/0', null, 10_000, 'signed_bill'],
    ]);
    expect(tableOf(tables, '陶晚晴')).toEqual([['', '15000/100000 0/0 0/0 0/0', 60_000, -85_000, 'prepaid']]);
    expect(tableOf(tables, '宁和诊所')).toEqual([['白医生', '30000/30000 10000/0 0/0 0/5000', null, 5000, 'mixed']]);
  });

  test('changes only the figures that differ, as if they were typed', async () => {
    const book = commitInto(await openFile(paper('1,甲单位:季科长,A,100,,,,,,,,100,50,100,签单\n'), 'x.csv'));
    const later = await openFile(
      paper('1,甲单位:季科长,A,120,,30,,,,,40,150,50,110,签单\n'),
      'x.csv',
      book.workbook.tables,
    );
    expect(later.summary().counts).toMatchObject({changed: 1, new: 0, entries: 2});
    commitInto(later, book);
    expect(tableOf(book.workbook.tables, '甲单位')).toEqual([
      ['季科长', '12000/0 3000/0 0/0 0/4000', 5000, 11_000, 'signed_bill'],
    ]);
  });

  test('says so where its balance is not the ledger’s, and leaves the ledger alone', async () => {
    const book = commitInto(await openFile(paper('1,甲单位:季科长,A,100,,,,,,,,100,50,100,签单\n'), 'x.csv'));
    const later = await openFile(
      paper('1,甲单位:季科长,A,100,,,,,,,,100,50,300,签单\n'),
      'x.csv',
      book.workbook.tables,
    );
    expect(later.summary().counts).toMatchObject({same: 1, changed: 0});
    expect(later.summary().problems.at(-1)).toMatchObject({kind: 'balance-differs', suggestion: '100.00'});
  });

  test('a row printed twice is one row with both sums', async () => {
    const session = await openFile(
      paper('1,甲单位:季科长,A,100,,,,,,,,100,50,100,签单\n2,甲单位:季科长,A,20,,,,,,,,20,,20,签单\n'),
      'x.csv',
    );
    expect(problemsOf(session)).toContain('duplicate-row B5');
    expect(tableOf(commitInto(session).workbook.tables, '甲单位')).toEqual([
      ['季科长', '12000/0 0/0 0/0 0/0', 5000, 12_000, 'signed_bill'],
    ]);
  });
});

test('the split of a joined name is offered, never made', async () => {
  expect(joinedPersonAt('东岚仲裁所季科长')).toBe(5);
  expect(joinedPersonAt('贺春堂')).toBe(-1);
  const session = await openFile(paper('1,东岚仲裁所季科长,A,1\n'), 'x.csv');
  expect(session.summary().problems[0]).toMatchObject({kind: 'name-not-split', suggestion: '东岚仲裁所：季科长'});
  expect(session.paperRows()[0]).toMatchObject({customer: '东岚仲裁所季科长', contact: null});
});
