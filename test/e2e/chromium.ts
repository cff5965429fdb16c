/** A real Chromium of our own: started as a process so that it can be killed, driven over CDP. */
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, watch} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright-core';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
  '--window-size=1440,900',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** The executable: CHROMIUM_PATH, the system's, Playwright's. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(existsSync);
  if (found) return found;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  throw new Error('No Chromium. Install one, or set CHROMIUM_PATH to its executable, and run the tests again.');
}

/** A profile folder of its own, gone after the test. */
export class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), 'watchbook-profile-'));

  remove(): void {
    rmSync(this.folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
  }
}

export interface RunningChromium {
  readonly browser: Browser;
  readonly context: BrowserContext;
  newPage(url: string): Promise<Page>;
  /** As a power button would: every process of it ends at once, without a word to anybody. */
  kill(): Promise<void>;
  /** The orderly way. */
  close(): Promise<void>;
}

/** Starts Chromium on a profile; the same profile can be started again after `kill` or `close`. */
export async function launch(profile: Profile, flags: readonly string[] = []): Promise<RunningChromium> {
  const portFile = join(profile.folder, 'DevToolsActivePort');
  rmSync(portFile, {force: true});
  const child = spawn(chromiumPath(), [...FLAGS, ...flags, `--user-data-dir=${profile.folder}`, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  });
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const port = await portOf(profile.folder, portFile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no default context');
  context.setDefaultTimeout(30_000);
  return {
    browser,
    context,
    async newPage(url) {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async kill() {
      killGroup(child, 'SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
    async close() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
      killGroup(child, 'SIGKILL');
      await browser.close().catch(() => undefined);
    },
  };
}

/** Chromium writes the port it took into its profile. */
async function portOf(folder: string, file: string, child: ChildProcess): Promise<number> {
  const signal = AbortSignal.timeout(60_000);
  return await new Promise<number>((done, failed) => {
    const look = async () => {
      const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
      if (port) {
        watcher.close();
        done(Number(port));
      }
    };
    const watcher = watch(folder, () => void look());
    signal.addEventListener('abort', () => {
      watcher.close();
      failed(new Error('Chromium did not start within a minute'));
    });
    child.once('exit', code => {
      watcher.close();
      failed(new Error(`Chromium ended with code ${code}`));
    });
    void look();
  });
}

function killGroup(child: ChildProcess, signal: 'SIGKILL'): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // all of them have ended already
  }
}
