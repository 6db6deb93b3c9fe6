/**
 * The little of the DOM that reading a page needs. The engine's own types have no DOM, and linkedom's types ask for all of
 * it; pages are only ever parsed here, in the worker, and never drawn.
 */
import { parseHTML } from 'linkedom';

export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement;
  readonly body: DomElement;
}

const ELEMENT = 1;
const TEXT = 3;

/** Returns whether the node is an element. */
export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT;
/** Returns whether the node is text. */
export const isText = (node: DomNode): boolean => node.nodeType === TEXT;

/** Parses a page, or a part of one; scripts do not run and nothing is fetched. */
export function parsePage(source: string): DomDocument {
  const page = parse(source);
  // linkedom takes the first element for the root, whatever it is: a part of a page needs its frame.
  return page.documentElement?.localName === 'html' && page.querySelector('html > body') !== null
    ? (page as DomDocument)
    : parsePart(source);
}

/** Parses markup that stands for itself, without `html` and `body` around it. */
export function parsePart(source: string): DomDocument {
  return parse(`<!doctype html><html><head></head><body>${source}</body></html>`) as DomDocument;
}

function parse(source: string): DomElement & { readonly documentElement: DomElement | null } {
  const { document } = parseHTML(source) as unknown as { document: ReturnType<typeof parse> };
  return document;
}
