import {Match, Switch} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import {effectText, tableText} from '../../../core/text/warning-table.ts';
import {useApp} from '../../app/services.tsx';
import type {WarningTable} from '../../engine/protocol.ts';
import {useWords} from '../../ui/locale.tsx';
import {Strong} from '../warnings/warning-words.tsx';
import {type TypingEffect, typingEffect} from './effect.ts';
import type {TableState} from './table-state.ts';

/** What the open editor's text will do, `null` while nothing is typed. */
export function effectOf(
  table: WarningTable,
  state: TableState,
  today: Parameters<typeof typingEffect>[5],
): TypingEffect | null {
  const at = state.weekCell();
  const editing = state.editing();
  const span = at && table.weeks[at.cell.week];
  if (!at || !editing || !span) return null;
  return typingEffect(at.line.row, at.cell.week, at.cell.side, editing.text, span, today);
}

const problems: Readonly<Record<Extract<TypingEffect, {kind: 'invalid'}>['why'], Words>> = {
  'not-an-amount': tableText.notAnAmount,
  decimals: tableText.twoDecimals,
  'too-large': tableText.tooLarge,
};

/** `写入 11 月 20 日 一笔消费 2,960，本月消费 8,860`. */
export function EffectLine(props: {readonly table: WarningTable; readonly state: TableState}) {
  const app = useApp();
  const t = useWords();
  const effect = () => {
    const today = app.session.today();
    return today === null ? null : effectOf(props.table, props.state, today);
  };
  const entry = () => {
    const now = effect();
    const at = props.state.weekCell();
    return now?.kind === 'entry' && at ? {...now, side: at.cell.side, month: props.table.month} : null;
  };
  const problem = () => {
    const now = effect();
    return now?.kind === 'invalid' ? problems[now.why] : null;
  };
  return (
    <Switch>
      <Match when={entry()}>
        {now => (
          <span>
            <Strong words={effectText(now())} />
          </span>
        )}
      </Match>
      <Match when={problem()}>{words => <span>{t(words())}</span>}</Match>
      <Match when={effect()?.kind === 'nothing'}>{t(tableText.nothingChanges)}</Match>
    </Switch>
  );
}
