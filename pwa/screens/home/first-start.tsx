import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet';
import Play from 'lucide-solid/icons/play';
import {For} from 'solid-js';
import {homeText} from '../../../core/text/home.ts';
import {useApp} from '../../app/services.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './home.module.css';
import {BigButton, CreateButton, createSampleOpener, RestoreButton} from './home-actions.tsx';
import {Preview} from './preview.tsx';

/** Nothing on this device yet: what it is, the sample one click away, an own file one click away. */
export function FirstStart() {
  const app = useApp();
  const t = useWords();
  const sample = createSampleOpener();
  return (
    <div class={styles.hero}>
      <div class={styles.pitch}>
        <h1 class={styles.headline}>
          <For each={t(homeText.headline).split('\n')}>{line => <span>{line}</span>}</For>
        </h1>
        <p class={styles.lead}>{t(homeText.lead)}</p>
        <div class={styles.bigs}>
          <BigButton
            icon={Play}
            primary
            busy={sample.busy()}
            title={t(homeText.openSample)}
            hint={t(homeText.openSampleHint)}
            onClick={() => void sample.open()}
          />
          <BigButton
            icon={FileSpreadsheet}
            title={t(homeText.importExcel)}
            hint={t(homeText.importExcelHint)}
            onClick={() => app.router.go({kind: 'import', workbook: null})}
          />
        </div>
        <div class={styles.small}>
          <CreateButton />
          <RestoreButton />
        </div>
      </div>
      <Preview />
    </div>
  );
}
