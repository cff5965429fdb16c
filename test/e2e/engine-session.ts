import type {Page} from 'playwright-core';
import {afterEach, inject} from 'vitest';
import {launch, Profile, type RunningChromium} from './chromium.ts';

export interface EngineSession {
  readonly chromium: RunningChromium;
  readonly page: Page;
}

/** Chromiums and profiles of one test file; all are gone after each test. */
export function engineSessions() {
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
    /** Starts Chromium on a profile with the engine's page open. */
    async start(profile: Profile = newProfile(), url = inject('engineUrl')): Promise<EngineSession> {
      const chromium = await launch(profile);
      running.push(chromium);
      return {chromium, page: await chromium.newPage(url)};
    },
  };
}
