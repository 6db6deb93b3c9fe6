/** What a person may correct about an article, each field with its complaint in place. */
import type { ReactNode } from 'react';
import type { ArticleFields } from '#shared/model/index.ts';
import { Field } from '../../ui/Field.tsx';
import { FIELD_LABELS, FIELD_NAMES, fieldProblems } from './fields.ts';
import type { FieldName } from './fields.ts';
import './fields.css';

interface Props {
  readonly fields: ArticleFields;
  readonly disabled?: boolean;
  readonly onChange: (fields: ArticleFields) => void;
}

const PLACEHOLDERS: Partial<Record<FieldName, string>> = { published: 'not known', url: 'none', event: 'none' };

const LEFT_TO_RIGHT: readonly FieldName[] = ['published', 'url', 'language'];

export function ArticleFieldsForm({ fields, disabled = false, onChange }: Props): ReactNode {
  const problems = fieldProblems(fields);
  return (
    <div className="article-fields">
      {FIELD_NAMES.map((name) => (
        <Field key={name} label={FIELD_LABELS[name]} error={problems[name]} className={`fields-${name}`}>
          {(control) => (
            <input
              {...control}
              className="input"
              value={fields[name] ?? ''}
              disabled={disabled}
              dir={LEFT_TO_RIGHT.includes(name) ? 'ltr' : 'auto'}
              spellCheck={name === 'title'}
              autoComplete="off"
              placeholder={PLACEHOLDERS[name]}
              onChange={(event) => {
                onChange({ ...fields, [name]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
