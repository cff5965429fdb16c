import {createSignal} from 'solid-js';
import {homeText} from '../../../core/text/home.ts';
import {shellText} from '../../../core/text/shell.ts';
import {useApp} from '../../app/services.tsx';
import type {WorkbookSummary} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {Dialog} from '../../ui/dialog.tsx';
import {TextField} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';
import {nameProblem} from './workbook-name.ts';

export function RenameDialog(props: {readonly workbook: WorkbookSummary; readonly onClose: () => void}) {
  const app = useApp();
  const t = useWords();
  const [name, setName] = createSignal(props.workbook.name);
  const problem = () => nameProblem(name());
  const rename = async () => {
    if (problem() !== null) return;
    const answer = await app.engine.ask('rename', {workbook: props.workbook.id, name: name().trim()});
    if (!answer.ok) app.toasts.error(answer.error);
    props.onClose();
  };
  return (
    <Dialog
      open
      title={t(homeText.renameTitle)}
      onClose={props.onClose}
      foot={
        <>
          <Button kind="line" onClick={() => props.onClose()}>
            {t(shellText.cancel)}
          </Button>
          <Button kind="primary" disabled={problem() !== null} onClick={() => void rename()}>
            {t(shellText.rename)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(homeText.name)}
        value={name()}
        onInput={setName}
        onEnter={() => void rename()}
        error={problem() && t(problem() ?? homeText.nameNeeded)}
        autofocus
      />
    </Dialog>
  );
}
