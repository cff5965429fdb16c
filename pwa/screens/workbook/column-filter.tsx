import {createMemo, createResource, createSignal, For, Match, Show, Switch} from 'solid-js';
import type {Day} from '../../../core/base/calendar-date.ts';
import type {CellValue} from '../../../core/schema/cell.ts';
import {formatCell} from '../../../core/schema/cell-text.ts';
import type {Column} from '../../../core/schema/column.ts';
import {errorLine} from '../../../core/text/errors.ts';
import {gridText} from '../../../core/text/grid.ts';
import type {FilterTest, Requests} from '../../engine/protocol.ts';
import {Button} from '../../ui/button.tsx';
import {inputClass, TextField} from '../../ui/field.tsx';
import {useLocale, useWords} from '../../ui/locale.tsx';
import {SegmentedControl} from '../../ui/segmented-control.tsx';
import styles from './filter.module.css';
import {boundText, hasRange, readBound} from './filter-bounds.ts';

export type Distinct = Requests['distinct'][1];
type Mode = 'values' | 'text' | 'range' | 'presence';

/** Values offered; a longer list is searched by "contains". */
const OFFERED = 300;

/** The filter of one column. What is chosen takes effect at once. */
export function ColumnFilter(props: {
  readonly column: Column;
  readonly test: FilterTest | null;
  readonly today: Day;
  readonly distinct: (limit: number) => Promise<Distinct>;
  readonly onChange: (test: FilterTest | null) => void;
  readonly onDone: () => void;
}) {
  const t = useWords();
  const modes = createMemo(() => modesOf(props.column));
  const [mode, setMode] = createSignal<Mode>(modeOf(props.test) ?? modes()[0] ?? 'presence');
  return (
    <div class={styles.filter}>
      <div class="row">
        <h2 class="grow ell">{t(props.column.name)}</h2>
        <Show when={props.test}>
          <Button
            onClick={() => {
              props.onChange(null);
              props.onDone();
            }}
          >
            {t(gridText.filterClearColumn)}
          </Button>
        </Show>
      </div>
      <SegmentedControl
        label={t(gridText.filter)}
        value={mode()}
        segments={modes().map(value => ({value, label: t(modeNames[value])}))}
        onChange={setMode}
      />
      <Switch>
        <Match when={mode() === 'values'}>
          <ValuesFilter {...props} />
        </Match>
        <Match when={mode() === 'text'}>
          <TextField
            label={t(gridText.filterContains)}
            value={props.test?.kind === 'contains' ? props.test.text : ''}
            autofocus
            onInput={text => props.onChange(text.trim() === '' ? null : {kind: 'contains', text})}
            onEnter={() => props.onDone()}
          />
        </Match>
        <Match when={mode() === 'range'}>
          <RangeFilter {...props} />
        </Match>
        <Match when={mode() === 'presence'}>
          <PresenceFilter {...props} />
        </Match>
      </Switch>
    </div>
  );
}

const modeNames = {
  values: gridText.filterValues,
  text: gridText.filterText,
  range: gridText.filterRange,
  presence: gridText.filterPresence,
} as const;

function modesOf(column: Column): readonly Mode[] {
  if (hasRange(column)) return column.type === 'computed' ? ['range', 'presence'] : ['range', 'values', 'presence'];
  if (column.type === 'computed') return ['presence'];
  if (column.type === 'choice' || column.type === 'boolean') return ['values', 'presence'];
  return ['values', 'text', 'presence'];
}

function modeOf(test: FilterTest | null): Mode | null {
  switch (test?.kind) {
    case 'contains':
      return 'text';
    case 'equals':
      return 'values';
    case 'between':
      return 'range';
    case 'empty':
    case 'not-empty':
      return 'presence';
    case undefined:
      return null;
  }
}

type PartProps = Parameters<typeof ColumnFilter>[0];

function ValuesFilter(props: PartProps) {
  const t = useWords();
  const locale = useLocale();
  const [values] = createResource(() => props.distinct(OFFERED));
  const [find, setFind] = createSignal('');
  const chosen = () => (props.test?.kind === 'equals' ? props.test.values : []);
  const label = (line: Distinct[number]) =>
    line.value === null ? t(gridText.empty) : line.label || formatCell(props.column, line.value, locale());
  const offered = () => {
    const key = find().trim().toLowerCase();
    return (values() ?? []).filter(line => key === '' || label(line).toLowerCase().includes(key));
  };
  const toggle = (value: CellValue, on: boolean) => {
    const next = on ? [...chosen(), value] : chosen().filter(each => each !== value);
    props.onChange(next.length === 0 ? null : {kind: 'equals', values: next});
  };
  return (
    <>
      <Show when={(values()?.length ?? 0) > 8}>
        <input
          class={inputClass}
          type="search"
          aria-label={t(gridText.filterSearchValues)}
          placeholder={t(gridText.filterSearchValues)}
          value={find()}
          onInput={event => setFind(event.currentTarget.value)}
        />
      </Show>
      <ul class={styles.values}>
        <For each={offered()} fallback={<li class="mute">{values.loading ? '' : t(gridText.noMatch)}</li>}>
          {line => (
            <li>
              <label class={styles.value}>
                <input
                  type="checkbox"
                  checked={chosen().includes(line.value)}
                  onChange={event => toggle(line.value, event.currentTarget.checked)}
                />
                <span class="grow ell">{label(line)}</span>
                <span class="mute">{line.count}</span>
              </label>
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

function RangeFilter(props: PartProps) {
  const t = useWords();
  const locale = useLocale();
  const now = () => (props.test?.kind === 'between' ? props.test : {from: null, to: null});
  const [errors, setErrors] = createSignal<{readonly from: string | null; readonly to: string | null}>({
    from: null,
    to: null,
  });
  const put = (side: 'from' | 'to', text: string) => {
    const bound = readBound(props.column, text, props.today, locale());
    setErrors(old => ({...old, [side]: bound.ok ? null : t(errorLine(bound.error))}));
    if (!bound.ok) return;
    const from = side === 'from' ? bound.value : now().from;
    const to = side === 'to' ? bound.value : now().to;
    props.onChange(from === null && to === null ? null : {kind: 'between', from, to});
  };
  const field = (side: 'from' | 'to') => (
    <TextField
      label={t(side === 'from' ? gridText.filterFrom : gridText.filterTo)}
      value={boundText(props.column, now()[side], locale())}
      error={errors()[side]}
      number
      autofocus={side === 'from'}
      onCommit={text => put(side, text)}
      onEnter={() => props.onDone()}
    />
  );
  return (
    <div class={styles.range}>
      {field('from')}
      {field('to')}
    </div>
  );
}

function PresenceFilter(props: PartProps) {
  const t = useWords();
  const value = (): 'any' | 'empty' | 'not-empty' =>
    props.test?.kind === 'empty' || props.test?.kind === 'not-empty' ? props.test.kind : 'any';
  return (
    <SegmentedControl
      label={t(gridText.filterPresence)}
      value={value()}
      segments={[
        {value: 'any', label: t(gridText.filterAllValues)},
        {value: 'empty', label: t(gridText.filterEmpty)},
        {value: 'not-empty', label: t(gridText.filterNotEmpty)},
      ]}
      onChange={next => props.onChange(next === 'any' ? null : {kind: next})}
    />
  );
}
