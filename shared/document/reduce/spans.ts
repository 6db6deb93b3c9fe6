/** Spans: their place, tags and notes. */
import { describe } from '../../anchoring/describe.ts';
import { Span } from '../../model/index.ts';
import type { Command, CommandContext } from '../commands.ts';
import type { Diff } from '../diff.ts';
import { fragmentsProblem } from '../fragments.ts';
import type { DocumentState } from '../state.ts';
import { add, changed, checked, mySheet, refuse, remove, spanIn, update } from './refusal.ts';

type SpanCommand = Extract<Command, { type: 'createSpan' | 'setFragments' | 'deleteSpan' | 'setTags' }>;

/** Returns what the command changes. Offsets are UTF-16 code units, end exclusive. Throws a `Refusal`. */
export function spanDiff(doc: DocumentState, command: SpanCommand, context: CommandContext): Diff {
  const sheet = mySheet(doc, command.article, context);
  switch (command.type) {
    case 'deleteSpan': {
      const span = spanIn(sheet, command.span);
      return remove(...[...(sheet?.links.values() ?? [])].filter((link) => link.span === span.id), span);
    }
    case 'setTags': {
      const span = spanIn(sheet, command.span);
      const tags = [...new Set(command.tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
      return update(span, checked(Span, changed(span, { tags })));
    }
    case 'setFragments': {
      const span = spanIn(sheet, command.span);
      return update(span, { ...span, ...placeOf(command, context) });
    }
    case 'createSpan': {
      if (!doc.articles.has(command.article)) refuse(`There is no article "${command.article}".`);
      const { article, id } = command;
      const place = placeOf(command, context);
      return add({ type: 'span', annotator: context.me, article, id, ...place, created: context.now });
    }
  }
}

function placeOf(
  { article, fragments }: Extract<SpanCommand, { type: 'createSpan' | 'setFragments' }>,
  { textOf }: CommandContext,
): Pick<Span, 'fragments' | 'quote' | 'prefix' | 'suffix'> {
  const text = textOf(article) ?? refuse(`The text of "${article}" is not at hand.`);
  const problem = fragmentsProblem(text, fragments);
  if (problem !== undefined) refuse(problem);
  return {
    fragments: fragments.map(([start, end]): [number, number] => [start, end]),
    ...describe(text, fragments),
  };
}
