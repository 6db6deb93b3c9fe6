/** How what is written begins, and what stands in each part of a split. */
import type { ReactNode } from 'react';
import type { ExportPreview } from '#shared/contract/index.ts';
import type { Stance } from '#shared/model/index.ts';
import { counted, sizeInWords } from './words.ts';

interface Props {
  readonly preview: ExportPreview;
  readonly stances: readonly Stance[];
  /** Shows how another of the files begins. */
  readonly onFile: (path: string) => void;
}

export function PreviewPane({ preview, stances, onFile }: Props): ReactNode {
  const { head, rows, files, more, split, archiveName } = preview;
  const several = archiveName !== null || files.length > 1;
  return (
    <>
      {split !== null && <SplitCounts split={split} stances={stances} />}
      {several && (
        <div className="export-files" tabIndex={0} role="region" aria-label="The files">
          <ul>
            {files.map(({ path, bytes }) => (
              <li key={path}>
                {path} {bytes !== null && <span className="soft">{sizeInWords(bytes)}</span>}
              </li>
            ))}
            {more !== 0 && <li className="soft">and {more === null ? 'more' : counted(more, 'more file')}</li>}
          </ul>
        </div>
      )}
      {head !== null && (
        <>
          {several && (
            <label className="export-shown">
              How it begins:{' '}
              <select
                className="input"
                value={head.path}
                onChange={(event) => {
                  onFile(event.target.value);
                }}
              >
                {files.map(({ path }) => (
                  <option key={path}>{path}</option>
                ))}
              </select>
            </label>
          )}
          <pre tabIndex={0} aria-label="The first lines of the file">
            {head.text.split('\n').map((line, index) => (
              <span key={index}>{line}</span>
            ))}
          </pre>
        </>
      )}
      {rows !== null && <Rows rows={rows} />}
      {head === null && rows === null && !several && (
        <p className="soft">A binary file: there are no lines of it to be shown.</p>
      )}
    </>
  );
}

function Rows({ rows: [heading = [], ...rows] }: { readonly rows: readonly (readonly string[])[] }): ReactNode {
  return (
    <div className="export-rows" tabIndex={0} role="region" aria-label="The first rows of the table">
      <table>
        <thead>
          <tr>
            {heading.map((cell, index) => (
              <th key={index} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <tr key={line}>
              {row.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SplitProps {
  readonly split: NonNullable<ExportPreview['split']>;
  readonly stances: readonly Stance[];
}

function SplitCounts({ split: { parts, leaking, leftOut, tooLarge }, stances }: SplitProps): ReactNode {
  const number = (count: number): string => count.toLocaleString('en-GB');
  return (
    <div className="export-split">
      <div className="export-rows" tabIndex={0} role="region" aria-label="The parts of the split">
        <table>
          <thead>
            <tr>
              <th scope="col">part</th>
              {['articles', 'claims', 'links', 'records'].map((what) => (
                <th key={what} scope="col" className="count">
                  {what}
                </th>
              ))}
              {stances.map(({ id, label }) => (
                <th key={id} scope="col" className="count">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.name}>
                <th scope="row">{part.name}</th>
                {[part.articles, part.claims, part.links, part.records].map((count, index) => (
                  <td key={index} className="count">
                    {number(count)}
                  </td>
                ))}
                {stances.map(({ id }) => (
                  <td key={id} className="count">
                    {number(part.stances[id] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="soft">
        {leaking > 0 && <li>{counted(leaking, 'claim')} with links in several parts</li>}
        {leftOut.links + leftOut.silent > 0 && (
          <li>
            Left out so that no claim leaks: {counted(leftOut.links, 'link')}, {counted(leftOut.spans, 'span')},{' '}
            {counted(leftOut.silent, 'silent cell')}
          </li>
        )}
        {tooLarge.map(({ part, articles, wanted }, index) => (
          <li key={index}>
            {number(articles)} articles must stay together; {part} was to have {number(wanted)}
          </li>
        ))}
      </ul>
    </div>
  );
}
