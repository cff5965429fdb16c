import {expect, test} from 'vitest';
import {appSessions} from './app-session.ts';
import {scrollsSideways} from './warning-table-page.ts';

const sessions = appSessions();
const phone = {width: 390, height: 844} as const;

test('on a phone: list, card and entry; the money that is put down shows in the list', async () => {
  const {page, faults} = await sessions.start({locale: 'zh', ...phone});
  await page.getByRole('button', {name: /打开样例公司/}).click();
  const worst = page.locator('main li a').first();
  await worst.waitFor();
  const name = await worst.locator('b').first().innerText();
  await worst.click();
  await page.getByRole('heading', {name, level: 1}).waitFor();
  await page.getByText('为什么是严重').waitFor();

  await page.getByRole('link', {name: '记回款'}).click();
  for (const key of ['1', '2', '0', '00', '+', '8', '0']) {
    await page.getByRole('button', {name: key, exact: true}).click();
  }
  await expect.poll(() => page.getByText('记下后').innerText()).toContain('余款');
  await page.getByRole('button', {name: /记下/}).click();
  await expect.poll(() => page.getByRole('status').last().innerText()).toContain(`${name} 回款 12,080`);
  expect(faults).toEqual([]);
});

test('on a phone no screen can be pushed sideways, in either language, and every part is reached from the tabs', async () => {
  for (const locale of ['zh', 'en'] as const) {
    const {page, chromium} = await sessions.start({locale, ...phone});
    expect(await scrollsSideways(page)).toBe(false);
    await page.locator('main button').first().click();
    await page.locator('main li a').first().waitFor();
    for (const tab of [0, 1, 2, 3]) {
      await page.locator('nav').last().getByRole('link').nth(tab).click();
      await page.locator('h1').first().waitFor();
      expect(await scrollsSideways(page)).toBe(false);
    }
    await page.locator('main a[href$="/settings"]').first().waitFor();
    const links = await page.locator('main a').evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''));
    expect(links.some(link => link.endsWith('/import'))).toBe(true);
    expect(links.some(link => link.endsWith('/settings'))).toBe(true);
    expect(links.some(link => link.endsWith('/sheet/entries'))).toBe(true);
    for (const link of links) {
      await page.evaluate(address => {
        location.hash = address;
      }, link);
      await page.locator('h1').first().waitFor();
      expect([link, await scrollsSideways(page)]).toEqual([link, false]);
    }
    await chromium.close();
  }
});

test('targets on a phone are large enough for a thumb', async () => {
  const {page} = await sessions.start({locale: 'zh', ...phone});
  await page.getByRole('button', {name: /打开样例公司/}).click();
  await page.locator('main li a').first().waitFor();
  const small = await page.locator('button:visible, a:visible').evaluateAll(all =>
    all
      .map(each => ({text: each.textContent ?? '', box: each.getBoundingClientRect()}))
      .filter(({box}) => box.width > 0 && box.height < 44)
      .map(({text, box}) => `${text} ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
