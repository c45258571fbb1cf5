import { defineErrors } from '../base/defineErrors.ts';

/** Errors of the command line itself. */
export const cliErrors = defineErrors({
  CLI_OPTION_INVALID: {
    message: (p: { option: string; value: string; expected: string }) =>
      `${p.option} ${p.value} is not ${p.expected}`,
    remedy: 'See the command with --help',
  },
  CLI_FILE_EXISTS: {
    message: (p: { path: string }) => `${p.path} exists already`,
    remedy: 'Choose another name or add --force',
  },
  CLI_FILE_UNREADABLE: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be read (${p.reason})`,
    remedy: 'Check the path and that you may read it',
  },
  CLI_SCRIPT_INVALID: {
    message: (p: { path: string }) => `${p.path} is neither a JSON list of messages nor lines of text`,
    remedy: 'Write one customer message a line, or a JSON array of strings',
  },
});
