/** The beginning of what would be written, kept in step with the choice. */
import { useEffect, useState } from 'react';
import type { CallOutput } from '#shared/contract/index.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { whenSaved } from '../../state/when-saved.ts';

export type Preview =
  | { readonly state: 'none' | 'reading' }
  | { readonly state: 'failed'; readonly message: string }
  | ({ readonly state: 'ready' } & CallOutput<'export.preview'>);

/** Returns the preview of the choice; `none` while nobody is chosen. `attempt` counts how often it was asked for again. */
export function usePreview(format: string | undefined, annotators: readonly AnnotatorId[], attempt: number): Preview {
  const failed = useDocument((state) => state.saving === 'failed');
  // Once the disk is well again, the preview is made without being asked for.
  const key = [attempt, failed, format, ...annotators].join(' ');
  const wanted = format === undefined || annotators.length === 0 ? null : key;
  const [answer, setAnswer] = useState<{ to: string; preview: Preview } | null>(null);
  useEffect(() => {
    if (wanted === null || format === undefined) return;
    let current = true;
    const show = (preview: Preview): void => {
      if (current) setAnswer({ to: wanted, preview });
    };
    // What is not on the disk is not in the engine's document: it would be missing.
    whenSaved()
      .then(() => client.call('export.preview', { format, annotators: [...annotators] }))
      .then(
        (preview) => {
          show({ state: 'ready', ...preview });
        },
        (error: unknown) => {
          show({ state: 'failed', message: messageOf(error) });
        },
      );
    return () => {
      current = false;
    };
    // `wanted` stands for format, annotators, attempt and the disk's state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  if (wanted === null) return { state: 'none' };
  return answer?.to === wanted ? answer.preview : { state: 'reading' };
}
