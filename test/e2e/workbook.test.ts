/** The workbook screen round the grid, over the sample company: record panel, ledger, phone, both languages. */
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, inject, test} from 'vitest';
import {launch, Profile, type RunningChromium} from './chromium.ts';

const profile = new Profile();
let chromium: RunningChromium;
let workbook = '';
let page: Page;

/** How long a screen may take to show something on a busy machine. */
const SOON = {timeout: 10_000};
const desk = {width: 1440, height: 900};
const phone = {width: 390, height: 844};

beforeAll(async () => {
  chromium = await launch(profile, ['--lang=zh-CN']);
  const first = await chromium.newPage(inject('appUrl'));
  await first.evaluate(() => localStorage.setItem('watchbook.locale', 'zh'));
  await first.reload();
  await first.getByRole('button', {name: /打开样例公司/}).click();
  await first.waitForURL(/#\/wb\//);
  workbook = /#\/wb\/([^/?]+)/.exec(first.url())?.[1] ?? '';
  await first.close();
});

afterAll(async () => {
  await chromium.close();
  profile.remove();
});

beforeEach(async () => {
  page = await chromium.newPage('about:blank');
  page.setDefaultTimeout(10_000);
  await page.setViewportSize(desk);
  return async () => {
    await page.close();
  };
});

async function open(sheet: string, locale: 'zh' | 'en' = 'zh'): Promise<void> {
  await page.goto(inject('appUrl'));
  await page.evaluate(chosen => localStorage.setItem('watchbook.locale', chosen), locale);
  await page.goto(`${inject('appUrl')}/#/wb/${workbook}/sheet/${sheet}`);
  await page.reload();
}

const panel = () => page.locator('#record-panel');
const cell = (row: number, col: number) =>
  page.locator(`[role=grid] [role=row][aria-rowindex="${row + 2}"] [aria-colindex="${col + 2}"]`);
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('at a desk', () => {
  test('the worst customer stands first, and the panel says why', async () => {
    await open('customers');
    await expect.poll(() => cell(0, 9).textContent(), SOON).toMatch(/^严重/);
    const name = await cell(0, 0).textContent();
    await panel()
      .getByRole('heading', {name: name ?? ''})
      .waitFor();
    await panel().getByText('为什么在名单上').waitFor();
    expect(await panel().getByText('累计余款').isVisible()).toBe(true);
  });

  test('the panel follows the cursor and leads to the entries of its customer alone', async () => {
    await open('customers');
    await expect.poll(() => cell(3, 0).textContent(), SOON).not.toBe('');
    const name = (await cell(3, 0).textContent()) ?? '';
    await page.locator('[data-grid] textarea').focus();
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    await panel().getByRole('heading', {name}).waitFor();
    await panel().getByRole('link', {name: '看流水'}).click();
    await page.locator('[data-grid][data-sheet="entries"]').waitFor();
    await page.getByText(name, {exact: true}).first().waitFor();
    const shown = () =>
      page.locator('[role=grid] [role=row]:not([aria-rowindex="1"]) [aria-colindex="4"]').allTextContents();
    await expect.poll(async () => [...new Set(await shown())], SOON).toEqual([name]);
    await page.getByRole('button', {name: '看全部'}).click();
    await page
      .getByText('2,673 行')
      .or(page.getByText(/^共 [\d,]+ 行$/))
      .first()
      .waitFor();
  });

  test('a ledger opens at its end, where the next line is written, and a payment moves the balance', async () => {
    await open('customers');
    await expect.poll(() => cell(0, 0).textContent(), SOON).not.toBe('');
    const name = (await cell(0, 0).textContent()) ?? '';
    const balance = (await cell(0, 6).textContent()) ?? '';
    await open('entries');
    await page.getByText('在这里输入').or(page.locator('[data-grid] textarea')).first().waitFor({state: 'attached'});
    const count = Number(await page.locator('[role=grid]').getAttribute('aria-rowcount')) - 1;
    await expect.poll(() => cell(count - 1, 0).count(), SOON).toBe(1);
    await page.locator('[data-grid] textarea').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type(name);
    await page.getByRole('option', {name}).first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('回款');
    await page.getByRole('option', {name: '回款'}).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(count, 5).textContent(), SOON).toBe('1,000.00');
    expect(await cell(count, 0).textContent()).toMatch(/^\d{4}-\d\d-\d\d$/);
    await open('customers');
    const fen = (text: string) => Math.round(Number(text.replaceAll(',', '').replace('−', '-')) * 100);
    await page
      .getByRole('searchbox')
      .or(page.getByRole('textbox', {name: '搜索'}))
      .last()
      .fill(name);
    await expect.poll(async () => fen((await cell(0, 6).textContent()) ?? ''), SOON).toBe(fen(balance) - 100_000);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(0, 6).textContent(), SOON).toBe(balance);
  });

  test('a field of the record can be changed, and what cannot be read says why', async () => {
    await open('customers');
    await expect.poll(() => cell(0, 0).textContent(), SOON).not.toBe('');
    await panel().getByRole('tab', {name: '资料'}).click();
    const phoneField = panel().getByLabel('手机');
    const before = await phoneField.inputValue();
    await phoneField.fill('12');
    await phoneField.press('Enter');
    await panel().getByRole('alert').waitFor();
    await phoneField.fill('13812345678');
    await phoneField.press('Enter');
    await expect.poll(() => cell(0, 3).textContent(), SOON).toBe('13812345678');
    await phoneField.fill(before);
    await phoneField.press('Enter');
    await expect.poll(() => cell(0, 3).textContent(), SOON).toBe(before);
  });

  test('English has room for its words', async () => {
    await open('customers', 'en');
    await page.getByRole('button', {name: 'New customer'}).waitFor();
    await panel().getByText('Why it is listed').waitFor();
    await expect.poll(() => cell(0, 9).textContent(), SOON).toMatch(/^Critical/);
    expect(await sideways()).toBeLessThanOrEqual(0);
  });
});

describe('on a phone', () => {
  beforeEach(async () => {
    await page.setViewportSize(phone);
  });

  test('customers are two-line rows that open the card, and nothing scrolls sideways', async () => {
    await open('customers');
    const first = page.locator('[data-list] button').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('严重');
    expect((await first.boundingBox())?.height).toBe(66);
    expect(await sideways()).toBeLessThanOrEqual(0);
    await first.click();
    await page.waitForURL(/\/customer\//);
    expect(await sideways()).toBeLessThanOrEqual(0);
  });

  test('only the rows in sight are drawn, however long the ledger is', async () => {
    await open('entries');
    await page.locator('[data-list] button').first().waitFor();
    expect(await page.locator('[data-list] button').count()).toBeLessThan(40);
    await page.locator('[data-list]').evaluate(list => {
      list.scrollTop = list.scrollHeight;
    });
    await expect.poll(() => page.locator('[data-list] button').last().textContent(), SOON).toMatch(/\d/);
    expect(await page.locator('[data-list] button').count()).toBeLessThan(40);
  });

  test('a row opens as a form with every field, and the table is one tap away', async () => {
    await open('agreements');
    await page.locator('[data-list] button').first().click();
    await page.getByLabel('信用额度').waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    await page.getByRole('button', {name: '关闭'}).click();
    await page.getByRole('button', {name: '表格', exact: true}).click();
    await page.locator('[data-grid] canvas').waitFor();
    expect(await sideways()).toBeLessThanOrEqual(0);
    for (const name of ['筛选', '排序', '撤销', '新协议']) {
      expect(await page.getByRole('button', {name}).first().isVisible()).toBe(true);
    }
  });
});
