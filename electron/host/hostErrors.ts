import { AppError, formatError } from '../../engine/base/appError.ts';
import { defineErrors } from '../../engine/base/defineErrors.ts';

/** Errors of the studio's host. */
export const hostErrors = defineErrors({
  HOST_PROJECT_NOT_OPEN: {
    message: () => 'The project is no longer open',
    remedy: 'Open it again from the welcome page; everything that was shown as saved is on disk',
  },
  HOST_FILE_CHANGED_ON_DISK: {
    message: (p: { path: string }) => `${p.path} was changed by another program since the studio read it`,
    remedy: 'Choose which version to keep; nothing has been overwritten',
  },
  HOST_PATH_NOT_ALLOWED: {
    message: (p: { path: string }) => `${p.path} is not a document of a project`,
    remedy: 'Use a path such as flows/returns.flow.yaml',
  },
  HOST_FOLDER_UNREADABLE: {
    message: (p: { path: string; reason: string }) => `The folder ${p.path} cannot be read (${p.reason})`,
    remedy: 'Choose another folder or give yourself access to this one',
  },
  HOST_NOT_CAPABLE: {
    message: (p: { what: string }) => `This platform cannot ${p.what}`,
    remedy: 'Use the desktop application for it',
  },
  HOST_UNKNOWN_CONVERSATION: {
    message: () => 'The simulated conversation is no longer there',
    remedy: 'Start a new one',
  },
  HOST_UNKNOWN_RECORDING: {
    message: (p: { id: string }) => `There is no recording ${p.id}`,
    remedy: 'Reload the list of recordings',
  },
  HOST_TASK_CANCELLED: {
    message: (p: { task: string }) => `Stopped as you asked: ${p.task}`,
    remedy: 'Start it again when you want it',
  },
  HOST_BINARY_GONE: {
    message: (p: { path: string }) => `The content of ${p.path} is no longer there`,
    remedy: 'Add the file again',
  },
  HOST_UPLOAD_TOO_LARGE: {
    message: (p: { megabytes: number }) => `The file is larger than ${p.megabytes} MB`,
    remedy: 'Split it into several files, or save what matters of it as text or Markdown',
  },
  HOST_UPLOAD_UNKNOWN: {
    message: () => 'The file was not sent completely',
    remedy: 'Add it again',
  },
  HOST_FILE_EXISTS: {
    message: (p: { path: string }) => `${p.path} exists already`,
    remedy: 'Choose another name or allow to replace it',
  },
});

/** What standard error and the dialog of a failed start say about an error: ours in words, any other with its stack. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return formatError(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
