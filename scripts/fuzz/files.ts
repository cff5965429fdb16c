/**
 * Damages files and has the product's reader read them: `npm run fuzz -- --what files --count 100000 [--seed N]`
 * `[--from DIR]`. Reading happens in a process of its own with no network, ended when a file takes longer than the limit;
 * the same is done with a file in the app. Prints one JSON line: how many were read, refused (by kind), crashed, hung.
 */
import {type ChildProcess, fork} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {readFile} from '../../core/transfer/read.ts';
import {decodeText} from '../score/import-file.ts';
import {mutate, mutationOf} from './mutate.ts';

/** The longest that one damaged file may take, and the memory that reading may hold. */
const LIMIT_MS = 12_000;
const HEAP_MB = 1024;
const LARGEST = 200_000;
const SERVE = '--serve-reader';

export interface FileFuzz {
  readonly files: number;
  readonly read: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly crashes: readonly string[];
  readonly hangs: readonly string[];
  readonly requests: number;
  readonly slowestMs: number;
}

type Answer =
  | {readonly kind: 'read'}
  | {readonly kind: 'refused'; readonly error: string}
  | {readonly kind: 'crash'; readonly detail: string};

interface Reply {
  readonly answer: Answer;
  readonly ms: number;
  readonly requests: number;
}

/** Files to damage: those of a folder and its folders, small enough to be read many times. */
export function originals(folder: string): readonly {readonly name: string; readonly bytes: Uint8Array}[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => /\.(?:xlsx|xlsm|xls|xlsb|csv|txt|prn|vcf)$/i.test(name))
    .sort()
    .map(name => ({name, bytes: new Uint8Array(readFileSync(resolve(folder, name)))}))
    .filter(({bytes}) => bytes.length <= LARGEST);
}

/** Reads `count` damaged files. A finding is named by file and seed, which repeat it. */
export async function fuzzFiles(
  files: readonly {readonly name: string; readonly bytes: Uint8Array}[],
  seed: number,
  count: number,
  say: (done: number) => void = () => undefined,
): Promise<FileFuzz> {
  const refused: Record<string, number> = {};
  const crashes: string[] = [];
  const hangs: string[] = [];
  let reader = startReader();
  let read = 0;
  let requests = 0;
  let slowestMs = 0;
  for (let index = 0; index < count; index += 1) {
    const original = files[(seed + index) % files.length];
    if (original === undefined) break;
    const mutation = mutationOf(seed + index);
    const finding = `${original.name} seed ${seed + index}`;
    const reply = await ask(reader, mutate(original.bytes, mutation), original.name);
    if (reply === 'hang' || reply === 'dead') {
      (reply === 'hang' ? hangs : crashes).push(finding);
      reader.kill('SIGKILL');
      reader = startReader();
    } else {
      slowestMs = Math.max(slowestMs, reply.ms);
      requests += reply.requests;
      if (reply.answer.kind === 'read') read += 1;
      else if (reply.answer.kind === 'refused') refused[reply.answer.error] = (refused[reply.answer.error] ?? 0) + 1;
      else crashes.push(`${finding}: ${reply.answer.detail}`);
    }
    if ((index + 1) % 1000 === 0) say(index + 1);
  }
  reader.kill('SIGKILL');
  return {files: count, read, refused, crashes, hangs, requests, slowestMs: Math.round(slowestMs)};
}

function startReader(): ChildProcess {
  return fork(fileURLToPath(import.meta.url), [SERVE], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`],
    serialization: 'advanced',
    // A reader that runs out of memory writes pages about it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function ask(reader: ChildProcess, bytes: Uint8Array, name: string): Promise<Reply | 'hang' | 'dead'> {
  return new Promise(done => {
    const finish = (reply: Reply | 'hang' | 'dead') => {
      clearTimeout(limit);
      reader.off('message', finish);
      reader.off('exit', dead);
      done(reply);
    };
    const dead = () => finish('dead');
    const limit = setTimeout(() => finish('hang'), LIMIT_MS);
    reader.on('message', finish);
    reader.on('exit', dead);
    reader.send({bytes, name});
  });
}

/** The reading process: reads what it is given and counts every attempt to reach the network. */
function serve(): void {
  let requests = 0;
  globalThis.fetch = () => {
    requests += 1;
    return Promise.reject(new Error('no network while reading'));
  };
  process.on('message', async ({bytes, name}: {readonly bytes: Uint8Array; readonly name: string}) => {
    const start = performance.now();
    const before = requests;
    let answer: Answer;
    try {
      const result = await readFile(bytes, name, decodeText);
      answer = result.ok ? {kind: 'read'} : {kind: 'refused', error: result.error.kind};
      if (!result.ok && !result.error.kind.startsWith('file-')) answer = {kind: 'crash', detail: result.error.kind};
      if (Object.keys(Object.prototype).length > 0) answer = {kind: 'crash', detail: 'prototype polluted'};
    } catch (error) {
      answer = {kind: 'crash', detail: error instanceof Error ? (error.stack ?? error.message) : String(error)};
    }
    process.send?.({answer, ms: performance.now() - start, requests: requests - before});
  });
}

if (process.argv[2] === SERVE) serve();
