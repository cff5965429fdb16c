import Banknote from 'lucide-solid/icons/banknote';
import {Show} from 'solid-js';
import {asId, type SheetId, type WorkbookId} from '../../../core/base/ids.ts';
import {warningsText} from '../../../core/text/warnings-screen.ts';
import {printRoute} from '../../app/route.ts';
import {Button, buttonClass} from '../../ui/button.tsx';
import {LevelMark} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {NextStep, ReasonLines, ReasonList} from '../warnings/reason-list.tsx';
import {FloatingPanel} from './floating-panel.tsx';
import type {RowLine} from './lines.ts';
import styles from './reason-panel.module.css';

const ENTRIES = asId<SheetId>('entries');

/** Why a customer stands at its level: in short while hovering, in full when it was opened. */
export function ReasonPanel(props: {
  readonly workbook: WorkbookId;
  readonly line: RowLine;
  readonly anchor: DOMRect;
  readonly pinned: boolean;
  readonly onClose: () => void;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onPayment: () => void;
}) {
  const t = useWords();
  const customer = () => props.line.row.customer;
  const ledger = () =>
    printRoute({kind: 'sheet', workbook: props.workbook, sheet: ENTRIES, customer: customer(), row: null});
  const card = () => printRoute({kind: 'customer', workbook: props.workbook, customer: customer()});
  return (
    <FloatingPanel
      label={`${t(warningsText.whyTitle)} ${props.line.row.customerName}`}
      anchor={props.anchor}
      pinned={props.pinned}
      onClose={props.onClose}
      onEnter={props.onEnter}
      onLeave={props.onLeave}
    >
      <div class={styles.head}>
        <Show when={props.line.level} fallback={<span>{t(warningsText.noWarning)}</span>}>
          {level => <LevelMark level={level()} />}
        </Show>
        <span class="grow" />
        <span class="mute t12">{props.line.row.customerName || props.line.row.contactName}</span>
      </div>
      <div class={styles.reasons}>
        <Show when={props.pinned} fallback={<ReasonLines lines={props.line.warnings} />}>
          <ReasonList lines={props.line.warnings} />
        </Show>
      </div>
      <NextStep lines={props.line.warnings} />
      <div class={styles.foot}>
        <Button kind="line" icon={Banknote} onClick={() => props.onPayment()}>
          {t(warningsText.recordPayment)}
        </Button>
        <a class={buttonClass({})} href={ledger()}>
          {t(warningsText.sourceEntries)}
        </a>
        <a class={buttonClass({})} href={card()}>
          {t(warningsText.openCard)}
        </a>
      </div>
    </FloatingPanel>
  );
}
