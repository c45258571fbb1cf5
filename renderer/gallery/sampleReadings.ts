import type { ModelReadings } from '../../engine/model/modelReadings.ts';
import type { Reading } from '../../engine/model/reading.ts';
import type { ConversationTurn, HostLogEntry, StepEntry } from '../stores/conversation/conversationTurns.ts';

/** A message with its readings. */
export interface SampleReadings {
  readonly text: string;
  readonly chosen: readonly Reading[];
  readonly rejected: readonly Reading[];
  /** What a language model made of it, if one was asked. */
  readonly model?: ModelReadings;
}

const talkToPerson = { code: 'intent', intent: 'talk_to_person', confidence: 0.98 } as const;

/** Messages as the sample project reads them. */
export const sampleReadings = {
  twoTopics: {
    text: 'I want to return my jeans, and how long does shipping take?',
    chosen: [
      {
        kind: 'answer',
        about: 'returns',
        start: 0,
        end: 25,
        score: 0.99,
        evidence: [{ code: 'intent', intent: 'return_item', confidence: 0.99 }],
      },
      {
        kind: 'flow',
        about: 'faq',
        start: 27,
        end: 58,
        score: 0.98,
        evidence: [{ code: 'intent', intent: 'faq_shipping', confidence: 0.98 }, { code: 'question' }],
      },
    ],
    rejected: [
      {
        kind: 'flow',
        about: 'faq',
        start: 0,
        end: 58,
        score: 0.65,
        evidence: [{ code: 'intent', intent: 'faq_shipping', confidence: 0.65 }, { code: 'question' }],
      },
      { kind: 'question', start: 27, end: 58, score: 0.5, evidence: [{ code: 'question' }] },
    ],
  },
  refused: {
    text: 'not an agent please, 3348917502',
    chosen: [
      {
        kind: 'person',
        start: 0,
        end: 19,
        score: 0.95,
        evidence: [talkToPerson, { code: 'phrase', phrase: 'agent please' }],
        guards: ['negated'],
      },
    ],
    rejected: [
      {
        kind: 'fact',
        about: 'phone',
        value: '+13348917502',
        start: 21,
        end: 31,
        score: 0.45,
        evidence: [{ code: 'entity', entity: 'phone', text: '3348917502' }],
      },
    ],
  },
  overlapping: {
    text: 'My order never arrived and I need a human',
    chosen: [
      {
        kind: 'flow',
        about: 'shipping_problem',
        start: 0,
        end: 22,
        score: 0.97,
        evidence: [{ code: 'intent', intent: 'shipping_problem', confidence: 0.97 }],
      },
      {
        kind: 'fact',
        about: 'shipping_issue',
        value: 'not_arrived',
        start: 9,
        end: 22,
        score: 0.9,
        evidence: [{ code: 'entity', entity: 'shipping_issue', text: 'never arrived' }],
      },
      { kind: 'person', start: 23, end: 41, score: 0.99, evidence: [talkToPerson] },
    ],
    rejected: [
      {
        kind: 'person',
        start: 29,
        end: 41,
        score: 0.85,
        evidence: [{ code: 'phrase', phrase: 'need a human' }],
      },
    ],
  },
  corrected: {
    text: 'No, I meant grene, sorry',
    chosen: [
      {
        kind: 'correction',
        about: 'color',
        value: 'green',
        start: 12,
        end: 17,
        score: 0.93,
        evidence: [{ code: 'marked' }, { code: 'spelling', word: 'grene', phrase: 'green' }],
      },
      {
        kind: 'act',
        about: 'apology',
        start: 19,
        end: 24,
        score: 0.97,
        evidence: [{ code: 'phrase', phrase: 'sorry' }],
      },
    ],
    rejected: [],
  },
  imagined: {
    text: 'Was wäre denn eigentlich, wenn ich meine Lieferbenachrichtigungseinstellungen ändern wollte?',
    chosen: [
      {
        kind: 'flow',
        about: 'account',
        start: 26,
        end: 91,
        score: 0.81,
        evidence: [{ code: 'meaning', phrase: 'Benachrichtigungen ändern', similarity: 0.83 }],
        guards: ['hypothetical'],
      },
    ],
    rejected: [],
  },
  danger: {
    text: 'I want my money back or I will hurt somebody',
    chosen: [
      {
        kind: 'danger',
        about: 'violence',
        start: 24,
        end: 44,
        score: 0.95,
        evidence: [{ code: 'phrase', phrase: 'hurt somebody' }],
      },
    ],
    rejected: [
      {
        kind: 'flow',
        about: 'returns',
        start: 0,
        end: 20,
        score: 0.88,
        evidence: [{ code: 'intent', intent: 'return_item', confidence: 0.88 }],
      },
    ],
  },
  nothing: {
    text: 'Bla blub?',
    chosen: [],
    rejected: [{ kind: 'question', start: 0, end: 9, score: 0.3, evidence: [{ code: 'question' }] }],
  },
  byModel: {
    text: 'my patience is over',
    chosen: [
      {
        kind: 'answer',
        about: 'refund',
        start: 3,
        end: 19,
        score: 0.69,
        evidence: [{ code: 'model', model: 'llama3.2', score: 0.9 }],
        guards: ['unconfirmed'],
      },
    ],
    rejected: [],
    model: {
      model: 'llama3.2',
      readings: [{ kind: 'answer', about: 'refund', start: 3, end: 19, score: 0.9 }],
      dropped: ['about', 'kind'],
    },
  },
  lateModel: {
    text: 'my patience is over',
    chosen: [],
    rejected: [],
    model: { readings: [], dropped: [], problem: 'GENERATE_TIMEOUT' },
  },
} satisfies Readonly<Record<string, SampleReadings>>;

function readStep({ chosen, rejected }: SampleReadings): StepEntry {
  return {
    entry: 'step',
    turn: 1,
    flow: 'main',
    state: 'topic',
    trigger: 'policy',
    outcome: null,
    why: { code: 'message_read', params: { chosen: [...chosen], rejected: [...rejected] } },
  };
}

/** A turn whose message was read so. */
export function turnWith(sample: SampleReadings): ConversationTurn {
  const { model } = sample;
  const nlu = { intents: [], entities: [], ...(model !== undefined && { model }) };
  const readings = [...sample.chosen, ...sample.rejected];
  const customer = { text: sample.text, value: null, nlu, readings };
  return { turn: 1, customer, messages: [], items: [], steps: [readStep(sample)] };
}

type MessageEntry = Extract<HostLogEntry, { entry: 'event' }> & {
  readonly event: { readonly type: 'message' };
};

function isFirstMessage(entry: HostLogEntry): entry is MessageEntry {
  return entry.entry === 'event' && entry.turn === 1 && entry.event.type === 'message';
}

/** A log in which the message of turn 1 was read so, with as many entries as before. */
export function logWith(sample: SampleReadings, log: readonly HostLogEntry[]): HostLogEntry[] {
  // The step after the message says how it was read, or that it was refused.
  const step = log.findIndex(isFirstMessage) + 1;
  return log.map((entry, index) => {
    if (step > 0 && index === step) return readStep(sample);
    return isFirstMessage(entry) ? { ...entry, event: { ...entry.event, text: sample.text } } : entry;
  });
}
