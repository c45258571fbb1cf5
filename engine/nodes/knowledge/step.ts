import { evaluateQuery } from '../../kit/evaluateQuery.ts';
import { say } from '../../kit/say.ts';
import { searchFilter } from '../../kit/searchFilter.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { KnowledgeResult } from '../../model/knowledgeResult.ts';
import type { KnowledgeData } from './schema.ts';

/** Asks if it has a prompt, searches, and says the answer. */
export function knowledgeStep(data: KnowledgeData, context: StepContext): StepResult {
  const { trigger } = context;
  switch (trigger.type) {
    case 'knowledge_result':
      return trigger.result.answer === null
        ? notFound(context, trigger.result)
        : found(data, context, trigger.result.answer);
    case 'request_failed':
      return {
        tried: { type: 'knowledge', name: questionOf(context), ok: false, detail: trigger.error.message },
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
  const sources = [...new Set(answer.citations.map((hit) => hit.source))].join(', ');
  return {
    say: [say(answer.text, [], data.citations ? answer.citations : [])],
    tried: { type: 'knowledge', name: questionOf(context), ok: true, detail: `answered from ${sources}` },
    understood: true,
    next: { type: 'outcome', outcome: 'answered' },
  };
}

function notFound(context: StepContext, result: KnowledgeResult): StepResult {
  const best = result.hits[0];
  const detail =
    best === undefined
      ? 'nothing found'
      : `best passage scored ${best.score.toFixed(2)}, below ${result.threshold.toFixed(2)}`;
  return {
    tried: { type: 'knowledge', name: questionOf(context), ok: false, detail },
    next: { type: 'outcome', outcome: 'else' },
  };
}

function questionOf(context: StepContext): string {
  const { query } = context.local;
  return typeof query === 'string' ? query : '';
}
