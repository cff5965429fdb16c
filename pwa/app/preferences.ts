/** What a device prefers: language, theme, row height. Kept in the browser, never in a workbook. */
import {createEffect, createSignal} from 'solid-js';
import type {Locale} from '../../core/base/text.ts';

const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const densities = ['compact', 'cosy'] as const;
export type Density = (typeof densities)[number];

const locales = ['zh', 'en'] as const satisfies readonly Locale[];

export interface Preferences {
  readonly locale: () => Locale;
  readonly theme: () => Theme;
  readonly density: () => Density;
  setLocale(locale: Locale): void;
  setTheme(theme: Theme): void;
  setDensity(density: Density): void;
}

/** Reads what was kept, applies it to the document and keeps what is changed. Call inside a root. */
export function createPreferences(page: Window): Preferences {
  const spoken: Locale = page.navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  const [locale, setLocale] = createSignal<Locale>(kept(page, 'locale', locales) ?? spoken);
  const [theme, setTheme] = createSignal<Theme>(kept(page, 'theme', themes) ?? 'system');
  const [density, setDensity] = createSignal<Density>(kept(page, 'density', densities) ?? 'compact');
  const root = page.document.documentElement;
  createEffect(() => {
    root.lang = locale() === 'zh' ? 'zh-CN' : 'en';
    page.document.title = locale() === 'zh' ? '守账 Watchbook' : 'Watchbook 守账';
    keep(page, 'locale', locale());
  });
  createEffect(() => {
    root.dataset.theme = theme();
    keep(page, 'theme', theme());
  });
  createEffect(() => {
    root.dataset.density = density();
    keep(page, 'density', density());
  });
  return {locale, theme, density, setLocale, setTheme, setDensity};
}

const KEY = 'watchbook.';

/** A browser that refuses storage keeps nothing, and the defaults stand. */
function kept<Value extends string>(page: Window, name: string, allowed: readonly Value[]): Value | undefined {
  try {
    const text = page.localStorage.getItem(KEY + name);
    return allowed.find(value => value === text);
  } catch {
    return undefined;
  }
}

function keep(page: Window, name: string, value: string): void {
  try {
    page.localStorage.setItem(KEY + name, value);
  } catch {
    // Refused storage: the choice lasts until the page closes.
  }
}
