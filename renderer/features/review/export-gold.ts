/** Exporting what was settled. */
import { goldOf, goldSets } from '#shared/document/gold.ts';
import { useDocument } from '../../state/document.ts';
import { notify } from '../../state/notices.ts';
import { showDialog, useSession } from '../../state/session.ts';

/** Opens the export dialog with the reviewer's gold set chosen. */
export function exportGold(): void {
  const { doc, me } = useDocument.getState();
  if (doc === null || me === null) return;
  const gold = goldOf(me);
  if (!goldSets(doc).includes(gold))
    return notify('Nothing is settled yet: there is no gold set to export.', 'warning');
  showDialog('export');
  useSession.setState({ exportOf: gold });
}
