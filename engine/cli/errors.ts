import { defineErrors } from '../base/defineErrors.ts';

/** Errors of the command line itself. */
export const cliErrors = defineErrors({
  CLI_USAGE: {
    message: (p: { detail: string }) => p.detail,
    remedy: 'Add --help to see how it is called',
  },
  CLI_FILE_EXISTS: {
    message: (p: { path: string }) => `${p.path} exists already`,
    remedy: 'Choose another name or add --force',
  },
  CLI_FILE_UNREADABLE: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be read (${p.reason})`,
    remedy: 'Check the path and that you may read it',
  },
  CLI_NO_TESTS: {
    message: (p: { folder: string }) => `${p.folder} has no tests, or none that is asked for`,
    remedy: 'Write a suite such as tests/returns.test.yaml, or ask for other files or names',
  },
  CLI_DATA_INVALID: {
    message: (p: { path: string; reason: string }) =>
      `${p.path} is not a file of labelled messages: ${p.reason}`,
    remedy:
      'Write CSV with the columns text and category in its first line, or JSON with lists of [text, category] named train, test and so on',
  },
  CLI_DATA_EMPTY: {
    message: (p: { path: string; part: string }) => `${p.path} has no messages to ${p.part} with`,
    remedy: (p: { path: string; part: string }) =>
      `Write CSV rows, or a list "${p.part}" in JSON, or name another file with --${p.part}`,
  },
  CLI_NO_SITEMAPS: {
    message: (p: { folder: string }) => `${p.folder} has no sitemap source`,
    remedy: 'Write one such as knowledge/help.sitemap.yaml, with the address of the sitemap as its url',
  },
  CLI_SCRIPT_INVALID: {
    message: (p: { path: string }) => `${p.path} is neither a JSON list of messages nor lines of text`,
    remedy: 'Write one customer message a line, or a JSON array of strings',
  },
  CLI_NO_QUESTIONS: {
    message: (p: { folder: string }) => `${p.folder} has no test questions`,
    remedy: 'Write some into tests/knowledge.questions.yaml, or name a file with --questions',
  },
  CLI_QUESTIONS_INVALID: {
    message: (p: { reason: string }) => `The test questions cannot be used: ${p.reason}`,
    remedy: 'Give each question an "ask", and an "expect": a source, a passage of one, or none',
  },
  CLI_NO_RECORDINGS: {
    message: (p: { folder: string }) => `${p.folder} has no recordings`,
    remedy: 'Name recordings, or put some into its folder recordings/',
  },
});
