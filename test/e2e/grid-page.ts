/** The grid as its user knows it: cells are read from its accessible table, everything else is mouse and keys. */
import type {CDPSession, Locator, Page} from 'playwright-core';

export class GridPage {
  readonly page: Page;
  readonly workbook: string;
  readonly editor: Locator;

  private constructor(page: Page, workbook: string) {
    this.page = page;
    this.workbook = workbook;
    this.editor = page.locator('[data-grid] textarea');
  }

  /** Makes an empty workbook by the home page's own button and opens its customers. */
  static async ofNewWorkbook(page: Page): Promise<GridPage> {
    await page.getByRole('button', {name: /新建空白工作簿|New/}).click();
    await page.getByRole('dialog').getByRole('textbox').fill('云湖酒店');
    await page.getByRole('dialog').getByRole('textbox').press('Enter');
    await page.waitForURL(/#\/wb\//);
    const workbook = /#\/wb\/([^/?]+)/.exec(page.url())?.[1] ?? '';
    const grid = new GridPage(page, workbook);
    await grid.openSheet('customers');
    return grid;
  }

  async openSheet(sheet: string): Promise<void> {
    await this.page.evaluate(hash => {
      location.hash = hash;
    }, `#/wb/${this.workbook}/sheet/${sheet}`);
    await this.page.locator(`[data-grid][data-sheet="${sheet}"]`).waitFor();
    await this.editor.focus();
  }

  /** The same workbook after the page was loaded again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.editor.waitFor({state: 'attached'});
    await this.editor.focus();
  }

  cell(row: number, col: number): Locator {
    return this.page.locator(`[role=grid] [role=row][aria-rowindex="${row + 2}"] [aria-colindex="${col + 2}"]`);
  }

  /** Texts of a column from the first row on, as far as rows are in sight. */
  async column(col: number): Promise<readonly string[]> {
    return this.page
      .locator(`[role=grid] [role=row]:not([aria-rowindex="1"]) [aria-colindex="${col + 2}"]`)
      .allTextContents();
  }

  async rowCount(): Promise<number> {
    return Number(await this.page.locator('[role=grid]').getAttribute('aria-rowcount')) - 1;
  }

  /** Index of a column by its header. */
  async columnOf(name: string): Promise<number> {
    const names = await this.page.locator('[role=grid] [role=columnheader]').allTextContents();
    return names.indexOf(name) - 1;
  }

  /** Row and column of the active cell. */
  async active(): Promise<readonly [number, number]> {
    const id = (await this.editor.getAttribute('aria-activedescendant')) ?? '';
    const [row, col] = id.split('-').slice(-2).map(Number);
    return [row ?? -1, col ?? -1];
  }

  async goTo(row: number, col: number): Promise<void> {
    await this.keys('Control+Home', ...Array(row).fill('ArrowDown'), ...Array(col).fill('ArrowRight'));
  }

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Through the system's clipboard and Ctrl V, as from another program. */
  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    const text = rows.map(row => row.join('\t')).join('\r\n');
    await this.page.evaluate(copied => navigator.clipboard.writeText(copied), text);
    await this.keys('Control+v');
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async clipboardHtml(): Promise<string> {
    return this.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item ? await (await item.getType('text/html')).text() : '';
    });
  }

  /** Where a cell of the first rows is drawn, in the window. */
  async pointOf(row: number, col: number): Promise<{readonly x: number; readonly y: number}> {
    const header = await this.page.locator(`[data-col="${col}"]`).boundingBox();
    const grid = await this.page.locator('[data-grid]').boundingBox();
    if (!header || !grid) throw new Error('the grid is not on the page');
    return {x: header.x + header.width / 2, y: grid.y + header.height + 28 * row + 16};
  }

  async inputMethod(): Promise<InputMethod> {
    return new InputMethod(await this.page.context().newCDPSession(this.page));
  }
}

/** A Chinese input method as the browser sees one: composing texts, then the text that it commits. */
export class InputMethod {
  readonly #session: CDPSession;

  constructor(session: CDPSession) {
    this.#session = session;
  }

  async compose(text: string): Promise<void> {
    await this.#session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async commit(text: string): Promise<void> {
    await this.#session.send('Input.insertText', {text});
  }

  /** A key that the input method keeps for itself. */
  async ownKey(key: string): Promise<void> {
    for (const type of ['rawKeyDown', 'keyUp'] as const) {
      await this.#session.send('Input.dispatchKeyEvent', {type, key, windowsVirtualKeyCode: 229});
    }
  }
}
