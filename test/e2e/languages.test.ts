import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {appSessions} from './app-session.ts';
import {grid, openSample} from './warning-table-page.ts';

const sessions = appSessions();

/** What a person can read on the page, labels of buttons and fields included. */
async function visibleText(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(element =>
      ['aria-label', 'title', 'placeholder'].map(name => element.getAttribute(name) ?? ''),
    );
    return [document.body.innerText, ...spoken].join('\n');
  });
}

const screens = ['/warning-table', '/warnings', '/settings', '/more', '/import', '/sheet/customers', '/sheet/entries'];

/** The language's own name in the menu, and the product's. */
const mayStay = /中文|守账/g;

test('in English no screen shows a Chinese character, and the document says its language', async () => {
  const {page, faults} = await sessions.start({locale: 'en'});
  expect((await visibleText(page)).replace(mayStay, '')).not.toMatch(/\p{Script=Han}/u);
  await openSample(page, 'en');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const base = page.url().replace(/\/warning-table.*/, '');
  for (const screen of screens) {
    await page.goto(`${base}${screen}`);
    await page.locator('h1').first().waitFor();
    const han = (await visibleText(page)).replace(mayStay, '').match(/.*\p{Script=Han}.*/gu) ?? [];
    expect([screen, ...han]).toEqual([screen]);
  }
  expect(faults).toEqual([]);
});

test('switching the language turns every word over at once and is remembered by the device', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByRole('button', {name: '语言'}).click();
  await page.getByRole('menuitemradio', {name: 'English'}).click();
  await page.getByRole('heading', {name: 'Warning table'}).waitFor();
  expect(await grid(page).getAttribute('aria-label')).toContain('Warning table');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('heading', {name: 'Warning table'}).waitFor();
});

test('light, dark and the system’s own: the theme is kept and no text sinks into its ground', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  for (const [choice, scheme] of [
    ['暗', 'dark'],
    ['亮', 'light'],
  ] as const) {
    await page.getByRole('button', {name: '明暗'}).click();
    await page.getByRole('menuitemradio', {name: choice, exact: true}).click();
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(scheme);
    const weak = await page.evaluate(weakTexts);
    expect(weak).toEqual([]);
  }
});

/** Texts whose contrast with the ground they stand on is under 4.5 : 1. Runs in the page. */
function weakTexts(): readonly string[] {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  if (!canvas) return ['no canvas'];
  const rgba = (color: string) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r = 0, g = 0, b = 0]: readonly number[]) => {
    const [x, y, z] = [r, g, b].map(part => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (x ?? 0) + 0.7152 * (y ?? 0) + 0.0722 * (z ?? 0);
  };
  const groundOf = (element: Element): readonly number[] => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if ((color[3] ?? 0) > 200) return color;
    }
    return [255, 255, 255];
  };
  const weak: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!parent || text === '' || parent.closest('noscript, .sr, :disabled, textarea') || !parent.offsetParent)
      continue;
    const [a, b] = [luminance(rgba(getComputedStyle(parent).color)), luminance(groundOf(parent))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.push(`${text} ${ratio.toFixed(2)}`);
  }
  return weak;
}
