/** Words of the four warning levels (design: ui.md §3). */
import type {Words} from '../base/text.ts';
import type {Level} from '../rules/types.ts';

/** Red first: the order in which levels are listed everywhere. */
export const levelsFromRed: readonly Level[] = ['red', 'orange', 'yellow', 'blue'];

/** Full word of a level. */
export const levelName: Readonly<Record<Level, Words>> = {
  red: {zh: '严重', en: 'Critical'},
  orange: {zh: '预警', en: 'Serious'},
  yellow: {zh: '关注', en: 'Attention'},
  blue: {zh: '提示', en: 'Notice'},
};

/** Working days within which a warning is to be answered (warning-rules.md, Conventions). */
const answerDays: Readonly<Record<Level, number>> = {red: 1, orange: 2, yellow: 5, blue: 10};

/** `1 个工作日内答复`. */
export function answerWithin(level: Level): Words {
  const days = answerDays[level];
  return {zh: `${days} 个工作日内答复`, en: `Answer within ${days} working day${days === 1 ? '' : 's'}`};
}
