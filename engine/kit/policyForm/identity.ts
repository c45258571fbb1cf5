import type { PolicyGroup } from './policyGroup.ts';

/** What is known of customers, and what may be written to them. */
export const identity: readonly PolicyGroup[] = [
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
