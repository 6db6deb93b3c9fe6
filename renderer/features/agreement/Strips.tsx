/** Each article as a strip from its first to its last character, with everyone's spans in a lane each. */
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AgreementPage } from '#shared/contract/index.ts';
import { articleName } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { articlesOf } from '../../state/derived.ts';
import { AnnotatorLine } from '../../ui/AnnotatorLine.tsx';
import { Strip } from './Strip.tsx';
import { annotatorName } from './words.ts';

interface Props {
  readonly doc: DocumentState;
  readonly page: AgreementPage;
}

/** As many as are drawn at once. */
const MOST = 20;

export function Strips({ doc, page }: Props): ReactNode {
  const [most, setMost] = useState(MOST);
  const articles = useMemo(() => {
    const compared = new Set(page.byArticle.map(({ article }) => article));
    return articlesOf(doc).filter(({ id }) => compared.has(id));
  }, [doc, page]);
  return (
    <section className="agreement-part agreement-wide" aria-labelledby="agreement-strips">
      <h3 id="agreement-strips">Everyone’s spans, article by article</h3>
      <p className="soft">
        A lane for each:{' '}
        {page.annotators.map((id, place) => (
          <span key={id} className="strip-name">
            {place + 1} <bdi>{annotatorName(doc, id)}</bdi> <AnnotatorLine place={place} />
          </span>
        ))}
        Filled spans are linked to a claim, hollow ones are not. Arrow keys go from span to span, Enter opens the
        article there.
      </p>
      {articles.slice(0, most).map((article) => (
        <figure key={article.id} className="strip">
          <figcaption dir="auto">{articleName(article)}</figcaption>
          <Strip doc={doc} article={article} annotators={page.annotators} lanes={page.annotators} />
        </figure>
      ))}
      {articles.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + 100)}>
          Show more: {articles.length - most} left
        </button>
      )}
    </section>
  );
}
