/** The warning table as a person meets it: nouns and verbs over the page, in either language. */
import type {Locator, Page} from 'playwright-core';

export type Language = 'zh' | 'en';

const words = {
  openSample: {zh: /打开样例公司/, en: /Open the sample company/},
  warnings: {zh: '预警中心', en: 'Warnings'},
  seeInTable: {zh: '在预警表里看', en: 'See in the warning table'},
  recordPayment: {zh: '记回款', en: 'Record a payment'},
  allOverdue: {zh: /收到\s*([\d,.]+)（全部逾期）就消除/, en: /Clears when\s*([\d,.]+), all that is late, is paid/},
  clearing: {zh: '正在消除', en: 'Clearing'},
} as const;

export function say(word: keyof typeof words, language: Language) {
  return words[word][language];
}

/** The table's grid. */
export function grid(page: Page): Locator {
  return page.getByRole('treegrid');
}

/** From the first start into the sample company's warning table. */
export async function openSample(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', {name: say('openSample', language)}).click();
  await grid(page).waitFor();
}

/** A customer's row by its name. */
export function rowOf(page: Page, customer: string): Locator {
  return grid(page).getByRole('row').filter({hasText: customer}).first();
}

/** The row's last cell: its level. */
export function levelCell(page: Page, customer: string): Locator {
  return rowOf(page, customer).getByRole('gridcell').last();
}

/** The panel that says why. */
export function reasonPanel(page: Page): Locator {
  return page.getByRole('dialog');
}

/** Line under the table: where the cursor is and what the entry will do or has changed. */
export function effectLine(page: Page): Locator {
  return page.locator('[data-test=effect]');
}

/** Name of the cell under the cursor, as a screen reader would say it. */
export async function activeCell(page: Page): Promise<string> {
  return (await page.locator('textarea').getAttribute('aria-label')) ?? '';
}

/** The row and column key of the active cell. */
export async function activeId(page: Page): Promise<string> {
  return (await page.locator('textarea').getAttribute('aria-activedescendant')) ?? '';
}

/** Puts a text where Ctrl V would take it from, and pastes. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(copied => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}),
    );
  }, text);
}

/** Whether the page can be pushed sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
