import type {Page} from 'playwright-core';
import {afterEach, expect, inject, test} from 'vitest';
import {launch, Profile, type RunningChromium} from './chromium.ts';
import {ask, CUSTOMERS, NAME, newOpenWorkbook, rowsOf, saveState, typeRows} from './engine-harness.ts';

const url = inject('engineUrl');
const profiles: Profile[] = [];
const running: RunningChromium[] = [];

async function start(profile: Profile = newProfile()): Promise<{chromium: RunningChromium; page: Page}> {
  const chromium = await launch(profile);
  running.push(chromium);
  return {chromium, page: await chromium.newPage(url)};
}

function newProfile(): Profile {
  const profile = new Profile();
  profiles.push(profile);
  return profile;
}

afterEach(async () => {
  for (const chromium of running.splice(0)) await chromium.kill();
  for (const profile of profiles.splice(0)) profile.remove();
});

test('what was typed is there after a restart, with its undo steps', async () => {
  const profile = newProfile();
  const first = await start(profile);
  const workbook = await newOpenWorkbook(first.page);
  await typeRows(first.page, CUSTOMERS, ['name', 'phone'], [['东信电力', '13812345678']]);
  await typeRows(first.page, CUSTOMERS, ['name', 'phone'], [['云湖酒店', null]]);
  await saveState(first.page, 'saved');
  await first.chromium.close();

  const second = await start(profile);
  expect(await ask(second.page, 'open', {workbook})).toMatchObject({undo: {undo: 'paste', redo: null}});
  expect(await rowsOf(second.page, CUSTOMERS, ['name', 'phone'])).toEqual([
    ['东信电力', '13812345678'],
    ['云湖酒店', null],
  ]);
  await ask(second.page, 'undo', {});
  expect(await rowsOf(second.page, CUSTOMERS, ['name'])).toEqual([['东信电力']]);
  await ask(second.page, 'redo', {});
  expect(await rowsOf(second.page, CUSTOMERS, ['name'])).toEqual([['东信电力'], ['云湖酒店']]);
});

test('200 cells pasted and the browser killed as soon as the paste’s own task has returned: 200 of 200 are there', async () => {
  const names = Array.from({length: 200}, (_, index) => `客户${index}`);
  for (let round = 0; round < 5; round += 1) {
    const profile = newProfile();
    const {chromium, page} = await start(profile);
    const workbook = await newOpenWorkbook(page);
    await saveState(page, 'saved');
    // the task posts the paste and returns; nobody waits for its answer
    await page.evaluate(
      ([sheet, column, texts]) => {
        void window.engine.ask('write-texts', {
          label: 'paste',
          sheet,
          rows: texts.map(() => null),
          columns: [column],
          texts: texts.map(text => [text]),
        });
      },
      [CUSTOMERS, NAME, names] as const,
    );
    await chromium.kill();

    const again = await start(profile);
    await ask(again.page, 'open', {workbook});
    expect((await rowsOf(again.page, CUSTOMERS, ['name'])).length).toBe(200);
    await again.chromium.close();
  }
});
