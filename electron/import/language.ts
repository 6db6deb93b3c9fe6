/** A guess at a text's language, small on purpose: `und` is a better answer than a wrong one. */
import { FUNCTION_WORD_LANGUAGES, functionWords } from '#shared/text/function-words.ts';

/** Letters looked at, from the start of the text. */
const SAMPLE = 4000;
/** Running text has a third to a half of function words; below a fifth it is a list, a table or another language. */
const LEAST_SHARE = 0.2;
/** The runner-up must be this far behind: Spanish and Portuguese share many function words. */
const LEAD = 1.3;
const LEAST_WORDS = 12;

/** Scripts that one language of the news writes; Latin, Cyrillic and Devanagari are written by many. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
];
/** Letters of Persian, Urdu, Pashto and Kurdish that Arabic has not. */
const NOT_ARABIC = /[پچژگکیہےںڵێۆڕټډړښ]/u;

/** Returns a BCP 47 tag for the text's language, or `und` if neither its script nor its function words say it clearly. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  for (const [script, language] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    // Japanese is mostly Han in headlines: a tenth of kana tells it from Chinese.
    if (share < (language === 'ja' ? 0.1 : 0.5)) continue;
    return language === 'ar' && NOT_ARABIC.test(sample) ? 'und' : language;
  }
  return byFunctionWords(sample);
}

function byFunctionWords(sample: string): string {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < LEAST_WORDS) return 'und';
  const scores = FUNCTION_WORD_LANGUAGES.map((language) => {
    const list = functionWords(language);
    return { language, share: words.filter((word) => list.has(word)).length / words.length };
  }).sort((a, b) => b.share - a.share);
  const [first, second] = scores;
  if (first === undefined || first.share < LEAST_SHARE || first.share < (second?.share ?? 0) * LEAD) return 'und';
  return first.language;
}
