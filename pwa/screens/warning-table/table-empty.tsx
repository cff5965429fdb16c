import type {WorkbookId} from '../../../core/base/ids.ts';
import {homeText} from '../../../core/text/home.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import {useApp} from '../../app/services.tsx';
import {Button} from '../../ui/button.tsx';
import {EmptyState} from '../../ui/empty-state.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './table-grid.module.css';

/** A month without a customer: how one comes in. */
export function TableEmpty(props: {readonly workbook: WorkbookId; readonly onAdd: () => void}) {
  const app = useApp();
  const t = useWords();
  return (
    <div class={styles.empty}>
      <EmptyState title={t(tableText.emptyTitle)} text={t(tableText.emptyText)}>
        <Button kind="primary" onClick={() => props.onAdd()}>
          {t(tableText.addCustomer)}
        </Button>
        <Button kind="line" onClick={() => app.router.go({kind: 'import', workbook: props.workbook})}>
          {t(homeText.importExcel)}
        </Button>
      </EmptyState>
    </div>
  );
}
