/** The grid in a real Chromium, over the real engine: what people do with hands and keys. */
import {afterAll, beforeAll, beforeEach, describe, expect, inject, test} from 'vitest';
import {launch, Profile, type RunningChromium} from './chromium.ts';
import {GridPage} from './grid-page.ts';

const profile = new Profile();
let chromium: RunningChromium;
let grid: GridPage;

/** Columns of a new workbook's customers, as they stand on screen. */
const NAME = 0;
const GRADE = 1;
const MANAGER = 2;
const PHONE = 3;
const BALANCE = 6;

/** How long a screen may take to show something on a busy machine. */
const SOON = {timeout: 10_000};

const names = ['柏舟建设', '远志物流', '安棠保险', '听澜广电', '牧野乳品'];

beforeAll(async () => {
  chromium = await launch(profile, ['--lang=zh-CN']);
  await chromium.context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: inject('appUrl')});
});

afterAll(async () => {
  await chromium.close();
  profile.remove();
});

beforeEach(async () => {
  for (const page of chromium.context.pages()) await page.close();
  const page = await chromium.newPage(inject('appUrl'));
  page.setDefaultTimeout(10_000);
  await page.evaluate(() => {
    localStorage.clear();
    localStorage.setItem('watchbook.locale', 'zh');
  });
  await page.setViewportSize({width: 1440, height: 900});
  await page.reload();
  grid = await GridPage.ofNewWorkbook(page);
  return async () => {
    await page.close();
  };
});

const shows = (row: number, col: number) => expect.poll(() => grid.cell(row, col).textContent(), SOON);
const columnShows = (col: number) => expect.poll(() => grid.column(col), SOON);
const rows = () => expect.poll(() => grid.rowCount(), SOON);

async function fillNames(): Promise<void> {
  await grid.paste(names.map(name => [name]));
  await rows().toBe(names.length);
}

describe('typing', () => {
  test('into the line for a new row makes rows, Tab walks right and Enter returns one row down', async () => {
    await grid.type('柏舟建设');
    await grid.keys('Tab');
    await grid.type('AAA');
    await grid.keys('Enter');
    await grid.type('远志物流');
    await grid.keys('Enter');
    await rows().toBe(2);
    await columnShows(NAME).toEqual(['柏舟建设', '远志物流']);
    await shows(0, GRADE).toBe('AAA');
    expect(await grid.active()).toEqual([2, NAME]);
  });

  test('replaces the cell; F2 edits it; Escape gives the typing up', async () => {
    await fillNames();
    await grid.goTo(1, NAME);
    await grid.type('新名字');
    await grid.keys('Escape');
    await grid.keys('F2');
    await grid.type('公司');
    await grid.keys('Enter');
    await shows(1, NAME).toBe('远志物流公司');
    expect(await grid.active()).toEqual([2, NAME]);
  });

  test('arrows keep what was typed and move, as in a spreadsheet', async () => {
    await fillNames();
    await grid.goTo(0, PHONE);
    await grid.type('13800001200');
    await grid.keys('ArrowDown');
    await shows(0, PHONE).toBe('13800001200');
    expect(await grid.active()).toEqual([1, PHONE]);
  });

  test('a text that is no phone number stays in its cell with the reason until Escape', async () => {
    await fillNames();
    await grid.goTo(0, PHONE);
    await grid.type('138 0000 12');
    await grid.keys('Enter');
    const said = grid.page.getByRole('status').filter({hasText: '138 0000 12'});
    await said.waitFor();
    await grid.page.getByText('1 格没看懂').waitFor();
    await grid.goTo(0, PHONE);
    await grid.keys('F2');
    expect(await grid.editor.inputValue()).toBe('138 0000 12');
    await grid.keys('Escape', 'Escape');
    await grid.page.getByText('1 格没看懂').waitFor({state: 'detached'});
    await shows(0, PHONE).toBe('');
  });

  test('a computed column says why it takes no typing', async () => {
    await fillNames();
    await grid.goTo(0, BALANCE);
    await grid.type('5');
    await grid.page.getByText('这一列是算出来的').waitFor();
    expect(await grid.editor.inputValue()).toBe('');
  });
});

