import type {Pinyin} from '../../core/text/pinyin-key.ts';

/** The pinyin dictionary: a third of a megabyte that is loaded when somebody first searches. */
export class Dictionary {
  #pinyin: Pinyin | null = null;
  #loading: Promise<Pinyin | null> | null = null;

  /** What is loaded by now. */
  get now(): Pinyin | null {
    return this.#pinyin;
  }

  /** Loads it; `null` where that fails (first visit, then offline): search then goes by characters only. */
  async load(): Promise<Pinyin | null> {
    this.#loading ??= import('../../core/text/pinyin-reader.ts').then(
      ({createPinyin}) => (this.#pinyin = createPinyin()),
      () => {
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }
}
