/**
 * `bench open [--large]`: 10k customers with 100k entries in the built app in Chromium: warm start to a readable grid,
 * tasks of the page's own thread over 50 ms while scrolling and editing, keystroke to paint. With `--large` also the warm
 * start of 100k customers with 1M entries.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Page} from 'playwright-core';
import {build} from 'vite';
import {asDay} from '../../core/base/calendar-date.ts';
import {asId, type DeviceId, type WorkbookId} from '../../core/base/ids.ts';
import {newWorkbook} from '../../core/doc/create.ts';
import {rootName, rowsName} from '../../core/doc/layout.ts';
import {openWorkbook} from '../../core/doc/workbook.ts';
import {FORMAT_VERSION} from '../../core/schema/version.ts';
import {formatCount} from '../../core/text/figures.ts';
import {writeBackup} from '../../pwa/engine/backup-file.ts';
import {listen} from '../../server/listen.ts';
import {largeBook} from '../../test/bench/large-book.ts';
import {launch, Profile, type RunningChromium} from '../../test/e2e/chromium.ts';
import {type BenchResult, budget, machine, rounded, type Spread, spread} from './bench-result.ts';
import {memoryHost, random} from './memory-host.ts';
import {type Phase, watchPage} from './page-watch.ts';

const SIZE = {customers: 10_000, entries: 100_000};
const LARGE = {customers: 100_000, entries: 1_000_000};
const STARTS = 5;
const FLINGS = 120;
const EDITS = 30;
/** Four figures and Enter. */
const KEYS_AN_EDIT = 5;

/** Builds, serves, fills and measures. */
export async function run(args: readonly string[]): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'watchbook-bench-'));
  console.error('building …');
  await build({
    configFile: resolve(import.meta.dirname, '../../vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    build: {outDir: folder, emptyOutDir: true},
  });
  const served = await listen(folder, {host: '127.0.0.1', port: 0});
  try {
    const {open, use} = await withBook(served.url, SIZE, async (profile, workbook) => ({
      open: await warmStarts(served.url, profile, workbook),
      use: await useGrid(served.url, profile, workbook),
    }));
    const large = args.includes('--large')
      ? await withBook(served.url, LARGE, (profile, workbook) => warmStarts(served.url, profile, workbook))
      : null;
    return {
      bench: 'open',
      machine: machine(),
      budgets: [
        budget('warm start to a readable grid, 100k entries, median', open.p50, 1000, 'ms'),
        ...(large ? [budget('warm start to a readable grid, 1M entries, median', large.p50, 2500, 'ms')] : []),
        budget('tasks over 50 ms while scrolling', use.scroll.longTasks.length, 0, 'tasks'),
        budget('tasks over 50 ms while editing', use.edit.longTasks.length, 0, 'tasks'),
        budget('keystroke to paint, 99 of 100', spread(keyTimes(use.edit)).p99, 50, 'ms'),
      ],
      figures: {
        warm_100k_ms: open.p50,
        ...(large ? {warm_1m_ms: large.p50} : {}),
        sizes: {warm_100k: SIZE, ...(large ? {warm_1m: LARGE} : {})},
        open,
        ...(large ? {openLarge: large} : {}),
        ...use,
      },
      ratios: large ? {warm1m_to_100k: rounded(large.p50 / open.p50)} : {},
      runs: STARTS,
    };
  } finally {
    await served.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** A profile that has a workbook of this size on its disk. */
async function withBook<T>(
  url: string,
  size: typeof SIZE,
  use: (profile: Profile, workbook: string) => Promise<T>,
): Promise<T> {
  const profile = new Profile();
  try {
    console.error(`restoring ${size.customers} customers, ${size.entries} entries …`);
    return await use(profile, await restore(url, profile, backupOf(size)));
  } finally {
    profile.remove();
  }
}

async function warmStarts(url: string, profile: Profile, workbook: string): Promise<Spread & {starts: number[]}> {
  console.error('opening …');
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await warmStart(url, profile, workbook));
  return {...spread(starts), starts};
}

/** Times of all keys of the edits; those that nobody told of took less than a frame. */
function keyTimes({slowKeys}: Phase): readonly number[] {
  const quick = Math.max(0, EDITS * KEYS_AN_EDIT - slowKeys.length);
  return [...slowKeys, ...new Array<number>(quick).fill(16)];
}

/** The workbook as a backup file, made by the product's own commands. */
function backupOf(size: {readonly customers: number; readonly entries: number}): Uint8Array {
  const book = largeBook(size, asDay(Math.floor(Date.now() / 86_400_000)));
  const id = asId<WorkbookId>('bench');
  const memory = memoryHost();
  const stored = newWorkbook({id, settings: book.settings, random});
  const opened = openWorkbook(stored, memory.host);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const workbook = opened.value;
  for (const command of book.commands) {
    const applied = workbook.apply(command, 'import');
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  }
  return writeBackup({
    format: FORMAT_VERSION,
    workbook: id,
    device: asId<DeviceId>('bench'),
    name: book.settings.name,
    savedAt: Date.now(),
    ...size,
    root: workbook.encode(rootName(id)),
    rows: workbook.heads().map(head => ({head, update: workbook.encode(rowsName(id, head))})),
    segments: [...memory.stored(stored).segments].map(([hash, bytes]) => ({hash, bytes})),
  });
}

/** A browser on the profile, ended whatever happens in it. */
async function inChromium<T>(profile: Profile, use: (chromium: RunningChromium) => Promise<T>): Promise<T> {
  const chromium = await launch(profile);
  try {
    const result = await use(chromium);
    await chromium.close();
    return result;
  } catch (error) {
    await chromium.kill();
    throw error;
  }
}

/** Restores the backup as a person would and returns the workbook's id once all is on disk. */
async function restore(url: string, profile: Profile, backup: Uint8Array): Promise<string> {
  return inChromium(profile, async chromium => {
    const page = await chromium.context.newPage();
    await watchPage(page);
    await page.goto(url);
    await page
      .locator('[data-test=restore-file]')
      .first()
      .setInputFiles({
        name: 'bench.wbk',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(backup),
      });
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /copy|副本/i})
      .click({timeout: 120_000});
    await page.waitForFunction(() => location.hash.startsWith('#/wb/'), undefined, {timeout: 120_000});
    const workbook = /#\/wb\/([^/]+)/.exec(page.url())?.[1];
    if (workbook === undefined) throw new Error('the restored workbook did not open');
    await openSheet(page, url, workbook, 'entries');
    // the service worker takes the next start
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    return workbook;
  });
}

