const expectation: Readonly<Record<string, string>> = {
  says: 'Each must be part of something that was said, or a matching `/regular expression/`.',
  notSays: 'None of these may have been said.',
  at: 'Where the conversation waits: `flow/state`, or only the flow.',
  path: 'States entered in this order, possibly with others in between.',
  slots: 'Values of slots; null: empty. Sensitive values are masked, as in recordings.',
  verified: 'Whether slots are verified: true or false by slot.',
  intent: 'The recognised intent; null: none.',
  actions: 'Actions that were called.',
  'actions[].action': 'Id of the action.',
  'actions[].input': 'Values that the input must contain, among others.',
  'actions[].times': 'Number of such calls; absent: at least one.',
  escalates: 'True, false, or the expected handoff.',
  'escalates.trigger': 'What led to it.',
  'escalates.rule': 'The escalation rule that fired; null: none did.',
  'escalates.queue': 'Queue of the handoff.',
  'escalates.priority': 'How urgent it is.',
  'escalates.reason': 'Part of the reason, or a `/regular expression/`.',
  ended: 'How the conversation ended; false: it has not ended.',
  citations: 'Knowledge sources that were cited.',
  quickReplies: 'Labels of quick replies, among others.',
  remembers: 'Values remembered beyond the conversation, by slot; null: not remembered, or forgotten.',
  locale: 'The current language of the conversation.',
};

const saidMessage = {
  text: 'What the customer writes, or the caption of the attachments.',
  attachments: 'What comes with the message. Nothing is loaded.',
  'attachments[].kind': 'What it is.',
  'attachments[].name': 'Its file name.',
};

/** The texts on the fields of a suite. */
export const suiteFields: Readonly<Record<string, string>> = {
  name: 'Display name.',
  description: 'What the tests are about.',
  tests: 'The tests; each is a separate conversation.',
  'tests[].name': 'What it tests, in one sentence. Unique in the suite.',
  'tests[].locale': "Language of the customer; the project's default when absent.",
  'tests[].timeZone': "The customer's time zone (IANA); that of the project when absent.",
  'tests[].at': 'Start time of the conversation; 2026-01-15 10:00 UTC when absent.',
  'tests[].seed': 'Seed of all random choices: the same seed gives the same variants.',
  'tests[].customer': 'The customer; anonymous when absent.',
  'tests[].customer.id': 'Id of the customer.',
  'tests[].customer.authenticated': 'Whether the customer is authenticated.',
  'tests[].memory': 'Remembered values at the start, by slot.',
  'tests[].mocks': "Answers of actions in this test, before the actions' own examples.",
  'tests[].mocks[].action': 'Id of the action.',
  'tests[].mocks[].when': 'CEL over `request`, as in the examples of an action; absent: always.',
  'tests[].mocks[].status': 'HTTP status.',
  'tests[].mocks[].body': 'Body of the response.',
  'tests[].mocks[].delayMs': 'Simulated duration of the call in milliseconds; the test does not wait.',
  'tests[].mocks[].down': 'True: the service is unreachable.',
  'tests[].start': "What must be true before the customer's first message.",
  ...below('tests[].start', expectation),
  'tests[].steps': 'What the customer does: each step is one of `say`, `tap` and `wait`.',
  'tests[].steps[].say':
    'Writes a message, or several that are read as one: each is a text, or has `text`, `attachments` or both.',
  ...below('tests[].steps[].say', saidMessage),
  ...below('tests[].steps[].say[]', saidMessage),
  'tests[].steps[].tap': 'Taps a quick reply, by its label or value.',
  'tests[].steps[].wait':
    'Lets time pass: a duration such as `2h`, or `true`: until the pending timer fires.',
  'tests[].steps[].expect': 'What must be true after the step. Absent keys are not checked.',
  ...below('tests[].steps[].expect', expectation),
  'tests[].finally': 'What must be true at the end; everything since the start counts.',
  ...below('tests[].finally', expectation),
};

function below(path: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, words]) => [`${path}.${name}`, words]));
}
