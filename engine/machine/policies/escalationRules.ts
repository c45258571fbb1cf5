// The rules of escalation: what each looks at, and when they are looked at.
import type { Json } from '../../base/json.ts';
import type { RequestEffect } from '../../kit/effect.ts';
import { normalisePhrase } from '../../kit/phrases.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/ports.ts';
import { noteOf, type ReasonStatement, type TriedStatement } from '../../model/statements.ts';
import type { MessageRule, RuleOf } from '../compiledProject.ts';
import { escalateByPolicy } from '../escalation.ts';
import { topFrame } from '../frames.ts';
import { errorNoteOf, recordStep, recordTried, setCount } from '../record.ts';
import type { Run } from '../run.ts';
import { StepScope } from '../stepScope.ts';
import { acceptsAsAnswer } from '../waitingState.ts';
import type { MessagePolicy, ResultEvent, ResultPolicy, SettledPolicy } from './policy.ts';

/** How the call of an action went. */
interface FinishedCall {
  readonly action: string;
  readonly ok: boolean;
  /** Milliseconds; null when the call could not be made at all. */
  readonly durationMs: number | null;
  /** True when it was given up because its time limit was over. */
  readonly timedOut: boolean;
  readonly detail: TriedStatement;
}

/** Reads an answer as that of an action; undefined for answers to anything else. */
function actionCallOf(request: RequestEffect, event: ResultEvent): FinishedCall | undefined {
  if (request.type !== 'run_action') return undefined;
  const { action } = request;
  if (event.type === 'request_failed') {
    return {
      action,
      ok: false,
      durationMs: null,
      timedOut: false,
      detail: { code: 'error', params: noteOf(event.error) },
    };
  }
  if (event.type !== 'action_result') return undefined;
  const { error, response, durationMs } = event.result;
  const answer: TriedStatement =
    response === null
      ? { code: 'done', params: { durationMs } }
      : { code: 'answered_with_status', params: { status: response.status, durationMs } };
  return {
    action,
    ok: error === null,
    durationMs,
    timedOut: error?.code === 'ACTION_TIMEOUT',
    detail: error === null ? answer : { code: 'error', params: noteOf(error) },
  };
}

/** Calls failed so many times since a flow was last resolved. */
function actionFailedReason(
  run: Run,
  rule: RuleOf<'action_failed'>,
  { action, ok, detail }: FinishedCall,
): ReasonStatement | undefined {
  if (ok || rule.actions?.includes(action) === false) return undefined;
  const times = (run.draft.counts[rule.id] ?? 0) + 1;
  setCount(run, rule.id, times);
  if (times < rule.times) return undefined;
  return { code: 'action_failed', params: { action, times, detail } };
}

/** A call took longer than that, or was given up after at least that time. */
function actionSlowReason(
  run: Run,
  rule: RuleOf<'action_slow'>,
  { action, durationMs, timedOut }: FinishedCall,
): ReasonStatement | undefined {
  if (durationMs === null || rule.actions?.includes(action) === false) return undefined;
  const limitMs = rule.ms;
  if (durationMs > limitMs) return { code: 'action_slow', params: { action, durationMs, limitMs } };
  // Timers may go off a millisecond early: the limit says better how long was waited than the clock does.
  const timeoutMs = run.project.actions.get(action)?.timeoutMs ?? 0;
  if (!timedOut || timeoutMs < limitMs) return undefined;
  return { code: 'action_timed_out', params: { action, timeoutMs, limitMs } };
}

/** A condition over the usual names holds. One that fails, or gives anything but true, does not. */
function conditionReason(run: Run, rule: RuleOf<'condition'>): ReasonStatement | undefined {
  try {
    if (new StepScope(run, { type: 'enter' }).evaluate(rule.when) !== true) return undefined;
  } catch (thrown) {
    const params = { rule: rule.id, error: errorNoteOf(thrown, 'policy') };
    recordStep(run, 'policy', null, { code: 'rule_failed', params });
    return undefined;
  }
  return { code: 'condition_holds', params: { when: rule.when, values: valuesOf(run, rule.when) } };
}

/** The values that the condition reads; those of sensitive slots are nobody's business. */
function valuesOf(run: Run, condition: string): { name: string; value: Json }[] {
  const { vars } = topFrame(run);
  const read = new Set(condition.match(/\b(?:slots|vars)\.\w+/g) ?? []);
  return [...read].flatMap((path) => {
    const [bag, name = ''] = path.split('.', 2);
    if (bag === 'slots' && run.project.slots.get(name)?.sensitive === true) return [];
    const value = (bag === 'slots' ? run.draft.slots : vars)[name];
    return value === undefined || typeof value === 'object' ? [] : [{ name: path, value }];
  });
}

/**
 * What the customer wants was not recognised with enough confidence in so many messages in a row. A message that the
 * waiting state takes as an answer ("7", a name) needs no intent: it breaks the row.
 */
