import ChevronRight from 'lucide-solid/icons/chevron-right';
import {createSignal, For, Show} from 'solid-js';
import {builtInRules} from '../../../core/catalog/rules.ts';
import {type Level, levels} from '../../../core/rules/types.ts';
import type {Rule, RuleThreshold} from '../../../core/schema/rule.ts';
import type {Settings} from '../../../core/schema/settings.ts';
import {levelName} from '../../../core/text/levels.ts';
import {settingsText, unitName} from '../../../core/text/settings.ts';
import {useApp} from '../../app/services.tsx';
import {Button} from '../../ui/button.tsx';
import {inputClass} from '../../ui/field.tsx';
import {Icon} from '../../ui/icon.tsx';
import {LevelMark, LevelShape} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import {saveSetting} from './setting-field.tsx';
import styles from './settings.module.css';
import {shownThreshold, typedThreshold} from './threshold-unit.ts';

const sections = [
  {section: 'AR', title: settingsText.receivables},
  {section: 'SAL', title: settingsText.sales},
] as const;

/** Every rule with its switch and its thresholds. */
export function RuleSettings(props: {readonly settings: Settings}) {
  const t = useWords();
  return (
    <For each={sections}>
      {each => (
        <div>
          <h3 class={styles.section}>{t(each.title)}</h3>
          <ul class={styles.rules}>
            <For each={builtInRules.filter(rule => rule.section === each.section)}>
              {rule => <RuleLine rule={rule} settings={props.settings} />}
            </For>
          </ul>
        </div>
      )}
    </For>
  );
}

function RuleLine(props: {readonly rule: Rule; readonly settings: Settings}) {
  const app = useApp();
  const t = useWords();
  const on = () => !props.settings.rulesOff.includes(props.rule.id);
  const changed = () => Object.keys(props.settings.thresholds[props.rule.id] ?? {}).length > 0;
  const levelsUsed = () => levels.filter(level => props.rule.when[level] !== undefined).toReversed();
  const turn = (next: boolean) => {
    const others = props.settings.rulesOff.filter(id => id !== props.rule.id);
    void saveSetting(app, 'rulesOff', next ? others : [...others, props.rule.id]);
  };
  const restore = () => {
    const {[props.rule.id]: _, ...others} = props.settings.thresholds;
    void saveSetting(app, 'thresholds', others);
  };
  return (
    <li>
      <details class={styles.rule}>
        <summary>
          <Icon of={ChevronRight} small />
          <span class={styles.ruleName}>
            {t(props.rule.name)} <span class="mute t12">{props.rule.id}</span>
          </span>
          <span class={styles.shapes}>
            <For each={levelsUsed()}>{level => <LevelShape level={level} />}</For>
          </span>
        </summary>
        <div class={styles.ruleBody}>
          <p class="sub">{t(props.rule.measured)}</p>
          <label class={styles.switch}>
            <input type="checkbox" checked={on()} onChange={event => turn(event.currentTarget.checked)} />
            {t(settingsText.ruleOn)}
          </label>
          <For each={Object.entries(props.rule.thresholds)}>
            {([name, threshold]) => (
              <ThresholdField rule={props.rule} name={name} threshold={threshold} settings={props.settings} />
            )}
          </For>
          <Show when={changed()}>
            <Button kind="line" onClick={restore}>
              {t(settingsText.restore)}
            </Button>
          </Show>
        </div>
      </details>
    </li>
  );
}

/** Name of a level that a threshold belongs to, or null for a floor and the like. */
function levelOf(name: string): Level | null {
  return levels.find(level => level === name) ?? null;
}

function ThresholdField(props: {
  readonly rule: Rule;
  readonly name: string;
  readonly threshold: RuleThreshold;
  readonly settings: Settings;
}) {
  const app = useApp();
  const t = useWords();
  const [wrong, setWrong] = createSignal(false);
  const value = () => props.settings.thresholds[props.rule.id]?.[props.name] ?? props.threshold.default;
  const commit = (text: string) => {
    const typed = typedThreshold(text, props.threshold.unit);
    setWrong(typed === null);
    if (typed === null || typed === value()) return;
    const own = {...props.settings.thresholds[props.rule.id], [props.name]: typed};
    void saveSetting(app, 'thresholds', {...props.settings.thresholds, [props.rule.id]: own});
  };
  return (
    <label class={styles.threshold}>
      <span class={styles.thresholdName}>
        <Show when={levelOf(props.name)}>{level => <LevelMark level={level()} />}</Show>
        <span class="sub">{t(props.threshold.name)}</span>
      </span>
      <Show
        when={props.threshold.unit === 'level'}
        fallback={
          <input
            class={`${inputClass} num`}
            inputMode="decimal"
            value={shownThreshold(value(), props.threshold.unit)}
            aria-invalid={wrong() ? true : undefined}
            title={wrong() ? t(settingsText.needsNumber) : undefined}
            onChange={event => commit(event.currentTarget.value)}
          />
        }
      >
        <select class={inputClass} onChange={event => commit(event.currentTarget.value)}>
          <For each={levels}>
            {(level, index) => (
              <option value={index() + 1} selected={value() === index() + 1}>
                {t(levelName[level])}
              </option>
            )}
          </For>
        </select>
      </Show>
      <span class="mute">{t(unitName(props.threshold.unit))}</span>
      <span class="mute t12">{props.threshold.origin === 'seed' ? t(settingsText.seedValue) : ''}</span>
    </label>
  );
}
