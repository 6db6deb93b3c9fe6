/**
 * ECB+: news of many events, tokenised, with mentions of events, times, places and participants, and which of them are the
 * same, within an article and across (Cybulska and Vossen, "Using a sledgehammer to crack a nut?", LREC 2014; the XML of CAT
 * and CROMER as the corpus's README describes it).
 */
import { ArticleFields } from '../model/index.ts';
import type { Block, Fragment } from '../model/index.ts';
import type {
  ForeignAnnotation,
  ForeignClaim,
  ForeignCorpus,
  ForeignDocument,
  ForeignLabel,
  ForeignProblem,
  FormatFile,
  ReadContext,
} from './foreign/corpus.ts';
import { fileNameOf } from './format.ts';
import type { Format } from './format.ts';
import { childOf, childrenOf, readXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

const EXTENSION = '.xml';
const CLASS = 'class';
const CHAIN = 'chain';

export const ecbPlus: Format = {
  info: {
    id: 'ecb-plus',
    label: 'ECB+ (XML)',
    description:
      'The articles of ECB+ with their mentions of events, times, places and participants; chains of mentions of one thing may become claims.',
    extension: EXTENSION,
    reads: true,
    writes: false,
    offsetUnit: 'tokens',
    oneAnnotator: true,
  },
  about: {
    record: 'A mention: a markable with its tokens.',
    lost: 'Ids of tokens, notes of the annotation tools, which mention is linked to which (`RELATED_TO`). A chain is kept as what its mentions have in common.',
    specification:
      'ECB+ 1.0 and its README (Cybulska and Vossen, LREC 2014; guidelines NWR-2014-1); files of CAT and CROMER of the same shape.',
    notes: [
      'The text is made of the tokens: one space between two, each sentence a line and a block of its own. The file has no offsets and no quotes, so nothing can be checked against a text; a mention of tokens that do not stand side by side has several fragments.',
      'Sentence 0 of the newer files is the address of the page, in tokens. It stays in the text and, joined without spaces, is the article’s `url`.',
      'A mention’s class (`ACTION_OCCURRENCE`, `HUMAN_PART_PER` …) is the label `class`. Its chain is the label `chain`: descriptor and instance id, the same in all articles (`CROSS_DOC_COREF`); for chains within one article (`INTRA_DOC_COREF`, or without an instance id) descriptor, article and number of the relation.',
      'From a name such as `1_3ecbplus.xml` the article’s event is “ECB+ topic 1 (ecbplus)”: the two halves of a topic are about different events of one kind.',
    ],
    fields: [
      ['token', '`t_id`, `sentence`; the word'],
      ['Markables', '`m_id`, `token_anchor`s; or the thing itself: `TAG_DESCRIPTOR`, `instance_id`'],
      [
        'Relations',
        '`CROSS_DOC_COREF` with the instance id as `note`, `INTRA_DOC_COREF`: `source` mentions, `target` thing',
      ],
    ],
  },
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
  recognise: (path, head) =>
    /\.xml$/i.test(path) && /<Document\s[^>]*doc_(?:name|id)\s*=/.test(head) && /<token\s[^>]*t_id\s*=/.test(head)
      ? 1
      : 0,
  read: readEcbPlus,
};

/**
 * Returns the articles among the files: those with a `Document` of tokens. Fragments are UTF-16 code units of the text made
 * of the tokens. Markables without tokens, and relations that name none, are among the problems.
 */
function readEcbPlus(files: readonly FormatFile[], { progress }: ReadContext): ForeignCorpus {
  const problems: ForeignProblem[] = [];
  const documents: ForeignDocument[] = [];
  const chains: Chains = { names: new Map(), claims: new Map() };
  const xml = files.filter(({ path }) => /\.xml$/i.test(path));
  for (const [index, { path, bytes }] of xml.entries()) {
    progress?.(index, xml.length);
    const reading = readXml(bytes);
    if (!reading.ok) {
      // Other formats are XML too: a broken file is told only if it looks like one of these.
      if (ecbPlus.recognise?.(path, headOf(bytes)) !== 1) continue;
      const message = `${reading.message} Nothing was taken from it.`;
      problems.push({ file: path, place: reading.place, message, leftOut: 'file' });
      continue;
    }
    if (reading.root.name !== 'Document') continue;
    const document = readDocument(path, reading.root, chains, problems);
    if (document !== undefined) documents.push(document);
  }
  progress?.(xml.length, xml.length);
  const used = new Set(
    documents.flatMap(({ annotations }) => annotations.flatMap(({ labels }) => labels.map(featureOf))),
  );
  return {
    documents,
    claims: [...chains.claims.values()],
    features: [
      ...(used.has(CLASS) ? [{ name: CLASS, suggest: 'tag' as const }] : []),
      ...(used.has(CHAIN) ? [{ name: CHAIN, suggest: 'claim' as const }] : []),
    ],
    problems,
  };
}

const featureOf = ({ feature }: ForeignLabel): string => feature;

const headOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 4096));

