/** Folders of brat's files → a foreign corpus. */
import type { Fragment } from '../../model/index.ts';
import type {
  ForeignAnnotation,
  ForeignClaim,
  ForeignCorpus,
  ForeignDocument,
  ForeignFeature,
  ForeignLabel,
  ForeignLink,
  ForeignProblem,
  FormatFile,
  OffsetVerdict,
  ReadContext,
} from '../foreign/corpus.ts';
import { fitOffsets } from '../foreign/offsets.ts';
import { BARE_TYPE, UNSURE } from './config.ts';
import type { AnnFile, TextBound } from './lines.ts';
import { flat, joinedPieces, readShapes, unescapeWords } from './pieces.ts';
import type { Sidecar } from './sidecar.ts';
import { keyOf, sourcesOf } from './sources.ts';
import type { Source } from './sources.ts';
import { PLAIN_NOTE, RESOURCE, SPAN_NOTE } from './write.ts';

/** What of a line a feature of the corpus is called. */
const TYPE = 'type';
const NORMALISATION = 'normalisation';

/**
 * Returns what the `.ann` files among the files say of the texts beside them. Offsets are tried as brat counts them first
 * (code points, a line end as one: nlplab/brat issue 853), for each folder at once. Relations and arguments of events have
 * no place here: one problem for each file tells how many there were.
 */
export function readBrat(files: readonly FormatFile[], context: ReadContext): ForeignCorpus {
  const { sources, problems: wrong } = sourcesOf(files, context.progress ?? (() => undefined));
  const problems = [...wrong];
  const claims = new Map<string, ForeignClaim>();
  const articles = new Map<Sidecar, ReturnType<typeof sayingsOfArticles>>();
  for (const sidecar of new Set(sources.flatMap(({ own }) => (own === undefined ? [] : [own.sidecar])))) {
    articles.set(sidecar, sayingsOfArticles(sidecar));
    for (const { id, text, group = '', guideline = '', annotator = '' } of sidecar.claims) {
      claims.set(id, { key: id, text, group, guideline, annotator });
    }
  }
  const features = new Set<string>();
  const drafts = new Map<string, { source: Source; verdict: OffsetVerdict; annotations: ForeignAnnotation[] }>();
  // One folder, or all folders of one export, were written by one program in one way.
  const sets = Map.groupBy(sources, ({ own, annotator, folder }) =>
    own !== undefined ? `own ${own.root}` : annotator === '' ? `alone ${folder}` : 'beside each other',
  );
  for (const set of sets.values()) {
    const { verdict, places } = fitOffsets(
      set.map(({ raw, ann }) => ({ raw, places: ann?.textBounds ?? [] })),
      { declared: { unit: 'code-point', lines: 'LF' }, same: saysTheSame },
    );
    for (const [index, source] of set.entries()) {
      const draft = drafts.get(keyOf(source)) ?? { source, verdict, annotations: [] };
      drafts.set(keyOf(source), draft);
      if (source.ann === undefined) continue;
      const where = (line: number): string =>
        source.path === draft.source.path ? `line ${line}` : `line ${line} of ${source.path}`;
      const read = readSource(source, source.ann, places[index] ?? [], { claims, features, where });
      draft.annotations.push(...read.annotations);
      problems.push(...read.problems);
    }
  }
  return {
    documents: [...drafts.values()].map(({ source, verdict, annotations }): ForeignDocument => {
      const { path, stem, text, own } = source;
      const said = own === undefined ? undefined : articles.get(own.sidecar)?.get(stem);
      return {
        ...{ name: stem, file: path, text, annotations, offsets: verdict },
        ...(said ?? { fields: {}, silent: [] }),
      };
    }),
    claims: [...claims.values()],
    features: [...features].map((name): ForeignFeature => ({ name, suggest: 'tag' })),
    problems,
  };
}

/** What a sidecar says of each article, by the name of its files. */
function sayingsOfArticles({ articles, annotators, silent }: Sidecar) {
  const names = new Map(annotators.map(({ folder, name }) => [folder, name]));
  const cells = Map.groupBy(silent, ({ file }) => file);
  return new Map(
    articles.map((article) => [
      article.file,
      {
        fields: fieldsOf(article),
        silent: (cells.get(article.file) ?? []).map(({ folder, claim }) => ({
          ...{ claim, annotator: names.get(folder) ?? folder },
        })),
      },
    ]),
  );
}

