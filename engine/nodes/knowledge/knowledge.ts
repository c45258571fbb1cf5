import { z } from 'zod';
import { defineNode, errorOutcome, type NodeFixture, type Outcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { evaluateQuery } from '../../kit/evaluate.ts';
import { expression, text } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import { searchFilter, searchFilterFields, searchFilterSchema } from '../../kit/searchFilter.ts';
import type { TriedStep } from '../../kit/snapshot.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import type { KnowledgeResult } from '../../model/ports.ts';
import { errorDetailsOf, type TriedStatement } from '../../model/statements.ts';

const knowledgeSchema = z.strictObject({
  /** CEL for the question; the customer's last message when absent. */
  query: expression.optional(),
  /** Asked first; the customer's answer is then the question. */
  prompt: text.optional(),
  /** Passages below this score, in [0, 1], do not count as an answer; the project's threshold when absent. */
  threshold: z.number().min(0).max(1).optional(),
  /** Number of passages to search for. */
  limit: z.number().int().min(1).max(20).default(3),
  /** Show the customer the sources of the answer. */
  citations: z.boolean().default(true),
  ...searchFilterSchema,
});

type KnowledgeData = z.infer<typeof knowledgeSchema>;

const knowledgeFields: readonly FieldDescriptor[] = [
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    help: 'Asked first; the answer is then searched for.',
  },
  {
    path: 'query',
    isAdvanced: true,
    label: 'Query',
    type: 'expression',
    placeholder: 'message.text',
    help: "CEL for the question to search for; the customer's last message if empty.",
  },
  {
    path: 'threshold',
    isAdvanced: true,
    label: 'Threshold',
    type: 'number',
    min: 0,
    max: 1,
    step: 0.05,
    help: "Passages below this score do not count as an answer; the project's threshold if empty.",
  },
  { path: 'limit', isAdvanced: true, label: 'Passages', type: 'number', min: 1, max: 20, step: 1 },
  { path: 'citations', isAdvanced: true, label: 'Cite sources', type: 'boolean' },
  ...searchFilterFields,
];

/** Asks if it has a prompt, searches, and says the answer. */
function knowledgeStep(data: KnowledgeData, context: StepContext): StepResult {
  const { trigger } = context;
  switch (trigger.type) {
    case 'knowledge_result':
      return trigger.result.answer === null
        ? notFound(context, trigger.result)
        : found(data, context, trigger.result.answer);
    case 'request_failed':
      return {
        tried: tried(context, false, { code: 'error', params: errorDetailsOf(trigger.error) }),
        next: { type: 'outcome', outcome: 'error', error: trigger.error },
      };
    case 'input':
      return search(data, context, trigger.message.text);
    default:
      if (data.prompt !== undefined) {
        return { say: [say(context.render(data.prompt))], next: { type: 'input' } };
      }
      return search(data, context, context.message?.text ?? '');
  }
}

function search(data: KnowledgeData, context: StepContext, heard: string): StepResult {
  const query = (data.query === undefined ? heard : evaluateQuery(data.query, context)).trim();
  if (query === '') return { next: { type: 'outcome', outcome: 'else' } };
  const threshold = data.threshold ?? context.policies.knowledgeThreshold;
  const filter = searchFilter(data, context);
  const effect = { type: 'search_knowledge', query, limit: data.limit, threshold } as const;
  return {
    local: { query },
    next: { type: 'request', effect: filter === undefined ? effect : { ...effect, filter } },
  };
}

function found(
  data: KnowledgeData,
  context: StepContext,
  answer: NonNullable<KnowledgeResult['answer']>,
): StepResult {
  const sources = [...new Set(answer.citations.map((hit) => hit.source))];
  return {
    say: [say(answer.text, [], data.citations ? answer.citations : [])],
    tried: tried(context, true, { code: 'answered_from', params: { sources } }),
    understood: true,
    next: { type: 'outcome', outcome: 'answered' },
  };
}

function notFound(context: StepContext, result: KnowledgeResult): StepResult {
  const best = result.hits[0];
  const { threshold } = result;
  const detail: TriedStatement =
    best === undefined
      ? { code: 'nothing_found', params: {} }
      : { code: 'best_passage_below', params: { score: best.score, threshold } };
  return {
    tried: tried(context, false, detail),
    next: { type: 'outcome', outcome: 'else' },
  };
}

function tried({ local }: StepContext, ok: boolean, detail: TriedStatement): TriedStep {
  return { type: 'knowledge', name: typeof local.query === 'string' ? local.query : '', ok, detail };
}

const hit = {
  chunkId: 'returns#0',
  source: 'knowledge/returns.md',
  titlePath: ['Returns', 'Window'],
  text: 'You can return items within 90 days.',
  score: 0.82,
};

const knowledgeFixtures: readonly NodeFixture[] = [
  {
    title: "searches for the customer's last message",
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
    title: 'searches for the answer to its prompt',
    data: { prompt: 'What would you like to know?', threshold: 0.7, limit: 1 },
    trigger: { type: 'input', message: { text: 'Do you ship abroad?' } },
    expect: {
      local: { query: 'Do you ship abroad?' },
      next: { type: 'request', effect: { query: 'Do you ship abroad?', limit: 1, threshold: 0.7 } },
    },
  },
  {
    title: 'searches only passages with its tags that the customer may read',
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
    title: 'follows else below the threshold',
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

const answered: Outcome = { id: 'answered', label: 'Answered', tone: 'normal', required: true };
const elseOutcome: Outcome = { id: 'else', label: 'No answer', tone: 'else', required: true };

/** Answers from the knowledge base. */
export const knowledgeNode = defineNode({
  kind: 'knowledge',
  label: 'Knowledge',
  description: 'Answers a question from the knowledge base and cites the source.',
  keywords: ['faq', 'question', 'answer', 'documents', 'search', 'kb', 'rag'],
  icon: 'book-2',
  category: 'connect',
  schema: knowledgeSchema,
  defaults: { prompt: 'What would you like to know?' },
  fields: knowledgeFields,
  outcomes: () => [answered, elseOutcome, errorOutcome],
  summary: (data) => data.prompt ?? data.query ?? "Answers the customer's last message",
  fixtures: knowledgeFixtures,
  expects: () => ({ type: 'words', anything: false }),
  step: knowledgeStep,
});
