import type {Locator, Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {savingText} from '../../core/text/saving.ts';
import {shellText} from '../../core/text/shell.ts';
import {appSessions} from './app-session.ts';
import {grid, openSample, rowOf, scrollsSideways} from './warning-table-page.ts';

const sessions = appSessions();
/** The sample's customer who is over the credit limit. */
const debtor = {zh: '云阙建设集团', en: 'Yunque Construction Group'} as const;
const said = {zh: /余款.*是额度.*新签单要主管批准/s, en: /of the .* limit.*supervisor's approval/s} as const;

function notice(page: Page): Locator {
  return page.getByRole('status').last();
}

for (const language of ['zh', 'en'] as const) {
  test(`a signed bill over the limit typed into the table is saved and told, in ${language}; undone from there`, async () => {
    const {page, faults} = await sessions.start({locale: language});
    await openSample(page, language);
    const cell = rowOf(page, debtor[language]).locator('[id$="_w0-sales"]');
    const before = await cell.innerText();
    const answer = (words: {readonly zh: string; readonly en: string}) =>
      notice(page).getByRole('button', {name: words[language]});
    const type = async (text: string) => {
      await cell.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await expect.poll(() => cell.innerText()).toBe(text === '98765' ? '98,765' : '98,000');
    };

    await type('98765');
    await expect.poll(() => notice(page).innerText()).toMatch(said[language]);
    await answer(shellText.undo).click();
    await expect.poll(() => cell.innerText()).toBe(before);

    await type('98765');
    await answer(savingText.keep).click();
    await expect.poll(() => notice(page).innerText()).toBe('');
    expect(await cell.innerText()).toBe('98,765');

    // a smaller figure adds nothing: what was said before is gone, and nothing new is said
    await page.keyboard.press('Control+z');
    await type('98765');
    await expect.poll(() => notice(page).innerText()).toMatch(said[language]);
    await type('98000');
    await expect.poll(() => notice(page).innerText()).toBe('');

    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await type('98765');
    await answer(savingText.entries).click();
    await expect.poll(() => page.url()).toContain('/sheet/entries');
    await expect.poll(() => grid(page).count()).toBe(0);
    expect(faults).toEqual([]);
  });
}

test('on a phone a sale over the limit is told with its answers in reach, and undone from there', async () => {
  const {page, faults} = await sessions.start({locale: 'zh', width: 390, height: 844});
  await page.getByRole('button', {name: /打开样例公司/}).click();
  await page.locator('main li a').filter({hasText: debtor.zh}).first().click();
  await page.getByRole('link', {name: '记回款'}).click();
  await page.getByRole('radiogroup').getByText('消费', {exact: true}).click();
  for (const key of ['9', '00', '00', '0']) await page.getByRole('button', {name: key, exact: true}).click();
  await page.getByRole('button', {name: /记下/}).click();
  await expect.poll(() => notice(page).innerText()).toMatch(said.zh);
  expect(await notice(page).innerText()).toContain('记下了');
  expect(await scrollsSideways(page)).toBe(false);
  await notice(page).getByRole('button', {name: '撤销'}).click();
  await expect.poll(() => notice(page).innerText()).toContain('撤销');
  await expect.poll(() => notice(page).getByRole('button', {name: '重做'}).count()).toBe(1);
  expect(faults).toEqual([]);
});
