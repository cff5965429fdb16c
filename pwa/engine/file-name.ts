import {type Day, formatDay} from '../../core/base/calendar-date.ts';

/** A name for a file: the parts that say what it is, the day, the ending; nothing that a file system refuses. */
export function fileName(parts: readonly string[], day: Day, ending: string): string {
  const plain = parts.map(part =>
    [...part]
      .filter(character => character >= ' ' && !'<>:"/\\|?*'.includes(character))
      .join('')
      .trim()
      .slice(0, 60),
  );
  return `${[...plain.filter(part => part !== ''), formatDay(day)].join('-')}.${ending}`;
}
