/// <reference types="vitest/config" />
import {resolve} from 'node:path';
import {crx} from '@crxjs/vite-plugin';
import {defineConfig, type UserConfig} from 'vite';
import {VitePWA} from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';

const root = import.meta.dirname;

/** The installable app: page, worker and service worker. */
function pwaBuild(): UserConfig {
  return {
    root: resolve(root, 'pwa'),
    plugins: [
      solid(),
      VitePWA({
        registerType: 'prompt',
        injectRegister: false,
        workbox: {
          globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
          navigateFallback: 'index.html',
          navigateFallbackDenylist: [/^\/(api|sync)\b/],
          maximumFileSizeToCacheInBytes: 5_000_000,
        },
        manifest: {
          name: '守账 Watchbook',
          short_name: '守账',
          description: '会预警的客户账本',
          lang: 'zh-CN',
          start_url: '.',
          display: 'standalone',
          theme_color: '#f3f4f5',
          background_color: '#f3f4f5',
          icons: [{src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any'}],
        },
      }),
    ],
    worker: {format: 'es'},
    build: {outDir: resolve(root, 'dist/pwa'), emptyOutDir: true, target: 'es2022'},
  };
}

/** The clipper. Its manifest lives beside its code. */
async function extensionBuild(): Promise<UserConfig> {
  const {default: manifest} = await import('./extension/manifest.ts');
  return {
    root: resolve(root, 'extension'),
    publicDir: false,
    plugins: [solid(), crx({manifest})],
    build: {outDir: resolve(root, 'dist/extension'), emptyOutDir: true, target: 'es2022'},
  };
}

export default defineConfig(async ({mode}) => {
  if (mode === 'extension') return extensionBuild();
  if (mode !== 'test') return pwaBuild();
  return {
    test: {
      projects: [
        {
          test: {
            name: 'unit',
            environment: 'node',
            include: ['test/**/*.test.ts'],
            exclude: ['test/e2e/**'],
            testTimeout: 60_000,
          },
        },
        {
          test: {
            name: 'e2e',
            environment: 'node',
            include: ['test/e2e/**/*.test.ts'],
            fileParallelism: false,
            testTimeout: 120_000,
            hookTimeout: 120_000,
            globalSetup: ['test/e2e/global-setup.ts'],
          },
        },
      ],
    },
  };
});
