/** Opening a project: from the start screen, the menu or the address. */
import type { OpenProject } from '#shared/contract/index.ts';
import { restoreDesk } from '../features/desk/index.ts';
import { client } from '../platform/index.ts';
import { showProject } from '../state/document.ts';
import { messageOf } from '../state/message-of.ts';
import { notify } from '../state/notices.ts';
import { showDialog } from '../state/session.ts';

/** Shows an opened project as it was left. */
export async function enter(open: OpenProject): Promise<void> {
  showProject(open);
  document.title = `${open.project.name} – Crossread`;
  await restoreDesk();
  if (open.problems.length > 0) showDialog('problems');
  else if (open.me === null && open.readOnly?.reason === 'no-annotator') showDialog('annotator');
  if (open.readOnly !== null && open.readOnly.reason !== 'no-annotator') notify(open.readOnly.message, 'warning');
}

export async function openSample(): Promise<void> {
  try {
    await enter(await client.call('project.sample', {}));
  } catch (error) {
    notify(messageOf(error), 'warning');
  }
}
