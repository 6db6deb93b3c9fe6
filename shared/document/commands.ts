/**
 * Everything that can be done to an open project, as data. A command carries the ids of what it makes and nobody's clock:
 * the same command on the same document always gives the same diff.
 */
import type {
  ArticleFields,
  ArticleId,
  ClaimId,
  Fragment,
  LinkId,
  SpanId,
  Stance,
  StanceId,
  AnnotatorId,
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
  /** `group: ''` takes the claim out of its group. */
  | {
      readonly type: 'editClaim';
      readonly claim: ClaimId;
      readonly text?: string | undefined;
      readonly group?: string | undefined;
    }
  /** Only a claim that nobody has linked or looked for. */
  | { readonly type: 'deleteClaim'; readonly claim: ClaimId }
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
  | { readonly type: 'deleteLink'; readonly article: ArticleId; readonly link: LinkId }
  /** Marks the cell *checked: silent*, or takes the mark away. */
  | { readonly type: 'setSilent'; readonly article: ArticleId; readonly claim: ClaimId; readonly silent: boolean }
  | { readonly type: 'editArticle'; readonly article: ArticleId; readonly fields: Partial<ArticleFields> }
  | { readonly type: 'renameProject'; readonly name: string }
  | { readonly type: 'setStances'; readonly stances: readonly Stance[] }
  | { readonly type: 'renameAnnotator'; readonly name: string }
  /** Several commands as one step of history, each seeing what those before it did. */
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly Command[] };

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
  deleteClaim: 'delete claim',
  createLink: 'link span',
  setStance: 'set stance',
  deleteLink: 'unlink span',
  setSilent: 'mark silent',
  editArticle: 'correct article',
  renameProject: 'rename project',
  setStances: 'change stances',
  renameAnnotator: 'rename annotator',
};

/** Returns what the command does, in words for the undo menu. */
export function labelOf(command: Command): string {
  return command.type === 'batch' ? command.label : LABELS[command.type];
}
