import {readFile} from 'node:fs/promises';
import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {appSessions} from './app-session.ts';
import {grid, openSample, rowOf} from './warning-table-page.ts';

const sessions = appSessions();

const line = (page: Page, name: string) => page.getByRole('row').filter({hasText: name});

async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', {name: /首页/}).click();
  await page.getByRole('heading', {name: '这台设备上的工作簿'}).waitFor();
}

/** Picks an action from a workbook's menu. */
async function choose(page: Page, name: string, action: string): Promise<void> {
  await line(page, name).getByRole('button').click();
  await page.getByRole('menuitem', {name: action}).click();
}

test('the first start offers the sample and the own file, nothing else has to be decided', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await page.getByRole('button', {name: /打开样例公司/}).waitFor();
  await page.getByRole('button', {name: /导入我的 Excel/}).click();
  await expect.poll(() => page.url()).toContain('#/import');
});

test('a workbook is made, renamed, and gone only after its word was typed', async () => {
  const {page, faults} = await sessions.start({locale: 'zh'});
  await page.getByRole('button', {name: '新建空白工作簿'}).click();
  await page.getByRole('button', {name: '新建', exact: true}).click();
  await page.getByText('先起个名字。').waitFor();
  await page.getByLabel('公司或账本的名称').fill('云湖商贸');
  await page.keyboard.press('Enter');
  await page.getByText('这个月还没有客户').waitFor();
  await goHome(page);

  await choose(page, '云湖商贸', '改名');
  await page.getByLabel('名称', {exact: true}).fill('云湖商贸有限公司');
  await page.keyboard.press('Enter');
  await line(page, '云湖商贸有限公司').waitFor();

  await choose(page, '云湖商贸有限公司', '删除');
  const remove = page.getByRole('dialog').getByRole('button', {name: '删除'});
  expect(await remove.isDisabled()).toBe(true);
  await page.getByRole('textbox').fill('删除');
  await remove.click();
  await page.getByRole('button', {name: /打开样例公司/}).waitFor();
  expect(faults).toEqual([]);
});

test('a workbook goes into one file and comes back as a copy, or in place of itself with the present one kept', async () => {
  const {page, faults} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  await goHome(page);
  const name = await page.getByRole('rowheader').getByRole('link').innerText();

  const download = page.waitForEvent('download');
  await choose(page, name, '备份到文件');
  const saved = await (await download).path();
  const file = {name: '备份.wbk', mimeType: 'application/octet-stream', buffer: await readFile(saved)};
  await expect.poll(() => page.getByRole('status').last().innerText()).toContain('备份好了');

  await page.locator('[data-test=restore-file]').setInputFiles(file);
  await page.getByRole('button', {name: '恢复成一本新账'}).click();
  await grid(page).waitFor();
  await goHome(page);
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(2);

  await page.locator('[data-test=restore-file]').setInputFiles(file);
  await page.getByRole('button', {name: '替换这台设备上的这一本'}).click();
  await grid(page).waitFor();
  await goHome(page);
  await expect.poll(() => page.getByRole('rowheader').count()).toBe(3);
  await line(page, '恢复之前').waitFor();
  expect(faults).toEqual([]);
});

test('a file that is no backup is refused in three sentences, and nothing changes', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await page
    .locator('[data-test=restore-file]')
    .setInputFiles({name: '随便.wbk', mimeType: 'application/octet-stream', buffer: Buffer.from('不是备份')});
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect.poll(() => alert.innerText()).toContain('恢复不了「随便.wbk」');
  expect(await alert.innerText()).toContain('没有动');
  expect(await page.getByRole('dialog').getByRole('button', {name: '恢复成一本新账'}).count()).toBe(0);
});

test('a link into a workbook that is not on this device says so and leads home', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await page.evaluate(() => {
    location.hash = '#/wb/nowhere/warnings';
  });
  await page.getByText('这台设备上没有这本账。').waitFor();
  await page.getByRole('button', {name: '回首页'}).click();
  await page.getByRole('button', {name: /打开样例公司/}).waitFor();
});

test('a deep link opens the customer it names', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  const customer = await grid(page).locator('[role=row][aria-level="2"] [role=rowheader]').nth(3).innerText();
  const [name = ''] = customer.split('：');
  await page.getByRole('combobox').fill(name);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', {name, level: 1}).waitFor();
  await page.reload();
  await page.getByRole('heading', {name, level: 1}).waitFor();
  await page.getByRole('link', {name: '在预警表里看'}).click();
  await rowOf(page, name).waitFor();
});
