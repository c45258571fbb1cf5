import { privateDataKinds } from '../../../model/privateData/index.ts';
import type { FormGroup } from '../fieldDescriptor.ts';

/** What customers do in the middle of a flow. */
export const dialogueGroups: readonly FormGroup[] = [
  {
    path: 'digressions',
    label: 'Digressions',
    help: 'What happens when the customer changes topic in the middle of a flow.',
    fields: [
      {
        path: 'default',
        label: 'When the topic changes',
        type: 'select',
        options: [
          { value: 'allow', label: 'Switch, then come back' },
          { value: 'hold', label: 'Finish this flow first' },
          { value: 'queue', label: 'Do it afterwards' },
          { value: 'forbid', label: 'Treat as not understood' },
        ],
        help: '`allow` runs the other flow and then resumes this one; `hold` says that this flow comes first; `queue` runs the other flow afterwards; `forbid` treats the message as not understood.',
      },
      {
        path: 'depth',
        label: 'Depth',
        type: 'number',
        min: 1,
        max: 10,
        help: 'How many digressions may be nested.',
      },
      {
        path: 'resume',
        label: 'When resuming',
        type: 'text',
        multiline: true,
        help: 'Said when a flow is resumed. `flow` is the title of that flow.',
      },
      {
        path: 'held',
        label: 'When held',
        type: 'text',
        multiline: true,
        help: 'Said when the current flow must be finished first. `flow` is the title of the current flow.',
      },
      {
        path: 'queued',
        label: 'When queued',
        type: 'text',
        multiline: true,
        help: 'Said when the other flow will run afterwards. `flow` is the title of that flow.',
      },
    ],
  },
  {
    path: 'corrections',
    label: 'Corrections',
    help: 'What happens when the customer changes a value given before.',
    fields: [
      {
        path: 'enabled',
        label: 'Understand corrections',
        type: 'boolean',
        help: 'Recognises corrections and changes the value.',
      },
      {
        path: 'acknowledgement',
        label: 'Acknowledgement',
        type: 'text',
        multiline: true,
        help: 'Said when a value was changed. `slot` is the name of the slot, `value` the new value.',
      },
      {
        path: 'tooLate',
        label: 'When it is too late',
        type: 'text',
        multiline: true,
        help: 'Said when an action that must not be repeated has already used the old value.',
      },
    ],
  },
  {
    path: 'cancel',
    label: 'Cancelling',
    help: 'What happens when the customer cancels the current task.',
    fields: [
      { path: 'intent', label: 'Intent', type: 'intent', help: 'Intent that cancels the current task.' },
      {
        path: 'message',
        label: 'Message',
        type: 'text',
        multiline: true,
        help: 'Said when a task was cancelled.',
      },
      {
        path: 'nothing',
        label: 'Nothing to cancel',
        type: 'text',
        multiline: true,
        help: 'Said when there is nothing to cancel.',
      },
    ],
  },
  {
    path: 'repeat',
    label: 'Repeating',
    help: 'What happens when the customer asks to hear the last prompt again.',
    fields: [
      { path: 'intent', label: 'Intent', type: 'intent', help: 'Intent that repeats the last prompt.' },
    ],
  },
  {
    path: '',
    label: 'Out of scope',
    help: 'Topics that the assistant recognises but does not serve.',
    fields: [
      {
        path: 'outOfScope',
        label: 'Topics',
        type: 'objects',
        addLabel: 'Add a topic',
        help: 'Intents that get a fixed answer instead of a flow.',
        fields: [
          {
            path: 'intent',
            label: 'Intent',
            type: 'intent',
            required: true,
            help: 'The intent that is out of scope.',
          },
          {
            path: 'answer',
            label: 'Answer',
            type: 'text',
            multiline: true,
            required: true,
            help: 'What the assistant answers.',
          },
        ],
        create: () => ({ intent: 'intent', answer: 'I am sorry, I cannot help with that.' }),
      },
    ],
  },
  {
    path: 'questions',
    label: 'Questions',
    help: 'Questions that no intent explains.',
    fields: [
      {
        path: 'flow',
        label: 'Flow',
        type: 'flow',
        help: 'The flow that answers them. If empty, they count as not understood.',
      },
    ],
  },
  {
    path: 'farewell',
    label: 'Goodbye',
    help: 'What is said when the customer says goodbye and no state handles it.',
    fields: [
      { path: 'message', label: 'Goodbye', type: 'text', multiline: true, help: 'Said last.' },
      {
        path: 'open',
        label: 'Unfinished',
        type: 'text',
        multiline: true,
        help: 'Said before it for each unfinished flow. `flow` is the title of that flow.',
      },
    ],
  },
  {
    path: 'loopGuard',
    label: 'Repeated questions',
    help: 'Exit options keep the customer from being asked the same question endlessly.',
    fields: [
      {
        path: 'repeats',
        label: 'Repetitions allowed',
        type: 'number',
        min: 1,
        max: 10,
        help: 'How often the same question may be asked in a row before exit options are shown.',
      },
      {
        path: 'person',
        label: 'Exit to an agent',
        type: 'text',
        help: 'Label of the exit option that hands over to an agent.',
      },
      {
        path: 'cancel',
        label: 'Exit the flow',
        type: 'text',
        help: 'Label of the exit option that cancels the flow.',
      },
    ],
  },
];

