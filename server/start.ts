/** `npm start` after the build: one port, this machine only unless HOST says otherwise. */
import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {type Listening, listen} from './listen.ts';

const folder = resolve(import.meta.dirname, '../dist/pwa');
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 4173);

if (!existsSync(resolve(folder, 'index.html'))) {
  say('The app is not built yet. Run: npm start');
  process.exit(1);
}
const server = await start();
say(`Watchbook runs at ${server.url}`);
if (host !== '127.0.0.1') say(`Reachable from other machines too, because HOST is ${host}.`);
say('Press Ctrl+C to stop. Your workbooks stay in your browser.');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => server.close().finally(() => process.exit(0)));
}

async function start(): Promise<Listening> {
  try {
    return await listen(folder, {host, port});
  } catch (error) {
    say(`Could not listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}.`);
    say('Nothing was started. Stop what uses this port, or choose another: PORT=4180 npm start');
    process.exit(1);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
