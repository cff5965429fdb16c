import {createSignal, type JSX, Show} from 'solid-js';
import {asMonth, monthOf} from '../../../core/base/calendar-date.ts';
import type {Profile, Settings} from '../../../core/schema/settings.ts';
import {tradeNames} from '../../../core/text/choices.ts';
import {homeText} from '../../../core/text/home.ts';
import {closedMonth, settingsText} from '../../../core/text/settings.ts';
import {shellText} from '../../../core/text/shell.ts';
import {exported} from '../../../core/text/warning-table.ts';
import {saveBackup} from '../../app/backup.ts';
import {download} from '../../app/download.ts';
import {useApp} from '../../app/services.tsx';
import type {WorkbookView} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {SelectField, SwitchField, TextField} from '../../ui/field.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {PageBar} from '../../ui/page-bar.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import {nameProblem} from '../home/workbook-name.ts';
import {RuleSettings} from './rule-settings.tsx';
import {NumberSetting, saveSetting} from './setting-field.tsx';
import styles from './settings.module.css';

/** What a workbook is set to, what this device prefers, and where the data can go. */
export default function SettingsScreen() {
  const app = useApp();
  const t = useWords();
  return (
    <>
      <PageBar title={t(shellText.settings)} />
      <Show when={app.session.view()}>
        {view => (
          <div class={styles.scroll}>
            <WorkbookSection view={view()} />
            <MonthSection view={view()} />
            <TermsSection settings={view().settings} />
            <Section title={t(settingsText.rules)}>
              <p class="sub">{t(settingsText.rulesLead)}</p>
              <RuleSettings settings={view().settings} />
            </Section>
            <DeviceSection />
            <DataSection />
            <Section title={t(settingsText.about)}>
              <p class="sub">{t(settingsText.aboutText)}</p>
            </Section>
          </div>
        )}
      </Show>
    </>
  );
}

