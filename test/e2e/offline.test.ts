/** The installed app without its server. */
import {resolve} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {type Listening, listen} from '../../server/listen.ts';
import {launch, Profile, type RunningChromium} from './chromium.ts';
import {GridPage} from './grid-page.ts';

const folder = resolve(import.meta.dirname, '../../dist/pwa');
const profile = new Profile();
let server: Listening | null = null;
let chromium: RunningChromium | null = null;

afterEach(async () => {
  await chromium?.kill();
  await server?.close().catch(() => undefined);
  profile.remove();
});

test('with the server gone the app reloads, opens its workbook, takes edits and keeps them', async () => {
  server = await listen(folder, {host: '127.0.0.1', port: 0});
  chromium = await launch(profile, ['--lang=zh-CN']);
  const page = await chromium.newPage(server.url);
  // a file or style that the content policy stops would be told here
  const complaints: string[] = [];
  page.on('console', message => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // the service worker has everything once it controls a page that was loaded again
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const grid = await GridPage.ofNewWorkbook(page);
  await grid.type('柏舟建设');
  await grid.keys('Enter');
  await expect.poll(() => grid.column(0)).toContain('柏舟建设');

  await server.close();
  server = null;
  await grid.reload();
  await expect.poll(() => grid.column(0)).toContain('柏舟建设');
  await grid.goTo(1, 0);
  await grid.type('远志物流');
  await grid.keys('Enter');
  await expect.poll(() => grid.column(0)).toContain('远志物流');
  await grid.reload();
  await expect
    .poll(async () => (await grid.column(0)).filter(name => name !== '').sort())
    .toEqual(['柏舟建设', '远志物流'].sort());
  // what keeps an edit safe before its own task ends is there without the server too
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(complaints).toEqual([]);
});
