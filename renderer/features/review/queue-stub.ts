import type { NewDecision } from '#shared/document/commands.ts';
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { goldOf } from '#shared/document/gold.ts';
import { membersOf } from '#shared/document/reduce/settle.ts';
import { articlesInOrder } from '#shared/document/order.ts';
import { sheetIndex, spanStart } from '#shared/document/sheet-index.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, Decision, DecisionId, Side } from '#shared/model/index.ts';
import { matchSpans } from '#shared/review/match.ts';
import type { Pairing } from '#shared/review/pairs.ts';

export type Kind = 'claim' | 'stance' | 'boundary' | 'missed' | 'extra' | 'split';
export interface Item {
  readonly key: string;
  readonly article: ArticleId;
  readonly kinds: readonly Kind[];
  readonly sides: readonly Side[];
  readonly at: number;
  readonly state: 'agreed' | 'open' | 'later' | 'settled' | 'changed';
  readonly decision: Decision | undefined;
}
export function reviewQueue(
  doc: DocumentState,
  me: AnnotatorId,
  annotators: readonly AnnotatorId[],
  pairing: Pairing,
): readonly Item[] {
  return articlesInOrder(doc).flatMap(({ id: article }) => {
    const sheets = annotators.map((a) => effectiveSheetOf(doc, a, article));
    const decisions = [...(sheetOf(doc, goldOf(me), article)?.decisions.values() ?? [])];
    return matchSpans(sheets).map(({ spans }): Item => {
      const sides = spans.map((span, i): Side => ({
        annotator: annotators[i] as AnnotatorId,
        silent: [],
        spans:
          span === undefined
            ? []
            : [
                {
                  id: span.id,
                  fragments: span.fragments,
                  quote: span.quote,
                  prefix: span.prefix,
                  suffix: span.suffix,
                  ...(span.note === undefined ? {} : { note: span.note }),
                  links: (sheetIndex(sheets[i] as never).linksOfSpan.get(span.id) ?? []).map(
                    ({ id, claim, stance, unsure, note }) => ({
                      id,
                      claim,
                      stance,
                      ...(unsure === undefined ? {} : { unsure }),
                      ...(note === undefined ? {} : { note }),
                    }),
                  ),
                },
              ],
      }));
      const kinds: Kind[] = [];
      if (spans.some((s) => s === undefined)) kinds.push('missed');
      else {
        const [a] = sides;
        const sig = (f: (s: Side) => unknown) => new Set(sides.map((s) => JSON.stringify(f(s)))).size > 1;
        if (sig((s) => s.spans[0]?.fragments)) kinds.push('boundary');
        if (sig((s) => s.spans[0]?.links.map((l) => pairing.classOf(l.claim)).sort())) kinds.push('claim');
        else if (sig((s) => s.spans[0]?.links.map((l) => `${pairing.classOf(l.claim)} ${l.stance}`).sort()))
          kinds.push('stance');
        void a;
      }
      const members = new Set(membersOf({ sides: [...sides] }));
      const decision = decisions.find((d) => membersOf(d).some((m) => members.has(m)));
      const changed = decision !== undefined && JSON.stringify(decision.sides) !== JSON.stringify(sides);
      const state = changed
        ? 'changed'
        : decision?.verdict === 'later'
          ? 'later'
          : kinds.length === 0
            ? 'agreed'
            : decision
              ? 'settled'
              : 'open';
      const first = spans.find((s) => s !== undefined);
      return {
        key: `${article} ${first?.id ?? ''}`,
        article,
        kinds,
        sides,
        at: first ? spanStart(first) : 0,
        state,
        decision,
      };
    });
  });
}
export const reasonOwed = (d: Pick<Decision, 'verdict' | 'reason'>): boolean =>
  (d.verdict === 'neither' || d.verdict === 'edited') && !d.reason;
export function choiceOf(item: Item, verdict: Decision['verdict'], of?: AnnotatorId): Decision['chosen'] {
  const sides = verdict === 'one' ? item.sides.filter((s) => s.annotator === of) : verdict === 'both' ? item.sides : [];
  return { spans: sides.flatMap((s) => s.spans), silent: sides.flatMap((s) => s.silent) };
}
export function takeAgreed(items: readonly Item[], newId: () => DecisionId): NewDecision[] {
  return items.flatMap((item) =>
    item.state === 'agreed' && item.decision === undefined
      ? [
          {
            article: item.article,
            id: newId(),
            sides: [...item.sides],
            verdict: 'agreed' as const,
            chosen: { spans: item.sides[0]?.spans ?? [], silent: [] },
          },
        ]
      : [],
  );
}
