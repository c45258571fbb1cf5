import { z } from 'zod';
import type { ErrorData } from '../../base/appError.ts';
import { defineNode, errorOutcome, type Outcome } from '../../kit/defineNode.ts';
import { say } from '../../kit/effect.ts';
import { evaluateQuery } from '../../kit/evaluate.ts';
import { expression, text } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import { searchFilter, searchFilterFields, searchFilterSchema } from '../../kit/searchFilter.ts';
import type { TriedStep } from '../../kit/snapshot.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import type { GenerateResult, KnowledgeHit, KnowledgeResult } from '../../model/ports.ts';
import { errorDetailsOf, type TriedStatement } from '../../model/statements.ts';
import { generateFixtures } from './fixtures.ts';

const generateSchema = z.strictObject({
  /** What to write. */
  instructions: text,
  /** CEL for the question; the customer's last message when absent. */
  question: expression.optional(),
  /** `knowledge`: only from passages of the knowledge base. `none`: from the instructions alone. */
  sources: z.enum(['knowledge', 'none']).default('knowledge'),
  /** Passages below this score, in [0, 1], are not used; the project's threshold when absent. */
  threshold: z.number().min(0).max(1).optional(),
  /** Maximum number of passages to write from. */
  limit: z.number().int().min(1).max(20).default(5),
  /** Show the customer the sources of the answer. */
  citations: z.boolean().default(true),
  ...searchFilterSchema,
  /** Time limit of the language model in milliseconds. */
  timeoutMs: z.number().int().min(500).max(120_000).default(15_000),
});

type GenerateData = z.infer<typeof generateSchema>;

const generateFields: readonly FieldDescriptor[] = [
  {
    path: 'instructions',
    label: 'Instructions',
    type: 'text',
    multiline: true,
    required: true,
    help: 'What to write. Persona, tone and banned phrases come from the project settings.',
  },
  {
    path: 'question',
    label: 'Question',
    type: 'expression',
    placeholder: 'message.text',
    help: "CEL for the question to answer; the customer's last message if empty.",
  },
  {
    path: 'sources',
    label: 'Write from',
    type: 'select',
    options: [
      { value: 'knowledge', label: 'Knowledge base only' },
      { value: 'none', label: 'Instructions only' },
    ],
    help: 'With the knowledge base, texts that the passages do not back are held back.',
  },
  {
    path: 'threshold',
    isAdvanced: true,
    label: 'Threshold',
    type: 'number',
    min: 0,
    max: 1,
    step: 0.05,
    help: "Passages below this score are not used; the project's threshold if empty.",
  },
  {
    path: 'limit',
    isAdvanced: true,
    label: 'Passages',
    type: 'number',
    min: 1,
    max: 20,
    step: 1,
    help: 'Maximum number of passages; 5 if empty.',
  },
  { path: 'citations', isAdvanced: true, label: 'Cite sources', type: 'boolean' },
  ...searchFilterFields,
  {
    path: 'timeoutMs',
    isAdvanced: true,
    label: 'Time limit',
    type: 'number',
    min: 500,
    max: 120_000,
    step: 500,
    help: 'Time limit of the language model in milliseconds; 15,000 if empty.',
  },
];

/** Searches for passages if it needs sources, has the text written, and says it. */
function generateStep(data: GenerateData, context: StepContext): StepResult {
  const { trigger } = context;
  switch (trigger.type) {
    case 'knowledge_result': {
      const sources = sourcesOf(trigger.result);
      return sources.length === 0 ? notSaid(context) : write(data, context, questionOf(context), sources);
    }
    case 'generate_result':
      return trigger.result.ok
        ? written(data, context, trigger.result)
        : notSaid(context, trigger.result.error);
    case 'request_failed':
      // Without a language model, "else" is the intended path; without its knowledge base, the state has failed.
      return context.local.searching === true
        ? failed(context, trigger.error)
        : notSaid(context, trigger.error);
    default:
      return begin(data, context);
  }
}

function begin(data: GenerateData, context: StepContext): StepResult {
  const asked = data.question === undefined ? context.message?.text : evaluateQuery(data.question, context);
  const question = (asked ?? '').trim();
  if (data.sources === 'none') return write(data, context, question, []);
  if (question === '') return { next: { type: 'outcome', outcome: 'else' } };
  const threshold = data.threshold ?? context.policies.knowledgeThreshold;
  const effect = { type: 'search_knowledge', query: question, limit: data.limit, threshold } as const;
  const filter = searchFilter(data, context);
  return {
    local: { question, searching: true },
    next: { type: 'request', effect: filter === undefined ? effect : { ...effect, filter } },
  };
}

/** The passages that reach the threshold, and always those that the search took its answer from. */
function sourcesOf({ answer, hits, threshold }: KnowledgeResult): readonly KnowledgeHit[] {
  if (answer === null) return [];
  const near = hits.filter(({ score }) => score >= threshold);
  return near.length > 0 ? near : answer.citations;
}

function write(
  data: GenerateData,
  context: StepContext,
  question: string,
  sources: readonly KnowledgeHit[],
): StepResult {
  const request = {
    instructions: context.render(data.instructions),
    question,
    sources: [...sources],
    grounded: data.sources === 'knowledge',
    locale: String(context.evaluate('locale')),
    guardrails: context.policies.generation,
    timeoutMs: data.timeoutMs,
  };
  return { local: { question }, next: { type: 'request', effect: { type: 'generate', request } } };
}

function written(
  data: GenerateData,
  context: StepContext,
  { text, citations, model }: Extract<GenerateResult, { ok: true }>,
): StepResult {
  return {
    say: [say(text, [], data.citations ? citations : [])],
    tried: tried(context, true, { code: 'answered_by', params: { model } }),
    understood: true,
    next: { type: 'outcome', outcome: 'answered' },
  };
}

/** @param error - Why nothing was written; absent if there was no source to write from. */
function notSaid(context: StepContext, error?: ErrorData): StepResult {
  if (error === undefined) {
    return {
      tried: tried(context, false, { code: 'no_passage_close', params: {} }),
      next: { type: 'outcome', outcome: 'else' },
    };
  }
  return {
    tried: tried(context, false, { code: 'error', params: errorDetailsOf(error) }),
    next: { type: 'outcome', outcome: 'else', error },
  };
}

function failed(context: StepContext, error: ErrorData): StepResult {
  return {
    tried: tried(context, false, { code: 'error', params: errorDetailsOf(error) }),
    next: { type: 'outcome', outcome: 'error', error },
  };
}

function tried(context: StepContext, ok: boolean, detail: TriedStatement): TriedStep {
  return { type: 'knowledge', name: questionOf(context), ok, detail };
}

function questionOf(context: StepContext): string {
  const { question } = context.local;
  return typeof question === 'string' ? question : '';
}

const answered: Outcome = { id: 'answered', label: 'Answered', tone: 'normal', required: true };
const elseOutcome: Outcome = { id: 'else', label: 'Else', tone: 'else', required: true };

/** Has a language model write a text. */
export const generateNode = defineNode({
  kind: 'generate',
  label: 'Generate',
  description:
    'Has a language model write the answer, within guardrails; follows "else" if no model is configured.',
  keywords: ['llm', 'ai', 'gpt', 'language', 'model', 'write', 'text'],
  icon: 'sparkles',
  category: 'connect',
  schema: generateSchema,
  defaults: { instructions: 'Answer the question.' },
  fields: generateFields,
  outcomes: () => [answered, elseOutcome, errorOutcome],
  summary: (data) => data.instructions,
  fixtures: generateFixtures,
  step: generateStep,
});
