import type {Entry} from './types.ts';

/** Natural order of entry numbers: `E9` before `E10`, numbers before none, otherwise by code point. */
export function compareEntryNo(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const headA = headLength(a);
  const headB = headLength(b);
  if (headA === headB && a.slice(0, headA) === b.slice(0, headB)) {
    const difference = Number(a.slice(headA) || 0) - Number(b.slice(headB) || 0);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}

/** Order of posting: by posting day, then entry number, then row id, so that every device agrees. */
export function compareEntries(a: Entry, b: Entry): number {
  return a.postedOn - b.postedOn || compareEntryNo(a.entryNo, b.entryNo) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Length of what stands before the trailing digits. */
function headLength(text: string): number {
  let end = text.length;
  while (end > 0) {
    const code = text.charCodeAt(end - 1);
    if (code < 48 || code > 57) break;
    end -= 1;
  }
  return end;
}
