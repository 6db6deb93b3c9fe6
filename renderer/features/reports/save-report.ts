/** Taking a report along: by the system's dialog, or among the browser's downloads. */
import { client } from '../../platform/index.ts';
import { whenSaved } from '../../state/when-saved.ts';
import { download } from '../export/index.ts';
import { newRun } from './use-report.ts';
import type { ReportChoice } from './use-report.ts';

/**
 * Returns what to tell the person, or null if she cancelled. `made` is the report if it is at hand already. Throws what went
 * wrong.
 */
export async function saveReport(
  choice: ReportChoice,
  as: 'html' | 'json',
  made: { readonly fileName: string; readonly content: string } | null,
): Promise<string | null> {
  await whenSaved();
  const wanted = { run: newRun(), as, ...choice };
  if (client.face === 'electron') {
    const saved = await client.call('review.saveReport', wanted);
    return saved === null ? null : `Report written to ${saved.label}.`;
  }
  const { fileName, content } = made ?? (await client.call('review.report', wanted));
  download(fileName, content);
  return `${fileName} is among your downloads.`;
}
