import {describe, expect, test} from 'vitest';
import {openFile, openFixture} from './imported-file.ts';

/** `heading>field` of a file's first sheet. */
async function columnsOf(content: string): Promise<{readonly layout: string; readonly fields: readonly string[]}> {
  const sheet = (await openFile(content, 'x.csv')).summary().sheets[0];
  return {layout: sheet?.layout ?? '', fields: (sheet?.columns ?? []).map(column => column.field ?? '-')};
}

describe('the layout', () => {
  test.each([
    ['customers-trade-zh.csv', 'customers'],
    ['customers-crm-en.csv', 'customers'],
    ['ledger-zh.csv', 'entries'],
    ['ledger-gb18030.csv', 'entries'],
    ['bank-zh.csv', 'entries'],
    ['sales-mdy-en.csv', 'entries'],
    ['sales-semicolon-eu.csv', 'entries'],
    ['positions-en.csv', 'entries'],
    ['headerless-spaces.txt', 'entries'],
    ['invoices-ar-en.csv', 'invoices'],
    ['invoices-zh.csv', 'invoices'],
    ['paper-quirks.csv', 'paper'],
  ])('of %s is a list of %s', async (file, layout) => {
    const {sheets} = (await openFixture(file)).summary();
    expect(sheets.map(sheet => sheet.layout)).toEqual([layout]);
  });

  test.each([
    ['remarks', '本表每周五填写\n请核对\n'],
    ['a list of figures without a customer', 'x1,x2,x3\n0.1,2.5,3\n0.4,1.5,2\n'],
    ['a price list', '商品,规格,单价\n红酒,750ml,98\n白酒,500ml,128\n'],
  ])('of %s is left alone', async (_, content) => {
    expect((await columnsOf(content)).layout).toBe('ignore');
  });

  test('a person may choose another, and the columns follow', async () => {
    const session = await openFixture('invoices-zh.csv');
    const answered = await session.answer({layout: {sheet: 0, layout: 'entries'}});
    const sheet = answered.ok ? answered.value.sheets[0] : undefined;
    expect([sheet?.layout, sheet?.found]).toEqual(['entries', 'invoices']);
    expect(sheet?.columns.map(column => column.field)).toContain('entry_date');
  });
});

describe('the heading', () => {
  test('may stand below titles and above a total', async () => {
    const {sheets} = (await openFixture('customers-trade-zh.csv')).summary();
    expect(sheets[0]).toMatchObject({header: 'row', headerRow: 2, rows: 6});
  });

  test('may be two rows, the upper one merged over the lower', async () => {
    const file =
      '单位,,联系方式,,额度\n客户名称,编号,联系人,手机,信用额度\n云栖建设,K1,程砚田,13800001200,500\n澄远置业,K2,罗景和,13900004855,800\n';
    expect(await columnsOf(file)).toEqual({
      layout: 'customers',
      fields: ['customer', 'customer_no', 'contact_person', 'phone', 'credit_limit'],
    });
  });

  test('may be missing altogether', async () => {
    const {sheets} = (await openFixture('headerless-spaces.txt')).summary();
    expect(sheets[0]).toMatchObject({header: 'none', headerRow: null, rows: 6});
    expect(sheets[0]?.columns.map(column => [column.field, column.basis])).toEqual([
      ['customer', 'content'],
      ['entry_date', 'content'],
      [null, 'none'],
      ['amount', 'content'],
    ]);
  });

  test('may be in words that are not known: the content decides', async () => {
    const file =
      'wann,wer,wieviel\n2026-03-01,Müller GmbH,12.50\n2026-03-02,Köhler GmbH,99.90\n2026-03-09,Müller GmbH,7.25\n';
    expect(await columnsOf(file)).toEqual({layout: 'entries', fields: ['entry_date', 'customer', 'amount']});
  });

  test('printed again in the middle is no row', async () => {
    const session = await openFile(
      '日期,客户,金额\n2026-03-01,云栖,1\n日期,客户,金额\n2026-03-02,云栖,2\n合计,,3\n',
      'x.csv',
    );
    expect(session.summary().sheets[0]?.rows).toBe(2);
  });

  test('can be put right by a person', async () => {
    const session = await openFile('x\n日期,客户,金额\n2026-03-01,云栖,1\n2026-03-02,澄远,2\n', 'x.csv');
    const none = await session.answer({headerRow: {sheet: 0, row: null}});
    expect(none.ok && none.value.sheets[0]?.header).toBe('none');
    const second = await session.answer({headerRow: {sheet: 0, row: 1}});
    expect(second.ok && second.value.sheets[0]?.rows).toBe(2);
  });
});

