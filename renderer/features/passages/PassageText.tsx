/** A passage as it is seen in a list: its words, its claims with stance, its tags and notes, and whose it is. */
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Passage } from '#shared/document/passages.ts';
import { articleName, short } from '#shared/document/span-words.ts';
import { useDocument } from '../../state/document.ts';
import { StanceSign } from '../../ui/Stance.tsx';
import { Note } from '../notes/index.ts';

interface Props {
  readonly passage: Passage;
  /** Where that is not plain from the list. */
  readonly withArticle: boolean;
  readonly withTime: boolean;
}

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function Text({ passage: { span, links }, withArticle, withTime }: Props): ReactNode {
  const stances = useDocument((state) => state.doc?.project.stances) ?? [];
  const claims = useDocument((state) => state.doc?.claims);
  const article = useDocument((state) => state.doc?.articles.get(span.article));
  const me = useDocument((state) => state.me);
  const author = useDocument((state) => state.doc?.annotators.get(span.annotator)?.name) ?? span.annotator;
  const about = [
    ...(withArticle ? [articleName(article)] : []),
    ...(span.annotator === me ? [] : [author]),
    ...(withTime ? [TIME.format(new Date(span.created))] : []),
  ];
  return (
    <div className="passage-text" aria-hidden>
      <q dir="auto" lang={article === undefined || article.language === 'und' ? undefined : article.language}>
        {short(span.quote, 320)}
      </q>
      {links.map((link) => (
        <span key={link.id} className="passage-link">
          <StanceSign stance={stances.find((one) => one.id === link.stance)} unsure={link.unsure} />
          <span>
            <span dir="auto">{claims?.get(link.claim)?.text ?? 'A claim that is not here'}</span>
            {link.note !== undefined && <Note text={short(link.note, 240)} />}
          </span>
        </span>
      ))}
      {links.length === 0 && <span className="passage-unlinked">not linked to a claim</span>}
      {span.note !== undefined && <Note text={short(span.note, 240)} />}
      {(about.length > 0 || span.tags !== undefined) && (
        <span className="passage-foot">
          {span.tags?.map((tag) => (
            <bdi key={tag} className="tag">
              {tag}
            </bdi>
          ))}
          {about.length > 0 && <span className="soft">{about.join(' · ')}</span>}
        </span>
      )}
    </div>
  );
}

export const PassageText = memo(Text);
