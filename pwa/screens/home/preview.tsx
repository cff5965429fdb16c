import {For, Show} from 'solid-js';
import type {Words} from '../../../core/base/text.ts';
import type {Level} from '../../../core/rules/types.ts';
import {sectorName} from '../../../core/text/choices.ts';
import {homeText} from '../../../core/text/home.ts';
import {LevelMark, Stripe} from '../../ui/level-mark.tsx';
import {useWords} from '../../ui/locale.tsx';
import styles from './home.module.css';

interface Line {
  readonly name: Words;
  readonly weeks: readonly [string, string, string];
  readonly paid: string;
  readonly balance: string;
  readonly level: Level | null;
}

const line = (name: Words, weeks: Line['weeks'], paid: string, balance: string, level: Level | null = null): Line => ({
  name,
  weeks,
  paid,
  balance,
  level,
});

/** Invented figures: a picture of the warning table, not data of a workbook. */
const groups: readonly {readonly sector: string; readonly lines: readonly Line[]}[] = [
  {
    sector: 'construction-property',
    lines: [
      line({zh: '柏舟建设集团', en: 'Bozhou Construction'}, ['2,180', '1,460', '980'], '', '68,440', 'red'),
      line({zh: '澄远置业', en: 'Chengyuan Estates'}, ['2,480', '1,860', '2,240'], '9,100', '6,580'),
      line({zh: '磐宁监理咨询', en: 'Panning Supervision'}, ['520', '380', '460'], '1,600', '2,960', 'yellow'),
    ],
  },
  {
    sector: 'transport-power-water',
    lines: [
      line({zh: '澜州供水公司', en: 'Lanzhou Water'}, ['4,520', '3,960', '3,280'], '16,100', '11,760'),
      line({zh: '供电城南营业部', en: 'Power, south office'}, ['1,720', '1,480', '1,560'], '', '14,920', 'blue'),
      line({zh: '澜运公交二公司', en: 'Lanyun Bus No. 2'}, ['680', '420', ''], '', '15,900', 'orange'),
    ],
  },
  {
    sector: 'edu-media',
    lines: [
      line({zh: '澜州第四中学', en: 'Fourth High School'}, ['2,320', '2,060', '1,940'], '8,500', '6,320'),
      line({zh: '晚晴报社', en: 'Wanqing Daily'}, ['420', '360', '300'], '', '6,090', 'orange'),
    ],
  },
];

const weeks: readonly Words[] = [
  {zh: '第一周', en: 'Week 1'},
  {zh: '第二周', en: 'Week 2'},
  {zh: '第三周', en: 'Week 3'},
];

/** What the product looks like at work. */
export function Preview() {
  const t = useWords();
  return (
    <figure class={styles.preview} aria-label={t(homeText.previewLabel)}>
      <table class={styles.sheet}>
        <thead>
          <tr>
            <th>{t({zh: '2026 年 11 月 · 沈若溪', en: 'November 2026 · Shen Ruoxi'})}</th>
            <For each={weeks}>{week => <th class="num">{t(week)}</th>}</For>
            <th class="num">{t({zh: '回款', en: 'Paid'})}</th>
            <th class="num">{t({zh: '余款', en: 'Balance'})}</th>
            <th>{t({zh: '预警', en: 'Warning'})}</th>
          </tr>
        </thead>
        <For each={groups}>
          {group => (
            <tbody>
              <tr class={styles.sector}>
                <th scope="rowgroup" colspan="7">
                  {t(sectorName(group.sector))}
                </th>
              </tr>
              <For each={group.lines}>{each => <PreviewLine line={each} />}</For>
            </tbody>
          )}
        </For>
      </table>
      <figcaption class={styles.why}>
        <LevelMark level="red" />
        <span>
          {t({zh: '柏舟建设集团余款 ', en: 'Bozhou Construction owes '})}
          <b>68,440</b>
          {t({zh: '，超额度 ', en: ', '})}
          <b>8,440</b>
          {t({zh: '；消费比上月同期少 ', en: ' over its limit; buys '})}
          <b>76%</b>
          {t({zh: '。', en: ' less than last month.'})}
        </span>
      </figcaption>
    </figure>
  );
}

function PreviewLine(props: {readonly line: Line}) {
  const t = useWords();
  return (
    <tr>
      <td class={styles.company}>
        <Stripe level={props.line.level} />
        {t(props.line.name)}
      </td>
      <For each={props.line.weeks}>{week => <td class="num">{week}</td>}</For>
      <td class="num">{props.line.paid}</td>
      <td class="num strong">{props.line.balance}</td>
      <td>
        <Show when={props.line.level}>{level => <LevelMark level={level()} />}</Show>
      </td>
    </tr>
  );
}
