/** The chosen report, made anew whenever the project or the choice is another. */
import { useEffect, useState } from 'react';
import type { CallInput, CallOutput } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { client } from '../../platform/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { whenSaved } from '../../state/when-saved.ts';

export type ReportChoice = Pick<CallInput<'review.report'>, 'about' | 'gold' | 'annotators'>;

export type Report =
  | { readonly state: 'making'; readonly progress: number | null }
  | { readonly state: 'failed'; readonly message: string }
  | ({ readonly state: 'ready' } & CallOutput<'review.report'>);

let runs = 0;

/** Returns a name for a report that is asked for, which no other of this page has. */
export function newRun(): string {
  runs += 1;
  return `report ${runs}`;
}

const MAKING: Report = { state: 'making', progress: null };

/** Returns the report as a page, or how far it is. `attempt` counts how often it was asked for again. */
export function useReport(doc: DocumentState, choice: ReportChoice, attempt: number): Report {
  const key = JSON.stringify([choice, attempt]);
  const [answer, setAnswer] = useState<{ doc: DocumentState; key: string; report: Report } | null>(null);
  useEffect(() => {
    let current = true;
    const run = newRun();
    const show = (report: Report): void => {
      if (current) setAnswer({ doc, key, report });
    };
    const stopListening = client.on('review', ({ run: of, done, of: all }) => {
      if (of === run && all > 0) show({ state: 'making', progress: done / all });
    });
    // What is not on the disk is not in the engine's document: it would be missing.
    whenSaved()
      .then(() => (current ? client.call('review.report', { run, as: 'html', ...choice }) : null))
      .then(
        (report) => {
          if (report !== null) show({ state: 'ready', ...report });
        },
        (error: unknown) => {
          show({ state: 'failed', message: messageOf(error) });
        },
      );
    return () => {
      current = false;
      stopListening();
      // One that has ended is no error; one that cannot be ended is not waited for.
      client.call('review.cancelReport', { run }).catch(() => undefined);
    };
    // `key` stands for the choice and the attempt.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [doc, key]);
  return answer?.doc === doc && answer.key === key ? answer.report : MAKING;
}
