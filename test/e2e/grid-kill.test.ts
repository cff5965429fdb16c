/** A paste into the grid, and the browser killed in the same breath. */
import {afterEach, expect, inject, test} from 'vitest';
import {launch, Profile, type RunningChromium} from './chromium.ts';
import {GridPage} from './grid-page.ts';

const profile = new Profile();
let chromium: RunningChromium | null = null;

afterEach(async () => {
  await chromium?.kill();
  profile.remove();
});

test('200 cells pasted into the grid, SIGKILL as soon as the paste’s own task has returned: 200 of 200 are there', async () => {
  chromium = await launch(profile, ['--lang=zh-CN']);
  const page = await chromium.newPage(inject('appUrl'));
  const grid = await GridPage.ofNewWorkbook(page);
  // something is typed first, and answered
  await grid.type('柏舟建设');
  await grid.keys('Enter');
  await expect.poll(() => grid.column(0)).toContain('柏舟建设');
  await grid.goTo(1, 0);
  const lines = Array.from({length: 100}, (_, index) => `客户${index}\tA`).join('\r\n');
  await page.evaluate(text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
  }, lines);
  await chromium.kill();

  chromium = await launch(profile, ['--lang=zh-CN']);
  const again = await chromium.newPage(page.url());
  await again.locator('[data-grid]').waitFor();
  await expect.poll(async () => Number(await again.locator('[role=grid]').getAttribute('aria-rowcount'))).toBe(102);
});