type SidecarArticle = Sidecar['articles'][number];

function fieldsOf(article: SidecarArticle): ForeignDocument['fields'] {
  const { title, outlet, author, published, url, language, event } = article;
  return { title, outlet, author, published, url, language, ...(event === undefined ? {} : { event }) };
}

/**
 * As brat holds them together: line ends and tabs are spaces, and more may follow the words behind a tab or as spaces. Other
 * programs write a line end as a backslash and an n, or make one space of all white space between two words.
 */
function saysTheSame(inText: string, quote: string): boolean {
  const words = flat(inText);
  if (flat(quote).startsWith(words)) {
    const rest = quote.slice(words.length);
    return rest.startsWith('\t') || rest.trim() === '';
  }
  return words.trim() === words && spaced(words) === spaced(flat(quote.replaceAll('\\n', ' ')).trimEnd());
}

const spaced = (words: string): string => words.replace(/\s+/g, ' ');

interface Reading {
  readonly claims: Map<string, ForeignClaim>;
  readonly features: Set<string>;
  readonly where: (line: number) => string;
}

function readSource(
  source: Source,
  ann: AnnFile,
  places: readonly (readonly Fragment[] | { readonly why: string })[],
  { claims, features, where }: Reading,
): { annotations: ForeignAnnotation[]; problems: ForeignProblem[] } {
  const problems: ForeignProblem[] = [];
  const tell = (line: number, message: string): void => {
    problems.push({ file: ann.path, place: `line ${line}`, message, leftOut: 'record' });
  };
  const said = gather(ann, tell);
  /** Lines of one span of ours. */
  const spans = new Map<string, Draft>();
  const annotations: Draft[] = [];
  for (const [index, bound] of ann.textBounds.entries()) {
    const place = places[index] ?? { why: 'it has no place' };
    if ('why' in place) {
      tell(bound.line, `${bound.id} (${bound.type}) was left out: ${place.why}.`);
      continue;
    }
    const draft = draftOf(bound, place, said.get(bound.id) ?? newSayings(), source, claims);
    draft.place = where(bound.line);
    for (const { feature } of draft.labels) features.add(feature);
    const key = draft.id === bound.id ? undefined : JSON.stringify([draft.id, draft.fragments]);
    const first = key === undefined ? undefined : spans.get(key);
    if (first === undefined) {
      annotations.push(draft);
      if (key !== undefined) spans.set(key, draft);
      continue;
    }
    first.links.push(...draft.links);
    for (const tag of draft.tags) if (!first.tags.includes(tag)) first.tags.push(tag);
    for (const label of draft.labels) first.labels.push(label);
    if (first.note === '') first.note = draft.note;
  }
  tellRelations(ann, problems);
  return { annotations, problems };
}

interface Draft extends ForeignAnnotation {
  place: string;
  readonly labels: ForeignLabel[];
  readonly links: ForeignLink[];
  readonly tags: string[];
  note: string;
}

/** What other lines say of an annotation, or of the events that it triggers. */
interface Sayings {
  readonly types: string[];
  readonly attributes: { readonly name: string; readonly value: string }[];
  readonly references: { readonly resource: string; readonly entry: string; readonly words: string }[];
  readonly notes: { readonly type: string; readonly words: string }[];
}

const newSayings = (): Sayings => ({ types: [], attributes: [], references: [], notes: [] });

function gather(ann: AnnFile, tell: (line: number, message: string) => void): ReadonlyMap<string, Sayings> {
  const said = new Map(ann.textBounds.map(({ id }) => [id, newSayings()]));
  const byEvent = new Map<string, Sayings>();
  for (const { id, line, type, trigger } of ann.events) {
    const bound = said.get(trigger);
    if (bound === undefined) tell(line, `${id} is triggered by ${trigger}, which is not there. It was left out.`);
    else {
      byEvent.set(id, bound);
      if (!bound.types.includes(type)) bound.types.push(type);
    }
  }
  const relations = new Set(ann.relations.map(({ id }) => id));
  const sayingsOf = (id: string, line: number, target: string): Sayings | undefined => {
    const found = said.get(target) ?? byEvent.get(target);
    if (found === undefined && !relations.has(target)) {
      tell(line, `${id} is said of ${target}, which is not there. It was left out.`);
    }
    return found;
  };
  for (const one of ann.attributes) sayingsOf(one.id, one.line, one.target)?.attributes.push(one);
  for (const one of ann.normalisations) sayingsOf(one.id, one.line, one.target)?.references.push(one);
  for (const one of ann.notes) sayingsOf(one.id, one.line, one.target)?.notes.push(one);
  return said;
}

