/** What a user is told of a sale that was saved although a rule speaks against it (AR-11, AR-14). */
import type {RuleId} from '../base/ids.ts';
import type {Words} from '../base/text.ts';
import type {Facts} from '../rules/types.ts';
import {formatCount} from './figures.ts';
import {nextStep, warningSentence} from './warnings.ts';

export const savingText = {
  entries: {zh: '看账', en: 'See entries'},
  keep: {zh: '保留', en: 'Keep'},
} as const satisfies Record<string, Words>;

/** One rule's word on one customer's sale. */
export interface SpokenAgainst {
  readonly kind: 'needs_approval' | 'fires';
  readonly rule: RuleId;
  readonly customerName: string;
  readonly facts: Facts;
}

/** `和顺酒家：余款 68,440，是额度 60,000 的 114%，超出 8,440。新签单要主管批准；已先记下。` */
export function savedAgainst(against: SpokenAgainst): Words {
  const sentence = warningSentence(against);
  const then = against.kind === 'needs_approval' ? approval : listed(nextStep(against));
  const name = against.customerName;
  return {
    zh: `${name}：${sentence.zh}。${then.zh}`,
    en: `${name}: ${sentence.en}. ${then.en}`,
  };
}

/** Of several notices the first, and how many more there are. */
export function savedAgainstAll(first: SpokenAgainst, all: number): Words {
  const words = savedAgainst(first);
  const more = all - 1;
  if (more <= 0) return words;
  return {
    zh: `${words.zh}另有 ${formatCount(more)} 条，见预警中心。`,
    en: `${words.en} ${formatCount(more)} more: see Warnings.`,
  };
}

const approval: Words = {
  zh: '新签单要主管批准；已先记下。',
  en: "A new signed bill needs the supervisor's approval; it is saved meanwhile.",
};

function listed(next: Words | null): Words {
  return {
    zh: `已记下并列入预警。${next?.zh ?? ''}`,
    en: `Saved and listed as a warning.${next ? ` ${next.en}` : ''}`,
  };
}
