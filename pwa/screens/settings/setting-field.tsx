import {createSignal} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {settingsText} from '../../../core/text/settings.ts';
import type {Services} from '../../app/services.tsx';
import {TextField} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';

/** Writes one setting; what went wrong is said in a toast. */
export async function saveSetting(app: Services, key: string, value: unknown): Promise<void> {
  const answer = await app.engine.ask('set-setting', {key, value});
  if (!answer.ok) app.toasts.error(answer.error);
  await app.session.refresh();
}

/** A whole number with its limits, written when the field is left. */
export function NumberSetting(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onSave: (value: number) => void;
}) {
  const t = useWords();
  const [problem, setProblem] = createSignal<Words | null>(null);
  const commit = (text: string) => {
    const value = Number(text.trim());
    if (!/^\d+$/.test(text.trim())) setProblem(settingsText.needsInteger);
    else if (value < props.least || value > props.most) setProblem(settingsText.outOfRange);
    else {
      setProblem(null);
      if (value !== props.value) props.onSave(value);
    }
  };
  const said = () => {
    const words = problem();
    return words === null ? null : `${t(words)} ${props.least}–${props.most}`;
  };
  return <TextField label={props.label} value={String(props.value)} onCommit={commit} error={said()} number />;
}
