/** What the registry says of a format: a few words of it are marked as Markdown marks them. */
import type { ReactNode } from 'react';

export function Marked({ text }: { readonly text: string }): ReactNode {
  return text.split(/(`[^`]+`|\*[^*]+\*)/).map((part, index) => {
    if (part.startsWith('`') && part.length > 1) return <code key={index}>{part.slice(1, -1)}</code>;
    if (part.startsWith('*') && part.length > 1) return <em key={index}>{part.slice(1, -1)}</em>;
    return part;
  });
}
