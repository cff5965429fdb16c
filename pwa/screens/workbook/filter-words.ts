/** A filter in words, for chips and lists. */
import type {Words} from '../../../core/base/text.ts';
import {formatCell} from '../../../core/schema/cell-text.ts';
import type {Column} from '../../../core/schema/column.ts';
import {gridText} from '../../../core/text/grid.ts';
import type {FilterTest} from '../../engine/protocol.ts';
import {boundText} from './filter-bounds.ts';

/** `级别：AAA、AA`, `累计余款 ≥ 1,000`. `labelOf` names a link's row. */
export function filterWords(column: Column, test: FilterTest, labelOf: (value: string) => string | undefined): Words {
  const inLocale = (locale: 'zh' | 'en') => {
    const name = column.name[locale];
    switch (test.kind) {
      case 'contains':
        return locale === 'zh' ? `${name}含「${test.text}」` : `${name} contains “${test.text}”`;
      case 'equals': {
        const shown = test.values.map(value => {
          if (value === null) return gridText.empty[locale];
          return (typeof value === 'string' ? labelOf(value) : undefined) ?? formatCell(column, value, locale);
        });
        const most = shown.slice(0, 3).join(locale === 'zh' ? '、' : ', ');
        const more = shown.length > 3 ? ` +${shown.length - 3}` : '';
        return `${name}${locale === 'zh' ? '：' : ': '}${most}${more}`;
      }
      case 'between': {
        const from = boundText(column, test.from, locale);
        const to = boundText(column, test.to, locale);
        if (to === '') return `${name} ≥ ${from}`;
        return from === '' ? `${name} ≤ ${to}` : `${name} ${from} – ${to}`;
      }
      case 'empty':
        return `${name} ${gridText.filterEmpty[locale]}`;
      case 'not-empty':
        return `${name} ${gridText.filterNotEmpty[locale]}`;
    }
  };
  return {zh: inLocale('zh'), en: inLocale('en')};
}
