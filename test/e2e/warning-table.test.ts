import {expect, test} from 'vitest';
import {appSessions} from './app-session.ts';
import {
  activeCell,
  activeId,
  effectLine,
  grid,
  type Language,
  levelCell,
  openSample,
  paste,
  reasonPanel,
  rowOf,
  say,
} from './warning-table-page.ts';

const sessions = appSessions();

for (const language of ['zh', 'en'] as const) {
  test(`by mouse, in ${language}: find the worst debtor, read why, enter a payment, see what it clears`, async () => {
    const {page, faults} = await sessions.start({locale: language});
    await openSample(page, language);

    await page
      .getByRole('link', {name: say('warnings', language)})
      .first()
      .click();
    const worst = page.locator('main li button[aria-expanded]').first();
    await worst.waitFor();
    const debtor = (await worst.locator('[data-test=subject]').innerText()).trim();
    await worst.click();
    const reasons = await page.locator('main li').first().innerText();
    const owed = amountIn(reasons, language);
    await page.getByRole('link', {name: say('seeInTable', language)}).click();

    await levelCell(page, debtor).click();
    await reasonPanel(page).waitFor();
    expect(await reasonPanel(page).innerText()).toContain('AR-03');
    expect(await reasonPanel(page).innerText()).not.toContain(say('clearing', language));

    const before = await levelCell(page, debtor).innerText();
    await reasonPanel(page)
      .getByRole('button', {name: say('recordPayment', language)})
      .click();
    await page.keyboard.type(owed);
    await expect.poll(() => effectLine(page).innerText()).toContain(owed);
    await page.keyboard.press('Enter');
    await expect.poll(() => levelCell(page, debtor).innerText()).not.toBe(before);
    await expect.poll(() => effectLine(page).innerText()).toContain(debtor);

    await levelCell(page, debtor).click();
    await expect.poll(() => reasonPanel(page).innerText()).toContain(say('clearing', language));

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => levelCell(page, debtor).innerText()).toBe(before);
    expect(faults).toEqual([]);
  });

  test(`by keyboard alone, in ${language}: the same`, async () => {
    const {page, faults} = await sessions.start({locale: language});
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tab until a button or a link that says this has the focus. */
    const tabTo = async (text: string | RegExp, key = 'Tab') => {
      const named = () =>
        page.evaluate(() => {
          const here = document.activeElement;
          return here instanceof HTMLButtonElement || here instanceof HTMLAnchorElement ? (here.textContent ?? '') : '';
        });
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press(key);
        const now = await named();
        if (typeof text === 'string' ? now.includes(text) : text.test(now)) return;
      }
      throw new Error(`Tab never came to ${text}`);
    };
    await page.getByRole('button', {name: say('openSample', language)}).waitFor();
    await tabTo(say('openSample', language));
    await press('Enter');
    await grid(page).waitFor();

    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await press('Shift+F6');
    await tabTo(say('warnings', language), 'Shift+Tab');
    await press('Enter');
    const worst = page.locator('main li button[aria-expanded]').first();
    await worst.waitFor();
    const debtor = (await worst.locator('[data-test=subject]').innerText()).trim();
    await tabTo(debtor);
    await press('Enter');
    const owed = amountIn(await page.locator('main li').first().innerText(), language);
    await tabTo(say('seeInTable', language));
    await press('Enter');

    await expect.poll(() => activeCell(page)).toContain(debtor);
    const before = await levelCell(page, debtor).innerText();
    await press('Alt+ArrowDown');
    await reasonPanel(page).waitFor();
    await tabTo(say('recordPayment', language));
    await press('Enter');
    await page.keyboard.type(owed);
    await press('Enter');
    await expect.poll(() => levelCell(page, debtor).innerText()).not.toBe(before);

    await press('Shift+Enter', 'Alt+ArrowDown');
    await expect.poll(() => reasonPanel(page).innerText()).toContain(say('clearing', language));
    await press('Escape', 'Control+z');
    await expect.poll(() => levelCell(page, debtor).innerText()).toBe(before);
    expect(faults).toEqual([]);
  });
}

function amountIn(reasons: string, language: Language): string {
  const found = new RegExp(say('allOverdue', language)).exec(reasons)?.[1];
  if (found === undefined) throw new Error(`no overdue sum in: ${reasons}`);
  return found;
}

test('a block pasted from a spreadsheet lands on the customers in order and is one step of undo', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  const first = await activeId(page);
  const cell = () => page.locator(`[id="${first}"]`);
  const before = await cell().innerText();
  await paste(page, '101\t11\n202\t22\n303\t33\n');
  await expect.poll(() => cell().innerText()).toBe('101');
  await page.keyboard.press('Enter');
  const second = page.locator(`[id="${await activeId(page)}"]`);
  await expect.poll(() => second.innerText()).toBe('202');
  await page.keyboard.press('Control+z');
  await expect.poll(() => cell().innerText()).toBe(before);
  await expect.poll(() => second.innerText()).not.toBe('202');
});

