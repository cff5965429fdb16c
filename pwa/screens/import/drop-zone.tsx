import FileSpreadsheet from 'lucide-solid/icons/file-spreadsheet';
import {createSignal} from 'solid-js';
import {importText} from '../../../core/text/import.ts';
import {Button} from '../../ui/button.tsx';
import {Icon} from '../../ui/icon.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './import.module.css';

/** Takes one file, dropped anywhere on it or chosen. */
export function DropZone(props: {readonly onFile: (file: File) => void}) {
  const t = useWords();
  const [over, setOver] = createSignal(false);
  let input: HTMLInputElement | undefined;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) props.onFile(file);
  };
  const pick = () => {
    const file = input?.files?.[0];
    if (input) input.value = '';
    if (file) props.onFile(file);
  };
  return (
    <section
      class={`${styles.drop} ${over() ? styles.over : ''}`}
      aria-label={t(importText.choose)}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon of={FileSpreadsheet} />
      <h2>{t(importText.dropTitle)}</h2>
      <p class="sub">{t(importText.dropText)}</p>
      <Button kind="primary" large onClick={() => input?.click()}>
        {t(importText.choose)}
      </Button>
      <input
        ref={input}
        type="file"
        class="sr"
        tabindex="-1"
        aria-label={t(importText.choose)}
        accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt,.prn,.vcf"
        onChange={pick}
      />
      <p class="mute t12">{t(importText.dropNote)}</p>
    </section>
  );
}