function Section(props: {readonly title: string; readonly children: JSX.Element}) {
  return (
    <section class={styles.part}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function WorkbookSection(props: {readonly view: WorkbookView}) {
  const app = useApp();
  const t = useWords();
  const [name, setName] = createSignal(props.view.settings.name);
  const rename = async (text: string) => {
    if (nameProblem(text) !== null || text.trim() === props.view.settings.name) return;
    const answer = await app.engine.ask('rename', {workbook: props.view.id, name: text.trim()});
    if (!answer.ok) app.toasts.error(answer.error);
    await app.session.refresh();
  };
  const problem = () => {
    const words = nameProblem(name());
    return words && t(words);
  };
  return (
    <Section title={t(settingsText.workbook)}>
      <TextField
        label={t(settingsText.name)}
        value={props.view.settings.name}
        onInput={setName}
        onCommit={text => void rename(text)}
        error={problem()}
      />
      <SelectField<Profile>
        label={t(settingsText.trade)}
        value={props.view.settings.profile}
        hint={t(settingsText.tradeHint)}
        options={tradeNames.map(([value, words]) => ({value, label: t(words)}))}
        onChange={value => void saveSetting(app, 'profile', value)}
      />
    </Section>
  );
}

/** Select values are texts; '' = nothing closed. */
const NONE = '';
/** How far back a close can be set or taken back. */
const MONTHS_BACK = 24;

function MonthSection(props: {readonly view: WorkbookView}) {
  const app = useApp();
  const t = useWords();
  const locale = useLocale();
  const settings = () => props.view.settings;
  const months = () => {
    const last = monthOf(props.view.today) - 1;
    const closed = settings().closedThrough;
    const shown = Array.from({length: MONTHS_BACK}, (_, back) => last - back);
    return closed === null || shown.includes(closed) ? shown : [...shown, closed];
  };
  return (
    <Section title={t(settingsText.month)}>
      <SelectField
        label={t(settingsText.weekScheme)}
        value={settings().weekScheme}
        options={[
          {value: 'four', label: t(settingsText.weeksFour)},
          {value: 'five', label: t(settingsText.weeksFive)},
        ]}
        onChange={value => void saveSetting(app, 'weekScheme', value)}
      />
      <SelectField
        label={t(settingsText.closedThrough)}
        value={settings().closedThrough === null ? NONE : String(settings().closedThrough)}
        hint={t(settingsText.closedHint)}
        options={[
          {value: NONE, label: t(settingsText.notClosed)},
          ...months().map(month => ({value: String(month), label: closedMonth(asMonth(month), locale())})),
        ]}
        onChange={value => void saveSetting(app, 'closedThrough', value === NONE ? null : Number(value))}
      />
      <SwitchField
        label={t(settingsText.hasFinance)}
        checked={settings().hasFinanceUser}
        onChange={value => void saveSetting(app, 'hasFinanceUser', value)}
      />
    </Section>
  );
}

function TermsSection(props: {readonly settings: Settings}) {
  const app = useApp();
  const t = useWords();
  return (
    <Section title={t(settingsText.terms)}>
      <div class={styles.fields}>
        <NumberSetting
          label={t(settingsText.accountPeriod)}
          value={props.settings.defaultAccountPeriodDays}
          least={0}
          most={366}
          onSave={value => void saveSetting(app, 'defaultAccountPeriodDays', value)}
        />
        <SelectField
          label={t(settingsText.dueBasis)}
          value={props.settings.defaultDueBasis}
          options={[
            {value: 'from_statement', label: t(settingsText.fromStatement)},
            {value: 'from_bill', label: t(settingsText.fromBill)},
          ]}
          onChange={value => void saveSetting(app, 'defaultDueBasis', value)}
        />
        <NumberSetting
          label={t(settingsText.settlementDay)}
          value={props.settings.defaultSettlementDay}
          least={1}
          most={31}
          onSave={value => void saveSetting(app, 'defaultSettlementDay', value)}
        />
      </div>
    </Section>
  );
}

/** Language, theme and row height of this device. */
export function DeviceSection() {
  const {preferences} = useApp();
  const t = useWords();
  return (
    <Section title={t(settingsText.device)}>
      <div class={styles.choices}>
        <SegmentedControl
          label={t(shellText.language)}
          value={preferences.locale()}
          segments={[
            {value: 'zh', label: t(shellText.chinese)},
            {value: 'en', label: t(shellText.english)},
          ]}
          onChange={preferences.setLocale}
        />
        <SegmentedControl
          label={t(shellText.theme)}
          value={preferences.theme()}
          segments={[
            {value: 'system', label: t(shellText.themeSystem)},
            {value: 'light', label: t(shellText.themeLight)},
            {value: 'dark', label: t(shellText.themeDark)},
          ]}
          onChange={preferences.setTheme}
        />
        <SegmentedControl
          label={t(shellText.density)}
          value={preferences.density()}
          segments={[
            {value: 'compact', label: t(shellText.densityCompact)},
            {value: 'cosy', label: t(shellText.densityCosy)},
          ]}
          onChange={preferences.setDensity}
        />
      </div>
    </Section>
  );
}

function DataSection() {
  const app = useApp();
  const t = useWords();
  const exportAll = async () => {
    const answer = await app.engine.ask('export', {
      what: {kind: 'all-sheets'},
      format: 'xlsx',
      locale: app.preferences.locale(),
    });
    if (!answer.ok) {
      app.toasts.error(answer.error);
      return;
    }
    download(answer.value);
    app.toasts.show({text: exported(answer.value.fileName)});
  };
  const persist = async () => {
    const answer = await app.engine.ask('persist', {});
    if (!answer.ok) app.toasts.error(answer.error);
    else app.toasts.show({text: answer.value.persisted ? homeText.persisted : homeText.persistRefused});
  };
  return (
    <Section title={t(settingsText.data)}>
      <p class="sub">{t(settingsText.backupHint)}</p>
      <div class={styles.choices}>
        <Button kind="primary" onClick={() => void saveBackup(app)}>
          {t(settingsText.backup)}
        </Button>
        <Button kind="line" onClick={() => void exportAll()}>
          {t(settingsText.exportAll)}
        </Button>
        <Button kind="line" onClick={() => void persist()}>
          {t(homeText.persist)}
        </Button>
      </div>
    </Section>
  );
}