describe('an input method', () => {
  test('composes from its first key in a selected cell, and Enter inside the composition does not move', async () => {
    await fillNames();
    await grid.goTo(2, NAME);
    const ime = await grid.inputMethod();
    await ime.ownKey('Process');
    await ime.compose('n');
    await ime.compose('ni');
    await ime.ownKey('Enter');
    await ime.ownKey('ArrowDown');
    expect(await grid.active()).toEqual([2, NAME]);
    expect(await grid.editor.inputValue()).toBe('ni');
    await ime.commit('你好');
    await grid.keys('Enter');
    await shows(2, NAME).toBe('你好');
    expect(await grid.active()).toEqual([3, NAME]);
  });

  test('makes a new row from its first key', async () => {
    const ime = await grid.inputMethod();
    await ime.compose('wang');
    await ime.commit('望川印刷');
    await grid.keys('Tab');
    await rows().toBe(1);
    await shows(0, NAME).toBe('望川印刷');
  });

  test('keeps its text when the cell is left in the middle of a composition', async () => {
    await fillNames();
    await grid.goTo(0, NAME);
    const ime = await grid.inputMethod();
    await ime.compose('bai');
    const other = await grid.pointOf(3, NAME);
    await grid.page.mouse.click(other.x, other.y);
    await shows(0, NAME).toBe('bai');
  });
});

