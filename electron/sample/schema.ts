/** The shape of `annotations.json`, in which the sample's annotations are written by quote and by key. */
import { z } from 'zod';
import { StanceId } from '#shared/model/index.ts';

const Key = z.string().min(1);

const SampleLink = z.strictObject({
  claim: Key,
  stance: StanceId,
  unsure: z.boolean().optional(),
  note: z.string().optional(),
});

const SampleSpan = z.strictObject({
  key: Key,
  quotes: z.array(z.string().min(1)).min(1),
  tags: z.array(z.string()).optional(),
  note: z.string().optional(),
  links: z.array(SampleLink),
});

const Annotator = z.strictObject({
  key: Key,
  name: z.string().min(1),
  claims: z.array(z.strictObject({ key: Key, text: z.string(), group: z.string().optional() })),
  articles: z.array(z.strictObject({ article: Key, spans: z.array(SampleSpan), silent: z.array(Key) })),
});
export type SampleAnnotator = z.infer<typeof Annotator>;

export const SampleAnnotations = z.strictObject({
  project: z.strictObject({ name: z.string().min(1) }),
  groups: z.array(z.string()),
  annotators: z.array(Annotator),
});
