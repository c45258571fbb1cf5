import type { PolicyGroup } from '../fieldDescriptor.ts';

/** What customers do in the middle of a flow. */
export const dialogueGroups: readonly PolicyGroup[] = [
  {
    path: 'digressions',
    label: 'Digressions',
    help: 'What happens when the customer brings up another wish in the middle of a flow.',
    fields: [
      {
        path: 'default',
        label: 'Another wish is',
        type: 'select',
        options: [
          { value: 'allow', label: 'followed, then the flow goes on' },
          { value: 'hold', label: 'put off: finish this first' },
          { value: 'queue', label: 'kept for afterwards' },
          { value: 'forbid', label: 'not understood' },
        ],
        help: '`allow` runs the other flow and comes back; `hold` keeps to this one and says so; `queue` runs the other one afterwards; `forbid` treats the message as not understood.',
      },
      { path: 'depth', label: 'Depth', type: 'number', min: 1, max: 10, help: 'Flows within flows.' },
      {
        path: 'resume',
        label: 'On coming back',
        type: 'text',
        multiline: true,
        help: 'Said on coming back. `flow` is the title of the flow gone on with.',
      },
      {
        path: 'held',
        label: 'When put off',
        type: 'text',
        multiline: true,
        help: 'Said when the other wish is not followed. `flow` is the title of the flow that goes on.',
      },
      {
        path: 'queued',
        label: 'When kept for afterwards',
        type: 'text',
        multiline: true,
        help: 'Said when the other wish is kept for afterwards.',
      },
    ],
  },
  {
    path: 'corrections',
    label: 'Corrections',
    help: 'What happens when the customer corrects something said before.',
    fields: [
      {
        path: 'enabled',
        label: 'Understand corrections',
        type: 'boolean',
        help: 'Corrections are understood.',
      },
      {
        path: 'acknowledgement',
        label: 'Acknowledgement',
        type: 'text',
        multiline: true,
        help: 'Said when a value was changed. `slot` and `value` are which and what.',
      },
      {
        path: 'tooLate',
        label: 'When it is too late',
        type: 'text',
        multiline: true,
        help: 'Said when an action that cannot be repeated was carried out with the old value.',
      },
    ],
  },
  {
    path: 'cancel',
    label: 'Cancelling',
    help: 'Giving up what is being done.',
    fields: [
      { path: 'intent', label: 'Intent', type: 'intent', help: 'Intent by which a customer gives up.' },
      {
        path: 'message',
        label: 'Message',
        type: 'text',
        multiline: true,
        help: 'Said when something was given up.',
      },
      {
        path: 'nothing',
        label: 'Nothing to cancel',
        type: 'text',
        multiline: true,
        help: 'Said when there is nothing to give up.',
      },
    ],
  },
  {
    path: 'repeat',
    label: 'Repeating',
    help: 'Saying the last question again.',
    fields: [
      { path: 'intent', label: 'Intent', type: 'intent', help: 'Intent by which a customer asks for it.' },
    ],
  },
  {
    path: '',
    label: 'Out of scope',
    help: 'Topics that this assistant does not serve, and says so.',
    fields: [
      {
        path: 'outOfScope',
        label: 'Topics',
        type: 'objects',
        addLabel: 'Add a topic',
        help: 'Wishes that are understood and not served.',
        fields: [
          { path: 'intent', label: 'Intent', type: 'intent', required: true, help: 'The wish.' },
          {
            path: 'answer',
            label: 'Answer',
            type: 'text',
            multiline: true,
            required: true,
            help: 'The honest answer to it.',
          },
        ],
        create: () => ({ intent: 'intent', answer: 'I am sorry, I cannot help with that.' }),
      },
    ],
  },
  {
    path: 'loopGuard',
    label: 'Repeated questions',
    help: 'The same question is not sent again and again.',
    fields: [
      {
        path: 'repeats',
        label: 'Times in a row',
        type: 'number',
        min: 1,
        max: 10,
        help: 'Times it may be sent in a row; from then on ways out stand beside it.',
      },
      { path: 'person', label: 'To a person', type: 'text', help: 'Label of the way out to a person.' },
      { path: 'cancel', label: 'Out of the flow', type: 'text', help: 'Label of the way out of the flow.' },
    ],
  },
];

/** What is known of customers, and what may be written to them. */
export const identityGroups: readonly PolicyGroup[] = [
  {
    path: 'memory',
    label: 'Memory',
    help: 'What is known of a customer in their next conversation: slots whose scope is `customer`.',
    fields: [
      {
        path: 'consentSlot',
        label: 'Consent',
        type: 'slot',
        help: 'Boolean slot by which the customer agrees. Without it nothing is remembered of customers.',
      },
      {
        path: 'forgetIntent',
        label: 'Wish to be forgotten',
        type: 'intent',
        help: 'Intent by which a customer asks to be forgotten.',
      },
      {
        path: 'forgotten',
        label: 'Forgotten',
        type: 'text',
        multiline: true,
        help: 'Said when that was done.',
      },
    ],
  },
  {
    path: 'authentication',
    label: 'Authentication',
    help: 'How a customer proves who they are, where a state or an action asks for it.',
    fields: [
      {
        path: 'flow',
        label: 'Flow',
        type: 'flow',
        help: 'Flow that is run first. Without it such a state takes its error way.',
      },
    ],
  },
  {
    path: 'generation',
    label: 'Generated texts',
    help: 'What generated texts must keep to.',
    fields: [
      { path: 'persona', label: 'Persona', type: 'string', help: 'Who speaks.' },
      { path: 'tone', label: 'Tone', type: 'string', help: 'How it speaks.' },
      {
        path: 'bannedPhrases',
        label: 'Banned phrases',
        type: 'list',
        item: 'string',
        addLabel: 'Add a phrase',
        help: 'Never said.',
      },
      {
        path: 'maxWords',
        label: 'Most words',
        type: 'number',
        min: 1,
        max: 1_000,
        help: 'Most words of an answer.',
      },
      {
        path: 'groundedness',
        label: 'Groundedness',
        type: 'number',
        min: 0,
        max: 1,
        step: 0.05,
        help: "Share of a sentence's content that the sources must hold.",
      },
    ],
  },
];
