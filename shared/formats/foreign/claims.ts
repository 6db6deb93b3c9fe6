/** Finds or makes the claims that foreign labels and links stand for. */
import type { DocumentState } from '../../document/state.ts';
import { resolveClaim } from '../../document/effective.ts';
import type { AnnotatorId, Claim } from '../../model/index.ts';
import { ClaimId } from '../../model/index.ts';
import type { ForeignClaim, ForeignCorpus, ForeignLabel, ForeignProblem } from './corpus.ts';

const LONGEST = 1000;

interface DeskContext {
  readonly now: string;
  readonly newId: () => string;
  /** Returns who writes a claim: whom the file names, else whoever imports, else the annotator who uses it. */
  readonly authorOf: (name: string, fallback: AnnotatorId) => AnnotatorId;
}

export class ClaimDesk {
  /** Claims that are new, in the order in which they were first asked for. */
  readonly made: Claim[] = [];
  readonly problems: ForeignProblem[] = [];
  private readonly doc: DocumentState;
  private readonly context: DeskContext;
  private readonly byKey = new Map<string, ForeignClaim>();
  /** Claims that stand for labels. */
  private readonly byLabel = new Map<string, ForeignClaim>();
  private readonly found = new Map<string, ClaimId>();
  private readonly byText = new Map<string, ClaimId>();
  /** Claims that the file tells apart stay apart, even where they have the same words. */
  private readonly apart = new Set<ClaimId>();
  private readonly file: string;

  constructor(doc: DocumentState, corpus: ForeignCorpus, context: DeskContext) {
    this.doc = doc;
    this.context = context;
    this.file = corpus.documents[0]?.file ?? '';
    for (const claim of corpus.claims) {
      if (claim.feature === undefined) this.byKey.set(claim.key, claim);
      else this.byLabel.set(labelKey({ feature: claim.feature, value: claim.key }), claim);
    }
    for (const claim of doc.claims.values()) {
      if (claim.mergedInto === undefined && claim.retired === undefined) this.byText.set(claim.text, claim.id);
    }
  }

  /** Returns the claim of that key: the project's own with that id, one with the same words, or a new one. */
  ofKey(key: string, user: AnnotatorId): ClaimId | undefined {
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const foreign = this.byKey.get(key);
    if (foreign === undefined) return undefined;
    const own = ClaimId.safeParse(key);
    const there = own.success ? this.doc.claims.get(own.data) : undefined;
    const id =
      (there !== undefined && there.text === foreign.text.trim() ? resolveClaim(this.doc, there.id) : undefined) ??
      this.withText(foreign, user, own.success && there === undefined ? own.data : undefined);
    if (id === undefined) return undefined;
    this.found.set(key, id);
    this.apart.add(id);
    return id;
  }

  /**
   * Returns the claim that a label was mapped to: one of the project, or a new one with these words, in the group and with the
   * guideline that the file gives the label.
   */
  ofLabel(
    { text, claim, label: from }: { text: string; claim?: string; label: ForeignLabel },
    user: AnnotatorId,
  ): ClaimId | undefined {
    const own = claim === undefined ? undefined : this.doc.claims.get(claim as ClaimId);
    if (own !== undefined) return resolveClaim(this.doc, own.id);
    const { group = '', guideline = '', annotator = '' } = this.byLabel.get(labelKey(from)) ?? {};
    const label = { key: text, text, group, guideline, annotator };
    return this.byText.get(text.trim()) ?? this.withText(label, user, undefined);
  }

  private withText(foreign: ForeignClaim, user: AnnotatorId, id: ClaimId | undefined): ClaimId | undefined {
    const whole = foreign.text.trim();
    const text = whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1).toWellFormed()}…` : whole;
    if (text === '') {
      this.tell(foreign, 'A claim has no words.', 'record');
      return undefined;
    }
    const same = this.byText.get(text);
    if (same !== undefined && !this.apart.has(same)) return same;
    if (text !== whole) {
      this.tell(foreign, `The claim “${text.slice(0, 60)}…” was cut to ${LONGEST} characters.`, 'nothing');
    }
    const made: Claim = {
      type: 'claim',
      annotator: this.context.authorOf(foreign.annotator, user),
      id: id ?? ClaimId.parse(this.context.newId()),
      text,
      ...(foreign.group.trim() === '' ? {} : { group: foreign.group.trim().slice(0, 200) }),
      ...(foreign.guideline.trim() === '' ? {} : { guideline: foreign.guideline.slice(0, 10_000) }),
      created: this.context.now,
    };
    this.made.push(made);
    this.byText.set(text, made.id);
    return made.id;
  }

  private tell({ key }: ForeignClaim, message: string, leftOut: ForeignProblem['leftOut']): void {
    this.problems.push({ file: this.file, place: `claim ${key.slice(0, 60)}`, message, leftOut });
  }
}

const labelKey = ({ feature, value }: ForeignLabel): string => JSON.stringify([feature, value]);
