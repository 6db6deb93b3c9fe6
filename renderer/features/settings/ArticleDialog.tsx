/** What is known of an article, to be corrected; its text cannot be. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Article, ArticleFields, ArticleId } from '#shared/model/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { ArticleFieldsForm, fieldProblems, formatInWords, tidyFields } from '../import/index.ts';

interface Props {
  readonly article: ArticleId;
  readonly onClose: () => void;
}

export function ArticleDialog({ article, onClose }: Props): ReactNode {
  const record = useDocument((state) => state.doc?.articles.get(article));
  if (record === undefined) {
    return (
      <Modal title="Article" onClose={onClose} width={420} actions={<Button onClick={onClose}>Close</Button>}>
        <p>This article is not in the project any more.</p>
      </Modal>
    );
  }
  return <Form key={article} record={record} onClose={onClose} />;
}

function Form({ record, onClose }: { readonly record: Article; readonly onClose: () => void }): ReactNode {
  const readOnly = useDocument((state) => state.readOnly);
  const [fields, setFields] = useState<ArticleFields>(() => fieldsOf(record));
  const [error, setError] = useState('');
  const wrong = Object.keys(fieldProblems(fields)).length > 0;
  const save = (): void => {
    if (wrong) return;
    const refused = execute({ type: 'editArticle', article: record.id, fields: tidyFields(fields) });
    if (refused === undefined) onClose();
    else setError(refused);
  };
  return (
    <Modal
      title="About this article"
      onClose={onClose}
      width={680}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save} disabled={wrong || readOnly !== null}>
            Save
          </Button>
        </>
      }
    >
      {readOnly !== null && <p className="error">{readOnly.message}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ArticleFieldsForm fields={fields} onChange={setFields} disabled={readOnly !== null} />
        {/* Enter in a field saves. */}
        <button type="submit" hidden />
      </form>
      {error !== '' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <dl className="facts">
        <dt>Text</dt>
        <dd>
          {record.length.toLocaleString('en-GB')} characters (UTF-16 units). It was fixed when it was taken in and
          cannot be changed: every highlight is a place in it.
        </dd>
        <dt>From</dt>
        <dd>
          {record.source.name} ({formatInWords(record.source.format)}), taken in on{' '}
          {new Date(record.added).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
        </dd>
        <dt>Identity</dt>
        <dd>
          <code>{record.id}</code>
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{record.hash}</code>
        </dd>
      </dl>
    </Modal>
  );
}

const fieldsOf = ({ title, outlet, author, published, url, language }: Article): ArticleFields => ({
  title,
  outlet,
  author,
  published,
  url,
  language,
});
