/** The span in focus: its words, whose it is, and its links, each with its stance and a way to change or take it away. */
import { Menu } from '@base-ui/react/menu';
import { Link2, Trash2, Unlink, X } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import { POLARITY_SIGN } from '#shared/model/index.ts';
import type { ArticleId, Link, Stance } from '#shared/model/index.ts';
import { deleteSpan, linkTarget, unlink } from '../../state/annotate.ts';
import { useDocument } from '../../state/document.ts';
import { focusClaim, focusSpan, select, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { SIDE_CLASS } from '../../ui/Stance.tsx';
import { UnderCaret } from './UnderCaret.tsx';
import './span.css';

export function SpanCard({ article }: { readonly article: ArticleId }): ReactNode {
  const ref = useSession((state) => (state.span?.article === article ? state.span : null));
  const sheet = useDocument((state) =>
    ref === null ? undefined : state.doc?.sheets.get(`${ref.annotator}/${article}`),
  );
  const me = useDocument((state) => state.me);
  const writable = useDocument((state) => state.readOnly === null);
  const author = useDocument((state) => (ref === null ? undefined : state.doc?.annotators.get(ref.annotator)?.name));
  const span = ref === null ? undefined : sheet?.spans.get(ref.span);
  if (ref === null || sheet === undefined || span === undefined) return null;
  const links = sheetIndex(sheet).linksOfSpan.get(span.id) ?? [];
  const mine = writable && span.annotator === me;
  return (
    <aside className="span-card" aria-label="Span in focus">
      <UnderCaret article={article} />
      <div className="span-card-head">
        <q dir="auto">{span.quote}</q>
        {span.annotator !== me && <span className="soft">{author}</span>}
        <span className="span-card-tools">
          {mine && (
            <IconButton
              label="Link to another claim (C)"
              onClick={() => {
                select(null);
                useSession.setState({ picker: 'open' });
              }}
            >
              <Link2 size={15} aria-hidden />
            </IconButton>
          )}
          {mine && (
            <IconButton label="Delete the span (Del)" onClick={(event) => toReader(event, deleteSpan)}>
              <Trash2 size={15} aria-hidden />
            </IconButton>
          )}
          <IconButton label="Leave the span" onClick={(event) => toReader(event, () => focusSpan(null))}>
            <X size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      {links.length === 0 ? (
        <p className="soft">Not linked to a claim yet{mine ? ': press C to link it.' : '.'}</p>
      ) : (
        <ul>
          {links.map((link) => (
            <LinkLine key={link.id} link={link} mine={mine} />
          ))}
        </ul>
      )}
      {span.note !== undefined && <p className="span-note">{span.note}</p>}
    </aside>
  );
}

/** Does what takes the button away, and gives the keyboard back to the text beside it. */
function toReader(event: MouseEvent<HTMLElement>, act: () => void): void {
  const reader = event.currentTarget.closest('.pane')?.querySelector<HTMLElement>('.reader');
  act();
  reader?.focus({ preventScroll: true });
}

function LinkLine({ link, mine }: { readonly link: Link; readonly mine: boolean }): ReactNode {
  const claim = useDocument((state) => state.doc?.claims.get(link.claim));
  const stances = useDocument((state) => state.doc?.project.stances) ?? [];
  const focused = useSession((state) => state.claim === link.claim);
  const stance = stances.find((one) => one.id === link.stance);
  return (
    <li data-focused={focused}>
      {mine ? <StanceMenu link={link} stance={stance} stances={stances} /> : <StanceTag stance={stance} />}
      <button type="button" className="link-button" onClick={() => focusClaim(link.claim)}>
        {claim?.text ?? 'A claim that is not here'}
        {link.unsure === true && <span className="soft"> (unsure)</span>}
      </button>
      {mine && (
        <IconButton
          label={`Unlink from “${claim?.text ?? 'this claim'}”`}
          onClick={(event) => toReader(event, () => unlink(link))}
        >
          <Unlink size={14} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

function StanceTag({ stance }: { readonly stance: Stance | undefined }): ReactNode {
  const polarity = stance?.polarity ?? '0';
  return (
    <span className={`stance-tag ${SIDE_CLASS[polarity]}`}>
      {POLARITY_SIGN[polarity]} {stance?.label ?? 'unknown'}
    </span>
  );
}

function StanceMenu({
  link,
  stance,
  stances,
}: {
  readonly link: Link;
  readonly stance: Stance | undefined;
  readonly stances: readonly Stance[];
}): ReactNode {
  return (
    <Menu.Root>
      <Menu.Trigger className="stance-trigger" title="Change the stance">
        <StanceTag stance={stance} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {stances.map((one) => (
              <Menu.Item
                key={one.id}
                className="menu-item"
                onClick={() => {
                  select(null);
                  linkTarget({ claim: link.claim }, one.id);
                }}
              >
                <StanceTag stance={one} />
                <small>
                  <kbd>{one.key}</kbd>
                </small>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