describe('the clipboard', () => {
  test('takes 200 cells at once, adds the rows they need, and one undo takes all of them back', async () => {
    const table = Array.from({length: 50}, (_, index) => [
      `客户 ${index}`,
      ['AAA', 'AA', 'A', 'B'][index % 4] ?? '',
      '',
      '',
    ]);
    await grid.paste(
      table.map(([name, grade]) => [name ?? '', grade ?? '', '', `138${String(10_000_000 + Number(name?.slice(3)))}`]),
    );
    await rows().toBe(50);
    await shows(7, GRADE).toBe('B');
    await grid.keys('Control+z');
    await rows().toBe(0);
    await grid.keys('Control+y');
    await rows().toBe(50);
    await shows(7, GRADE).toBe('B');
  });

  test('gives what was selected as text and as a table whose texts stay texts', async () => {
    await grid.paste([
      ['柏舟"建设"', 'AAA'],
      ['=1+1', 'B'],
    ]);
    await rows().toBe(2);
    await grid.goTo(0, NAME);
    await grid.keys('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c');
    expect(await grid.clipboard()).toBe('柏舟"建设"\tAAA\r\n=1+1\tB');
    const html = await grid.clipboardHtml();
    expect(html).toContain('<table');
    expect(html).toContain('=1+1');
  });

  test('one copied cell fills a selection, exactly, links included', async () => {
    await grid.openSheet('staff');
    await grid.paste([['沈若溪'], ['陆承安']]);
    await rows().toBe(2);
    await grid.openSheet('customers');
    await fillNames();
    await grid.goTo(0, MANAGER);
    await grid.type('沈若溪');
    await grid.keys('Enter');
    await shows(0, MANAGER).toBe('沈若溪');
    await grid.goTo(0, MANAGER);
    await grid.keys('Control+c', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v');
    await columnShows(MANAGER).toEqual(['沈若溪', '沈若溪', '沈若溪', '沈若溪', '']);
  });

  test('cutting moves the cells in one step', async () => {
    await fillNames();
    await grid.goTo(0, GRADE);
    await grid.type('AA');
    await grid.keys('Enter');
    await shows(0, GRADE).toBe('AA');
    await grid.goTo(0, GRADE);
    await grid.keys('Control+x', 'ArrowDown', 'ArrowDown', 'Control+v');
    await columnShows(GRADE).toEqual(['', '', 'AA', '', '']);
    await grid.keys('Control+z');
    await columnShows(GRADE).toEqual(['AA', '', '', '', '']);
  });

  test('cells of a paste that cannot be read are named and the others are written', async () => {
    await grid.paste([
      ['柏舟建设', 'AAA'],
      ['远志物流', '特级'],
    ]);
    await rows().toBe(2);
    await grid.page.getByText('1 格没看懂').waitFor();
    await shows(0, GRADE).toBe('AAA');
  });
});

describe('undo', () => {
  test('takes typing back step by step and does it again', async () => {
    await fillNames();
    await grid.goTo(0, GRADE);
    await grid.type('A');
    await grid.keys('Enter');
    await grid.type('B');
    await grid.keys('Enter');
    await shows(1, GRADE).toBe('B');
    await grid.keys('Control+z');
    await shows(1, GRADE).toBe('');
    await grid.keys('Control+z');
    await shows(0, GRADE).toBe('');
    await grid.keys('Control+Shift+z');
    await shows(0, GRADE).toBe('A');
  });

  test('brings deleted rows back from the toast', async () => {
    await fillNames();
    await grid.goTo(1, NAME);
    await grid.keys('Shift+ArrowDown', 'Control+-');
    await rows().toBe(3);
    await columnShows(NAME).toEqual(['柏舟建设', '听澜广电', '牧野乳品']);
    await grid.page.getByText('删除了 2 行').waitFor();
    await grid.page.getByRole('status').getByRole('button', {name: '撤销'}).click();
    await columnShows(NAME).toEqual(names);
  });

  test('reaches back over a reload of the page', async () => {
    await fillNames();
    await grid.goTo(0, GRADE);
    await grid.type('AAA');
    await grid.keys('Enter');
    await shows(0, GRADE).toBe('AAA');
    await grid.page.getByText('已存在本机').waitFor();
    await grid.reload();
    await shows(0, GRADE).toBe('AAA');
    await grid.keys('Control+z');
    await shows(0, GRADE).toBe('');
  });
});

describe('choosing', () => {
  test('a choice is found by its first letters or its pinyin', async () => {
    await grid.openSheet('entries');
    const type = await grid.columnOf('类型');
    await grid.keys('Control+Home', ...Array(type).fill('ArrowRight'));
    await grid.type('huik');
    await grid.page.getByRole('option', {name: '回款'}).waitFor();
    await grid.keys('Enter');
    await shows(0, type).toBe('回款');
  });

  test('a link is picked from a list that arrows walk', async () => {
    await grid.openSheet('staff');
    await grid.paste([['沈若溪'], ['陆承安']]);
    await rows().toBe(2);
    await grid.openSheet('customers');
    await fillNames();
    await grid.goTo(0, MANAGER);
    await grid.keys('Alt+ArrowDown');
    await grid.page.getByRole('option', {name: '陆承安'}).waitFor();
    await grid.keys('ArrowDown', 'ArrowDown');
    const marked = await grid.page.locator('[role=option][aria-selected=true]').textContent();
    await grid.keys('Tab');
    await shows(0, MANAGER).toBe(marked);
    expect(await grid.active()).toEqual([0, MANAGER + 1]);
  });

  test('a blank turns a yes or no over', async () => {
    await grid.openSheet('staff');
    await grid.paste([['沈若溪']]);
    const active = await grid.columnOf('在岗');
    await grid.goTo(0, active);
    await grid.keys('Space');
    await shows(0, active).toBe('是');
    await grid.keys('Space');
    await shows(0, active).toBe('否');
  });
});

describe('the view', () => {
  async function fillGrades(): Promise<void> {
    await grid.paste([
      ['柏舟建设', 'A'],
      ['远志物流', 'B'],
      ['安棠保险', 'AAA'],
      ['听澜广电', 'A'],
    ]);
    await rows().toBe(4);
  }

  test('is sorted from a header, by mouse and by keys', async () => {
    await fillGrades();
    await grid.page.locator('[data-col="1"]').click();
    await grid.page.getByRole('menuitem', {name: '升序'}).click();
    await columnShows(GRADE).toEqual(['AAA', 'A', 'A', 'B']);
    await grid.goTo(0, GRADE);
    await grid.keys('Alt+Shift+ArrowDown');
    await expect.poll(() => grid.page.evaluate(() => document.activeElement?.getAttribute('role')), SOON).toBe('menu');
    await grid.keys('ArrowDown', 'ArrowDown', 'Enter');
    await columnShows(GRADE).toEqual(['B', 'A', 'A', 'AAA']);
    await expect.poll(() => grid.page.locator('[role=columnheader][aria-sort=descending]').count(), SOON).toBe(1);
  });

  test('is filtered by the values of a column, and says so', async () => {
    await fillGrades();
    await grid.page.locator('[data-col="1"]').click();
    await grid.page.getByRole('menuitem', {name: '筛选这一列'}).click();
    await grid.page
      .getByRole('checkbox', {name: 'A', exact: true})
      .or(grid.page.getByLabel(/^A\s*2$/))
      .first()
      .check();
    await rows().toBe(2);
    await grid.keys('Escape');
    await grid.page.getByText('级别：A').waitFor();
    await grid.page.getByText('4 行里的 2 行').waitFor();
    await grid.page.getByRole('button', {name: '清掉筛选'}).first().click();
    await rows().toBe(4);
  });

  test('is searched by text and by pinyin, and Ctrl F reaches the search', async () => {
    await fillGrades();
    await grid.keys('Control+f');
    await grid.type('yzwl');
    await rows().toBe(1);
    await shows(0, NAME).toBe('远志物流');
    await grid.keys('Escape');
    await rows().toBe(4);
    await grid.keys('Enter');
    expect(await grid.editor.evaluate(element => element === document.activeElement)).toBe(true);
  });

  test('is grouped with sums, and a group folds by its key', async () => {
    await fillGrades();
    await grid.page.getByRole('button', {name: '分组'}).click();
    await grid.page.getByRole('menuitemradio', {name: '级别'}).click();
    await rows().toBe(7);
    await grid.page.getByRole('menu').waitFor({state: 'detached'});
    await grid.editor.focus();
    await grid.goTo(0, NAME);
    await grid.keys('ArrowLeft');
    await rows().toBe(6);
    await grid.keys('ArrowRight');
    await rows().toBe(7);
  });

  test('keeps the first column in sight while the others scroll', async () => {
    await fillGrades();
    const leftOf = (col: number) =>
      grid.page.evaluate(
        index => document.querySelector(`[data-col="${index}"]`)?.getBoundingClientRect().left ?? null,
        col,
      );
    const before = [await leftOf(NAME), await leftOf(GRADE)];
    await grid.keys('End');
    await expect.poll(() => leftOf(GRADE), SOON).not.toBe(before[1]);
    expect(await leftOf(NAME)).toBe(before[0]);
    const point = await grid.pointOf(2, NAME);
    await grid.page.mouse.click(point.x, point.y);
    expect(await grid.active()).toEqual([2, NAME]);
  });

  test('has columns that are widened by dragging, by keys and to fit', async () => {
    await fillGrades();
    const width = async () => Math.round((await grid.page.locator('[data-col="1"]').boundingBox())?.width ?? 0);
    const box = await grid.page.locator('[data-col="1"]').boundingBox();
    if (!box) throw new Error('no header');
    const before = await width();
    await grid.page.mouse.move(box.x + box.width, box.y + 10);
    await grid.page.mouse.down();
    await grid.page.mouse.move(box.x + box.width + 60, box.y + 10, {steps: 4});
    await grid.page.mouse.up();
    await expect.poll(width, SOON).toBe(before + 60);
    await grid.editor.focus();
    await grid.goTo(0, GRADE);
    await grid.keys('Alt+Shift+ArrowLeft');
    await expect.poll(width, SOON).toBe(before + 52);
    await grid.keys('Alt+Shift+Enter');
    await expect.poll(width, SOON).toBeLessThan(before + 20);
    await grid.page.getByText('已存在本机').waitFor();
    const fitted = await width();
    await grid.reload();
    await expect.poll(width, SOON).toBe(fitted);
  });

  test('is filled by dragging the handle, and fitted by a double click on a header edge', async () => {
    await fillGrades();
    await grid.goTo(0, GRADE);
    const from = await grid.page.locator('[data-fill]').boundingBox();
    const to = await grid.pointOf(3, GRADE);
    if (!from) throw new Error('no fill handle');
    await grid.page.mouse.move(from.x + 3, from.y + 3);
    await grid.page.mouse.down();
    await grid.page.mouse.move(to.x, to.y, {steps: 5});
    await grid.page.mouse.up();
    await columnShows(GRADE).toEqual(['A', 'A', 'A', 'A']);
    await grid.keys('Control+z');
    await columnShows(GRADE).toEqual(['A', 'B', 'AAA', 'A']);
    const header = await grid.page.locator('[data-col="3"]').boundingBox();
    if (!header) throw new Error('no header');
    await grid.page.mouse.dblclick(header.x + header.width, header.y + 8);
    await expect
      .poll(async () => (await grid.page.locator('[data-col="3"]').boundingBox())?.width ?? 0, SOON)
      .toBeLessThan(header.width);
  });

  test('adds up the selection, and Ctrl D fills it', async () => {
    await grid.openSheet('entries');
    const amount = await grid.columnOf('金额');
    await grid.goTo(0, amount);
    await grid.paste([['100'], ['250.50'], ['-50']]);
    await rows().toBe(3);
    await grid.goTo(0, amount);
    await grid.keys('Shift+ArrowDown', 'Shift+ArrowDown');
    await grid.page.getByText('300.50').first().waitFor();
    await grid.goTo(1, amount);
    await grid.keys('Control+d');
    await shows(1, amount).toBe('100.00');
  });
});

describe('by keys alone', () => {
  test('the walk reaches the edges, the panel and the help, and comes back', async () => {
    await fillNames();
    await grid.keys('Control+End');
    const last = await grid.active();
    expect(last[0]).toBe(4);
    await grid.keys('Control+Home');
    expect(await grid.active()).toEqual([0, 0]);
    await grid.keys('Control+a');
    await grid.page.getByText('已选').waitFor();
    await grid.keys('Control+/');
    await grid.page.getByRole('dialog', {name: '全部快捷键'}).waitFor();
    await grid.keys('Escape');
    await grid.page.getByRole('dialog').waitFor({state: 'detached'});
    await grid.editor.focus();
    await grid.keys('F6');
    expect(await grid.page.evaluate(() => document.activeElement?.closest('#record-panel') !== null)).toBe(true);
  });
});
