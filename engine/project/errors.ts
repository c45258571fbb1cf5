import { defineErrors } from '../base/defineErrors.ts';

/** Errors of project folders on disk and of preparing them. */
export const projectErrors = defineErrors({
  PROJECT_NOT_FOUND: {
    message: (p: { folder: string }) => `There is no project in ${p.folder}: it has no dialoom.yaml`,
    remedy: 'Choose a folder with a dialoom.yaml, or create a project with "dialoom new"',
  },
  PROJECT_UNREADABLE: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be read (${p.reason})`,
    remedy: 'Check that it exists and that you have permission to read it',
  },
  PROJECT_FILE_TOO_LARGE: {
    message: (p: { path: string; megabytes: number }) => `${p.path} is larger than ${p.megabytes} MB`,
    remedy: 'Split the file or move it out of the project',
  },
  PROJECT_FILE_NOT_TEXT: {
    message: (p: { path: string }) => `${p.path} is not UTF-8 text`,
    remedy: 'Save the file as UTF-8 or move it out of the project',
  },
  PROJECT_FOLDER_NOT_EMPTY: {
    message: (p: { folder: string }) => `${p.folder} already exists and is not empty`,
    remedy: 'Choose another name or an empty folder',
  },
  PROJECT_NOT_WRITABLE: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be written (${p.reason})`,
    remedy: 'Check that you have permission to write there and that the disk is not full',
  },
  PROJECT_NAME_INVALID: {
    message: (p: { name: string }) => `"${p.name}" cannot be the name of a project's folder`,
    remedy: 'Choose a name without / \\ : * ? " < > | that does not begin or end with a dot or a space',
  },
  PROJECT_UNKNOWN_TEMPLATE: {
    message: (p: { template: string; known: string }) => `The template ${p.template} does not exist`,
    remedy: (p: { template: string; known: string }) => `Choose one of: ${p.known}`,
  },
  PROJECT_HAS_ERRORS: {
    message: (p: { count: number; first: string }) =>
      p.count === 1
        ? `The project has an error: ${p.first}`
        : `The project has ${p.count} errors, the first: ${p.first}`,
    remedy: 'Correct them; "dialoom validate" and the problem list of the studio show all of them',
  },
  SQLITE_UNUSABLE: {
    message: (p: { path: string; reason: string }) => `The database ${p.path} cannot be used (${p.reason})`,
    remedy:
      'Check that you have permission to write there and that the disk is not full; move a damaged file away to start again',
  },
  SQLITE_NODE_TOO_OLD: {
    message: (p: { version: string }) => `The database needs Node 22 or newer, but this is Node ${p.version}`,
    remedy: 'Run Dialoom with "npm start" or "npx dialoom", or use Node 24',
  },
});
