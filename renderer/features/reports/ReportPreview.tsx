/** What a report says, in words, with its files: the page to read and print, and the data. */
import { FileCode2, FileText } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { saveReport } from './save-report.ts';
import { useReport } from './use-report.ts';
import type { ReportChoice } from './use-report.ts';

interface Props {
  readonly doc: DocumentState;
  readonly about: AnnotatorId | 'project';
  readonly gold: AnnotatorId | undefined;
  readonly annotators: readonly AnnotatorId[];
  readonly title: string;
}

export function ReportPreview({ doc, about, gold, annotators, title }: Props): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const choice: ReportChoice = {
    about: about === 'project' ? 'project' : { annotator: about },
    annotators: [...annotators],
    ...(gold === undefined ? {} : { gold }),
  };
  const report = useReport(doc, choice, attempt);

  const save = async (as: 'html' | 'json'): Promise<void> => {
    setBusy(true);
    try {
      const told = await saveReport(choice, as, report.state === 'ready' && as === 'html' ? report : null);
      if (told !== null) notify(told);
    } catch (error) {
      notify(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const verb = client.face === 'electron' ? 'Save' : 'Download';
  const disabled = busy || report.state !== 'ready';

  return (
    <section className="report" aria-labelledby={id} aria-busy={report.state === 'making'}>
      <div className="report-head">
        <h3 id={id} dir="auto">
          {title}
        </h3>
        <Button kind="primary" disabled={disabled} onClick={() => void save('html')}>
          <FileText size={15} aria-hidden /> {verb} the page (HTML)
        </Button>
        <Button disabled={disabled} onClick={() => void save('json')}>
          <FileCode2 size={15} aria-hidden /> {verb} the data (JSON)
        </Button>
      </div>
      {report.state === 'making' && (
        <p className="soft" role="status">
          Making the report{report.progress === null ? '' : `: ${Math.round(report.progress * 100)} %`}…
        </p>
      )}
      {report.state === 'failed' && (
        <div className="error" role="alert">
          <p>{report.message}</p>
          <Button
            onClick={() => {
              setAttempt(attempt + 1);
            }}
          >
            Try again
          </Button>
        </div>
      )}
      {report.state === 'ready' && (
        <>
          <div className="report-words">
            {report.words.map((sentence, index) => (
              <p key={index}>{sentence}</p>
            ))}
          </div>
          <p className="soft">
            The page stands by itself: it needs no network and no program but a browser, and prints on A4.
            {about === 'project'
              ? ' It holds every figure with its interval, agreement per article and claim, confusion matrices, and the method with its sources, as a paper’s appendix needs them.'
              : ' It sets each passage beside what was decided and why, and holds the figures against the gold set and each other annotator.'}
          </p>
        </>
      )}
    </section>
  );
}
