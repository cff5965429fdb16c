import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {appSessions} from './app-session.ts';
import {activeId, grid, openSample, paste, say} from './warning-table-page.ts';

const sessions = appSessions();

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', {name: '设置'}).click();
  await page.getByRole('heading', {name: '设置'}).waitFor();
}

/** Red and orange counts as the navigation shows them. */
async function countsShown(page: Page): Promise<string> {
  return await page
    .getByRole('link', {name: say('warnings', 'zh')})
    .first()
    .innerText();
}

test('a closed month takes no entry: typing, pasting and clearing say why and change nothing', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  await openSettings(page);
  await page.getByLabel('结账到').selectOption({index: 1});
  await page.goBack();
  await page.getByRole('button', {name: '上个月'}).click();
  await expect.poll(() => page.getByRole('columnheader').first().isVisible()).toBe(true);
  const month = () => grid(page).getAttribute('aria-label');
  const running = await month();
  await page.getByRole('button', {name: '下个月'}).click();
  await expect.poll(month).not.toBe(running);
  await page.getByRole('button', {name: '上个月'}).click();
  await expect.poll(month).toBe(running);

  const filled = grid(page)
    .locator('[role=row][aria-level="2"] [role=gridcell]:not([aria-readonly])')
    .filter({hasText: /\d/});
  await filled.first().click();
  const cell = page.locator(`[id="${await activeId(page)}"]`);
  const before = await cell.innerText();
  const said = () => page.getByRole('status').last().innerText();
  await page.keyboard.type('9');
  await expect.poll(said).toContain('已经结账');
  await page.keyboard.press('Delete');
  await paste(page, '1\t2');
  await page.keyboard.press('Enter');
  expect(await cell.innerText()).toBe(before);
});

test('a threshold that is changed judges every customer again, and its defaults come back with one press', async () => {
  const {page, faults} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  const before = await countsShown(page);
  await openSettings(page);
  const rule = page.getByRole('listitem').filter({hasText: 'AR-03'});
  await rule.getByText('应收账款账龄').click();
  const red = rule.locator('label').filter({hasText: '严重'}).getByRole('textbox');
  expect(await red.inputValue()).toBe('90');
  await red.fill('很多');
  await red.press('Tab');
  await expect.poll(() => red.getAttribute('aria-invalid')).toBe('true');
  expect(await countsShown(page)).toBe(before);
  await red.fill('20');
  await red.press('Tab');
  await expect.poll(() => countsShown(page)).not.toBe(before);
  await rule.getByRole('button', {name: '恢复原来的界限'}).click();
  await expect.poll(() => countsShown(page)).toBe(before);
  expect(await red.inputValue()).toBe('90');
  expect(faults).toEqual([]);
});

test('a new workbook has nothing to handle and says how many rules looked', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await page.getByRole('button', {name: '新建空白工作簿'}).click();
  await page.getByLabel('公司或账本的名称').fill('云湖商贸');
  await page.keyboard.press('Enter');
  await page.getByText('这个月还没有客户').waitFor();
  await page
    .getByRole('link', {name: say('warnings', 'zh')})
    .first()
    .click();
  await page.getByText('没有待处理的预警').waitFor();
  expect(await page.locator('main').innerText()).toMatch(/\d+ 条规则 \d\d:\d\d 查过 0 户/);
});
