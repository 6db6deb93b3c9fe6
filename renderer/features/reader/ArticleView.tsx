/** An article in a pane: draws the project's state into a ReaderView and turns what the person does into session state. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import type { Article, ClaimId, SpanId } from '#shared/model/index.ts';
import { linksOf, moveEdges } from '../../state/annotate.ts';
import { loadText, useDocument } from '../../state/document.ts';
import { shownKeys, useKeymap } from '../../state/keymap.ts';
import { activate, focusClaim, focusSpan, select, useSession } from '../../state/session.ts';
import type { SpanRef } from '../../state/session.ts';
import { passingNow, usePassing } from '../compare/index.ts';
import { drawnSpans, shownSheets, spansOfClaim } from './drawn-spans.ts';
import { ReaderView } from './view/reader-view.ts';
import type { ReaderEvents } from './view/reader-view.ts';
import { noteTop, placeLeft, registerView } from './views.ts';

interface Props {
  readonly pane: string;
  readonly article: Article;
  /** Where the pane was scrolled to when it was last seen. */
  readonly startAt: number;
}

export function ArticleView({ pane, article, startAt }: Props): ReactNode {
  const id = article.id;
  const hostRef = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<ReaderView | null>(null);
  const [error, setError] = useState('');
  const text = useDocument((state) => state.texts.get(id));
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const shown = useSession((state) => state.shown);
  const claim = useSession((state) => state.claim);
  const span = useSession((state) => (state.span?.article === id ? state.span : null));
  const held = useSession((state) =>
    (state.picker === 'open' || state.dialog === 'palette') && state.selection?.article === id ? state.selection : null,
  );
  const reveal = useSession((state) => (state.reveal?.pane === pane ? state.reveal : null));

  useEffect(() => {
    if (text === undefined) loadText(id).catch((failure: unknown) => setError(String(failure)));
  }, [id, text]);

  useEffect(() => {
    const host = hostRef.current;
    if (host === null || text === undefined) return undefined;
    const events: ReaderEvents = {
      onSelect: (range) => {
        const { selection, picker, dialog } = useSession.getState();
        // While the picker or the palette has the keyboard, the browser's own selection may go; ours stays.
        if (picker === 'open' || dialog === 'palette') return;
        if (range !== null) {
          activate(pane);
          select({ article: id, start: range[0], end: range[1] });
        } else if (selection?.article === id) select(null);
      },
      onPick: (ids) => {
        activate(pane);
        pick(ids, id);
      },
      onEdges: (spanId, fragments) => {
        const ref = refOf(spanId, id);
        if (ref !== undefined) {
          moveEdges(
            ref,
            fragments.map(([start, end]) => [start, end]),
          );
        }
        // Where the edges did not move after all, nothing else would draw them where they are.
        created.setActive(spanId, true);
      },
    };
    const locale = article.language === 'und' ? '' : article.language;
    const place = placeLeft(pane, id);
    const created = new ReaderView(host, text, locale, events);
    const unregister = registerView(pane, id, created, host);
    host.scrollTop = place?.top ?? startAt;
    if (place?.caret !== undefined) created.resume(place.caret);
    setView(created);
    return () => {
      unregister();
      created.destroy();
      setView(null);
    };
    // A pane's starting place counts once, when its text is first drawn.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pane, id, text, article.language]);

  // The clean-up of a layout effect runs while the text is still in the page.
  useLayoutEffect(() => () => noteTop(pane), [pane, id, text, article.language]);

  const sheetsKey = doc?.sheets;
  const sheets = useMemo(
    () => (doc === null ? [] : shownSheets(doc, id, shown, me)),
    // Only the sheets matter here, not the rest of the document.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [sheetsKey, id, shown, me],
  );
  const project = doc?.project;
  const passing = usePassing(id);
  const spans = useMemo(() => {
    const all = project === undefined ? [] : drawnSpans(sheets, project, me, shown);
    return passing === undefined ? all : all.filter((one) => passing.has(one.id));
  }, [sheets, project, me, shown, passing]);
  const claimSpans = useMemo(() => (claim === null ? [] : spansOfClaim(sheets, claim)), [sheets, claim]);

  useEffect(() => view?.setSpans(spans), [view, spans]);
  useEffect(() => view?.setClaimSpans(claimSpans), [view, claimSpans, spans]);
  useEffect(
    () => view?.setActive(span?.span, writable && span !== null && span.annotator === me),
    [view, span, spans, me, writable],
  );
  useEffect(() => view?.setHeld(held === null ? null : [held.start, held.end]), [view, held]);

  // What was selected has become a span, or something was selected elsewhere.
  useEffect(
    () =>
      useSession.subscribe(({ selection }, before) => {
        if (before.selection?.article === id && selection?.article !== id) view?.dropSelection();
      }),
    [view, id],
  );

  // A claim newly in focus brings the nearest of its spans into sight, in every pane.
  const seen = useRef<ClaimId | null>(placeLeft(pane, id)?.claim ?? null);
  useEffect(() => {
    if (view === null) return;
    if (claim !== null && claim !== seen.current) view.revealNearest(claimSpans);
    seen.current = claim;
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, claim]);

  useEffect(() => {
    if (view === null || reveal === null) return;
    view.reveal(reveal.start, reveal.end);
    if (reveal.focus) {
      view.focus();
      view.setCaret(reveal.start, reveal.end, false);
    }
    useSession.setState({ reveal: null });
  }, [view, reveal]);

  const listKey = shownKeys(useKeymap(), 'view.spanList').join('+');
  if (error !== '') return <p className="pane-message error">{error}</p>;
  return (
    <>
      <p id={`about-${pane}`} className="visually-hidden">
        {spans.length === 0 ? 'No spans' : spans.length === 1 ? '1 span' : `${spans.length} spans`} in this article.
        {listKey !== '' && ` ${listKey} lists them.`} The arrow keys move a caret through the text.
      </p>
      <div
        ref={hostRef}
        className="reader"
        aria-describedby={`about-${pane}`}
        aria-keyshortcuts={listKey === '' ? undefined : listKey}
        data-pane={pane}
        tabIndex={0}
        role="region"
        aria-label={`${article.outlet || 'Article'}: ${article.title}`}
        onFocus={() => activate(pane)}
      />
    </>
  );
}

function refOf(span: string, article: Article['id']): SpanRef | undefined {
  const { doc } = useDocument.getState();
  for (const sheet of doc?.sheets.values() ?? []) {
    if (sheet.article === article && sheet.spans.has(span as SpanId)) {
      return { annotator: sheet.annotator, article, span: span as SpanId };
    }
  }
  return undefined;
}

/** Puts the clicked span in focus, and its claim; clicking again goes round the spans there and their claims. */
function pick(ids: readonly string[], article: Article['id']): void {
  const places = ids.flatMap((id): { ref: SpanRef; claim: ClaimId | null }[] => {
    const ref = refOf(id, article);
    if (ref === undefined) return [];
    const links = linksOf(ref);
    return links.length === 0 ? [{ ref, claim: null }] : links.map((link) => ({ ref, claim: link.claim }));
  });
  if (places.length === 0) return focusSpan(null);
  const now = useSession.getState();
  const at = places.findIndex((place) => place.ref.span === now.span?.span && place.claim === now.claim);
  const next = places[(at + 1) % places.length];
  if (next === undefined) return;
  const refs = new Map(places.map(({ ref }) => [ref.span, ref]));
  useSession.setState({ under: refs.size > 1 ? [...refs.values()] : [] });
  focusSpan(next.ref);
  if (next.claim !== null) focusClaim(next.claim);
}

/** Spans of the article that are shown, in order: for "next span". */
export function orderedSpans(article: Article['id']): SpanRef[] {
  const { doc, me } = useDocument.getState();
  if (doc === null) return [];
  const sheets = shownSheets(doc, article, useSession.getState().shown, me);
  const passing = passingNow(doc, article);
  return sheets
    .flatMap((sheet) => sheetIndex(sheet).spans)
    .filter((span) => passing === undefined || passing.has(span.id))
    .sort((a, b) => (a.fragments[0]?.[0] ?? 0) - (b.fragments[0]?.[0] ?? 0))
    .map((span) => ({ annotator: span.annotator, article, span: span.id }));
}
