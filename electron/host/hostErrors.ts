import { AppError, formatError } from '../../engine/base/appError.ts';
import { defineErrors } from '../../engine/base/defineErrors.ts';

/** Errors of the studio's host. */
export const hostErrors = defineErrors({
  HOST_PROJECT_NOT_OPEN: {
    message: () => 'The project is no longer open',
    remedy: 'Open it again from the welcome page; all changes that were shown as saved are on disk',
  },
  HOST_KEY_OF_ANOTHER_PROJECT: {
    message: (p: { path: string }) => `This page has come back for another project than ${p.path}`,
    remedy: 'Open the address that Dialoom printed when it was started',
  },
  HOST_FILE_CHANGED_ON_DISK: {
    message: (p: { path: string }) => `${p.path} was changed by another program after the studio read it`,
    remedy: 'Choose which version to keep; nothing has been overwritten',
  },
  HOST_PATH_NOT_ALLOWED: {
    message: (p: { path: string }) => `${p.path} is not a document of a project`,
    remedy: 'Use a path such as flows/returns.flow.yaml',
  },
  HOST_FOLDER_UNREADABLE: {
    message: (p: { path: string; reason: string }) => `The folder ${p.path} cannot be read (${p.reason})`,
    remedy: 'Choose another folder, or change the permissions of this one',
  },
  HOST_NOT_CAPABLE: {
    message: (p: { what: string }) => `The studio in a browser cannot ${p.what}`,
    remedy: 'Use the desktop application',
  },
  HOST_UNKNOWN_CONVERSATION: {
    message: () => 'The simulated conversation no longer exists',
    remedy: 'Start a new conversation',
  },
  HOST_UNKNOWN_RECORDING: {
    message: (p: { id: string }) => `There is no recording ${p.id}`,
    remedy: 'Reload the list of recordings',
  },
  HOST_ACTION_UNUSABLE: {
    message: (p: { action: string }) =>
      `The action ${p.action} cannot be tried: it is not saved, or its file is broken`,
    remedy: 'Correct the problems of the action, then try again',
  },
  HOST_CALL_NOT_CONFIRMED: {
    message: (p: { action: string }) => `The action ${p.action} changes something at the service`,
    remedy: 'Confirm the call, or try the action with its mock examples',
  },
  HOST_TASK_CANCELLED: {
    message: (p: { task: string }) => `Cancelled: ${p.task}`,
    remedy: 'Start it again if you still need it',
  },
  HOST_BINARY_GONE: {
    message: (p: { path: string }) => `The content of ${p.path} no longer exists`,
    remedy: 'Add the file again',
  },
  HOST_UPLOAD_TOO_LARGE: {
    message: (p: { megabytes: number }) => `The file is larger than ${p.megabytes} MB`,
    remedy: 'Split it into several files, or save the relevant parts as text or Markdown',
  },
  HOST_UPLOAD_UNKNOWN: {
    message: () => 'The upload of the file was interrupted',
    remedy: 'Add the file again',
  },
  HOST_FILE_EXISTS: {
    message: (p: { path: string }) => `${p.path} already exists`,
    remedy: 'Choose another name, or allow overwriting',
  },
});

/**
 * The text of an error for standard error and for the dialog of a failed start; unexpected errors come with their
 * stack.
 */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return formatError(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
