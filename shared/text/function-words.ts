/**
 * The commonest function words of a few languages. They serve three guesses: what a sentence is about (all but these), what
 * language a text is in, and whether a capital after "U.S." begins a sentence. Negations are left out on purpose: "not" is
 * the difference between a claim and its contradiction. Words of one letter or two that many languages share stay.
 */
const LISTS: Readonly<Record<string, string>> = {
  en: `a an and are as at be been but by can could did do does for from had has have he her here his how i if in into is it
    its may me might more most my of on or our she should so some such than that the their them then there these they this
    those to was we were what when where which while who will with would you your also after before about over under`,
  de: `aber als am an auch auf aus bei bin bis das dass dem den der des die doch durch ein eine einem einen einer eines er
    es für haben hat hatte ich ihr ihre im in ist kann mit nach noch nur oder sein seine sich sie sind so über um und uns
    unter von vor war waren was wenn werden wie wir wird wurde zu zum zur`,
  fr: `à ainsi au aussi aux avec avait ce cela ces cette ceux comme dans de des du elle elles en est et était eux il ils je
    la le les leur leurs lui mais même on ont ou où par pour qui que qu sa se ses son sont sous sur un une vous nous été`,
  es: `a al ante aunque como con cuando de del desde donde el ella ellos en entre era es esa ese esta este fue ha han hasta
    la las le les lo los más me muy o para pero por porque que se ser si sobre son su sus también un una uno y ya`,
  it: `a al alla alle anche che ci come con cui da dal dalla dei del della delle di dove e è era gli ha hanno i il in io la
    le lo loro ma nel nella ne o per più quando quella questa questo se si sono sua sulla suo tra un una uno`,
  pt: `a ao aos as até com como da das de do dos e é ela ele eles em entre era essa esse esta está este eu foi há isso já
    mais mas na nas no nos o os ou para pela pelo por quando que se ser seu sua são também tem um uma`,
  nl: `aan als bij dan dat de deze die dit door een en er had heeft het hij hun ik in is kan maar met na naar nog of om onder
    ook op over te tegen tot uit van voor waar want was wat we werd wordt ze zich zij zijn zo zou`,
};

const kept = new Map<string, ReadonlySet<string>>();

/** The languages there is a list for, as ISO 639-1 codes. */
export const FUNCTION_WORD_LANGUAGES: readonly string[] = Object.keys(LISTS);

/**
 * Returns the function words of a language (a BCP 47 tag; its first subtag counts), in lower case with their diacritics.
 * Empty if there is no list for it.
 */
export function functionWords(language: string): ReadonlySet<string> {
  const code = language.split('-', 1)[0]?.toLowerCase() ?? '';
  let words = kept.get(code);
  if (words === undefined) {
    words = new Set(Object.hasOwn(LISTS, code) ? LISTS[code]?.split(/\s+/) : []);
    kept.set(code, words);
  }
  return words;
}
