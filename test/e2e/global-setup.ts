import {resolve} from 'node:path';
import {build} from 'vite';
import type {TestProject} from 'vitest/node';
import {listen} from '../../server/listen.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built app. */
    appUrl: string;
    /** The engine alone, for faults that no screen can bring about. */
    engineUrl: string;
  }
}

const root = resolve(import.meta.dirname, '../..');

/** Builds once and serves what was built, each on a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build({configFile: resolve(root, 'vite.config.ts'), mode: 'production', logLevel: 'warn'});
  const engineFolder = resolve(root, 'dist/engine-page');
  await build({
    configFile: false,
    root: resolve(import.meta.dirname, 'engine-page'),
    logLevel: 'warn',
    publicDir: false,
    worker: {format: 'es'},
    build: {
      outDir: engineFolder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {input: resolve(import.meta.dirname, 'engine-page/engine.html')},
    },
  });
  const app = await listen(resolve(root, 'dist/pwa'), {host: '127.0.0.1', port: 0});
  const engine = await listen(engineFolder, {host: '127.0.0.1', port: 0});
  project.provide('appUrl', app.url);
  project.provide('engineUrl', `${engine.url}engine.html`);
  return async () => {
    await app.close();
    await engine.close();
  };
}
