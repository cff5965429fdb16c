import type {Page} from 'playwright-core';
import {afterEach, inject} from 'vitest';
import {launch, Profile, type RunningChromium} from './chromium.ts';

export interface AppSession {
  readonly chromium: RunningChromium;
  readonly page: Page;
  /** What the page's console called an error, and exceptions nobody caught. */
  readonly faults: readonly string[];
}

export interface AppOptions {
  readonly locale: 'zh' | 'en';
  readonly width?: number;
  readonly height?: number;
  readonly profile?: Profile;
}

/** Chromiums and profiles of one test file with the app open; all are gone after each test. */
export function appSessions() {
  const profiles: Profile[] = [];
  const running: RunningChromium[] = [];
  afterEach(async () => {
    for (const chromium of running.splice(0)) await chromium.kill();
    for (const profile of profiles.splice(0)) profile.remove();
  });
  function newProfile(): Profile {
    const profile = new Profile();
    profiles.push(profile);
    return profile;
  }
  return {
    newProfile,
    /** Starts Chromium with the app in a language, on a window of a size. */
    async start({locale, width = 1440, height = 900, profile = newProfile()}: AppOptions): Promise<AppSession> {
      const chromium = await launch(profile);
      running.push(chromium);
      const page = await chromium.context.newPage();
      const faults: string[] = [];
      page.on('console', message => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', error => faults.push(String(error)));
      await page.setViewportSize({width, height});
      await page.addInitScript(language => {
        if (localStorage.getItem('watchbook.locale') === null) localStorage.setItem('watchbook.locale', language);
      }, locale);
      await page.goto(inject('appUrl'));
      return {chromium, page, faults};
    },
  };
}