describe('columns', () => {
  test.each([
    [
      'Invoice ID,Branch,Customer type,Unit price,Quantity,Tax 5%,Total,Date,Time,Payment,cogs\nA-1,A,Member,74.69,7,26.14,548.97,1/5/2019,13:08,Ewallet,522.83\nA-2,C,Normal,15.28,5,3.82,80.22,3/28/2019,10:29,Cash,76.40\n',
      {document_no: 0, amount: 6, entry_date: 7, settlement_form: 9},
    ],
    [
      'cust_number,name_customer,clear_date,doc_id,document_create_date,due_in_date,total_open_amount,invoice_currency\n0200769623,NORTH corp,2020-02-11,1930438491,20200125,20200210.0,54273.28,USD\n0200980828,QUILL,2019-08-08,1929646410,20190722,20190811.0,79656.60,USD\n',
      {customer_no: 0, customer: 1, settled_on: 2, document_no: 3, invoice_date: 4, due_date: 5, amount: 6},
    ],
    [
      '客户编码,客户全称,所属行业,客户等级,业务员,联系人,手机号,开户行,信用额度,账期(天),备注\nK1,云栖建设,建设房产,A,沈若溪,程砚田,13800001200,x,5000,30,\nK2,澄远置业,粮食,B,沈若溪,罗景和,13900004855,y,800,15,\n',
      {
        customer_no: 0,
        customer: 1,
        sector: 2,
        grade: 3,
        account_manager: 4,
        contact_person: 5,
        phone: 6,
        credit_limit: 8,
        account_period_days: 9,
        remark: 10,
      },
    ],
    [
      '交易时间,对方账号,对方户名,借方发生额,贷方发生额,余额,摘要\n2026-03-01 10:00:00,6222,云栖,,100.00,900.00,款\n2026-03-02 11:00:00,6223,澄远,50.00,,850.00,退\n',
      {entry_date: 0, customer_no: 1, customer: 2, sales_amount: 3, payment_amount: 4, remark: 6},
    ],
  ])('are known by what trade systems, banks and receivables programs call them (%#)', async (content, expected) => {
    const {fields} = await columnsOf(content);
    const found = Object.fromEntries(
      fields.map((field, index) => [field, index] as const).filter(([field]) => field !== '-'),
    );
    expect(found).toEqual(expected);
  });

  test('of codes and phones are not taken for numbers: they would not print back', async () => {
    const file = '客户编号,客户名称,电话,金额\n0001,云栖建设,13800001200,12.50\n0002,澄远置业,13900004855,99.90\n';
    const {sheets} = (await openFile(file, 'x.csv')).summary();
    expect(sheets[0]?.columns.map(column => column.type)).toEqual(['text', 'text', 'text', 'money']);
  });

  test('a name is overruled where the content denies it', async () => {
    const {fields} = await columnsOf(
      '日期,客户,金额\n2026-03-01,云栖,面议\n2026-03-02,澄远,待定\n2026-03-03,澄远,不详\n',
    );
    expect(fields).not.toContain('amount');
  });

  test('can be given another field, which leaves the column that had it', async () => {
    const session = await openFile('日期,客户,金额,实付\n2026-03-01,云栖,10,9\n2026-03-02,澄远,20,18\n', 'x.csv');
    const answered = await session.answer({column: {sheet: 0, index: 3, field: 'amount'}});
    expect(answered.ok && answered.value.sheets[0]?.columns.map(column => column.field)).toEqual([
      'entry_date',
      'customer',
      null,
      'amount',
    ]);
    const off = await session.answer({column: {sheet: 0, index: 1, field: null}});
    expect(off.ok && off.value.sheets[0]?.columns[1]).toMatchObject({field: null, basis: 'none'});
  });
});
