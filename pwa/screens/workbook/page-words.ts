import {type CellWords, createCellWords} from '../../grid/cell-words.ts';
import {useLocale} from '../../ui/locale.tsx';
import {figureOf} from '../warnings/warning-words.tsx';

/** Texts of cells in the language of the page. */
export function usePageWords(): CellWords {
  const locale = useLocale();
  return createCellWords({locale, figureOf: line => figureOf(line)[locale()]});
}