interface Chains {
  /** By instance id, so that a chain is called alike in all articles. */
  readonly names: Map<string, string>;
  readonly claims: Map<string, ForeignClaim>;
}

interface Tokens {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** By `t_id`: which token in a row it is, and where it stands. */
  readonly places: ReadonlyMap<string, { readonly row: number; readonly sentence: string; readonly at: Fragment }>;
  /** The tokens of sentence 0, joined without spaces. */
  readonly first: string;
}

function readDocument(
  path: string,
  root: XmlElement,
  chains: Chains,
  problems: ForeignProblem[],
): ForeignDocument | undefined {
  const stem = (path.split('/').at(-1) ?? path).replace(/\.xml$/i, '');
  const name = (root.attributes.get('doc_name') ?? '').replace(/\.xml$/i, '') || stem;
  const tell = (element: XmlElement, message: string, leftOut: ForeignProblem['leftOut'] = 'record'): void => {
    problems.push({ file: path, place: `line ${element.line}`, message, leftOut });
  };
  const tokens = tokensOf(root, tell);
  if (tokens.text.trim() === '') {
    tell(root, 'There are no tokens in the document, so there is no text. Nothing was taken from it.', 'file');
    return undefined;
  }
  const topic = /^(\d+)_\d+(ecb|ecbplus)$/.exec(name) ?? /^(\d+)_\d+(ecb|ecbplus)$/.exec(stem);
  const event = topic === null ? undefined : `ECB+ topic ${topic[1] ?? ''} (${topic[2] ?? ''})`;
  const url = /^https?:/.test(tokens.first) ? ArticleFields.shape.url.safeParse(tokens.first) : undefined;
  const chainsOf = readChains(root, { name, event: event ?? '', chains, tell });
  const annotations: ForeignAnnotation[] = [];
  for (const markable of mentionsOf(root, tell)) {
    const id = markable.attributes.get('m_id') ?? '';
    const fragments = fragmentsOf(markable, tokens);
    if (typeof fragments === 'string') {
      tell(markable, `The markable ${id} (${markable.name}) was left out: ${fragments}.`);
      continue;
    }
    annotations.push({
      ...{ id, place: `line ${markable.line}`, fragments, links: [], tags: [], note: '', annotator: '' },
      labels: [
        { feature: CLASS, value: markable.name },
        ...(chainsOf.get(id) ?? []).map((value) => ({ feature: CHAIN, value })),
      ],
    });
  }
  return {
    ...{ name, file: path, text: tokens.text, blocks: tokens.blocks, annotations, silent: [] },
    fields: {
      ...(topic === null ? {} : { language: 'en' }),
      ...(event === undefined ? {} : { event }),
      ...(url?.success === true ? { url: url.data } : {}),
    },
    offsets: { unit: 'tokens', declared: true, checked: 0 },
  };
}

type Tell = (element: XmlElement, message: string) => void;

function tokensOf(root: XmlElement, tell: Tell): Tokens {
  const places = new Map<string, { row: number; sentence: string; at: Fragment }>();
  const blocks: { start: number; end: number; kind: 'paragraph' }[] = [];
  const words: string[] = [];
  const first: string[] = [];
  let length = 0;
  let last: string | undefined;
  for (const [row, token] of childrenOf(root, 'token').entries()) {
    const id = token.attributes.get('t_id') ?? '';
    const sentence = token.attributes.get('sentence') ?? '0';
    const word = token.text.replace(/\s+/g, ' ').trim();
    if (word === '') continue;
    if (places.has(id)) {
      tell(token, `The token ${id} is there twice; the second one can be no part of a mention.`);
    }
    const joint = last === undefined ? '' : last === sentence ? ' ' : '\n';
    const start = length + joint.length;
    length = start + word.length;
    words.push(joint, word);
    if (!places.has(id)) places.set(id, { row, sentence, at: [start, length] });
    const block = blocks.at(-1);
    if (joint === ' ' && block !== undefined) block.end = length;
    else blocks.push({ start, end: length, kind: 'paragraph' });
    if (sentence === '0') first.push(word);
    last = sentence;
  }
  return { text: words.join(''), blocks, places, first: first.join('') };
}

