/** Reports on what was settled and how far annotators agree. */
import { z } from 'zod';
import { AnnotatorId } from '../model/index.ts';
import { call } from './define.ts';

const Choice = {
  /** A name that the page gives to what it asks for: progress comes by the event `review`. */
  run: z.string().min(1).max(100),
  /** The annotator whom the report is for, or the project. */
  about: z.union([z.literal('project'), z.strictObject({ annotator: AnnotatorId })]),
  /** The gold set whose decisions are reported; none while nothing has been settled. */
  gold: AnnotatorId.optional(),
  /** Who is compared; all who have marked anything unless given. */
  annotators: z.array(AnnotatorId).max(12).optional(),
  as: z.enum(['html', 'json']),
};

export const reportCalls = {
  /** The whole report, and what it says in a few sentences. `not-found` for unknown annotators or gold sets, `cancelled`. */
  'review.report': call(
    z.strictObject(Choice),
    z.object({ fileName: z.string(), content: z.string(), words: z.array(z.string()) }),
  ),
  /** Asks where with the system's dialog and writes the report (`unsupported` in a browser); null if cancelled. */
  'review.saveReport': call(z.strictObject(Choice), z.object({ label: z.string() }).nullable()),
  /** Ends a report that this page waits for; one that has ended is no error. */
  'review.cancelReport': call(z.strictObject({ run: z.string().min(1).max(100) }), z.object({})),
};