function confidenceReason(
  run: Run,
  rule: RuleOf<'confidence'>,
  message: LastMessage,
): ReasonStatement | undefined {
  const best = message.nlu.intents[0]?.confidence ?? 0;
  const low = best < rule.below && !acceptsAsAnswer(run, message);
  const row = low ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (row === 0 || row < rule.messages) return undefined;
  return { code: 'low_confidence', params: { confidence: best, below: rule.below, messages: row } };
}

/** The message holds one of the words: whole words only, in any case, with or without accents and punctuation. */
function keywordReason(run: Run, rule: RuleOf<'keyword'>, message: LastMessage): ReasonStatement | undefined {
  const text = ` ${normalisePhrase(message.text)} `;
  const found = run.project.escalation.phrases.get(rule.id)?.find((phrase) => text.includes(` ${phrase} `));
  return found === undefined ? undefined : { code: 'keyword_used', params: { phrase: found } };
}

/** The customer brings up what only a person may talk about. */
function restrictedTopicReason(
  run: Run,
  rule: RuleOf<'restricted_topic'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const intent = bestIntent(nlu, run.project.policies.intentThreshold);
  if (intent === undefined || !rule.intents.includes(intent)) return undefined;
  const confidence = nlu.intents[0]?.confidence ?? 0;
  return { code: 'restricted_topic', params: { intent, confidence } };
}

/** The sentiment of so many messages in a row lies below a value. A message of unknown sentiment breaks the row. */
function sentimentReason(
  run: Run,
  rule: RuleOf<'sentiment'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const { sentiment } = nlu;
  const low = sentiment !== undefined && sentiment < rule.below;
  const row = low ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (!low || row < rule.messages) return undefined;
  return { code: 'negative_sentiment', params: { sentiment, below: rule.below, messages: row } };
}

/** The customer has sent more messages than that since a flow was last resolved. */
function turnsReason({ draft }: Run, rule: RuleOf<'turns'>): ReasonStatement | undefined {
  if (draft.unresolved <= rule.over) return undefined;
  return { code: 'turns_without_result', params: { messages: draft.unresolved, over: rule.over } };
}

/** The words of so many messages in a row press for time. A message of unknown urgency breaks the row. */
function urgencyReason(run: Run, rule: RuleOf<'urgency'>, { nlu }: LastMessage): ReasonStatement | undefined {
  const { urgency } = nlu;
  const high = urgency !== undefined && urgency >= rule.atLeast;
  const row = high ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (!high || row < rule.messages) return undefined;
  return { code: 'urgent', params: { urgency, atLeast: rule.atLeast, messages: row } };
}

/**
 * The project's rules on how actions went, in their order. The state that asked does not see the result when one
 * fires; the packet says how the call went, so that nobody carries it out twice.
 */
export const actionRules: ResultPolicy = {
  name: 'actionRules',
  apply: (run, request, event) => {
    const rules = run.project.escalation.result;
    const call = rules.length === 0 ? undefined : actionCallOf(request, event);
    if (call === undefined) return false;
    for (const rule of rules) {
      const reason =
        rule.type === 'action_failed'
          ? actionFailedReason(run, rule, call)
          : actionSlowReason(run, rule, call);
      if (reason === undefined) continue;
      recordTried(run, { type: 'action', name: call.action, ok: call.ok, detail: call.detail });
      escalateByPolicy(run, rule.type, reason, rule);
      return true;
    }
    return false;
  },
};

/**
 * The rules that look at how the conversation stands, once more when it has come to wait: what an action returned or
 * the customer tapped may have made a condition true.
 */
export const conditionRules: SettledPolicy = {
  name: 'conditionRules',
  apply: (run) => {
    const { type } = run.draft.awaiting;
    if (type !== 'input' && type !== 'timer') return;
    for (const rule of run.project.escalation.standing) {
      const reason = rule.type === 'turns' ? turnsReason(run, rule) : conditionReason(run, rule);
      if (reason === undefined) continue;
      escalateByPolicy(run, rule.type, reason, rule);
      return;
    }
  },
};

/**
 * The project's rules for handing over, in their order; the first that fires ends the conversation. What was tapped
 * is not the customer's own words: it fires none of them, and counts for none.
 */
export const escalationRules: MessagePolicy = {
  name: 'escalationRules',
  apply: (run, message) => {
    if (message.value !== undefined) return false;
    for (const rule of run.project.escalation.message) {
      const reason = reasonOf(run, rule, message);
      if (reason === undefined) continue;
      escalateByPolicy(run, rule.type, reason, rule);
      return true;
    }
    return false;
  },
};

function reasonOf(run: Run, rule: MessageRule, message: LastMessage): ReasonStatement | undefined {
  switch (rule.type) {
    case 'sentiment':
      return sentimentReason(run, rule, message);
    case 'urgency':
      return urgencyReason(run, rule, message);
    case 'confidence':
      return confidenceReason(run, rule, message);
    case 'keyword':
      return keywordReason(run, rule, message);
    case 'restricted_topic':
      return restrictedTopicReason(run, rule, message);
    case 'turns':
      return turnsReason(run, rule);
    case 'condition':
      return conditionReason(run, rule);
  }
}
