/**
 * Everything that can be done to an open project, as data. A command carries the ids of what it makes and nobody's clock:
 * the same command on the same document always gives the same diff.
 */
import type {
  ArticleFields,
  ArticleId,
  ClaimColour,
  ClaimId,
  Decision,
  DecisionId,
  Fragment,
  LinkId,
  RelationId,
  RelationKind,
  SpanId,
  Recipe,
  Stance,
  StanceId,
  AnnotatorId,
  WorkState,
} from '../model/index.ts';

export type Command =
  | {
      readonly type: 'createSpan';
      readonly id: SpanId;
      readonly article: ArticleId;
      readonly fragments: readonly Fragment[];
    }
  | {
      readonly type: 'setFragments';
      readonly article: ArticleId;
      readonly span: SpanId;
      readonly fragments: readonly Fragment[];
    }
  /** Takes the span's links with it. */
  | { readonly type: 'deleteSpan'; readonly article: ArticleId; readonly span: SpanId }
  | { readonly type: 'createClaim'; readonly id: ClaimId; readonly text: string; readonly group?: string | undefined }
  /** What is not given stays; `''` takes it away (the text must have words). Only the claim's author may. */
  | {
      readonly type: 'editClaim';
      readonly claim: ClaimId;
      readonly text?: string | undefined;
      readonly group?: string | undefined;
      readonly guideline?: string | undefined;
      readonly colour?: ClaimColour | '' | undefined;
    }
  /** Puts the claim right behind another of its group, or first. */
  | { readonly type: 'moveClaim'; readonly claim: ClaimId; readonly after: ClaimId | null }
  /** Only a claim that nobody has linked, looked for, merged another into or related to another. */
  | { readonly type: 'deleteClaim'; readonly claim: ClaimId }
  | { readonly type: 'retireClaim'; readonly claim: ClaimId }
  /** Takes a claim that was retired or merged into use again. Links that were moved by a merge stay where they went. */
  | { readonly type: 'restoreClaim'; readonly claim: ClaimId }
  | { readonly type: 'mergeClaim'; readonly claim: ClaimId; readonly into: ClaimId }
  | {
      readonly type: 'splitClaim';
      readonly claim: ClaimId;
      /** Of the new claim. */
      readonly id: ClaimId;
      readonly text: string;
      /** Those of the annotator's links that go to the new claim. */
      readonly links: readonly { readonly article: ArticleId; readonly link: LinkId }[];
    }
  | {
      readonly type: 'addExample';
      readonly claim: ClaimId;
      readonly annotator: AnnotatorId;
      readonly article: ArticleId;
      readonly span: SpanId;
    }
  | { readonly type: 'removeExample'; readonly claim: ClaimId; readonly span: SpanId }
  /** A relation that is there already is not drawn again. */
  | {
      readonly type: 'createRelation';
      readonly id: RelationId;
      readonly from: ClaimId;
      readonly to: ClaimId;
      readonly kind: RelationKind;
    }
  | { readonly type: 'deleteRelation'; readonly relation: RelationId }
  /** A second link of one span to one claim is not made: the first one's stance is set. */
  | {
      readonly type: 'createLink';
      readonly id: LinkId;
      readonly article: ArticleId;
      readonly span: SpanId;
      readonly claim: ClaimId;
      readonly stance: StanceId;
    }
  | { readonly type: 'setStance'; readonly article: ArticleId; readonly link: LinkId; readonly stance: StanceId }
  | { readonly type: 'setUnsure'; readonly article: ArticleId; readonly link: LinkId; readonly unsure: boolean }
  | { readonly type: 'deleteLink'; readonly article: ArticleId; readonly link: LinkId }
  /** Replaces the tags; white space around them and doubles are left out. */
  | {
      readonly type: 'setTags';
      readonly article: ArticleId;
      readonly span: SpanId;
      readonly tags: readonly string[];
    }
  /** An empty note takes it away. The note on an article is the annotator's own. */
  | { readonly type: 'setNote'; readonly on: NoteTarget; readonly note: string }
  /** Says how far the annotator is with the article; null leaves it to what she has done there. */
  | { readonly type: 'setProgress'; readonly article: ArticleId; readonly state: WorkState | null }
  /** Marks the cell *checked: silent*, or takes the mark away. */
  | { readonly type: 'setSilent'; readonly article: ArticleId; readonly claim: ClaimId; readonly silent: boolean }
  | { readonly type: 'editArticle'; readonly article: ArticleId; readonly fields: Partial<ArticleFields> }
  | { readonly type: 'renameProject'; readonly name: string }
  /** Hides others' work in an article from whoever has not marked it done, or no longer. */
  | { readonly type: 'setBlind'; readonly blind: boolean }
  | { readonly type: 'setStances'; readonly stances: readonly Stance[] }
  /** Keeps an export under its name, in place of the one of that name, or of the one that `was` called so. */
  | { readonly type: 'saveRecipe'; readonly recipe: Recipe; readonly was?: string | undefined }
  | { readonly type: 'deleteRecipe'; readonly name: string }
  | { readonly type: 'renameAnnotator'; readonly name: string }
  /** Settles places of the articles: each takes the place of decisions on anything that it is about. */
  | { readonly type: 'settle'; readonly decisions: readonly NewDecision[] }
  /** Takes decisions back: their places are open again. */
  | { readonly type: 'reopen'; readonly article: ArticleId; readonly decisions: readonly DecisionId[] }
  /** Several commands as one step of history, each seeing what those before it did. */
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly Command[] };

export type NewDecision = Pick<Decision, 'article' | 'id' | 'sides' | 'verdict' | 'of' | 'chosen' | 'reason'>;

export type NoteTarget =
  | { readonly type: 'span'; readonly article: ArticleId; readonly span: SpanId }
  | { readonly type: 'link'; readonly article: ArticleId; readonly link: LinkId }
  | { readonly type: 'claim'; readonly claim: ClaimId }
  | { readonly type: 'article'; readonly article: ArticleId };

/** What a command needs to know besides the document. */
export interface CommandContext {
  /** Who does it. */
  readonly me: AnnotatorId;
  /** When, as an ISO instant. */
  readonly now: string;
  /** The article's text, or undefined if it is not at hand. */
  readonly textOf: (article: ArticleId) => string | undefined;
}

const LABELS: Readonly<Record<Exclude<Command['type'], 'batch'>, string>> = {
  createSpan: 'create span',
  setFragments: 'move edge',
  deleteSpan: 'delete span',
  createClaim: 'create claim',
  editClaim: 'edit claim',
  moveClaim: 'move claim',
  deleteClaim: 'delete claim',
  retireClaim: 'retire claim',
  restoreClaim: 'restore claim',
  mergeClaim: 'merge claims',
  splitClaim: 'split claim',
  addExample: 'add example',
  removeExample: 'remove example',
  createRelation: 'relate claims',
  deleteRelation: 'unrelate claims',
  createLink: 'link span',
  setStance: 'set stance',
  setUnsure: 'mark unsure',
  deleteLink: 'unlink span',
  setTags: 'set tags',
  setNote: 'write note',
  setProgress: 'set progress',
  setSilent: 'mark silent',
  editArticle: 'correct article',
  renameProject: 'rename project',
  setBlind: 'work blind',
  setStances: 'change stances',
  saveRecipe: 'save recipe',
  deleteRecipe: 'delete recipe',
  renameAnnotator: 'rename annotator',
  settle: 'settle',
  reopen: 'reopen',
};

/** Returns what the command does, in words for the undo menu. */
export function labelOf(command: Command): string {
  return command.type === 'batch' ? command.label : LABELS[command.type];
}
