import {createSignal} from 'solid-js';
import type {Profile} from '../../../core/schema/settings.ts';
import {tradeNames} from '../../../core/text/choices.ts';
import {homeText} from '../../../core/text/home.ts';
import {shellText} from '../../../core/text/shell.ts';
import {useApp} from '../../app/services.tsx';
import {Button} from '../../ui/button.tsx';
import {Dialog} from '../../ui/dialog.tsx';
import {SelectField, TextField} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';
import {nameProblem} from './workbook-name.ts';

/** Name and trade of a new, empty workbook. */
export function CreateDialog(props: {readonly onClose: () => void}) {
  const app = useApp();
  const t = useWords();
  const [name, setName] = createSignal('');
  const [trade, setTrade] = createSignal<Profile>('trade');
  const [tried, setTried] = createSignal(false);
  const problem = () => (tried() ? nameProblem(name()) : null);
  const create = async () => {
    setTried(true);
    if (nameProblem(name()) !== null) return;
    const answer = await app.engine.ask('create-workbook', {name: name().trim(), profile: trade()});
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    props.onClose();
    app.router.go({kind: 'warning-table', workbook: answer.value, month: null, manager: undefined, customer: null});
  };
  return (
    <Dialog
      open
      title={t(homeText.createTitle)}
      onClose={props.onClose}
      foot={
        <>
          <Button kind="line" onClick={() => props.onClose()}>
            {t(shellText.cancel)}
          </Button>
          <Button kind="primary" onClick={() => void create()}>
            {t(homeText.create)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(homeText.createName)}
        value={name()}
        onInput={setName}
        onEnter={() => void create()}
        error={problem() && t(problem() ?? homeText.nameNeeded)}
        autofocus
      />
      <SelectField
        label={t(homeText.createTrade)}
        value={trade()}
        options={tradeNames.map(([value, name]) => ({value, label: t(name)}))}
        onChange={setTrade}
      />
    </Dialog>
  );
}
