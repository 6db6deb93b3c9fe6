/** The beginning of what would be written, kept in step with the choice. */
import { useEffect, useState } from 'react';
import type { ExportChoice, ExportPreview } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { whenSaved } from '../../state/when-saved.ts';

export type Preview =
  | { readonly state: 'none' | 'reading' }
  | { readonly state: 'failed'; readonly message: string }
  | ({ readonly state: 'ready' } & ExportPreview);

/** A choice that changes with every key is asked about when it has stayed the same for so long. */
const SETTLED_MS = 120;

/** Returns the preview of the choice and of one of its files; `none` while there is none. `attempt` counts how often it was asked for again. */
export function usePreview(choice: ExportChoice | null, file: string | null, attempt: number): Preview {
  const failed = useDocument((state) => state.saving === 'failed');
  // Once the disk is well again, the preview is made without being asked for.
  const wanted = choice === null ? null : JSON.stringify([attempt, failed, file, choice]);
  const [answer, setAnswer] = useState<{ to: string; preview: Preview } | null>(null);
  useEffect(() => {
    if (wanted === null || choice === null) return;
    let current = true;
    const show = (preview: Preview): void => {
      if (current) setAnswer({ to: wanted, preview });
    };
    const timer = setTimeout(() => {
      // What is not on the disk is not in the engine's document: it would be missing.
      whenSaved()
        .then(() => client.call('export.preview', { choice, ...(file === null ? {} : { file }) }))
        .then(
          (preview) => {
            show({ state: 'ready', ...preview });
          },
          (error: unknown) => {
            show({ state: 'failed', message: messageOf(error) });
          },
        );
    }, SETTLED_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // `wanted` stands for choice, file, attempt and the disk's state.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  if (wanted === null) return { state: 'none' };
  return answer?.to === wanted ? answer.preview : { state: 'reading' };
}
