/** What the files are: their format, how their offsets count, the texts and claims in them. */
import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ForeignPreview } from '#shared/contract/index.ts';
import { count, grouped } from '#shared/review/report/words.ts';
import type { ForeignRun } from './run.ts';
import { foundInWords } from './words.ts';

interface Props {
  readonly run: ForeignRun;
  readonly preview: ForeignPreview;
  readonly disabled: boolean;
}

export function Found({ run, preview, disabled }: Props): ReactNode {
  const { name, format, formats, offsets, notices, documents, claims } = preview;
  const likely = formats.filter((one) => one.likely || one.id === format.id);
  const others = formats.filter((one) => !likely.includes(one));
  const option = ({ id, label }: ForeignPreview['format']): ReactNode => (
    <option key={id} value={id}>
      {label}
    </option>
  );
  return (
    <section className="foreign-found" aria-labelledby="foreign-found">
      <h3 id="foreign-found">
        <bdi>{name}</bdi>
      </h3>
      <p>{foundInWords(preview)}.</p>
      <label className="foreign-line">
        <span className="soft">Read as</span>
        <select
          className="input"
          aria-label="Read as"
          value={format.id}
          disabled={disabled}
          onChange={({ target }) => void run.readAs(target.value)}
        >
          <optgroup label="It looks like">{likely.map(option)}</optgroup>
          {others.length > 0 && <optgroup label="It may be tried as">{others.map(option)}</optgroup>}
        </select>
      </label>
      {offsets.map(({ words, declared, checked, documents: texts }) => (
        <p key={words} className="foreign-offsets">
          {declared && checked > 0 ? <Check size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />} {words}
          {offsets.length > 1 && <span className="soft"> ({count(texts, 'text')})</span>}
        </p>
      ))}
      {notices.map((notice) => (
        <p key={notice} className="foreign-notice">
          {notice}
        </p>
      ))}
      <Documents documents={documents} />
      {claims.total > 0 && (
        <details>
          <summary>{count(claims.total, 'claim')} of its own</summary>
          <ul className="foreign-list" tabIndex={0} aria-label="Claims of the files">
            {claims.rows.map(({ text, group, uses }, index) => (
              <li key={index}>
                <span dir="auto">{text}</span>{' '}
                <small className="soft">
                  {group !== '' && `${group}, `}
                  {count(uses, 'link')}
                </small>
              </li>
            ))}
            <More of={claims} />
          </ul>
        </details>
      )}
    </section>
  );
}

function Documents({ documents }: { readonly documents: ForeignPreview['documents'] }): ReactNode {
  return (
    <details>
      <summary>{count(documents.total, 'text')}</summary>
      <div className="foreign-scroll" tabIndex={0} role="group" aria-label="Texts of the files">
        <table>
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Characters</th>
              <th scope="col">Annotations</th>
              <th scope="col">Here</th>
            </tr>
          </thead>
          <tbody>
            {documents.rows.map(({ name, characters, annotations, article, title, empty }, index) => (
              <tr key={index}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td>{grouped(characters)}</td>
                <td>{grouped(annotations)}</td>
                <td dir="auto">{empty ? 'left out: it has no text' : article === null ? 'new' : `here: ${title}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {documents.total > documents.rows.length && (
          <p className="soft">{grouped(documents.total - documents.rows.length)} more</p>
        )}
      </div>
    </details>
  );
}

/** That a list has more than it shows. */
export function More({ of: { total, rows } }: { readonly of: { total: number; rows: readonly unknown[] } }): ReactNode {
  return total > rows.length ? <li className="soft">{grouped(total - rows.length)} more</li> : null;
}
