/**
 * Every screen by its route, each in a chunk of its own. To plug one in: `pwa/screens/<name>/<name>-screen.tsx` with a
 * default export that takes `ScreenProps<kind>`; everything else it needs comes from `useApp()`.
 * Screens with a workbook are drawn inside the frame's main region and start with a `PageBar`.
 */
import type {Component} from 'solid-js';
import type {RouteKind, RouteOf} from './route.ts';

export interface ScreenProps<K extends RouteKind> {
  readonly route: RouteOf<K>;
}

export type ScreenKind = Exclude<RouteKind, 'missing'>;

/** Loads a screen's chunk. */
type Loaders = {readonly [K in ScreenKind]: () => Promise<{readonly default: Component<ScreenProps<K>>}>};

export const screens: Loaders = {
  home: () => import('../screens/home/home-screen.tsx'),
  import: () => import('../screens/import/import-screen.tsx'),
  sheet: () => import('../screens/workbook/workbook-screen.tsx'),
  'warning-table': () => import('../screens/warning-table/warning-table-screen.tsx'),
  warnings: () => import('../screens/warnings/warnings-screen.tsx'),
  customer: () => import('../screens/warning-table/customer-screen.tsx'),
  entry: () => import('../screens/warning-table/entry-screen.tsx'),
  settings: () => import('../screens/settings/settings-screen.tsx'),
  more: () => import('../screens/settings/more-screen.tsx'),
};
