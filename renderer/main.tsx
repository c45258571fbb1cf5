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
import { createUiCommands } from './app/uiCommands.ts';
import { connectToHost } from './client/connectToHost.ts';
import type { PageSecrets } from './client/pageSecrets.ts';
import { toAppError } from './client/toAppError.ts';
import { createEditKeeper } from './stores/keptEdits.ts';
import { showError, showNotice } from './stores/runEdit.ts';
import { createStudio, type Studio } from './stores/studio.ts';

const lastProjectKey = 'dialoom.project';

/** Opens the project that the host was started with, or the one this window had open before a reload. */
function openFirstProject(studio: Studio): void {
  const { client, document: doc } = studio;
  const remembered = window.sessionStorage.getItem(lastProjectKey);
  client
    .request('app.info', {})
    .then(({ openProject }) => {
      const path = remembered ?? openProject;
      return path === null ? undefined : doc.getState().open(path);
    })
    .catch((error: unknown) => {
      showError(error, 'The project could not be opened');
      if (toAppError(error).code !== 'HOST_DISCONNECTED') {
        window.sessionStorage.removeItem(lastProjectKey);
        return;
      }
      // The host was lost meanwhile: this window still wants the project.
      const stop = client.onConnection((status) => {
        if (status !== 'connected') return;
        stop();
        openFirstProject(studio);
      });
    });
}

/** Keeps the window title and the remembered project up to date. */
function followProject(studio: Studio): void {
  studio.document.subscribe(({ opened, project }, before) => {
    if (opened?.path !== before.opened?.path) {
      studio.view.getState().reset();
      studio.trace.getState().clear();
      if (opened === null) window.sessionStorage.removeItem(lastProjectKey);
      else window.sessionStorage.setItem(lastProjectKey, opened.path);
    }
    const name = project?.manifest.name;
    window.document.title = opened === null || name === undefined ? 'Dialoom' : `${name} – Dialoom`;
  });
}

/**
 * Renews the key with which this page comes back after a restart of the host: whenever the project is opened, which it also is
 * after coming back, and long before the key expires.
 */
function renewKey({ client, document: doc }: Studio, secrets: PageSecrets): void {
  let timer = 0;
  doc.subscribe(({ opened }, before) => {
    if (opened?.id === before.opened?.id) return;
    window.clearTimeout(timer);
    if (opened === null) secrets.forget();
    else renew(opened.id);
  });
  const renew = (projectId: string): void => {
    secrets.renew(client, projectId).then(
      (lifetime) => {
        if (lifetime !== null) timer = window.setTimeout(() => renew(projectId), lifetime / 4);
      },
      // Without a new key the page comes back with the one before, or the connection is lost already.
      () => undefined,
    );
  };
}

/** Runs a function shortly after the last keystroke, when the browser is idle. Returns a function that cancels it. */
function whenIdle(run: () => void): () => void {
  let idle = 0;
  const timer = window.setTimeout(() => {
    idle = window.requestIdleCallback(run, { timeout: 500 });
  }, 120);
  return () => {
    window.clearTimeout(timer);
    window.cancelIdleCallback(idle);
  };
}

// The page's content security policy forbids creating functions from text, which zod would otherwise try first.
config({ jitless: true });

const { client, secrets } = connectToHost();
const studio = createStudio(client, {
  notify: showNotice,
  later: whenIdle,
  edits: createEditKeeper(window.sessionStorage),
});
studio.commands.register(createUiCommands(studio));
followProject(studio);
if (secrets !== null) renewKey(studio, secrets);
openFirstProject(studio);
// A window that was out of sight waits longer between its attempts than somebody who looks at it wants to.
window.addEventListener('focus', () => client.reconnect());
// Leaving a field ends the step of undo that its typing makes up.
window.addEventListener('focusout', () => studio.document.getState().seal());

// A browser tab is easily closed by accident; the desktop window asks its host instead.
if (window.dialoom === undefined) {
  window.addEventListener('beforeunload', (event) => {
    if (studio.document.getState().save.status !== 'saved') event.preventDefault();
  });
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element to render into');
createRoot(root).render(
  <StrictMode>
    <App studio={studio} />
  </StrictMode>,
);
