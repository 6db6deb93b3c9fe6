/** One way to ask for a folder: the system's dialog where there is one, the page's own where there is none. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Place } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { FolderBrowser } from './FolderBrowser.tsx';

export interface Chosen {
  readonly place: Place;
  readonly label: string;
}

/**
 * Returns `ask`, which hands the folder to `onChosen` (nothing if the person cancels; it rejects if the dialog fails), and
 * the chooser to be drawn.
 */
export function useFolderChooser(
  purpose: 'open' | 'create',
  onChosen: (chosen: Chosen) => void,
  from?: Place,
): { ask: () => Promise<void>; chooser: ReactNode } {
  const [browsing, setBrowsing] = useState(false);
  const ask = async (): Promise<void> => {
    if (client.face === 'loopback') {
      setBrowsing(true);
      return;
    }
    try {
      const chosen = await client.call('start.chooseFolder', { purpose });
      if (chosen !== null) onChosen(chosen);
    } catch (error) {
      if (!(error instanceof CrossreadError) || error.code !== 'unsupported') throw error;
      setBrowsing(true);
    }
  };
  const close = (): void => {
    setBrowsing(false);
  };
  const chooser = browsing ? (
    <FolderBrowser
      purpose={purpose}
      from={from}
      onClose={close}
      onChosen={(place, label) => {
        close();
        onChosen({ place, label });
      }}
    />
  ) : null;
  return { ask, chooser };
}
