/** Before an article is opened out of the figures: those whose spans are meant are shown at the desk. */
import type { AnnotatorId } from '#shared/model/index.ts';
import { useSession } from '../../state/session.ts';

export function openFor(annotators: readonly AnnotatorId[]): void {
  const { shown } = useSession.getState();
  useSession.setState({ shown: [...new Set([...shown, ...annotators])] });
}