/** Markables with tokens. Those with a descriptor or an instance id and no tokens are the things that chains are about. */
function mentionsOf(root: XmlElement, tell: Tell): XmlElement[] {
  const seen = new Set<string>();
  return (childOf(root, 'Markables')?.children ?? []).filter((markable) => {
    const id = markable.attributes.get('m_id');
    const { name } = markable;
    if (id === undefined) tell(markable, `A markable (${name}) has no m_id. It was left out.`);
    else if (seen.has(id)) tell(markable, `A markable ${id} stands above already. This one (${name}) was left out.`);
    else {
      seen.add(id);
      return !isThing(markable);
    }
    return false;
  });
}

const isThing = ({ attributes, children }: XmlElement): boolean =>
  children.length === 0 && (attributes.has('TAG_DESCRIPTOR') || attributes.has('instance_id'));

/** Tokens side by side in one sentence are one fragment. */
function fragmentsOf(markable: XmlElement, { places }: Tokens): Fragment[] | string {
  const found = new Map<number, { row: number; sentence: string; at: Fragment }>();
  for (const anchor of childrenOf(markable, 'token_anchor')) {
    const id = anchor.attributes.get('t_id') ?? '';
    const place = places.get(id);
    if (place === undefined) return `there is no token ${id}`;
    found.set(place.row, place);
  }
  if (found.size === 0) return 'it has no tokens';
  const fragments: Fragment[] = [];
  let before: { row: number; sentence: string } | undefined;
  for (const place of [...found.values()].sort((a, b) => a.row - b.row)) {
    const last = fragments.at(-1);
    if (last !== undefined && before?.row === place.row - 1 && before.sentence === place.sentence) {
      fragments[fragments.length - 1] = [last[0], place.at[1]];
    } else fragments.push(place.at);
    before = place;
  }
  return fragments;
}

interface ChainContext {
  readonly name: string;
  readonly event: string;
  readonly chains: Chains;
  readonly tell: Tell;
}

/** The names of the chains that each markable is in. */
function readChains(root: XmlElement, { name, event, chains, tell }: ChainContext): ReadonlyMap<string, string[]> {
  const byId = new Map<string, XmlElement>();
  for (const one of childOf(root, 'Markables')?.children ?? []) {
    const id = one.attributes.get('m_id');
    if (id !== undefined && !byId.has(id)) byId.set(id, one);
  }
  const of = new Map<string, string[]>();
  for (const relation of childOf(root, 'Relations')?.children ?? []) {
    if (!/^(?:CROSS|INTRA)_DOC_COREF$/.test(relation.name)) {
      tell(relation, `The relation ${relation.name} has no place here. It was left out.`);
      continue;
    }
    const number = relation.attributes.get('r_id') ?? '';
    const thing = byId.get(childOf(relation, 'target')?.attributes.get('m_id') ?? '')?.attributes;
    const descriptor = thing?.get('TAG_DESCRIPTOR') ?? '';
    const instance = relation.name.startsWith('CROSS')
      ? (relation.attributes.get('note') ?? thing?.get('instance_id') ?? '')
      : '';
    const local = `${descriptor === '' ? 'chain' : descriptor} (${name}, ${number})`;
    const stated = descriptor === '' ? instance : `${descriptor} (${instance})`;
    const value = instance === '' ? local : (chains.names.get(instance) ?? stated);
    if (instance !== '') chains.names.set(instance, value);
    if (!chains.claims.has(value)) {
      const group = event.replace(/ \(.*$/, '');
      chains.claims.set(value, { key: value, text: value, group, guideline: '', annotator: '', feature: CHAIN });
    }
    for (const source of childrenOf(relation, 'source')) {
      const id = source.attributes.get('m_id') ?? '';
      const mention = byId.get(id);
      if (mention === undefined || isThing(mention)) {
        tell(
          source,
          `The relation ${number} names the mention ${id}, which is not there. It is left out of the chain.`,
        );
        continue;
      }
      const list = of.get(id) ?? [];
      if (!list.includes(value)) of.set(id, [...list, value]);
    }
  }
  return of;
}
