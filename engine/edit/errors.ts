import { defineErrors } from '../base/defineErrors.ts';

/** Why a command is rejected. A rejected command changes nothing. */
export const editErrors = defineErrors({
  EDIT_COMMAND_UNKNOWN: {
    message: (p: { id: string }) => `There is no command "${p.id}"`,
    remedy: 'Use one of the commands listed in engine/edit/commands.ts',
  },
  EDIT_PARAMS_INVALID: {
    message: (p: { command: string; finding: string }) => `The command ${p.command} cannot run: ${p.finding}`,
    remedy: 'Correct the value and try again',
  },
  EDIT_NOT_FOUND: {
    message: (p: { what: string; id: string }) => `There is no ${p.what} "${p.id}"`,
    remedy: 'Choose an existing one; it may have been deleted or renamed',
  },
  EDIT_EXISTS: {
    message: (p: { what: string; id: string }) => `There is already a ${p.what} "${p.id}"`,
    remedy: 'Choose another id',
  },
  EDIT_DOCUMENT_BROKEN: {
    message: (p: { path: string; finding: string }) =>
      `${p.path} is broken and cannot be edited here: ${p.finding}`,
    remedy: 'Fix the document in the text view; nothing was changed',
  },
  EDIT_WOULD_BREAK: {
    message: (p: { path: string; finding: string }) => `The change would break ${p.path}: ${p.finding}`,
    remedy: 'Enter a valid value; nothing was changed',
  },
  EDIT_PATH_NOT_ALLOWED: {
    message: (p: { path: string; expected: string }) => `"${p.path}" is not the path of ${p.expected}`,
    remedy: 'Use a relative path with forward slashes, inside the folder of its kind',
  },
  EDIT_DEFAULT_LOCALE: {
    message: (p: { locale: string }) => `${p.locale} is the default language and cannot be removed`,
    remedy: 'Choose another default language in the project settings first',
  },
  EDIT_HISTORY_MISMATCH: {
    message: (p: { path: string }) =>
      `${p.path} is not as the history expects, so the step cannot be undone or redone`,
    remedy: 'Reload the project; the file was not changed',
  },
});
