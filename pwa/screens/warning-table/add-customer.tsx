import {createSignal, For, Show} from 'solid-js';
import {asId, type ColumnId, type RowId, type SheetId} from '../../../core/base/ids.ts';
import {sectorChoices, settlementChoices} from '../../../core/catalog/choices.ts';
import type {NewRow} from '../../../core/doc/command.ts';
import {type SettlementForm, settlementForms} from '../../../core/ledger/types.ts';
import {formName, sectorName} from '../../../core/text/choices.ts';
import {homeText} from '../../../core/text/home.ts';
import {shellText} from '../../../core/text/shell.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import {createAnswer} from '../../app/answer.ts';
import {newRowId} from '../../app/new-id.ts';
import {useApp} from '../../app/services.tsx';
import type {Engine} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {Dialog} from '../../ui/dialog.tsx';
import {SelectField, TextField} from '../../ui/field.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './add-customer.module.css';
import type {ExtraRow} from './extra-rows.ts';

const CUSTOMERS = asId<SheetId>('customers');
const CONTACTS = asId<SheetId>('contacts');
const NAME = asId<ColumnId>('name');
const CUSTOMER = asId<ColumnId>('customer');
const RECORD = ['sector', 'grade', 'account_manager', 'settlement_form'].map(name => asId<ColumnId>(name));
/** Existing customers offered while a name is typed. */
const MOST = 5;

/** Puts a customer on the table: one that the workbook has, or a new one. */
export function AddCustomer(props: {
  readonly manager: RowId | null;
  readonly onAdd: (rows: readonly ExtraRow[]) => void;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const t = useWords();
  const [name, setName] = createSignal('');
  const [contact, setContact] = createSignal('');
  const [sector, setSector] = createSignal('');
  const [form, setForm] = createSignal<SettlementForm>('signed_bill');
  const [tried, setTried] = createSignal(false);
  const found = createAnswer(name, async text => {
    if (text.trim() === '') return [];
    const answer = await app.engine.ask('lookup', {sheet: CUSTOMERS, text, limit: MOST});
    return answer.ok ? answer.value : [];
  });

  const addExisting = async (customer: RowId, customerName: string) => {
    const [contacts, known] = await Promise.all([contactsOf(app.engine, customer), recordOf(app.engine, customer)]);
    const base = {
      ...{customer, customerName, sector: known.sector, grade: known.grade},
      manager: props.manager ?? known.manager,
      form: known.form ?? form(),
    };
    const rows = contacts.length === 0 ? [{row: customer, contactName: ''}] : contacts;
    props.onAdd(rows.map(row => ({...base, ...row})));
  };

  const addNew = async () => {
    setTried(true);
    const customerName = name().trim();
    if (customerName === '') return;
    const customer = newRowId();
    const signer = contact().trim();
    const row = signer === '' ? customer : newRowId();
    const customerRow: NewRow = {
      sheet: CUSTOMERS,
      row: customer,
      cells: {
        name: customerName,
        kind: 'organisation',
        status: 'active',
        sector: sector() === '' ? null : sector(),
        account_manager: props.manager,
        settlement_form: form(),
      },
    };
    const contactRow: NewRow = {
      sheet: CONTACTS,
      row,
      cells: {customer, name: signer, account_manager: props.manager, settlement_form: form(), authorised_signer: true},
    };
    const answer = await app.engine.ask('write', {
      label: 'add-customer',
      inserts: signer === '' ? [customerRow] : [customerRow, contactRow],
      cells: [],
    });
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    const sectorId = sector() === '' ? null : sector();
    props.onAdd([
      {
        customer,
        row,
        manager: props.manager,
        sector: sectorId,
        customerName,
        contactName: signer,
        grade: null,
        form: form(),
      },
    ]);
  };

  const sectors = () => [
    {value: '', label: t(sectorName(null))},
    ...sectorChoices.map(({id, name: words}) => ({value: id, label: t(words)})),
  ];
  const forms = () =>
    settlementForms
      .filter(each => settlementChoices.some(choice => choice.id === each))
      .map(value => ({value, label: t(formName(value))}));
  return (
    <Dialog
      open
      title={t(tableText.addTitle)}
      onClose={props.onClose}
      foot={
        <>
          <Button kind="line" onClick={() => props.onClose()}>
            {t(shellText.cancel)}
          </Button>
          <Button kind="primary" onClick={() => void addNew()}>
            {t(tableText.addNew)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(tableText.addName)}
        value={name()}
        onInput={setName}
        onEnter={() => void addNew()}
        error={tried() && name().trim() === '' ? t(homeText.nameNeeded) : null}
        autofocus
      />
      <Show when={(found() ?? []).length > 0}>
        <div>
          <h3 class="mute">{t(tableText.addExisting)}</h3>
          <ul class={styles.found}>
            <For each={found()}>
              {hit => (
                <li>
                  <Button kind="line" onClick={() => void addExisting(hit.row, hit.label)}>
                    {hit.label}
                    <span class="mute">{hit.hint}</span>
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Show>
      <TextField label={t(tableText.addContact)} value={contact()} onInput={setContact} />
      <div class={styles.two}>
        <SelectField label={t(tableText.addSector)} value={sector()} options={sectors()} onChange={setSector} />
        <SelectField label={t(tableText.addForm)} value={form()} options={forms()} onChange={setForm} />
      </div>
      <p class="mute t12">{t(tableText.addHint)}</p>
    </Dialog>
  );
}

/** What decides where a customer's row stands: `null` where its record does not say. */
async function recordOf(engine: Engine, customer: RowId) {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const [sector = null, grade = null, manager = null, form = null] = (await customerCells(engine, customer)).map(text);
  return {
    sector,
    grade,
    manager: manager === null ? null : asId<RowId>(manager),
    form: settlementForms.find(each => each === form) ?? null,
  };
}

/** Values of `RECORD` in the customer's row; none where it has left. */
async function customerCells(engine: Engine, customer: RowId): Promise<readonly unknown[]> {
  const opened = await engine.ask('open-view', {sheet: CUSTOMERS, filters: [], sort: [], group: null, search: ''});
  if (!opened.ok) return [];
  const {view} = opened.value;
  const at = await engine.ask('find-row', {view, row: customer});
  const from = at.ok ? at.value : -1;
  const answer = from < 0 ? null : await engine.ask('window', {view, from, to: from + 1, columns: RECORD});
  void engine.ask('close-view', {view});
  const [row] = answer?.ok ? answer.value.rows : [];
  return row?.kind === 'row' ? row.cells.map(cell => cell.value) : [];
}

/** The signing contacts of a customer, as rows of the table. */
async function contactsOf(
  engine: Engine,
  customer: RowId,
): Promise<readonly {readonly row: RowId; readonly contactName: string}[]> {
  const opened = await engine.ask('open-view', {
    sheet: CONTACTS,
    filters: [{column: CUSTOMER, test: {kind: 'equals', values: [customer]}}],
    sort: [],
    group: null,
    search: '',
  });
  if (!opened.ok) return [];
  const {view, rowCount} = opened.value;
  const answer = await engine.ask('window', {view, from: 0, to: rowCount, columns: [NAME]});
  void engine.ask('close-view', {view});
  if (!answer.ok) return [];
  return answer.value.rows.flatMap(row =>
    row.kind === 'row' ? [{row: row.id, contactName: String(row.cells[0]?.value ?? '')}] : [],
  );
}
