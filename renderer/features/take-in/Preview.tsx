/** A colleague's work held against what is here: who, when, articles, claims, what would change, and what needs a person. */
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { IncomingArticle, IncomingChange, IncomingClaim } from '#shared/contract/index.ts';
import { count, day, grouped } from '#shared/review/report/words.ts';
import type { Submission, TakeInRun } from './run.ts';
import { waitingOf } from './waiting.ts';
import { WaitingSpans } from './WaitingSpans.tsx';
import { ARTICLE_STATE, countsInWords, percent, STANDING, tallyInWords, whenInWords } from './words.ts';

interface Props {
  readonly run: TakeInRun;
  readonly submission: Submission;
}

export function Preview({ run, submission }: Props): ReactNode {
  const { preview, separate, replace, error } = submission;
  const { annotator, from, standing, needsReplace, problems, notices, tally, here, newestHere, articles } = preview;
  const waiting = waitingOf(preview);
  const nothingHere = here.spans + here.links + here.silent + here.claims === 0;
  return (
    <div className="take-in-preview">
      <h3 dir="auto">{annotator.name}</h3>
      <p className="soft">
        <bdi>{from}</bdi> · {whenInWords(preview)}
      </p>
      <p>
        <b>{STANDING[standing]}.</b> In the file: {tallyInWords(tally)}.{' '}
        {!nothingHere &&
          `Here already: ${tallyInWords(here)}${newestHere === null ? '' : `, the newest of ${day(newestHere)}`}.`}
      </p>
      {error !== '' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {problems.length > 0 && (
        <ul className="take-in-problems" aria-label="Why it cannot be taken in">
          {problems.map(({ place, message }, index) => (
            <li key={index} className="error">
              {place !== '' && <code>{place}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {needsReplace !== null && (
        <label className="take-in-replace">
          <input type="checkbox" checked={replace} onChange={({ target }) => run.replace(target.checked)} />
          <span>
            <b>Replace what is here with it.</b> {needsReplace}
          </span>
        </label>
      )}
      {notices.map((notice) => (
        <p key={notice} className="take-in-notice">
          <TriangleAlert size={14} aria-hidden /> {notice}
        </p>
      ))}
      {waiting.length > 0 && <WaitingSpans run={run} submission={submission} waiting={waiting} />}
      <Articles run={run} articles={articles} separate={separate} />
      <Claims claims={preview.claims} />
      <Changes changes={preview.changes} />
    </div>
  );
}

interface ArticlesProps {
  readonly run: TakeInRun;
  readonly articles: readonly IncomingArticle[];
  readonly separate: readonly string[];
}

function Articles({ run, articles, separate }: ArticlesProps): ReactNode {
  const states = (['same', 'differs', 'new'] as const)
    .map((state) => [state, articles.filter((article) => article.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${ARTICLE_STATE[state]}`);
  return (
    <details open={articles.some(({ state }) => state !== 'same')}>
      <summary>
        {count(articles.length, 'article')}: {states.join(', ')}
      </summary>
      <div className="take-in-scroll" tabIndex={0} role="group" aria-label="Articles of the file">
        <table>
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Text</th>
              <th scope="col">In it</th>
              <th scope="col">What her spans became</th>
            </tr>
          </thead>
          <tbody>
            {articles.map(({ inFile, title, state, by, likeness, spans, links, silent, counts }) => (
              <tr key={inFile}>
                <th scope="row" dir="auto">
                  {title}
                </th>
                <td>
                  {ARTICLE_STATE[state]}
                  {likeness !== null && `, ${percent(likeness)} of it is in ours`}
                  {state === 'differs' && by !== 'hash' && by !== null && (
                    <small className="soft"> (found by its {by})</small>
                  )}
                  {(state === 'differs' || separate.includes(inFile)) && (
                    <label className="take-in-separate">
                      <input
                        type="checkbox"
                        checked={separate.includes(inFile)}
                        onChange={({ target }) => void run.separate(inFile, target.checked)}
                      />
                      It is another article
                    </label>
                  )}
                </td>
                <td>
                  {count(spans, 'span')}, {count(links, 'link')}, {grouped(silent)} silent
                </td>
                <td>
                  {state === 'differs' ? countsInWords(counts) || 'none' : <span className="soft">unchanged</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const CLAIM_STATE: Readonly<Record<IncomingClaim['state'], string>> = {
  new: 'new',
  same: 'same',
  reworded: 'reworded',
  changed: 'changed',
  removed: 'removed',
};

/** More than anyone reads through. */
const MOST = 200;

function Claims({ claims }: { readonly claims: readonly IncomingClaim[] }): ReactNode {
  const changed = claims.filter(({ state }) => state !== 'same');
  const states = (['new', 'reworded', 'changed', 'removed', 'same'] as const)
    .map((state) => [state, claims.filter((claim) => claim.state === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${CLAIM_STATE[state]}`);
  return (
    <details>
      <summary>
        {count(claims.length, 'claim')}
        {states.length > 0 && `: ${states.join(', ')}`}
      </summary>
      <ul className="take-in-list">
        {changed.slice(0, MOST).map(({ id, text, state, before, author }) => (
          <li key={id}>
            <span className="take-in-tag">{CLAIM_STATE[state]}</span> <span dir="auto">{text}</span>{' '}
            <small className="soft">{author}</small>
            {before !== undefined && (
              <p className="soft">
                It said: <span dir="auto">{before}</span>
              </p>
            )}
          </li>
        ))}
        {changed.length > MOST && <li className="soft">{grouped(changed.length - MOST)} more</li>}
        {changed.length === 0 && <li className="soft">All of them are here as they are.</li>}
      </ul>
    </details>
  );
}

function Changes({ changes }: { readonly changes: readonly IncomingChange[] }): ReactNode {
  const of = (what: IncomingChange['what']): number => changes.filter((change) => change.what === what).length;
  return (
    <details>
      <summary>
        What would change: {of('added')} added, {of('changed')} changed, {of('removed')} removed
      </summary>
      <ul className="take-in-list">
        {changes.slice(0, MOST).map(({ what, type, words }, index) => (
          <li key={index}>
            <span className="take-in-tag">{what}</span> <span className="soft">{type}</span>{' '}
            <span dir="auto">{words}</span>
          </li>
        ))}
        {changes.length > MOST && <li className="soft">{grouped(changes.length - MOST)} more</li>}
      </ul>
    </details>
  );
}
