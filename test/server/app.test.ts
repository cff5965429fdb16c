import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createApp} from '../../server/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbook-served-'));
mkdirSync(join(folder, 'app/assets'), {recursive: true});
writeFileSync(join(folder, 'secret.txt'), 'outside');
writeFileSync(join(folder, 'app/index.html'), '<title>the page</title>');
writeFileSync(join(folder, 'app/sw.js'), 'self.x = 1');
writeFileSync(join(folder, 'app/assets/main-Ab12_x-9.js'), 'export {}');
writeFileSync(join(folder, 'app/app.webmanifest'), '{}');
const app = createApp(join(folder, 'app'));
const get = (path: string) => app.request(path);

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/w/abc/sheet/customers', 'text/html; charset=utf-8', 'no-cache'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ['/assets/main-Ab12_x-9.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/app.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
])('%s is served as %s', async (path, type, cache) => {
  const response = await get(path);
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
    200,
    type,
    cache,
  ]);
});

test.each(['/assets/gone-12345678.js', '/favicon.ico', '/api/none', '/sync', '/%00', '/%E0%A4%A'])(
  '%s is not found instead of being answered with the page',
  async path => {
    expect((await get(path)).status).toBe(404);
  },
);

test.each(['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt'])(
  '%s does not leave the served folder',
  async path => {
    expect(await (await get(path)).text()).not.toContain('outside');
  },
);

test('every answer carries the policy that allows this origin only, a missing file too', async () => {
  for (const path of ['/', '/sw.js', '/assets/gone-12345678.js']) {
    const response = await get(path);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:)/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
});
