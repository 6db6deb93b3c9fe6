/** The whole page: the start screen, or an open project with its desk or matrix, and the dialogs over it. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { isActionId } from '#shared/actions/index.ts';
import type { OpenProject } from '#shared/contract/index.ts';
import { listenToKeys, run } from '../actions/keys.ts';
import { enter } from '../actions/open.ts';
import { PeekHost } from '../features/across/index.ts';
import { ClaimDialogs } from '../features/claim-details/index.ts';
import { ExportDialog } from '../features/export/index.ts';
import { ForeignDialog } from '../features/foreign/index.ts';
import { HistoryPanel } from '../features/history/index.ts';
import { ImportDialog, filesFromDrop } from '../features/import/index.ts';
import type { DroppedFile } from '../features/import/index.ts';
import { MatrixView } from '../features/matrix/index.ts';
import { PassagesView } from '../features/passages/index.ts';
import { ReviewView } from '../features/review/index.ts';
import { SearchView } from '../features/search/index.ts';
import {
  AnnotatorDialog,
  ArticleDialog,
  ProblemsDialog,
  SettingsDialog,
  StancesDialog,
} from '../features/settings/index.ts';
import { StartScreen } from '../features/start/index.ts';
import { isSubmission, TakeInDialog } from '../features/take-in/index.ts';
import { client } from '../platform/index.ts';
import {
  allSaved,
  catchUp,
  retrySaving,
  showNoProject,
  showProblems,
  showProject,
  takeIn,
  useDocument,
} from '../state/document.ts';
import { followMerges } from '../state/follow-merges.ts';
import { messageOf } from '../state/message-of.ts';
import { notify } from '../state/notices.ts';
import { activePane, showDialog, useSession } from '../state/session.ts';
import { keyProblems } from '../state/keymap.ts';
import { loadSettings, takeInSettings } from '../state/settings.ts';
import { ContextMenus } from './ContextMenus.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { KeyDialogs } from './KeyDialogs.tsx';
import { Notices } from './Notices.tsx';
import { Workbench } from './Workbench.tsx';

export function App(): ReactNode {
  const [ready, setReady] = useState(false);
  const open = useDocument((state) => state.doc !== null);
  const view = useSession((state) => state.view);
  const intent = useSession((state) => state.intent);
  const [dropped, setDropped] = useState<readonly DroppedFile[]>([]);

  useEffect(() => {
    void loadSettings().then(() => keyProblems().forEach(({ message }) => notify(message, 'warning')));
    client
      .call('project.current', {})
      .then(async (current) => {
        if (current !== null) await enter(current);
      })
      .catch((error: unknown) => notify(messageOf(error), 'warning'))
      .finally(() => setReady(true));
    const stops = [
      client.on('document', ({ diff }) => takeIn(diff)),
      client.on('problems', ({ problems }) => showProblems(problems)),
      client.on('notice', ({ message }) => notify(message, 'warning')),
      client.on('action', ({ id }) => {
        if (isActionId(id)) run(id);
      }),
      client.on('settings', ({ settings }) => takeInSettings(settings)),
      client.on('project', ({ open: opened }) => void followProject(opened)),
      client.onLine((reachable) => {
        if (!reachable) return notify('The engine cannot be reached. Edits stay here until it is back.', 'warning');
        retrySaving();
        // What was told while the line was broken was not heard.
        void catchUp();
      }),
      listenToKeys(),
      followMerges(),
      stayUntilSaved(),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);

  /** Shows the project when its desk is laid, so that a desk without articles is not drawn first. */
  const enterAtOnce = async (opened: OpenProject): Promise<void> => {
    flushSync(() => setReady(false));
    await enter(opened).finally(() => setReady(true));
  };

  const onDrop = async (event: React.DragEvent): Promise<void> => {
    if (!event.dataTransfer.types.includes('Files')) return;
    // Or the browser would leave the workbench for the file.
    event.preventDefault();
    if (!open) return;
    const files = await filesFromDrop(event.nativeEvent);
    setDropped(files);
    showDialog(isSubmission(files) ? 'take-in' : 'import');
  };

  return (
    <div
      className="app"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => void onDrop(event)}
    >
      {!ready ? null : !open ? (
        <StartScreen intent={intent} onOpened={(opened) => void enterAtOnce(opened)} />
      ) : (
        <>
          <Header />
          <div className="app-body">
            {view === 'matrix' ? (
              <MatrixView />
            ) : view === 'search' ? (
              <SearchView />
            ) : view === 'passages' ? (
              <PassagesView />
            ) : view === 'review' ? (
              <ReviewView />
            ) : (
              <Workbench />
            )}
            <HistoryPanel />
          </div>
          <Footer />
          <PeekHost />
          <Dialogs dropped={dropped} onDropped={setDropped} />
        </>
      )}
      {!open && ready && <SettingsOnly />}
      {ready && <KeyDialogs />}
      {open && <ContextMenus />}
      <Notices />
    </div>
  );
}

/** Asks before the page is left while an edit is on its way to the disk; returns the function that stops asking. */
function stayUntilSaved(): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (!allSaved()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}

/** Another page of this workbench opened or closed a project: this one shows the same. */
async function followProject(opened: boolean): Promise<void> {
  if (!opened) return showNoProject();
  const current = await client.call('project.current', {});
  const { doc, me } = useDocument.getState();
  // The same project under the same name is only read again: what was done here can still be undone.
  if (current !== null && current.project.id === doc?.project.id && current.me === me) showProject(current, true);
  else if (current !== null) await enter(current);
}

/** Dialogs that make sense without a project. */
function SettingsOnly(): ReactNode {
  const dialog = useSession((state) => state.dialog);
  const close = (): void => showDialog(null);
  if (dialog === 'settings') return <SettingsDialog onClose={close} />;
  return null;
}

function Dialogs({
  dropped,
  onDropped,
}: {
  readonly dropped: readonly DroppedFile[];
  readonly onDropped: (files: readonly DroppedFile[]) => void;
}): ReactNode {
  const dialog = useSession((state) => state.dialog);
  const article = useSession((state) => activePane(state).article);
  const close = (): void => {
    showDialog(null);
    onDropped([]);
  };
  const toOtherTool = (files: readonly DroppedFile[]): void => {
    onDropped(files);
    showDialog('foreign');
  };
  switch (dialog) {
    case null:
    case 'palette':
    case 'shortcuts':
    case 'keys':
      return null; // shown without a project too
    case 'import':
      return <ImportDialog initialFiles={dropped} onClose={close} onOtherTool={toOtherTool} />;
    case 'take-in':
      return <TakeInDialog initialFiles={dropped} onClose={close} onOtherTool={toOtherTool} />;
    case 'foreign':
      return <ForeignDialog initialFiles={dropped} onClose={close} />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'annotator':
      return <AnnotatorDialog onClose={close} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'stances':
      return <StancesDialog onClose={close} />;
    case 'problems':
      return <ProblemsDialog onClose={close} />;
    case 'claim':
    case 'claim-merge':
    case 'claim-split':
      return <ClaimDialogs />;
    case 'article':
      return article === null ? null : <ArticleDialog article={article} onClose={close} />;
  }
}
