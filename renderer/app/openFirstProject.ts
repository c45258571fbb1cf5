import { showError } from '../stores/showError.ts';
import type { Studio } from '../stores/studio.ts';

const lastKey = 'dialoom.project';

/**
 * Opens the project that the host was started with, or the one this window had open before a reload. Keeps the window's
 * title and that memory up to date.
 */
export function openFirstProject(studio: Studio): void {
  const { client, document: doc } = studio;
  const remembered = window.sessionStorage.getItem(lastKey);
  client
    .request('app.info', {})
    .then(({ openProject }) => {
      const path = remembered ?? openProject;
      return path === null ? undefined : doc.getState().open(path);
    })
    .catch((error: unknown) => {
      window.sessionStorage.removeItem(lastKey);
      showError(error, 'The project cannot be opened');
    });
  doc.subscribe(({ opened, project }, before) => {
    if (opened?.path !== before.opened?.path) {
      studio.view.getState().reset();
      studio.trace.getState().clear();
      if (opened === null) window.sessionStorage.removeItem(lastKey);
      else window.sessionStorage.setItem(lastKey, opened.path);
    }
    const name = project?.manifest.name;
    window.document.title = opened === null || name === undefined ? 'Dialoom' : `${name} – Dialoom`;
  });
}
