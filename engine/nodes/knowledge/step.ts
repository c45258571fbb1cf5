import { evaluateQuery } from '../../kit/evaluateQuery.ts';
import { say } from '../../kit/say.ts';
import { searchFilter } from '../../kit/searchFilter.ts';
import type { TriedStep } from '../../kit/snapshot.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { KnowledgeResult } from '../../model/knowledgeResult.ts';
import { noteOf, type TriedStatement } from '../../model/statements.ts';
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
        tried: tried(context, false, { code: 'error', params: noteOf(trigger.error) }),
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
