/** One to eight panes side by side, resizable; below a readable width each, the desk scrolls instead of squeezing them. */
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useSession } from '../../state/session.ts';
import { CompareBar } from '../compare/index.ts';
import { Connectors } from '../across/index.ts';
import { Pane } from './Pane.tsx';
import { layoutKept, paneSizes, startOf } from './layout.ts';

/** The narrowest a pane gets, in CSS pixels: about 30 characters a line. */
const MIN_PANE = 250;

export function Desk(): ReactNode {
  const panes = useSession((state) => state.panes);
  // The group takes its sizes once; panes that come and go later get theirs from it.
  const [start] = useState(() => paneSizes(useSession.getState().panes));
  return (
    <div className="desk-frame">
      <CompareBar />
      <div className="desk">
        <Group
          id="desk"
          className="desk-panes"
          style={{ minWidth: panes.length * MIN_PANE }}
          {...(start === undefined ? {} : { defaultLayout: start })}
          onLayoutChanged={layoutKept}
        >
          {panes.map((pane, index) => (
            <Fragment key={pane.key}>
              {index > 0 && <Separator className="separator" aria-label={`Between panes ${index} and ${index + 1}`} />}
              <Panel id={pane.key} minSize={MIN_PANE - 40} className="desk-panel">
                <Pane pane={pane} index={index} count={panes.length} startAt={startOf(pane.key)} />
              </Panel>
            </Fragment>
          ))}
        </Group>
        <Connectors />
      </div>
    </div>
  );
}
