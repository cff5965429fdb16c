/** Words about new versions of the program. */
import type {Words} from '../base/text.ts';

export const updateText = {
  offlineReady: {zh: '没有网也能用了', en: 'Ready to work offline'},
  available: {zh: '有新版本，换上它要重新打开这一页', en: 'A new version is here; taking it reloads this page'},
  take: {zh: '换上', en: 'Update'},
  unsaved: {zh: '还有没存好的改动，存好再换', en: 'Some changes are not saved yet; update after that'},
} as const satisfies Record<string, Words>;
