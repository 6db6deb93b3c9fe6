/** What a person may correct about an article, each field with its complaint in place. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { ArticleFields } from '#shared/model/index.ts';
import { FIELD_LABELS, FIELD_NAMES, fieldProblems } from './fields.ts';
import './fields.css';

interface Props {
  readonly fields: ArticleFields;
  readonly disabled?: boolean;
  readonly onChange: (fields: ArticleFields) => void;
}

export function ArticleFieldsForm({ fields, disabled = false, onChange }: Props): ReactNode {
  const id = useId();
  const problems = fieldProblems(fields);
  return (
    <div className="article-fields">
      {FIELD_NAMES.map((name) => (
        <label key={name} className="field" data-field={name}>
          <span>{FIELD_LABELS[name]}</span>
          <input
            className="input"
            value={fields[name]}
            disabled={disabled}
            dir={name === 'url' || name === 'language' || name === 'published' ? 'ltr' : 'auto'}
            spellCheck={name === 'title'}
            autoComplete="off"
            placeholder={name === 'published' ? 'not known' : name === 'url' ? 'none' : undefined}
            aria-invalid={problems[name] !== undefined}
            aria-describedby={problems[name] === undefined ? undefined : `${id}-${name}`}
            onChange={(event) => {
              onChange({ ...fields, [name]: event.target.value });
            }}
          />
          {problems[name] !== undefined && (
            <small id={`${id}-${name}`} className="error" role="alert">
              {problems[name]}
            </small>
          )}
        </label>
      ))}
    </div>
  );
}
