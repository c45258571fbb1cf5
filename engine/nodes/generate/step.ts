import type { ErrorData } from '../../base/appError.ts';
import { evaluateQuery } from '../../kit/evaluateQuery.ts';
import { say } from '../../kit/say.ts';
import { searchFilter } from '../../kit/searchFilter.ts';
import type { TriedStep } from '../../kit/snapshot.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { GenerateResult } from '../../model/generateResult.ts';
import type { KnowledgeHit, KnowledgeResult } from '../../model/knowledgeResult.ts';
import { noteOf, type TriedStatement } from '../../model/statements.ts';
import type { GenerateData } from './schema.ts';

/** Searches for sources if it is to write from some, has the text written, and says it. */
export function generateStep(data: GenerateData, context: StepContext): StepResult {
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
      // Without a language model the else way is what the state is for; without its knowledge base it has failed.
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

/** The passages that pass the threshold; those that the answer of the search was taken from do in any case. */
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

/** @param error - Why nothing was written; absent when there was no source to write from. */
function notSaid(context: StepContext, error?: ErrorData): StepResult {
  if (error === undefined) {
    return {
      tried: tried(context, false, { code: 'no_passage_close', params: {} }),
      next: { type: 'outcome', outcome: 'else' },
    };
  }
  return {
    tried: tried(context, false, { code: 'error', params: noteOf(error) }),
    next: { type: 'outcome', outcome: 'else', error },
  };
}

function failed(context: StepContext, error: ErrorData): StepResult {
  return {
    tried: tried(context, false, { code: 'error', params: noteOf(error) }),
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
