/** The head of the window: what is open, the menus (in a browser), saving, and who works here. */
import { Menu } from '@base-ui/react/menu';
import {
  Check,
  CircleAlert,
  FileDown,
  FilePlus2,
  Grid3x3,
  LoaderCircle,
  Lock,
  Moon,
  Scale,
  Search,
  Sun,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { annotatorOf, goldSets } from '#shared/document/gold.ts';
import { run } from '../actions/keys.ts';
import { toggleShown, useCompare } from '../features/compare/index.ts';
import { client } from '../platform/index.ts';
import { useArticles, useMatrix } from '../state/derived.ts';
import { retrySaving, useDocument } from '../state/document.ts';
import { useKeyHint } from '../state/keymap.ts';
import { notify } from '../state/notices.ts';
import { showDialog, useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { linePlaceOf } from '../state/shown.ts';
import { AnnotatorLine } from '../ui/AnnotatorLine.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { MenuBar, NarrowMenu } from './MenuBar.tsx';

export function Header(): ReactNode {
  const name = useDocument((state) => state.doc?.project.name ?? '');
  const label = useDocument((state) => state.label);
  const matrixKey = useKeyHint('view.matrix');
  const importKey = useKeyHint('file.import');
  const exportKey = useKeyHint('file.export');
  const reviewKey = useKeyHint('view.review');
  const view = useSession((state) => state.view);
  const articles = useArticles();
  const { claims } = useMatrix();
  const dark = useSettings((state) => state.settings.theme) === 'dark';
  return (
    <header className="app-head">
      <h1 className="brand">Crossread</h1>
      {client.face === 'loopback' && (
        <>
          <MenuBar />
          <NarrowMenu />
        </>
      )}
      <span className="project-name" title={label}>
        {name}
        <span className="soft counts">
          {' '}
          · {count(articles.length, 'article')} · {count(claims.length, 'claim')}
        </span>
      </span>
      <span className="grow" />
      <Problems />
      <Button kind="quiet" title={`Add articles${importKey}`} onClick={() => run('file.import')}>
        <FilePlus2 size={15} aria-hidden /> <span className="wide">Add articles</span>
      </Button>
      <Button kind="quiet" title={`Export the dataset${exportKey}`} onClick={() => run('file.export')}>
        <FileDown size={15} aria-hidden /> <span className="wide">Export</span>
      </Button>
      <Button
        kind="quiet"
        title={`Claims by articles${matrixKey}`}
        aria-pressed={view === 'matrix'}
        onClick={() => run('view.matrix')}
      >
        <Grid3x3 size={15} aria-hidden /> <span className="wide">Matrix</span>
      </Button>
      <Button
        kind="quiet"
        title={`Review: compare annotators, settle what they disagree on${reviewKey}`}
        aria-pressed={view === 'review'}
        onClick={() => run('view.review')}
      >
        <Scale size={15} aria-hidden /> <span className="wide">Review</span>
      </Button>
      <IconButton label="Search all articles" aria-pressed={view === 'search'} onClick={() => run('view.search')}>
        <Search size={15} aria-hidden />
      </IconButton>
      <IconButton label={dark ? 'Light theme' : 'Dark theme'} onClick={() => run('view.theme')}>
        {dark ? <Sun size={15} aria-hidden /> : <Moon size={15} aria-hidden />}
      </IconButton>
      <Saving />
      <Annotators />
    </header>
  );
}

function Saving(): ReactNode {
  const saving = useDocument((state) => state.saving);
  const error = useDocument((state) => state.saveError);
  const readOnly = useDocument((state) => state.readOnly);
  if (readOnly !== null) {
    return (
      <Button
        kind="quiet"
        className="saving read-only"
        title={readOnly.message}
        onClick={() => notify(readOnly.message, 'warning')}
      >
        <Lock size={14} aria-hidden /> Read only
      </Button>
    );
  }
  if (saving === 'failed') {
    return (
      <Button className="saving failed" title={error} onClick={retrySaving}>
        <CircleAlert size={14} aria-hidden /> Not saved: try again
      </Button>
    );
  }
  return (
    <span className={`saving ${saving}`} role="status" data-saving={saving}>
      {saving === 'saved' ? <Check size={14} aria-hidden /> : <LoaderCircle size={14} aria-hidden />}
      {saving === 'saved' ? 'Saved' : 'Saving'}
    </span>
  );
}

function Problems(): ReactNode {
  const problems = useDocument((state) => state.problems);
  if (problems.length === 0) return null;
  return (
    <Button className="failed" onClick={() => showDialog('problems')}>
      <CircleAlert size={14} aria-hidden /> {count(problems.length, 'problem')}
    </Button>
  );
}

/** Who works here, and whose work is shown. */
function Annotators(): ReactNode {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const shown = useSession((state) => state.shown);
  const choosing = useCompare((state) => state.choosing);
  const key = useKeyHint('view.compare');
  const annotators = [...(doc?.annotators.values() ?? [])];
  const sets = doc === null ? [] : goldSets(doc).flatMap((id) => annotatorOf(doc, id) ?? []);
  const myName = annotators.find((annotator) => annotator.id === me)?.name;
  return (
    <Menu.Root open={choosing} onOpenChange={(open) => useCompare.setState({ choosing: open })}>
      <Menu.Trigger className="button annotator-button" title={`Whose work is shown${key}`}>
        {myName ?? 'Who are you?'}
        {shown.some((id) => id !== me) && <span className="soft"> + {shown.filter((id) => id !== me).length}</span>}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end">
          <Menu.Popup className="menu">
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Whose work is shown</Menu.GroupLabel>
              {[...annotators, ...sets].map((annotator) => (
                <Menu.CheckboxItem
                  key={annotator.id}
                  className="menu-item"
                  checked={shown.includes(annotator.id)}
                  onCheckedChange={() => toggleShown(annotator.id)}
                >
                  <span className="menu-check" aria-hidden>
                    <Menu.CheckboxItemIndicator>✓</Menu.CheckboxItemIndicator>
                  </span>
                  {annotator.name}
                  {annotator.id === me && <small>you</small>}
                  {annotator.id !== me && shown.includes(annotator.id) && (
                    <AnnotatorLine place={linePlaceOf(shown, me, annotator.id)} />
                  )}
                </Menu.CheckboxItem>
              ))}
            </Menu.Group>
            <Menu.Separator className="menu-separator" />
            <Menu.Item className="menu-item" onClick={() => showDialog('annotator')}>
              Work under another name…
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => showDialog('stances')}>
              Stances…
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => showDialog('settings')}>
              Settings…
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const count = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
