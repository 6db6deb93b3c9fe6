/** Words and group of a claim, new or being corrected. */
import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { likelyDouble } from '#shared/document/claim-search.ts';
import { claimTextProblem, tidyClaimText } from '#shared/document/claim-text.ts';
import type { Claim, ClaimId } from '#shared/model/index.ts';
import { Button } from '../../ui/Button.tsx';
import { DoubleWarning } from '../../ui/DoubleWarning.tsx';
import { groupsOf } from './list.ts';

interface Props {
  readonly label: string;
  readonly submit: string;
  readonly text?: string;
  readonly group?: string;
  /** Which field has the keyboard first. */
  readonly start?: 'text' | 'group';
  /** All claims but the one being corrected. */
  readonly others: readonly Claim[];
  /** Returns whether it was done; if not, the form stays as it is. */
  readonly onSubmit: (text: string, group: string) => boolean;
  readonly onCancel: () => void;
  readonly onShow: (claim: ClaimId) => void;
}

export function ClaimForm(props: Props): ReactNode {
  const { others, onSubmit, onCancel, onShow, start = 'text' } = props;
  const [text, setText] = useState(props.text ?? '');
  const [group, setGroup] = useState(props.group ?? '');
  const [tried, setTried] = useState(false);
  const id = useId();
  const groups = useMemo(() => groupsOf(others), [others]);
  const double = useMemo(
    () => (text.trim() === '' || text === props.text ? undefined : likelyDouble(others, text)),
    [others, text, props.text],
  );
  const problem = claimTextProblem(text);

  const submit = (): void => {
    setTried(true);
    if (problem === undefined) onSubmit(tidyClaimText(text), group.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) submit();
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      className="claim-form"
      aria-label={props.label}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <textarea
        className="input"
        aria-label="Claim"
        placeholder="One sentence, true or false on its own"
        dir="auto"
        rows={2}
        value={text}
        autoFocus={start === 'text'}
        aria-invalid={tried && problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.setSelectionRange(text.length, text.length)}
      />
      <input
        className="input"
        aria-label="Group"
        placeholder="Group, if any"
        dir="auto"
        maxLength={200}
        list={`${id}-groups`}
        value={group}
        autoFocus={start === 'group'}
        onChange={(event) => setGroup(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      <datalist id={`${id}-groups`}>
        {groups.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p id={`${id}-problem`} className="claim-form-problem error" role="status">
        {tried ? problem : undefined}
      </p>
      <DoubleWarning double={double} onShow={({ id: other }) => onShow(other)} />
      <div className="claim-form-buttons">
        <Button kind="primary" onClick={submit}>
          {props.submit}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
