/** The page's entry. */
import './platform/no-eval.ts';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import './ui/theme.css';
import './ui/controls.css';
import './ui/drop-zone.css';
import './ui/stance.css';
import './features/reader/view/highlights.css';
import './features/reader/reader.css';
import './app/app.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    {/* The content security policy allows no style elements, so the widgets must not make any. */}
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>
  </StrictMode>,
);
