/** Mounts the lines between the panes: only while a claim is in focus and the lines are wanted. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../state/session.ts';
import { ConnectorLayer } from './layer.ts';
import { useConnectors } from './state.ts';
import './across.css';

export function Connectors(): ReactNode {
  const wanted = useConnectors((state) => state.shown);
  const focused = useSession((state) => state.claim !== null);
  return wanted && focused ? <Layer /> : null;
}

function Layer(): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const desk = root.current?.parentElement;
    if (root.current === null || desk == null) return undefined;
    const layer = new ConnectorLayer(root.current, desk);
    return () => layer.destroy();
  }, []);
  return <div ref={root} className="across" />;
}
