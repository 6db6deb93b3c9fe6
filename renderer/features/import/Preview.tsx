/** One article before it is kept: its fields to be corrected, its text to be cut at head and foot. */
import type { ReactNode } from 'react';
import type { Article, ArticleId } from '#shared/model/index.ts';
import type { CandidateId } from '#shared/contract/index.ts';
import { Button } from '../../ui/Button.tsx';
import { ArticleFieldsForm } from './ArticleFieldsForm.tsx';
import { badgesOf, formatInWords } from './badges.ts';
import { CuttableText } from './CuttableText.tsx';
import { cutCounts } from './cut.ts';
import type { Draft } from './run.ts';

interface Props {
  readonly draft: Draft;
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly titles: ReadonlyMap<CandidateId, string>;
  readonly disabled: boolean;
  readonly onEdit: (patch: Partial<Pick<Draft, 'fields' | 'cut'>>) => void;
}

export function Preview({ draft, articles, titles, disabled, onEdit }: Props): ReactNode {
  const { candidate, cut } = draft;
  const counts = cutCounts(candidate.blocks, cut);
  const badges = badgesOf(draft, articles, titles);
  return (
    <section className="preview" aria-label="Preview">
      <p className="preview-from soft">
        <span>{candidate.from}</span> · {formatInWords(candidate.format)} · {candidate.encoding}
        {badges.map(({ kind, text }) => (
          <span key={text} className="import-badge" data-kind={kind}>
            {text}
          </span>
        ))}
      </p>
      {draft.error !== '' && (
        <p className="error preview-error" role="alert">
          {draft.error}
        </p>
      )}
      {draft.notices.length > 0 && (
        <ul className="preview-notices soft" aria-label="How it was read">
          {draft.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      <ArticleFieldsForm
        fields={draft.fields}
        disabled={disabled}
        onChange={(fields) => {
          onEdit({ fields });
        }}
      />
      <div className="cut-line">
        <p className="soft">
          {cutWords(counts)} The words themselves stay as they were read; only head and foot can be left out.
        </p>
        {(counts.head > 0 || counts.tail > 0) && (
          <Button
            disabled={disabled}
            onClick={() => {
              onEdit({ cut: { head: 0, tail: candidate.text.length } });
            }}
          >
            Keep the whole text
          </Button>
        )}
      </div>
      <CuttableText
        key={draft.id}
        text={candidate.text}
        blocks={candidate.blocks}
        cut={cut}
        language={draft.fields.language}
        disabled={disabled}
        onCut={(next) => {
          onEdit({ cut: next });
        }}
      />
    </section>
  );
}

function cutWords({ head, tail }: { head: number; tail: number }): string {
  const paragraphs = (count: number): string => (count === 1 ? 'one paragraph' : `${count} paragraphs`);
  if (head > 0 && tail > 0) return `Left out: ${paragraphs(head)} at the head and ${paragraphs(tail)} at the foot.`;
  if (head > 0) return `Left out: ${paragraphs(head)} at the head.`;
  if (tail > 0) return `Left out: ${paragraphs(tail)} at the foot.`;
  return 'The whole text is kept.';
}
