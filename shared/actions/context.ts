/** What the context menus offer, of the same table: for a span, a selection, the bare text, a claim and a cell. */
import type { ActionId } from './actions.ts';

export type ContextOf = 'span' | 'selection' | 'text' | 'claim' | 'cell';

const STANCES = [
  ...(['stance.1', 'stance.2', 'stance.3', 'stance.4', 'stance.5'] as const),
  ...(['stance.6', 'stance.7', 'stance.8', 'stance.9'] as const),
];

/** The menus' entries in their groups, between which a line is drawn. */
export const contextActions: Readonly<Record<ContextOf, readonly (readonly ActionId[])[]>> = {
  span: [
    ['claim.pick', ...STANCES, 'link.unsure'],
    ['span.note', 'span.tags', 'link.note', 'claim.example'],
    ['span.removeFragment', 'span.cycle'],
    ['go.nextPlace', 'claim.details', 'view.align'],
    ['span.copy', 'span.delete'],
  ],
  selection: [['span.create', 'claim.pick', ...STANCES], ['span.addFragment'], ['span.copy']],
  text: [
    ['span.create', 'span.word'],
    ['claim.silent'],
    ['view.find', 'view.spanList', 'article.note', 'article.done'],
  ],
  claim: [
    ['claim.details', 'claim.edit', 'go.nextPlace', 'claim.peek', 'matrix.openRow'],
    ['claim.relate', 'claim.merge', 'claim.split'],
    ['claim.moveUp', 'claim.moveDown'],
    ['claim.retire', 'claim.restore'],
  ],
  cell: [
    ['claim.silent', 'matrix.openRow'],
    ['claim.details', 'claim.edit', 'go.nextPlace'],
    ['claim.merge', 'claim.split', 'claim.retire'],
  ],
};
