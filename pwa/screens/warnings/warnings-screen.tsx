import {createMemo, createSignal, Match, Show, Switch} from 'solid-js';
import {asId, type RowId} from '../../../core/base/ids.ts';
import {type Level, levels} from '../../../core/rules/types.ts';
import {levelName, levelsFromRed} from '../../../core/text/levels.ts';
import {tableText} from '../../../core/text/warning-table.ts';
import {checkedText, linesOmitted, warningsText} from '../../../core/text/warnings-screen.ts';
import type {ScreenProps} from '../../app/screens.ts';
import {useApp} from '../../app/services.tsx';
import {Button} from '../../ui/button.tsx';
import {EmptyState} from '../../ui/empty-state.tsx';
import {ErrorBox} from '../../ui/error-box.tsx';
import {LevelMark} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {Menu, MenuChoices} from '../../ui/menu.tsx';
import {BarSpace, PageBar} from '../../ui/page-bar.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import {Skeleton} from '../../ui/skeleton.tsx';
import {localTime} from '../home/local-date.ts';
import {CaseList} from './case-list.tsx';
import {type Case, casesOf} from './cases.ts';
import {MissingList} from './missing-list.tsx';
import styles from './warnings.module.css';
import {createWarningsSource} from './warnings-source.ts';

type Tab = 'standing' | 'clearing' | 'missing';
type LevelChoice = Level | 'any';

/** Everything that a rule has raised, the worst first, each with its reason; what could not be decided beside it. */
export default function WarningsScreen(props: ScreenProps<'warnings'>) {
  const app = useApp();
  const t = useWords();
  const [tab, setTab] = createSignal<Tab>('standing');
  const [level, setLevel] = createSignal<LevelChoice>('any');
  const [manager, setManager] = createSignal<RowId | null>(null);
  const source = createWarningsSource(app.engine, () => ({
    level: null,
    manager: manager(),
    subject: props.route.customer,
  }));
  const cases = createMemo(() => casesOf(source.answer()?.lines ?? []));
  const standing = () => cases().filter(each => each.level !== null);
  const clearing = () => cases().filter(each => each.level === null);
  const shown = (): readonly Case[] =>
    (tab() === 'clearing' ? clearing() : standing()).filter(each => level() === 'any' || each.level === level());
  /** Lines of what is shown that the engine did not send. */
  const omitted = () =>
    (source.answer()?.omitted ?? [])
      .filter(left => (left.level === null) === (tab() === 'clearing'))
      .filter(left => level() === 'any' || left.level === level())
      .reduce((sum, {lines}) => sum + lines, 0);
  const filtered = () => level() !== 'any' || manager() !== null || props.route.customer !== null;
  const clear = () => {
    setLevel('any');
    setManager(null);
    if (props.route.customer !== null) app.router.go({...props.route, customer: null}, {replace: true});
  };
  return (
    <>
      <PageBar title={t(warningsText.title)}>
        <SegmentedControl
          label={t(warningsText.title)}
          value={tab()}
          segments={[
            {value: 'standing', label: t(warningsText.standing), count: standing().length},
            {value: 'clearing', label: t(warningsText.clearing), count: clearing().length},
            {
              value: 'missing',
              label: t(warningsText.notEvaluated),
              count: source.answer()?.notEvaluated.length ?? 0,
            },
          ]}
          onChange={setTab}
        />
        <BarSpace />
        <LevelFilter level={level()} onPick={setLevel} />
        <ManagerFilter manager={manager()} onPick={setManager} />
        <Show when={filtered()}>
          <Button onClick={clear}>{t(warningsText.clearFilter)}</Button>
        </Show>
      </PageBar>
      <div class={styles.scroll}>
        <Show when={source.error()}>
          {error => (
            <div class={styles.pad}>
              <ErrorBox error={error()} />
            </div>
          )}
        </Show>
        <Show when={source.answer()} fallback={<Show when={!source.error()}>{<Skeleton />}</Show>}>
          {answer => (
            <Switch>
              <Match when={tab() === 'missing'}>
                <div class={styles.pad}>
                  <p class="sub">
                    {t(answer().notEvaluated.length === 0 ? warningsText.nothingMissing : warningsText.missingLead)}
                  </p>
                  <MissingList lines={answer().notEvaluated} workbook={props.route.workbook} named />
                </div>
              </Match>
              <Match when={shown().length > 0}>
                <CaseList cases={shown()} workbook={props.route.workbook} open={props.route.customer} />
                <Show when={omitted()}>
                  {lines => (
                    <p class={styles.omitted} data-test="omitted">
                      {t(linesOmitted(lines()))}
                    </p>
                  )}
                </Show>
              </Match>
              <Match when={true}>
                <div class={styles.pad}>
                  <EmptyState
                    title={t(filtered() ? warningsText.filteredNone : warningsText.noneTitle)}
                    text={t(checkedText(answer().rulesChecked, answer().subjectsChecked, localTime(answer().at)))}
                  >
                    <Show when={filtered()}>
                      <Button kind="line" onClick={clear}>
                        {t(warningsText.clearFilter)}
                      </Button>
                    </Show>
                  </EmptyState>
                </div>
              </Match>
            </Switch>
          )}
        </Show>
      </div>
    </>
  );
}

function LevelFilter(props: {readonly level: LevelChoice; readonly onPick: (level: LevelChoice) => void}) {
  const t = useWords();
  const choices = () => [
    {value: 'any' as const, label: t(warningsText.allLevels)},
    ...levelsFromRed.map(value => ({value, label: <LevelMark level={value} />})),
  ];
  const pick = (value: LevelChoice) => props.onPick(levels.find(each => each === value) ?? 'any');
  return (
    <Menu
      label={t(warningsText.filterLevel)}
      placement="bottom-end"
      trigger={props.level === 'any' ? t(warningsText.allLevels) : t(levelName[props.level])}
      chevron
    >
      <MenuChoices label={t(warningsText.filterLevel)} value={props.level} choices={choices()} onChange={pick} />
    </Menu>
  );
}

const EVERYBODY = '*';

function ManagerFilter(props: {readonly manager: RowId | null; readonly onPick: (manager: RowId | null) => void}) {
  const app = useApp();
  const t = useWords();
  const choices = () => [
    {value: EVERYBODY, label: t(tableText.allManagers)},
    ...(app.session.view()?.managers ?? []).map(({id, name}) => ({value: String(id), label: name})),
  ];
  const value = () => props.manager ?? EVERYBODY;
  return (
    <Menu
      label={t(warningsText.filterManager)}
      placement="bottom-end"
      trigger={choices().find(choice => choice.value === value())?.label ?? ''}
      chevron
    >
      <MenuChoices
        label={t(warningsText.filterManager)}
        value={value()}
        choices={choices()}
        onChange={text => props.onPick(text === EVERYBODY ? null : asId<RowId>(text))}
      />
    </Menu>
  );
}
