/** One link of the span in focus: its stance and how sure it is, its claim, its note. */
import { Menu } from '@base-ui/react/menu';
import { CircleQuestionMark, MessageSquareText, Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Link, Stance } from '#shared/model/index.ts';
import { unlink } from '../../state/annotate.ts';
import { execute, useDocument } from '../../state/document.ts';
import { useKeyHint } from '../../state/keymap.ts';
import { announce } from '../../state/notices.ts';
import { activate, focusClaim, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ClaimColourMark } from '../../ui/ClaimColour.tsx';
import { StanceTag } from '../../ui/Stance.tsx';
import { doTo, Note, NoteEditor, useEditing } from '../notes/index.ts';
import { toReader } from './to-reader.ts';

interface Props {
  readonly link: Link;
  readonly pane: string;
  readonly mine: boolean;
}

export function LinkLine({ link, pane, mine }: Props): ReactNode {
  const claim = useDocument((state) => state.doc?.claims.get(link.claim));
  const stances = useDocument((state) => state.doc?.project.stances) ?? [];
  const focused = useSession((state) => state.claim === link.claim);
  const unsureKey = useKeyHint('link.unsure');
  const noteKey = useKeyHint('link.note');
  const editing = useEditing(
    ({ now }) => now?.what === 'note' && now.pane === pane && now.on.type === 'link' && now.on.link === link.id,
  );
  const stance = stances.find((one) => one.id === link.stance);
  const text = claim?.text ?? 'A claim that is not here';
  const editNote = (): void => {
    activate(pane);
    doTo(link, 'note');
  };
  return (
    <li data-focused={focused}>
      <div className="span-link">
        {mine ? (
          <StanceMenu link={link} stance={stance} stances={stances} />
        ) : (
          <StanceTag stance={stance} unsure={link.unsure} />
        )}
        <button type="button" className="link-button" dir="auto" onClick={() => focusClaim(link.claim)}>
          <ClaimColourMark colour={claim?.colour} />
          {text}
        </button>
        {mine && (
          <span className="span-card-tools">
            <IconButton
              label={`Unsure about “${text}”${unsureKey}`}
              aria-pressed={link.unsure === true}
              onClick={() => doTo(link, 'unsure')}
            >
              <CircleQuestionMark size={14} aria-hidden />
            </IconButton>
            <IconButton label={`Note on the link to “${text}”${noteKey}`} onClick={editNote}>
              <MessageSquareText size={14} aria-hidden />
            </IconButton>
            <IconButton label={`Unlink from “${text}”`} onClick={(event) => toReader(event, () => unlink(link))}>
              <Unlink size={14} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {editing ? (
        <NoteEditor
          on={{ type: 'link', article: link.article, link: link.id }}
          note={link.note ?? ''}
          label={`Note on the link to “${text}”`}
        />
      ) : (
        link.note !== undefined && <Note text={link.note} onEdit={mine ? editNote : undefined} />
      )}
    </li>
  );
}

interface StanceMenuProps {
  readonly link: Link;
  readonly stance: Stance | undefined;
  readonly stances: readonly Stance[];
}

function StanceMenu({ link, stance, stances }: StanceMenuProps): ReactNode {
  const choose = ({ id, label }: Stance): void => {
    if (execute({ type: 'setStance', article: link.article, link: link.id, stance: id }) === undefined) {
      announce(`Stance: ${label}.`);
    }
  };
  return (
    <Menu.Root>
      <Menu.Trigger className="stance-trigger" title="Change the stance">
        <StanceTag stance={stance} unsure={link.unsure} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start">
          <Menu.Popup className="menu">
            {stances.map((one) => (
              <Menu.Item key={one.id} className="menu-item" onClick={() => choose(one)}>
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
