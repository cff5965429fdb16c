/**
 * Every screen by its route, each in a chunk of its own. To plug one in: `pwa/screens/<name>/<name>-screen.tsx` with a
 * default export that takes `ScreenProps<kind>`; everything else it needs comes from `useApp()`.
 * Screens with a workbook are drawn inside the frame's main region and start with a `PageBar`.
 */
import {type Component, lazy} from 'solid-js';
import type {RouteKind, RouteOf} from './route.ts';

export interface ScreenProps<K extends RouteKind> {
  readonly route: RouteOf<K>;
}

type Screens = {readonly [K in Exclude<RouteKind, 'missing'>]: Component<ScreenProps<K>>};

export const screens: Screens = {
  home: lazy(() => import('../screens/home/home-screen.tsx')),
  import: lazy(() => import('../screens/import/import-screen.tsx')),
  sheet: lazy(() => import('../screens/workbook/workbook-screen.tsx')),
  'warning-table': lazy(() => import('../screens/warning-table/warning-table-screen.tsx')),
  warnings: lazy(() => import('../screens/warnings/warnings-screen.tsx')),
  customer: lazy(() => import('../screens/warning-table/customer-screen.tsx')),
  entry: lazy(() => import('../screens/warning-table/entry-screen.tsx')),
  settings: lazy(() => import('../screens/settings/settings-screen.tsx')),
  more: lazy(() => import('../screens/settings/more-screen.tsx')),
};
