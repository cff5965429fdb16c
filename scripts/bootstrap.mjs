/**
 * The two commands on a fresh machine: sets up what is missing, then runs the task. Node's built-ins only, because it
 * runs before anything is installed, on any Node from 18 on.
 *
 *   start · test · build · score NAME PATH · bench NAME [--json] · fuzz --minutes N
 *
 * Standard output belongs to the task (`score` prints exactly one JSON object); set-up talks on standard error.
 */
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const [task = 'start', ...rest] = process.argv.slice(2);
const windows = process.platform === 'win32';

/** Oldest Node that runs TypeScript as it is. */
const OLDEST = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) underNewerNode();

const tasks = {
  start: {browser: false, run: () => build() && serve()},
  test: {browser: true, run: () => node('scripts/test.ts', rest)},
  build: {browser: false, run: build},
  score: {browser: false, run: () => node('scripts/score.ts', rest)},
  bench: {browser: rest[0] === 'open', run: () => node('scripts/bench.ts', rest)},
  fuzz: {browser: false, run: () => node('scripts/fuzz.ts', rest)},
};
if (!Object.hasOwn(tasks, task)) fail(`There is no task "${task}". Tasks: ${Object.keys(tasks).join(', ')}.`);

install();
if (tasks[task].browser) process.env.CHROMIUM_PATH = chromium();
const done = await tasks[task].run();
// the server goes on; every other task has ended
if (task !== 'start' || !done) process.exit(done ? 0 : 1);

/** Starts this same command under Node 24, which npm brings; ends the process with its exit code. */
function underNewerNode() {
  if (process.env.WATCHBOOK_REEXEC) fail(`Node ${OLDEST.join('.')} or newer is needed; this is ${process.version}.`);
  say(`Node ${process.version} is too old to run the sources; continuing under Node 24.`);
  const args = ['exec', '--yes', '--package=node@24', '--', 'node', 'scripts/bootstrap.mjs', task, ...rest];
  process.exit(npm(args, {stdio: 'inherit', env: {...process.env, WATCHBOOK_REEXEC: '1'}}).status ?? 1);
}

/** Installs the locked packages when the lock changed since the last time. */
function install() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.watchbook-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('Installing packages …');
  // npm writes to standard error here, so that `score` keeps standard output to itself
  const done = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], {stdio: ['ignore', 2, 2]});
  if (done.status !== 0)
    fail('Could not install the packages: see the lines above. Nothing was started. Check the network and try again.');
  writeFileSync(stamp, hash);
}

/** Builds the app into dist/pwa. */
function build() {
  return node('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']);
}

/** The server runs in this process, so that signals reach it. */
async function serve() {
  await import('../server/start.ts');
  return true;
}

/** A Chromium: CHROMIUM_PATH, the system's, the system's packages, Playwright's, in this order. */
function chromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : fail(`CHROMIUM_PATH names ${named}, which is not there.`);
  const found = systemChromium() ?? packagedChromium() ?? playwrightChromium();
  if (found) return found;
  return fail(
    'No Chromium was found and none could be installed, so the browser tests cannot run. ' +
      'Install Chromium or Chrome, or set CHROMIUM_PATH to its executable, and run the command again.',
  );
}

function systemChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const onPath = (process.env.PATH ?? '')
    .split(windows ? ';' : ':')
    .flatMap(folder => names.map(name => join(folder, windows ? `${name}.exe` : name)));
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  ];
  return [...onPath, ...usual].find(path => existsSync(path));
}

function packagedChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing Chromium from the system’s packages …');
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const options = {stdio: ['ignore', 2, 2], env};
  spawnSync('apt-get', [...wait, 'update'], options);
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', 'chromium'], options);
  return systemChromium();
}

function playwrightChromium() {
  const cli = join('node_modules', 'playwright-core', 'cli.js');
  const {chromium: browser} = createRequire(import.meta.url)('playwright-core');
  if (!existsSync(browser.executablePath())) {
    say('Downloading Chromium …');
    spawnSync(process.execPath, [cli, 'install', 'chromium'], {stdio: ['ignore', 2, 2]});
  }
  return existsSync(browser.executablePath()) ? browser.executablePath() : undefined;
}

function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], {stdio: 'inherit'}).status === 0;
}

function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, {...options, shell: windows});
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
