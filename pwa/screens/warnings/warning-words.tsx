/** How a warning line reads: its rule's name, the sentence with its figures, the next step, what clears it. */
import {For} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {clearsWhen, nextStep, type WarningWords, warningFigure, warningSentence} from '../../../core/text/warnings.ts';
import type {WarningLine} from '../../engine/protocol.ts';
import {useWords} from '../../ui/locale.tsx';

/** Words whose parts between `*` are set strong. */
export function Strong(props: {readonly words: Words}) {
  const t = useWords();
  const parts = () => t(props.words).split('*');
  return <For each={parts()}>{(part, index) => (index() % 2 === 1 ? <b>{part}</b> : part)}</For>;
}

/** The sentence with its figures, set strong. */
export function sentenceOf(line: WarningLine): Words {
  return warningSentence(wordsOf(line));
}

/** A cell's worth of it: `逾期 82 天`. */
export function figureOf(line: WarningLine): Words {
  return warningFigure({...wordsOf(line), strong: false});
}

/** What to do now, or null. */
export function nextStepOf(line: WarningLine): Words | null {
  return nextStep(wordsOf(line));
}

/** What would clear it, or null. */
export function clearsOf(line: WarningLine): Words | null {
  return clearsWhen(wordsOf(line));
}

function wordsOf({rule, facts, explanation, contactName, managerName}: WarningLine): WarningWords {
  const names = {manager: managerName, contact: contactName ?? ''};
  return {rule, facts, explanation: explanation ?? null, names, strong: true};
}
