import {createContext, type JSX, useContext} from 'solid-js';
import {present} from '../../core/base/assert.ts';
import type {Locale, Words} from '../../core/base/text.ts';

/** The page's language as a signal's reader; read inside JSX or a memo, so that a switch repaints the words. */
const LocaleContext = createContext<() => Locale>();

export function LocaleProvider(props: {readonly locale: () => Locale; readonly children: JSX.Element}) {
  return <LocaleContext.Provider value={props.locale}>{props.children}</LocaleContext.Provider>;
}

/** The reader of the page's language. */
export function useLocale(): () => Locale {
  return present(useContext(LocaleContext), 'a part is used inside LocaleProvider');
}

/** Picks the page's language: `t(shellText.undo)`. */
export function useWords(): (words: Words) => string {
  const locale = useLocale();
  return words => words[locale()];
}
