import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@xyflow/react/dist/style.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/App.tsx';
import { createUiCommands } from './app/createUiCommands.ts';
import { openFirstProject } from './app/openFirstProject.ts';
import { whenIdle } from './app/whenIdle.ts';
import { connectToHost } from './client/connectToHost.ts';
import { showNotice } from './stores/showError.ts';
import { createStudio } from './stores/studio.ts';

// The page's content security policy forbids making functions out of text, which zod would otherwise try first.
config({ jitless: true });

const studio = createStudio(connectToHost(), { notify: showNotice, later: whenIdle });
studio.commands.register(createUiCommands(studio));
openFirstProject(studio);
// Leaving a field ends the step of undo that typing in it is.
window.addEventListener('focusout', () => studio.document.getState().seal());

// A browser's tab is closed by accident; the desktop's window asks its host instead.
if (window.dialoom === undefined) {
  window.addEventListener('beforeunload', (event) => {
    if (studio.document.getState().save.status !== 'saved') event.preventDefault();
  });
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element to draw into');
createRoot(root).render(
  <StrictMode>
    <App studio={studio} />
  </StrictMode>,
);
