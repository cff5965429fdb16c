import {readFile, stat} from 'node:fs/promises';
import {extname, join, resolve, sep} from 'node:path';
import {Hono} from 'hono';
import {compress} from 'hono/compress';
import {contentType} from './content-type.ts';
import {cacheControl, safetyHeaders} from './headers.ts';

/** The app's HTTP side: files of the built app, and its one page for every address of the app itself. */
export function createApp(folder: string): Hono {
  const root = resolve(folder);
  const app = new Hono();
  app.use(compress());
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(safetyHeaders)) context.header(name, value);
  });
  app.get('/api/health', context => context.json({ok: true}));
  app.on(['GET', 'HEAD'], '*', async context => {
    const path = decodePath(context.req.path);
    if (path === undefined || /^\/(api|sync)(\/|$)/.test(path)) return context.text('Not found', 404);
    const file = await fileAt(root, path === '/' ? '/index.html' : path);
    if (file) return answer(context.req.path, file);
    // an address of the app: the page itself decides what to show; a missing file stays missing
    const page = extname(path) === '' ? await fileAt(root, '/index.html') : undefined;
    return page ? answer('/index.html', page) : context.text('Not found', 404);
  });
  return app;
}

interface ServedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function answer(path: string, file: ServedFile): Response {
  return new Response(file.bytes, {
    headers: {'content-type': contentType(file.path), 'cache-control': cacheControl(path)},
  });
}

function decodePath(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/** The file, if it lies inside `root`. */
async function fileAt(root: string, path: string): Promise<ServedFile | undefined> {
  const full = resolve(join(root, path));
  if (!full.startsWith(root + sep)) return undefined;
  const found = await stat(full).catch(() => undefined);
  return found?.isFile() ? {path: full, bytes: new Uint8Array(await readFile(full))} : undefined;
}
