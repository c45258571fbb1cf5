import { defineErrors } from '../base/defineErrors.ts';

/** Errors of the command line itself. */
export const cliErrors = defineErrors({
  CLI_USAGE: {
    message: (p: { detail: string }) => p.detail,
    remedy: 'Use --help to see the usage',
  },
  CLI_FILE_EXISTS: {
    message: (p: { path: string }) => `${p.path} already exists`,
    remedy: 'Choose another name, or add --force to overwrite',
  },
  CLI_FILE_UNREADABLE: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be read (${p.reason})`,
    remedy: 'Check the path and its permissions',
  },
  CLI_NO_TESTS: {
    message: (p: { folder: string }) => `${p.folder} has no tests that match`,
    remedy: 'Write a suite such as tests/returns.test.yaml, or choose other files or names',
  },
  CLI_DATA_INVALID: {
    message: (p: { path: string; reason: string }) =>
      `${p.path} is not a file of labelled messages: ${p.reason}`,
    remedy:
      'Use CSV with the columns text and category in its first line, or JSON with lists of [text, category] named train, test and so on',
  },
  CLI_DATA_EMPTY: {
    message: (p: { path: string; part: string }) => `${p.path} has no messages for --${p.part}`,
    remedy: (p: { path: string; part: string }) =>
      `Add CSV rows or a JSON list "${p.part}", or use another file for --${p.part}`,
  },
  CLI_NO_SITEMAPS: {
    message: (p: { folder: string }) => `${p.folder} has no sitemap source`,
    remedy: 'Add one, such as knowledge/help.sitemap.yaml, with the address of the sitemap as its url',
  },
  CLI_SCRIPT_INVALID: {
    message: (p: { path: string }) => `${p.path} is neither a JSON list of messages nor lines of text`,
    remedy:
      'Write one customer message per line, or a JSON array of messages (texts, or { text, attachments }) and of lists of messages',
  },
  CLI_NO_QUESTIONS: {
    message: (p: { folder: string }) => `${p.folder} has no test questions`,
    remedy: 'Add some to tests/knowledge.questions.yaml, or choose a file with --questions',
  },
  CLI_QUESTIONS_INVALID: {
    message: (p: { reason: string }) => `The test questions cannot be used: ${p.reason}`,
    remedy: 'Give each question an "ask" and an "expect", which is a source, one of its passages, or none',
  },
  CLI_NO_RECORDINGS: {
    message: (p: { folder: string }) => `${p.folder} has no recordings`,
    remedy: 'Specify recordings, or put some into its folder recordings/',
  },
});
