import type { NodeFixture } from '../../kit/defineNode.ts';

const data = { instructions: 'Answer for {{ slots.name }}.' };
const slots = { name: 'Crystal' };
const passage = {
  chunkId: 'returns#1',
  source: 'knowledge/returns.md',
  titlePath: ['Returns'],
  text: 'You can return items within 90 days.',
  score: 0.8,
};
const found = { answer: { text: passage.text, citations: [passage] }, hits: [passage], threshold: 0.5 };
const local = { question: 'How long?' };
const error = { code: 'GENERATE_TIMEOUT', message: 'Not done within 15000 ms', remedy: 'Use a faster model' };

export const generateFixtures: readonly NodeFixture[] = [
  {
    title: 'looks for sources first',
    data,
    slots,
    message: 'How long?',
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'request',
        effect: { type: 'search_knowledge', query: 'How long?', limit: 5, threshold: 0.5 },
      },
    },
  },
  {
    title: 'has an answer written from what was found',
    data,
    slots,
    local: { ...local, searching: true },
    trigger: { type: 'knowledge_result', result: found },
    expect: {
      next: {
        type: 'request',
        effect: {
          type: 'generate',
          request: {
            instructions: 'Answer for Crystal.',
            question: 'How long?',
            sources: [passage],
            grounded: true,
            locale: 'en',
          },
        },
      },
    },
  },
  {
    title: 'says the answer and where it comes from',
    data,
    slots,
    local,
    trigger: {
      type: 'generate_result',
      result: { ok: true, text: 'Within 90 days.', citations: [passage], model: 'tiny' },
    },
    expect: {
      say: [{ text: 'Within 90 days.', citations: [passage] }],
      tried: { ok: true },
      understood: true,
      next: { type: 'outcome', outcome: 'answered' },
    },
  },
  {
    title: 'takes else when nothing is found',
    data,
    slots,
    local,
    trigger: { type: 'knowledge_result', result: { answer: null, hits: [passage], threshold: 0.9 } },
    expect: { tried: { ok: false }, next: { type: 'outcome', outcome: 'else' } },
  },
  {
    title: 'takes else when the text was held back, and says why',
    data,
    slots,
    local,
    trigger: { type: 'generate_result', result: { ok: false, error, violations: [], text: '' } },
    expect: {
      tried: {
        name: 'How long?',
        ok: false,
        detail: { code: 'error', params: { error: error.code, message: error.message } },
      },
      next: { type: 'outcome', outcome: 'else', error },
    },
  },
  {
    title: 'takes else where no language model is',
    data,
    slots,
    local,
    trigger: { type: 'request_failed', error },
    expect: { next: { type: 'outcome', outcome: 'else', error } },
  },
  {
    title: 'takes the error way when the knowledge base fails',
    data,
    slots,
    local: { ...local, searching: true },
    trigger: { type: 'request_failed', error },
    expect: { tried: { ok: false }, next: { type: 'outcome', outcome: 'error', error } },
  },
  {
    title: 'needs no sources when it is to write from its instructions',
    data: { ...data, sources: 'none' },
    slots,
    trigger: { type: 'enter' },
    expect: {
      next: { type: 'request', effect: { type: 'generate', request: { sources: [], grounded: false } } },
    },
  },
];
