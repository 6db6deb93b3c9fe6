/** Writes Label Studio's JSON: a task for each article, an annotation for each annotator. */
import { toCodePoint } from '../../text/units.ts';
import { carriedClaim, fieldsOf, NO_CLAIM } from '../carried.ts';
import type { Dataset } from '../format.ts';
import { articleWork, claimNames, ownClaims } from '../sheet-work.ts';
import type { ArticleWork, LinkWork, SheetWork, SpanWork } from '../sheet-work.ts';

/** Names of the tags in the labelling configuration: see `CONFIG`. */
const TEXT = 'text';
const CLAIM = 'claim';
const STANCE = 'stance';
const NOTE = 'note';

/** The labelling configuration for what is written here: claims and stances come with the tasks. */
export const CONFIG = `<View><Labels name="${CLAIM}" toName="${TEXT}" value="$claims"/><Text name="${TEXT}" value="$text" granularity="symbol"/><Choices name="${STANCE}" toName="${TEXT}" perRegion="true" value="$stances"/><TextArea name="${NOTE}" toName="${TEXT}" perRegion="true"/></View>`;

/** With more claims than this a task offers only those of its own article: nobody chooses from thousands of labels. */
const MOST_LABELS = 300;

/** Longer labels would fill the page. */
const LONGEST_LABEL = 120;

/**
 * Returns the file in pieces: offsets in Unicode code points, one region for each link and fragment. What Label Studio has no
 * place for lies in the `meta` of a region and under `crossread` in the data of a task, which it keeps.
 */
export function* writeLabelStudio(dataset: Dataset): Generator<string> {
  const names = claimNames(dataset, LONGEST_LABEL);
  const own = ownClaims(dataset);
  const offered = (claims: typeof own): object[] => [
    ...claims.map(({ id, text }) => ({ value: names.get(id) ?? text, hint: text })),
    { value: NO_CLAIM, hint: 'A span that is linked to no claim' },
  ];
  const all = own.length > MOST_LABELS ? undefined : offered(own);
  const stances = dataset.doc.project.stances.map(({ id }) => ({ value: id }));
  let id = 0;
  let before = '[\n';
  for (const work of articleWork(dataset)) {
    id += 1;
    const { article, body, sheets } = work;
    const mine = usedClaims(work);
    const used = id === 1 ? own : mine;
    const crossread = {
      format: 'label-studio',
      generator: dataset.generator,
      article: { ...fieldsOf(article), hash: article.hash },
      claims: used.map((claim) => ({ ...carriedClaim(dataset, claim), label: names.get(claim.id) ?? claim.text })),
      silent: sheets.flatMap(({ silent, annotator }) =>
        silent.map((claim) => ({ claim: claim.id, annotator: annotator.name })),
      ),
    };
    const { title, outlet, published, url } = article;
    const point = toCodePoint(body.text);
    const annotations = sheets
      .filter(({ spans }) => spans.length > 0)
      .map((sheet) => ({
        result: sheet.spans.flatMap((span) =>
          regionsOf(span, sheet, body.text, point, (link) => names.get(link.claim.id)),
        ),
        ...{ was_cancelled: false, ground_truth: false },
      }));
    const data = { crossread, text: body.text, title, outlet, published, url, claims: all ?? offered(mine), stances };
    yield `${before}${JSON.stringify({ id, data, annotations, predictions: [] })}`;
    before = ',\n';
  }
  yield id === 0 ? '[]\n' : '\n]\n';
}

/** The results of a span: for each link and fragment its label, the stance, and the link's note. */
function regionsOf(
  { span, links }: SpanWork,
  { annotator }: SheetWork,
  text: string,
  point: (offset: number) => number,
  nameOf: (link: LinkWork) => string | undefined,
): object[] {
  const of = span.fragments.length;
  const whole: readonly (LinkWork | undefined)[] = links.length === 0 ? [undefined] : links;
  return whole.flatMap((work, number) =>
    span.fragments.flatMap(([from, to], fragment): object[] => {
      // Short, and the same in every export of the same work.
      const id = `${span.id}-${number}-${fragment}`;
      const place = { start: point(from), end: point(to) };
      const note = work?.link.note ?? '';
      const meta = {
        ...(span.note === undefined ? {} : { text: [span.note] }),
        crossread: {
          ...{ span: span.id, fragment, of, annotator: annotator.name, tags: span.tags ?? [], note: span.note ?? '' },
          ...{ unsure: work?.link.unsure === true },
        },
      };
      const base = { id, to_name: TEXT, origin: 'manual' };
      const label = work === undefined ? NO_CLAIM : (nameOf(work) ?? work.claim.text);
      const region = { ...place, text: text.slice(from, to) };
      return [
        { ...base, from_name: CLAIM, type: 'labels', value: { ...region, labels: [label] }, meta },
        ...(work === undefined
          ? []
          : [{ ...base, from_name: STANCE, type: 'choices', value: { ...region, choices: [work.stance.id] } }]),
        // The words of a text area stand where the words of the region do elsewhere.
        ...(note === '' ? [] : [{ ...base, from_name: NOTE, type: 'textarea', value: { ...place, text: [note] } }]),
      ];
    }),
  );
}

function usedClaims({ sheets }: ArticleWork) {
  const links = sheets.flatMap(({ spans }) => spans.flatMap((span) => span.links));
  const all = [...links.map(({ claim }) => claim), ...sheets.flatMap(({ silent }) => silent)];
  return new Map(all.map((claim) => [claim.id, claim])).values().toArray();
}