async function openSheet(page: Page, url: string, workbook: string, sheet: string): Promise<void> {
  await page.goto(`${url}#/wb/${workbook}/sheet/${sheet}`);
  await page.waitForFunction(() => window.watched.firstRow !== null, undefined, {timeout: 120_000});
}

/** A new browser on the same profile; milliseconds from navigation to the first row with text in it. */
async function warmStart(url: string, profile: Profile, workbook: string): Promise<number> {
  return inChromium(profile, async chromium => {
    const page = await chromium.context.newPage();
    await watchPage(page);
    await openSheet(page, url, workbook, 'entries');
    return rounded(await page.evaluate(() => window.watched.firstRow ?? Number.NaN));
  });
}

async function useGrid(
  url: string,
  profile: Profile,
  workbook: string,
): Promise<{readonly scroll: Phase; readonly edit: Phase}> {
  return inChromium(profile, async chromium => {
    const page = await chromium.context.newPage();
    await page.setViewportSize({width: 1440, height: 900});
    const watch = await watchPage(page);
    await openSheet(page, url, workbook, 'entries');
    const box = await page
      .locator('[role=grid]')
      .first()
      .evaluate(grid => {
        const {x, y, width, height} = (grid.parentElement ?? grid).getBoundingClientRect();
        return {x, y, width, height};
      });
    // the grid has the keyboard from here on
    await page.mouse.click(box.x + box.width / 4, box.y + 120);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const scroll = await watch.during(async () => {
      for (let fling = 0; fling < FLINGS; fling += 1) {
        await page.mouse.wheel(fling % 10 === 9 ? 300 : 0, fling % 40 < 30 ? 1400 : -2600);
        await page.evaluate(() => new Promise(done => requestAnimationFrame(done)));
      }
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Control+Home');
    });
    const header = await page.locator('button[data-col][title="Amount"], button[data-col][title="金额"]').boundingBox();
    if (header === null) throw new Error('the column of amounts is not in sight');
    await page.mouse.click(header.x + header.width / 2, header.y + 120);
    const edit = await watch.during(async () => {
      for (let at = 0; at < EDITS; at += 1) {
        await page.keyboard.type(String(1200 + at));
        await page.keyboard.press('Enter');
        await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
      }
    });
    // what was typed must have become amounts, or something else than edits was measured
    await page.waitForFunction(
      last => document.querySelector('[role=grid]')?.textContent?.includes(last) === true,
      `${formatCount(1200 + EDITS - 1)}.00`,
    );
    return {scroll, edit};
  });
}
