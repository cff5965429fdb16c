/** The import wizard as a person uses it. */
import type {Locator, Page} from 'playwright-core';
import type {Locale} from '../../core/base/text.ts';
import {importText} from '../../core/text/import.ts';

export function wizard(page: Page, locale: Locale) {
  const say = (name: keyof typeof importText) => importText[name][locale];
  return {
    /** Chooses a file as the system's dialog would hand it over. */
    async choose(file: string | {name: string; mimeType: string; buffer: Buffer}): Promise<void> {
      const input = page.locator('input[type=file]');
      await input.waitFor({state: 'attached'});
      await input.setInputFiles(file);
    },
    /** Waits until the file is understood. */
    async reviewed(): Promise<void> {
      await page.getByText(say('nothingWritten')).waitFor({state: 'attached'});
    },
    commitButton: (): Locator =>
      page
        .locator('main button, #app button')
        .filter({hasText: locale === 'zh' ? /^导入 [\d,]+ 行$/ : /^Import [\d,]+ rows?$/}),
    /** The row of the column list for a column of the file. */
    column: (heading: string): Locator =>
      page.locator('table').first().locator('tbody tr').filter({hasText: heading}).first(),
    /** Cells marked as wrong, as the preview shows them. */
    wrongCells: (): Locator => page.locator('td[aria-invalid=true]'),
    fixBar: (): Locator => page.getByRole('region', {name: say('toLookAt')}),
    say,
  };
}