test('typing replaces, F2 edits, Escape drops, what is no amount is kept for correction and not written', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  const id = await activeId(page);
  const cell = page.locator(`[id="${id}"]`);
  await page.keyboard.type('12,34');
  await page.keyboard.press('Escape');
  await page.keyboard.type('1500.5');
  await page.keyboard.press('Tab');
  await expect.poll(() => cell.innerText()).toBe('1,500.50');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('F2');
  for (const _ of '.50') await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell.innerText()).toBe('1,500');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('很多');
  await expect.poll(() => effectLine(page).innerText()).toContain('要数字');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').last().innerText()).toContain('没有写进账里');
  expect(await cell.innerText()).toBe('1,500');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Delete');
  await expect.poll(() => cell.innerText()).toBe('');
});

test('an input method composes in the cell from its first key, full-width digits included', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  const cell = page.locator(`[id="${await activeId(page)}"]`);
  const keys = await page.context().newCDPSession(page);
  await keys.send('Input.imeSetComposition', {text: '１', selectionStart: 1, selectionEnd: 1});
  await keys.send('Input.imeSetComposition', {text: '１２', selectionStart: 2, selectionEnd: 2});
  expect(await page.locator('textarea').inputValue()).toBe('１２');
  await keys.send('Input.insertText', {text: '１２００'});
  await expect.poll(() => effectLine(page).innerText()).toContain('1,200');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell.innerText()).toBe('1,200');
});

test('what was typed is there after a reload, offline too, and so is its undo', async () => {
  const {page, chromium} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  const id = await activeId(page);
  const cellText = async () => {
    const [, line = '', column = ''] = /^[^_]+_(.+)_(.+)$/.exec(id) ?? [];
    return await page.locator(`[data-line="${line}"][id$="_${column}"]`).innerText();
  };
  await page.keyboard.type('777');
  await page.keyboard.press('Enter');
  await expect.poll(cellText).toBe('777');
  await expect.poll(() => page.locator('[data-save]').getAttribute('data-save')).toBe('saved');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await grid(page).waitFor();
  await chromium.context.setOffline(true);
  await page.reload();
  await grid(page).waitFor();
  await expect.poll(cellText).toBe('777');
  await page.locator('textarea').press('Control+z');
  await expect.poll(cellText).not.toBe('777');
});

test('groups fold, the manager’s own sheet adds up, and the entries behind a cell open beside it', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  await page.getByRole('button', {name: /客户代表/}).click();
  const manager = page.getByRole('menuitemradio').nth(1);
  const name = await manager.innerText();
  await manager.click();
  await expect.poll(() => grid(page).getAttribute('aria-label')).toContain(name);

  const group = grid(page).locator('[role=row][aria-expanded=true]').first();
  const rows = Number(await grid(page).getAttribute('aria-rowcount'));
  await group.getByRole('rowheader').click();
  await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeLessThan(rows);
  await grid(page).locator('[role=row][aria-expanded=false]').first().getByRole('rowheader').click();

  const filled = grid(page)
    .locator('[role=row][aria-level="2"] [role=gridcell]:not([aria-readonly])')
    .filter({hasText: /\d/});
  const figure = await filled.first().innerText();
  await filled.first().click();
  await page.keyboard.press('Shift+F2');
  await expect.poll(() => reasonPanel(page).innerText()).toContain(figure.replace(/\.00$/, ''));
});

test('a new customer gets a line at once and stays once it has an entry', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  await page.getByRole('button', {name: '添客户'}).click();
  await page.getByLabel('客户名称', {exact: true}).fill('望川新印务');
  await page.getByRole('button', {name: '新客户'}).click();
  await rowOf(page, '望川新印务').waitFor();
  await expect.poll(() => activeCell(page)).toContain('望川新印务');
  await page.keyboard.type('860');
  await page.keyboard.press('Enter');
  await expect.poll(() => rowOf(page, '望川新印务').innerText()).toContain('860');
});

for (const language of ['zh', 'en'] as const) {
  test(`? shows the table’s keys and gives the cursor back, in ${language}`, async () => {
    const {page} = await sessions.start({locale: language});
    await openSample(page, language);
    const before = await activeId(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await help.waitFor();
    const text = await help.innerText();
    for (const words of language === 'zh'
      ? ['看原因', '看明细账', 'Shift F2']
      : ['See why', 'See entries', 'Shift F2']) {
      expect(text).toContain(words);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => help.count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(await activeId(page)).toBe(before);
  });
}

test('printing gives each account manager a set of pages of the paper form, and leaves the screen as it was', async () => {
  const {page} = await sessions.start({locale: 'zh'});
  await openSample(page, 'zh');
  await page.evaluate(() => {
    const heads: number[] = [];
    window.addEventListener('beforeprint', () =>
      heads.push([...document.querySelectorAll('b')].filter(each => each.textContent === '客户消费回款预警表').length),
    );
    Object.assign(window, {heads});
  });
  const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
  const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
  expect(pages).toBeGreaterThanOrEqual(managersShown(await page.evaluate(() => Reflect.get(window, 'heads'))));
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1'));
  expect(Number(box?.[1])).toBeGreaterThan(Number(box?.[2]));
  await grid(page).waitFor();
  expect(await page.getByText('客户消费回款预警表').count()).toBe(0);
});

function managersShown(heads: unknown): number {
  const [first] = Array.isArray(heads) ? heads : [];
  return typeof first === 'number' && first > 0 ? first : Number.POSITIVE_INFINITY;
}
