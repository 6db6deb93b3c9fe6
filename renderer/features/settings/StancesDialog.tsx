/** The project's stances: their names, what they count as, their keys and their order. */
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Polarity, Stance, StanceId } from '#shared/model/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { notify } from '../../state/notices.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { blankStance, finishedStances, MAX_STANCES, moved, stanceProblems, stanceUse } from './stances.ts';
import { counted } from './work.ts';

const POLARITIES: readonly { readonly polarity: Polarity; readonly words: string }[] = [
  { polarity: '+', words: '+ supports the claim' },
  { polarity: '-', words: '− denies it' },
  { polarity: '±', words: '± both in part' },
  { polarity: '0', words: '0 takes no side' },
];
const KEYS = Array.from({ length: MAX_STANCES }, (_, index) => String(index + 1));

export function StancesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const doc = useDocument((state) => state.doc);
  const readOnly = useDocument((state) => state.readOnly);
  const [stances, setStances] = useState<readonly Stance[]>(doc?.project.stances ?? []);
  const [added, setAdded] = useState<ReadonlySet<StanceId>>(new Set());
  const [error, setError] = useState('');
  const [tried, setTried] = useState(false);
  const use = useMemo(() => (doc === null ? new Map<StanceId, number>() : stanceUse(doc)), [doc]);
  const id = useId();
  const problems = stanceProblems(stances);
  const wrong = problems.some((problem) => problem.label !== undefined || problem.key !== undefined);
  const blank = blankStance(stances);

  const change = (at: number, patch: Partial<Stance>): void => {
    setStances(stances.map((stance, index) => (index === at ? { ...stance, ...patch } : stance)));
    setError('');
  };
  const save = (): void => {
    setTried(true);
    if (wrong) {
      setError('Some stances need mending before they can be saved.');
      return;
    }
    const refused = execute({ type: 'setStances', stances: finishedStances(stances, added) });
    if (refused !== undefined) {
      setError(refused);
      return;
    }
    notify('Stances changed.');
    onClose();
  };

  return (
    <Modal
      title="Stances of this project"
      onClose={onClose}
      width={720}
      actions={
        <>
          <span className="spacer">
            <Button
              kind="quiet"
              disabled={blank === undefined || readOnly !== null}
              onClick={() => {
                if (blank === undefined) return;
                setStances([...stances, blank]);
                setAdded(new Set([...added, blank.id]));
              }}
            >
              <Plus size={15} aria-hidden /> Add a stance
            </Button>
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" onClick={save} disabled={readOnly !== null}>
            Save
          </Button>
        </>
      }
    >
      <p className="soft">
        What a span may say about a claim. What a stance counts as decides who agrees with whom and who contradicts.
      </p>
      {readOnly !== null && <p className="error">{readOnly.message}</p>}
      <ol className="stances">
        {stances.map((stance, at) => {
          const used = use.get(stance.id) ?? 0;
          const name = stance.label.trim() || 'the new stance';
          const problem = problems[at] ?? {};
          // A name not yet written is a fault only once she wants to save.
          const labelProblem = tried || stance.label !== '' ? problem.label : undefined;
          return (
            <li key={stance.id}>
              <label className="field">
                <span>Key</span>
                <select
                  className="input"
                  value={stance.key}
                  disabled={readOnly !== null}
                  aria-invalid={problem.key !== undefined}
                  aria-describedby={problem.key === undefined ? undefined : `${id}-key-${at}`}
                  onChange={(event) => {
                    change(at, { key: event.target.value });
                  }}
                >
                  {KEYS.map((key) => (
                    <option key={key}>{key}</option>
                  ))}
                </select>
              </label>
              <label className="field stance-label">
                <span>Name</span>
                <input
                  className="input"
                  value={stance.label}
                  maxLength={40}
                  disabled={readOnly !== null}
                  autoFocus={added.has(stance.id)}
                  aria-invalid={labelProblem !== undefined}
                  aria-describedby={labelProblem === undefined ? undefined : `${id}-label-${at}`}
                  onChange={(event) => {
                    change(at, { label: event.target.value });
                  }}
                />
              </label>
              <label className="field stance-polarity">
                <span>Counts as</span>
                <select
                  className="input"
                  value={stance.polarity}
                  disabled={readOnly !== null}
                  onChange={(event) => {
                    const found = POLARITIES.find(({ polarity }) => polarity === event.target.value);
                    if (found !== undefined) change(at, { polarity: found.polarity });
                  }}
                >
                  {POLARITIES.map(({ polarity, words }) => (
                    <option key={polarity} value={polarity}>
                      {words}
                    </option>
                  ))}
                </select>
              </label>
              <small className="soft stance-use">{used === 0 ? 'not in use' : counted(used, 'link')}</small>
              <span className="stance-buttons">
                <IconButton
                  label={`Move ${name} up`}
                  disabled={at === 0 || readOnly !== null}
                  onClick={() => {
                    setStances(moved(stances, at, -1));
                  }}
                >
                  <ArrowUp size={15} aria-hidden />
                </IconButton>
                <IconButton
                  label={`Move ${name} down`}
                  disabled={at === stances.length - 1 || readOnly !== null}
                  onClick={() => {
                    setStances(moved(stances, at, 1));
                  }}
                >
                  <ArrowDown size={15} aria-hidden />
                </IconButton>
                <IconButton
                  label={used > 0 ? `${name} is in use and stays` : `Take ${name} away`}
                  disabled={used > 0 || stances.length === 1 || readOnly !== null}
                  onClick={() => {
                    setStances(stances.filter((_, index) => index !== at));
                  }}
                >
                  <Trash2 size={15} aria-hidden />
                </IconButton>
              </span>
              {labelProblem !== undefined && (
                <small id={`${id}-label-${at}`} className="error stance-problem">
                  {labelProblem}
                </small>
              )}
              {problem.key !== undefined && (
                <small id={`${id}-key-${at}`} className="error stance-problem">
                  {problem.key}
                </small>
              )}
            </li>
          );
        })}
      </ol>
      {error !== '' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </Modal>
  );
}
