import {resolve} from 'node:path';
import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {appSessions} from './app-session.ts';
import {wizard} from './import-page.ts';

const sessions = appSessions();
const fixture = (name: string) => resolve(import.meta.dirname, '../fixtures/transfer', name);

async function openWizard(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  await page.locator('input[type=file]').waitFor({state: 'attached'});
}

/** Figure beside a sheet in the navigation. */
function navCount(page: Page, name: string): Promise<string> {
  return page.locator('nav a').filter({hasText: name}).first().innerText();
}

for (const locale of ['zh', 'en'] as const) {
  test(`a list comes in from the first page, in ${locale}: put a cell right, import, take it back, take it in again`, async () => {
    const {page, faults} = await sessions.start({locale});
    const screen = wizard(page, locale);
    const names =
      locale === 'zh' ? {customers: '客户', toCheck: '待核对'} : {customers: 'Customers', toCheck: 'To check'};
    await openWizard(page);
    await screen.choose(fixture('customers-trade-zh.csv'));
    await screen.reviewed();
    expect(await screen.commitButton().innerText()).toContain('4');
    expect(await screen.wrongCells().allInnerTexts()).toEqual(['五千零一十', '面议']);

    await screen
      .fixBar()
      .getByRole('button', {name: /5,010\.00/})
      .click();
    await expect.poll(() => screen.commitButton().innerText()).toContain('5');
    expect(await screen.wrongCells().allInnerTexts()).toEqual(['面议']);

    await screen.commitButton().click();
    await page.getByText(screen.say('undoImport')).waitFor();
    await expect.poll(() => navCount(page, names.customers)).toContain('5');
    expect(await navCount(page, names.toCheck)).toContain('1');

    await page.getByRole('button', {name: new RegExp(screen.say('undoImport'))}).click();
    await expect.poll(() => navCount(page, names.customers)).not.toContain('5');
    await page.keyboard.press('Control+y');
    await expect.poll(() => navCount(page, names.customers)).toContain('5');
    expect(faults).toEqual([]);
  });
}

test('a paper table asks for its month, makes the same table and has nothing new the second time', async () => {
  const {page, faults} = await sessions.start({locale: 'zh'});
  const screen = wizard(page, 'zh');
  const head =
    '序号,客户名称,级别,第一周,,第二周,,第三周,,第四周,,本月消费总额,上月消费总额,至本月余款总额,消费形式\n,,,消费,回款,消费,回款,消费,回款,消费,回款\n';
  const paper = `客户消费回款预警表 客户代表:沈若溪\n${head}一,粮食系统\n1,云栖粮油：褚站长,A,1234,,,,,200,,,1234,900,1534,签单\n`;
  const file = {name: '预警表.csv', mimeType: 'text/csv', buffer: Buffer.from(paper)};
  await openWizard(page);
  await screen.choose(file);
  await screen.reviewed();
  await page.getByText(screen.say('monthTitle')).waitFor();
  expect(await screen.commitButton().isDisabled()).toBe(true);
  await page.locator('input[type=month]').fill('2026-03');
  await page.locator('input[type=month]').dispatchEvent('change');
  await expect.poll(() => screen.commitButton().isDisabled()).toBe(false);
  await screen.commitButton().click();
  await expect.poll(() => page.url()).toContain('/warning-table/2026-03');
  const row = page.locator('[role=row]').filter({hasText: '云栖粮油'}).first();
  await expect.poll(async () => (await row.innerText()).replace(/\s+/g, ' ')).toContain('1,234');

  await page.getByRole('link', {name: screen.say('title')}).click();
  await screen.choose(file);
  await screen.reviewed();
  await page.locator('input[type=month]').fill('2026-03');
  await page.locator('input[type=month]').dispatchEvent('change');
  await page.getByText(screen.say('nothingNew')).waitFor();
  expect(await screen.commitButton().isDisabled()).toBe(true);
  expect(faults).toEqual([]);
});

test('a file that cannot be read says what happened, that nothing was written and what to do; no workbook is left', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  const screen = wizard(page, 'zh');
  await openWizard(page);
  await screen.choose({name: '坏文件.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 not a zip')});
  const alert = page.getByRole('alert');
  await alert.waitFor();
  const text = await alert.innerText();
  expect(text).toContain('坏文件.xlsx');
  expect(text).toContain('没有写入任何数据');
  await page.getByRole('button', {name: screen.say('cancel')}).click();
  await page.getByRole('button', {name: /打开样例公司/}).waitFor();
  expect(await page.getByText('坏文件', {exact: true}).count()).toBe(0);
});

test('an import given up by leaving the wizard or closing the tab leaves no workbook', async () => {
  const {page, chromium, faults} = await sessions.start({locale: 'zh'});
  const screen = wizard(page, 'zh');
  const firstStart = (of: Page) => of.getByRole('button', {name: /打开样例公司/}).waitFor();
  await openWizard(page);
  await screen.choose(fixture('ledger-zh.csv'));
  await screen.reviewed();
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await firstStart(page);

  await openWizard(page);
  await screen.choose(fixture('ledger-zh.csv'));
  await screen.reviewed();
  const address = page.url();
  await page.close();
  const next = await chromium.context.newPage();
  await next.goto(address.replace(/#.*/, ''));
  await firstStart(next);
  expect(await next.getByText('ledger-zh').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('what was imported is there after the browser is killed', async () => {
  const profile = sessions.newProfile();
  const first = await sessions.start({locale: 'zh', profile});
  const screen = wizard(first.page, 'zh');
  await openWizard(first.page);
  await screen.choose(fixture('ledger-zh.csv'));
  await screen.reviewed();
  await screen.commitButton().click();
  await first.page.getByText(screen.say('undoImport')).waitFor();
  const address = first.page.url();
  await first.chromium.kill();

  const second = await sessions.start({locale: 'zh', profile});
  await second.page.evaluate(hash => {
    location.hash = hash;
  }, new URL(address).hash);
  await expect.poll(() => navCount(second.page, '消费回款流水')).toContain('4');
});

test('on a phone every action is reached and nothing scrolls sideways', async () => {
  const {page} = await sessions.start({locale: 'en', width: 390, height: 844});
  const screen = wizard(page, 'en');
  await openWizard(page);
  await screen.choose(fixture('customers-trade-zh.csv'));
  await screen.reviewed();
  for (const reached of [
    screen.commitButton(),
    page.getByRole('button', {name: 'Cancel', exact: true}),
    screen.fixBar(),
  ]) {
    await reached.first().scrollIntoViewIfNeeded();
    const box = await reached.first().boundingBox();
    expect(box === null ? -1 : box.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  }
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
});
