/** One line of the concordance. */
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Article } from '#shared/model/index.ts';
import type { ArticleLine, HitLine } from './lines.ts';
import { hitCount } from './words.ts';

/** Whose spans the hit lies in: mine (`same` if it is one), and the names of others, joined. */
export interface CoverMark {
  readonly mine: 'same' | 'inside' | '';
  readonly others: string;
}

export const lineId = (key: string): string => `hit-${key.replaceAll(' ', '-')}`;

interface Props {
  readonly line: HitLine;
  readonly name: string;
  readonly title: string;
  readonly rowIndex: number;
  readonly top: number;
  readonly at: boolean;
  readonly marked: boolean;
  readonly cover: CoverMark;
  readonly onPick: (line: HitLine) => void;
  readonly onOpen: (line: HitLine) => void;
  readonly onToggle: (line: HitLine) => void;
}

function Row({ line, name, title, rowIndex, top, at, marked, cover, onPick, onOpen, onToggle }: Props): ReactNode {
  const { left, words, right } = line.hit;
  return (
    <div
      role="row"
      id={lineId(line.key)}
      aria-rowindex={rowIndex}
      aria-selected={marked}
      data-at={at || undefined}
      className="hit"
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onPick(line)}
      onDoubleClick={() => onOpen(line)}
    >
      <div
        role="gridcell"
        className="hit-mark"
        onClick={() => onToggle(line)}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <span aria-hidden>{marked ? '✓' : ''}</span>
      </div>
      <div role="gridcell" className="hit-article" title={title}>
        {name}
      </div>
      {/* A line runs as its text does: in Arabic what stands before is on the right. */}
      <div className="hit-line" dir={directionOf(left, words, right)}>
        <div role="gridcell" className="hit-left">
          <span>{left}</span>
        </div>
        <div role="gridcell" className="hit-words">
          <b>{words}</b>
        </div>
        <div role="gridcell" className="hit-right">
          {right}
        </div>
      </div>
      <div role="gridcell" className="hit-cover">
        <Cover {...cover} />
      </div>
    </div>
  );
}

export const HitRow = memo(
  Row,
  (before, after) =>
    before.line === after.line &&
    before.name === after.name &&
    before.title === after.title &&
    before.rowIndex === after.rowIndex &&
    before.top === after.top &&
    before.at === after.at &&
    before.marked === after.marked &&
    before.cover.mine === after.cover.mine &&
    before.cover.others === after.cover.others,
);

function Cover({ mine, others }: CoverMark): ReactNode {
  return (
    <>
      {mine !== '' && (
        <span
          className="cover-mark mine"
          data-how={mine}
          title={mine === 'same' ? 'A span of yours' : 'In a span of yours'}
        >
          <span className="visually-hidden">{mine === 'same' ? 'a span of yours' : 'in a span of yours'}</span>
        </span>
      )}
      {others !== '' && (
        <span className="cover-mark other" title={`In a span of ${others}`}>
          <span className="visually-hidden">in a span of {others}</span>
        </span>
      )}
    </>
  );
}

interface ArticleRowProps {
  readonly line: ArticleLine;
  readonly article: Article | undefined;
  readonly rowIndex: number;
  readonly top: number;
}

/** The head of an article's hits: where it comes from and how many it has. */
export function ArticleRow({ line, article, rowIndex, top }: ArticleRowProps): ReactNode {
  return (
    <div role="row" aria-rowindex={rowIndex} className="hits-article-row" style={{ transform: `translateY(${top}px)` }}>
      <div role="gridcell" aria-colspan={6}>
        <b>{article?.outlet || 'Outlet unknown'}</b> <bdi>{article?.title ?? ''}</bdi>{' '}
        <span className="soft">{hitCount(line.count)}</span>
      </div>
    </div>
  );
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The way most letters of the line run: a foreign name at its start turns no line round. */
function directionOf(left: string, words: string, right: string): 'rtl' | 'ltr' {
  let balance = 0;
  for (const [letter] of `${left}${words}${right}`.matchAll(/\p{L}/gu)) balance += RIGHT_TO_LEFT.test(letter) ? 1 : -1;
  return balance > 0 ? 'rtl' : 'ltr';
}
