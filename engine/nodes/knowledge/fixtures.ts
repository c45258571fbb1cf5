import type { NodeFixture } from '../../kit/nodeFixture.ts';

const hit = {
  chunkId: 'returns#0',
  source: 'knowledge/returns.md',
  titlePath: ['Returns', 'Window'],
  text: 'You can return items within 90 days.',
  score: 0.82,
};

export const knowledgeFixtures: readonly NodeFixture[] = [
  {
    title: 'looks up what the customer said last',
    data: {},
    message: 'How long can I return things?',
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'request',
        effect: {
          type: 'search_knowledge',
          query: 'How long can I return things?',
          limit: 3,
          threshold: 0.5,
        },
      },
    },
  },
  {
    title: 'asks first when it has a prompt',
    data: { prompt: 'What would you like to know?' },
    trigger: { type: 'enter' },
    expect: { say: [{ text: 'What would you like to know?' }], next: { type: 'input' } },
  },
  {
    title: 'looks up the answer to its prompt',
    data: { prompt: 'What would you like to know?', threshold: 0.7, limit: 1 },
    trigger: { type: 'input', message: { text: 'Do you ship abroad?' } },
    expect: {
      local: { query: 'Do you ship abroad?' },
      next: { type: 'request', effect: { query: 'Do you ship abroad?', limit: 1, threshold: 0.7 } },
    },
  },
  {
    title: 'looks only at passages with its tags that the customer may read',
    data: { tags: ['shoes'], access: 'slots.membership' },
    slots: { membership: 'gold' },
    message: 'Do I get a discount?',
    trigger: { type: 'enter' },
    expect: {
      next: { type: 'request', effect: { filter: { tags: ['shoes'], access: ['gold'] } } },
    },
  },
  {
    title: 'says the answer with its citations',
    data: {},
    local: { query: 'How long can I return things?' },
    trigger: {
      type: 'knowledge_result',
      result: { answer: { text: hit.text, citations: [hit] }, hits: [hit], threshold: 0.5 },
    },
    expect: {
      say: [{ text: hit.text, citations: [{ source: 'knowledge/returns.md' }] }],
      tried: {
        type: 'knowledge',
        ok: true,
        detail: { code: 'answered_from', params: { sources: ['knowledge/returns.md'] } },
      },
      understood: true,
      next: { type: 'outcome', outcome: 'answered' },
    },
  },
  {
    title: 'takes else below the threshold',
    data: {},
    local: { query: 'Do you sell boats?' },
    trigger: {
      type: 'knowledge_result',
      result: { answer: null, hits: [{ ...hit, score: 0.12 }], threshold: 0.5 },
    },
    expect: {
      tried: { ok: false, detail: { code: 'best_passage_below', params: { score: 0.12, threshold: 0.5 } } },
      next: { type: 'outcome', outcome: 'else' },
    },
  },
];
