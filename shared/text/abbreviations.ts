/** Abbreviations with a full stop, for telling the end of a sentence from the middle of one. Without their last stop. */

/** After these a sentence goes on: titles before a name, words that announce an example, a number or a source. */
const NEVER_FINAL: Readonly<Record<string, string>> = {
  en: `Dr Mr Mrs Ms Mx Messrs Prof Rev Hon Gen Col Lt Maj Capt Cmdr Sgt Cpl Adm Brig Gov Sen Rep Pres Supt Fr St Mt Ft
    vs v e.g i.e cf viz ca approx Maj.-Gen Lt.-Col Ph`,
  de: `Dr Prof Hr Fr St z.B z. B d.h u.a bzw ca vgl evtl ggf inkl exkl sog Dipl Ing Hrsg Mio Mrd Bd geb gest zzgl`,
  fr: `M MM Mme Mlle Me Dr Pr St Ste p.ex cf env av apr`,
  es: `Sr Sra Sres Srta Dr Dra D Dña Ing Lic Prof Gral Sto Sta p.ej cf aprox`,
  it: `Sig Sig.ra Sig.na Dott Dott.ssa Prof Prof.ssa Ing Avv On Sen cfr ca`,
  pt: `Sr Sra Srs Dr Dra Prof Profa Eng Gen Sto Sta cf aprox p.ex`,
  nl: `Dhr Mevr Mw Dr Drs Mr Ir Ing Prof bijv ca evt nl o.a z.g`,
  ru: `г-н г-жа т.е т.н напр им ул стр акад проф`,
};

/** Before a number a sentence goes on after these; otherwise they are words like any other ("He said no."). */
const BEFORE_NUMBER = `No Nos Nr Nrs Nº Art Abs Sec Sect Fig Figs Ch Chap Vol Vols Ed p pp par para ll Ziff Kap S Tab Abb núm
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez Mai approx c ca`;

/** These may end a sentence or not: it ends if the next word is a function word with a capital. */
const MAYBE_FINAL = `Inc Ltd Co Corp Bros Jr Sr Esq Dept Univ Ave Blvd Rd Bldg al Mon Tue Tues Wed Thu Thur Thurs Fri Sat
  Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mass Calif Pa Va Fla Tex Wash Conn mln mld AG GmbH
  тыс млн млрд руб`;

/** These stand before a capital only at the end of a sentence, but for what `AFTER_TIME` matches: "at 5 p.m. Tuesday". */
const BEFORE_LOWER_CASE = `etc a.m p.m usw usf ff`;

/** Languages that write ordinal numbers with a full stop: "am 3. Oktober". */
const ORDINAL_STOP = new Set('de da nb nn no fi cs sk sl hr bs sr hu is et lv tr pl'.split(' '));

const neverFinal = new Map(
  Object.entries(NEVER_FINAL).map(([language, list]) => [language, new Set(list.split(/\s+/).map(lower))]),
);
const beforeNumber = new Set(BEFORE_NUMBER.split(/\s+/).map(lower));
const maybeFinal = new Set(MAYBE_FINAL.split(/\s+/).map(lower));
const beforeLowerCase = new Set(BEFORE_LOWER_CASE.split(/\s+/));
const everywhere = neverFinal.get('en') ?? new Set<string>();

/** What the word before a full stop tells about the stop. */
export type StopReading = 'goes on' | 'goes on before a number' | 'ends before a capital' | 'perhaps' | 'ends';

/** What may follow "a.m." or "p.m." within a sentence with a capital: a day or a time zone. */
export const AFTER_TIME = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^\p{Lu}{2,4}\b/u;

/**
 * Returns how to read the full stop after `word` (given without that stop) in a language (its first subtag counts; for one
 * without a list, English titles are used). Single letters and letters with stops between ("U.S", "a.m") are `perhaps`:
 * an initial before a name goes on, but the same letters may end a sentence.
 */
export function readStop(word: string, language: string): StopReading {
  const code = language.split('-', 1)[0]?.toLowerCase() ?? '';
  const folded = lower(word);
  if (beforeLowerCase.has(folded)) return 'ends before a capital';
  if ((neverFinal.get(code) ?? everywhere).has(folded)) return 'goes on';
  if (/^\p{N}{1,3}$/u.test(word)) return ORDINAL_STOP.has(code) ? 'perhaps' : 'ends';
  if (/^(?:\p{L}\.)*\p{L}$/u.test(word) && (word.includes('.') || word !== folded)) return 'perhaps';
  if (maybeFinal.has(folded)) return 'perhaps';
  return beforeNumber.has(folded) ? 'goes on before a number' : 'ends';
}

function lower(word: string): string {
  return word.toLowerCase();
}