function draftOf(
  bound: TextBound,
  pieces: readonly Fragment[],
  { types, attributes, references, notes }: Sayings,
  { text, annotator }: Source,
  claims: Map<string, ForeignClaim>,
): Draft {
  const claimed = references.filter(({ resource }) => resource === RESOURCE);
  const identity = notes.find(({ type }) => type === SPAN_NOTE.id)?.words.trim() ?? '';
  const [id = '', ...shape] = identity.split(' ');
  const ours = id !== '' || claimed.length > 0;
  const shapes = shape.length === 0 ? undefined : readShapes(shape.join(' '));
  const wordsOf = (type: string): string[] =>
    notes.filter((note) => note.type === type).map(({ words }) => (ours ? unescapeWords(words) : words));
  const plain = wordsOf(PLAIN_NOTE).join('\n');
  for (const { entry, words } of claimed) {
    if (claims.has(entry)) continue;
    claims.set(entry, { key: entry, text: unescapeWords(words), group: '', guideline: '', annotator: '' });
  }
  const unsure = claimed.length > 0 && attributes.some(({ name }) => name === UNSURE);
  const isOurType = claimed.length > 0 || (ours && bound.type === BARE_TYPE);
  const others = notes.filter(({ type }) => type !== PLAIN_NOTE && !OUR_NOTES.has(type));
  const spanNotes = [
    ...wordsOf(SPAN_NOTE.note),
    ...(claimed.length === 0 && plain !== '' ? [plain] : []),
    ...others.map(({ type, words }) => (words === '' ? type : `${type}: ${words}`)),
  ];
  return {
    ...{ id: id === '' ? bound.id : id, place: '', annotator },
    fragments: (shapes === undefined ? undefined : joinedPieces(text, pieces, shapes)) ?? pieces,
    labels: [
      ...(isOurType ? [] : types.length > 0 ? types : [bound.type]).map((value) => ({ feature: TYPE, value })),
      ...attributes
        .filter(({ name }) => !unsure || name !== UNSURE)
        .map(({ name, value }) => ({ feature: name, value: value === '' ? name : value })),
      ...references
        .filter(({ resource }) => resource !== RESOURCE)
        .map(({ resource, entry, words }) => {
          const name = `${resource}:${entry}`;
          return { feature: NORMALISATION, value: words.trim() === '' ? name : `${words.trim()} (${name})` };
        }),
    ],
    links: claimed.map(({ entry }) => ({ claim: entry, stance: bound.type, unsure, note: plain })),
    tags: wordsOf(SPAN_NOTE.tag),
    note: spanNotes.join('\n'),
  };
}

const OUR_NOTES: ReadonlySet<string> = new Set(Object.values(SPAN_NOTE));

function tellRelations({ path, relations, events }: AnnFile, problems: ForeignProblem[]): void {
  const args = events.filter(({ arity }) => arity > 0);
  const [first] = [...relations, ...args].sort((a, b) => a.line - b.line);
  if (first === undefined) return;
  const count = args.reduce((sum, { arity }) => sum + arity, 0);
  const parts = [
    ...(relations.length > 0 ? [`${relations.length} ${relations.length === 1 ? 'relation' : 'relations'}`] : []),
    ...(count > 0 ? [`${count} ${count === 1 ? 'argument' : 'arguments'} of events`] : []),
  ];
  const were = relations.length + count === 1 ? 'was' : 'were';
  problems.push({
    ...{ file: path, place: `line ${first.line}`, leftOut: 'record' },
    message: `${parts.join(' and ')} ${were} left out, ${first.id} first: spans have no relations to each other here.`,
  });
}
