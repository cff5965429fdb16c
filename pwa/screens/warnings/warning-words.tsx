/** How a warning line reads: its rule's name, the sentence with its figures, the next step, what clears it. */
import {For} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {builtInRule} from '../../../core/catalog/rules.ts';
import type {WarningLine} from '../../engine/protocol.ts';
import {useWords} from '../../ui/locale.tsx';

/** Name of a rule, its id where a user made it. */
export function ruleName(rule: WarningLine['rule']): Words {
  return builtInRule(rule)?.name ?? {zh: rule, en: rule};
}

/** Words whose parts between `*` are set strong. */
export function Strong(props: {readonly words: Words}) {
  const t = useWords();
  const parts = () => t(props.words).split('*');
  return <For each={parts()}>{(part, index) => (index() % 2 === 1 ? <b>{part}</b> : part)}</For>;
}

/** The sentence with its figures. */
export function sentenceOf(line: WarningLine): Words {
  return ruleName(line.rule);
}

/** What to do now, or null. */
export function nextStepOf(_line: WarningLine): Words | null {
  return null;
}

/** What would clear it, or null. */
export function clearsOf(_line: WarningLine): Words | null {
  return null;
}