/** Memory, danger, masking, authentication and generated texts. */
export const identityGroups: readonly FormGroup[] = [
  {
    path: 'memory',
    label: 'Memory',
    help: 'Which slots with the scope `customer` are remembered in the next conversation.',
    fields: [
      {
        path: 'consentSlot',
        label: 'Consent',
        type: 'slot',
        help: 'Boolean slot that holds the consent of the customer. If empty, nothing is remembered about customers.',
      },
      {
        path: 'forgetIntent',
        label: '"Forget me" intent',
        type: 'intent',
        help: 'Intent that deletes what is remembered about the customer.',
      },
      {
        path: 'forgotten',
        label: 'Forgotten',
        type: 'text',
        multiline: true,
        help: 'Said when the customer memory was deleted.',
      },
    ],
  },
  {
    path: 'safety',
    label: 'Danger',
    help: "What is done when somebody's life is in danger. It is checked before everything else.",
    fields: [
      {
        path: 'enabled',
        label: 'Recognise danger',
        type: 'boolean',
        help: 'Names help for the country and hands over urgently.',
      },
      {
        path: 'country',
        label: 'Country',
        type: 'string',
        placeholder: 'US',
        help: 'Two-letter code of the country whose emergency numbers are named. If empty, it is guessed from the locale.',
      },
      {
        path: 'queue',
        label: 'Queue',
        type: 'string',
        help: 'Queue of the handoff. The queue of all handoffs if empty.',
      },
      {
        path: 'message',
        label: 'Message',
        type: 'text',
        multiline: true,
        help: 'Said instead of the built-in texts.',
      },
    ],
  },
  {
    path: 'masking',
    label: 'Masking',
    help: 'Private data in messages, which is masked in everything that is kept, whatever was asked for.',
    fields: [
      {
        path: 'kinds',
        label: 'Kinds',
        type: 'list',
        item: 'string',
        addLabel: 'Add a kind',
        help: `What is masked: ${privateDataKinds.map(({ id, label }) => `\`${id}\` (${label})`).join(', ')}. An empty list masks only values of sensitive slots.`,
      },
    ],
  },
  {
    path: 'authentication',
    label: 'Authentication',
    help: 'How customers are authenticated where a state or an action requires it.',
    fields: [
      {
        path: 'flow',
        label: 'Flow',
        type: 'flow',
        help: 'Runs before a protected state. If empty, protected states follow their error transition.',
      },
    ],
  },
  {
    path: 'generation',
    label: 'Generated texts',
    help: 'Rules for texts written by a language model.',
    fields: [
      { path: 'persona', label: 'Persona', type: 'string', help: 'Who the assistant speaks as.' },
      { path: 'tone', label: 'Tone', type: 'string', help: 'How the assistant speaks.' },
      {
        path: 'bannedPhrases',
        label: 'Banned phrases',
        type: 'list',
        item: 'string',
        addLabel: 'Add a phrase',
        help: 'Texts with one of these phrases are held back.',
      },
      {
        path: 'maxWords',
        label: 'Maximum words',
        type: 'number',
        min: 1,
        max: 1_000,
        help: 'Longest answer allowed, in words.',
      },
      {
        path: 'groundedness',
        label: 'Groundedness',
        type: 'number',
        min: 0,
        max: 1,
        step: 0.05,
        help: "Share of each sentence's content that must be backed by the sources.",
      },
    ],
  },
];
