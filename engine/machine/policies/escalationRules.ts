// The escalation rules: what each checks, and when.
import type { Json } from '../../base/json.ts';
import type { RequestEffect } from '../../kit/effect.ts';
import { normalisePhrase } from '../../kit/phrases.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import { bestIntent } from '../../model/ports.ts';
import { errorDetailsOf, type ReasonStatement, type TriedStatement } from '../../model/statements.ts';
import type { MessageRule, RuleOf } from '../compiledProject.ts';
import { escalateByPolicy } from '../escalation.ts';
import { topFrame } from '../frames.ts';
import { recordStep, recordTried, setCount, thrownErrorDetails } from '../record.ts';
import { StepScope } from '../stepScope.ts';
import type { TransitionContext } from '../transitionContext.ts';
import type { ResultEvent, ResultPolicy, SettledPolicy } from './policy.ts';

/** The outcome of an action call. */
interface FinishedCall {
  readonly action: string;
  readonly ok: boolean;
  /** Milliseconds; null if the call could not be made. */
  readonly durationMs: number | null;
  /** True if it hit its timeout. */
  readonly timedOut: boolean;
  readonly detail: TriedStatement;
}

/** Reads the result of an action call; undefined for other requests. */
function actionCallOf(request: RequestEffect, event: ResultEvent): FinishedCall | undefined {
  if (request.type !== 'run_action') return undefined;
  const { action } = request;
  if (event.type === 'request_failed') {
    return {
      action,
      ok: false,
      durationMs: null,
      timedOut: false,
      detail: { code: 'error', params: errorDetailsOf(event.error) },
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
    detail: error === null ? answer : { code: 'error', params: errorDetailsOf(error) },
  };
}

/** Calls have failed this often since a flow was last resolved. */
function actionFailedReason(
  context: TransitionContext,
  rule: RuleOf<'action_failed'>,
  { action, ok, detail }: FinishedCall,
): ReasonStatement | undefined {
  if (ok || rule.actions?.includes(action) === false) return undefined;
  const times = (context.draft.counts[rule.id] ?? 0) + 1;
  setCount(context, rule.id, times);
  if (times < rule.times) return undefined;
  return { code: 'action_failed', params: { action, times, detail } };
}

/** A call took longer than the limit, or timed out after at least that time. */
function actionSlowReason(
  context: TransitionContext,
  rule: RuleOf<'action_slow'>,
  { action, durationMs, timedOut }: FinishedCall,
): ReasonStatement | undefined {
  if (durationMs === null || rule.actions?.includes(action) === false) return undefined;
  const limitMs = rule.ms;
  if (durationMs > limitMs) return { code: 'action_slow', params: { action, durationMs, limitMs } };
  // Timers may fire a millisecond early, so the timeout is more reliable than the measured time.
  const timeoutMs = context.project.actions.get(action)?.timeoutMs ?? 0;
  if (!timedOut || timeoutMs < limitMs) return undefined;
  return { code: 'action_timed_out', params: { action, timeoutMs, limitMs } };
}

/** A condition is true. One that fails or returns anything but true is not. */
function conditionReason(context: TransitionContext, rule: RuleOf<'condition'>): ReasonStatement | undefined {
  try {
    if (new StepScope(context, { type: 'enter' }).evaluate(rule.when) !== true) return undefined;
  } catch (thrown) {
    const params = { rule: rule.id, error: thrownErrorDetails(thrown, 'policy') };
    recordStep(context, 'policy', null, { code: 'rule_failed', params });
    return undefined;
  }
  return { code: 'condition_holds', params: { when: rule.when, values: valuesOf(context, rule.when) } };
}

/** The values that the condition reads, except those of sensitive slots. */
function valuesOf(context: TransitionContext, condition: string): { name: string; value: Json }[] {
  const { vars } = topFrame(context);
  const read = new Set(condition.match(/\b(?:slots|vars)\.\w+/g) ?? []);
  return [...read].flatMap((path) => {
    const [bag, name = ''] = path.split('.', 2);
    if (bag === 'slots' && context.project.slots.get(name)?.sensitive === true) return [];
    const value = (bag === 'slots' ? context.draft.slots : vars)[name];
    return value === undefined || typeof value === 'object' ? [] : [{ name: path, value }];
  });
}

/**
 * No intent reached the confidence in this many messages in a row. A message that is understood without one resets the
 * count: an answer ("7", a name), a fact, thanks.
 */
function confidenceReason(
  context: TransitionContext,
  rule: RuleOf<'confidence'>,
  message: LastMessage,
): ReasonStatement | undefined {
  const best = message.nlu.intents[0]?.confidence ?? 0;
  const low = best < rule.below && !needsNoIntent(context);
  const row = low ? (context.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(context, rule.id, row);
  if (row === 0 || row < rule.messages) return undefined;
  return { code: 'low_confidence', params: { confidence: best, below: rule.below, messages: row } };
}

function needsNoIntent({ decision }: TransitionContext): boolean {
  return decision?.chosen.some(({ kind }) => kind !== 'flow' && kind !== 'question') === true;
}

/** The message contains one of the phrases as whole words; case, accents and punctuation are ignored. */
function keywordReason(
  context: TransitionContext,
  rule: RuleOf<'keyword'>,
  message: LastMessage,
): ReasonStatement | undefined {
  const text = ` ${normalisePhrase(message.text)} `;
  const found = context.project.escalation.phrases
    .get(rule.id)
    ?.find((phrase) => text.includes(` ${phrase} `));
  return found === undefined ? undefined : { code: 'keyword_used', params: { phrase: found } };
}

/** The customer mentions a topic that only agents may handle. */
function restrictedTopicReason(
  context: TransitionContext,
  rule: RuleOf<'restricted_topic'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const intent = bestIntent(nlu, context.project.policies.intentThreshold);
  if (intent === undefined || !rule.intents.includes(intent)) return undefined;
  const confidence = nlu.intents[0]?.confidence ?? 0;
  return { code: 'restricted_topic', params: { intent, confidence } };
}

/** The sentiment of this many messages in a row is below the limit. A message of unknown sentiment resets the count. */
function sentimentReason(
  context: TransitionContext,
  rule: RuleOf<'sentiment'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const { sentiment } = nlu;
  const low = sentiment !== undefined && sentiment < rule.below;
  const row = low ? (context.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(context, rule.id, row);
  if (!low || row < rule.messages) return undefined;
  return { code: 'negative_sentiment', params: { sentiment, below: rule.below, messages: row } };
}

/** The customer has sent more messages than the limit since a flow was last resolved. */
function turnsReason({ draft }: TransitionContext, rule: RuleOf<'turns'>): ReasonStatement | undefined {
  if (draft.unresolved <= rule.over) return undefined;
  return { code: 'turns_without_result', params: { messages: draft.unresolved, over: rule.over } };
}

/** This many messages in a row are urgent. A message of unknown urgency resets the count. */
function urgencyReason(
  context: TransitionContext,
  rule: RuleOf<'urgency'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const { urgency } = nlu;
  const high = urgency !== undefined && urgency >= rule.atLeast;
  const row = high ? (context.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(context, rule.id, row);
  if (!high || row < rule.messages) return undefined;
  return { code: 'urgent', params: { urgency, atLeast: rule.atLeast, messages: row } };
}

/**
 * The project's rules on action results, in order. If one fires, the requesting state does not see the result; the
 * packet contains it, so that nobody repeats the call.
 */
export const actionRules: ResultPolicy = {
  name: 'actionRules',
  apply: (context, request, event) => {
    const rules = context.project.escalation.result;
    const call = rules.length === 0 ? undefined : actionCallOf(request, event);
    if (call === undefined) return false;
    for (const rule of rules) {
      const reason =
        rule.type === 'action_failed'
          ? actionFailedReason(context, rule, call)
          : actionSlowReason(context, rule, call);
      if (reason === undefined) continue;
      recordTried(context, { type: 'action', name: call.action, ok: call.ok, detail: call.detail });
      escalateByPolicy(context, rule.type, reason, rule);
      return true;
    }
    return false;
  },
};

/**
 * Rules on the state of the conversation, checked again when it starts to wait: an action's result or a tapped reply
 * may have made a condition true.
 */
export const conditionRules: SettledPolicy = {
  name: 'conditionRules',
  apply: (context) => {
    const { type } = context.draft.awaiting;
    if (type !== 'input' && type !== 'timer') return;
    for (const rule of context.project.escalation.standing) {
      const reason = rule.type === 'turns' ? turnsReason(context, rule) : conditionReason(context, rule);
      if (reason === undefined) continue;
      escalateByPolicy(context, rule.type, reason, rule);
      return;
    }
  },
};

/**
 * The project's rules on messages, in order; the first that fires ends the conversation. Tapped replies are not the
 * customer's own words and are not checked or counted.
 */
export function escalationRules(context: TransitionContext, message: LastMessage): boolean {
  if (message.value !== undefined) return false;
  for (const rule of context.project.escalation.message) {
    const reason = reasonOf(context, rule, message);
    if (reason === undefined) continue;
    escalateByPolicy(context, rule.type, reason, rule);
    return true;
  }
  return false;
}

function reasonOf(
  context: TransitionContext,
  rule: MessageRule,
  message: LastMessage,
): ReasonStatement | undefined {
  switch (rule.type) {
    case 'sentiment':
      return sentimentReason(context, rule, message);
    case 'urgency':
      return urgencyReason(context, rule, message);
    case 'confidence':
      return confidenceReason(context, rule, message);
    case 'keyword':
      return keywordReason(context, rule, message);
    case 'restricted_topic':
      return restrictedTopicReason(context, rule, message);
    case 'turns':
      return turnsReason(context, rule);
    case 'condition':
      return conditionReason(context, rule);
  }
}
