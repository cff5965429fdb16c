/** What is wrong with a cell of a file, or worth knowing of it, in one short sentence. */
import type {Words} from '../base/text.ts';
import type {Problem, ProblemKind} from '../transfer/import-types.ts';

type Told = Pick<Problem, 'kind' | 'input' | 'suggestion'>;

const sentences: Readonly<Record<ProblemKind, (told: Told) => Words>> = {
  'number-expected': () => ({zh: '要数字。', en: 'Needs a number.'}),
  'days-expected': () => ({zh: '要天数。', en: 'Needs a number of days.'}),
  'date-expected': () => ({zh: '要日期。', en: 'Needs a date.'}),
  'date-impossible': () => ({zh: '没有这一天。', en: 'There is no such day.'}),
  'required-missing': () => ({zh: '不能空着。', en: "Can't be empty."}),
  'amount-missing': () => ({zh: '没有金额。', en: 'No amount.'}),
  'amount-too-large': () => ({zh: '数太大，存不下。', en: 'Too large to store.'}),
  'choice-unknown': () => ({zh: '没见过这个说法，留空。', en: 'Unknown word; left empty.'}),
  'phone-digits': () => ({zh: '号码位数不对，照原样存。', en: 'Odd number of digits; kept as written.'}),
  'cell-error': () => ({zh: '这一格在原表里就是错误值。', en: 'An error value in the file itself.'}),
  'rounded-to-fen': () => ({zh: '超过两位小数，四舍五入到分。', en: 'More than two decimals; rounded to the fen.'}),
  'read-as-text': () => ({zh: '是文字写的数，按数读。', en: 'A number written as text; read as a number.'}),
  'name-not-split': told =>
    told.suggestion === ''
      ? {zh: '单位和人名连在一起，整个当单位。', en: 'Organisation and person are joined; kept as one name.'}
      : {
          zh: `单位和人名连在一起，整个当单位。也许是「${told.suggestion}」`,
          en: `Organisation and person are joined; kept as one name. Perhaps “${told.suggestion}”`,
        },
  'person-without-organisation': () => ({
    zh: '没有单位，当个人客户。',
    en: 'No organisation; taken as a private customer.',
  }),
  'settlement-without-name': () => ({
    zh: '有消费形式没有名称，跳过。',
    en: 'A settlement mark without a name; skipped.',
  }),
  'two-settlement-marks': () => ({zh: '两种消费形式，请核对。', en: 'Two settlement marks; have a look.'}),
  'sector-unknown': () => ({zh: '不认识这个系统，先不归类。', en: 'Unknown sector; left without one.'}),
  'total-differs': () => ({zh: '和各周相加不等，以各周为准。', en: "Doesn't equal the weeks' sum; the weeks count."}),
  'balance-differs': told => ({
    zh: `余款和账目不等，账上是 ${told.suggestion}，没有改。`,
    en: `Balance and ledger differ: the ledger has ${told.suggestion}. Not changed.`,
  }),
  'opened-later': () => ({
    zh: '账上已从后面的月份开账，再导入会重复计算。',
    en: 'The ledger opens with a later month; importing this would count twice.',
  }),
  'duplicate-row': () => ({zh: '和上面一行重复。', en: 'Repeats a row above.'}),
  'left-over-of-week': () => ({
    zh: '现付的行消费和回款不等，差额挂账。',
    en: 'Paid at once, but sales and payment differ; the rest is on account.',
  }),
  'row-skipped': () => ({zh: '不是客户的账，跳过。', en: "Not a customer's entry; skipped."}),
};

/** The sentence of a problem; a suggestion is offered beside it as a button. */
export function problemWords(problem: Told): Words {
  return sentences[problem.kind](problem);
}
