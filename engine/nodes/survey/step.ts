import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import type { QuickReply } from '../../kit/effect.ts';
import { errors } from '../../kit/errors.ts';
import { say } from '../../kit/say.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import { readScore } from './readScore.ts';
import type { SurveyData } from './schema.ts';

/** Scores up to this share of the best one are low. */
const lowShare = 0.4;

/**
 * Asks for a score, then for a comment if that is wanted. A message that is no score is asked about once more; after
 * that the survey is skipped: it never counts as a failure of the conversation.
 */
export function surveyStep(data: SurveyData, context: StepContext): StepResult {
  const { trigger, local } = context;
  const score = typeof local.score === 'number' ? local.score : undefined;
  if (trigger.type !== 'input') {
    if (score !== undefined) return askForComment(data, context, score);
    return ask(data, context, trigger.type === 'enter' ? {} : local);
  }
  return score === undefined
    ? takeScore(data, context, trigger.message)
    : finish(data, context, score, trigger.message.text.trim());
}

/** The scores to tap, from the worst to the best. */
export function scoreReplies({ scale }: SurveyData): readonly QuickReply[] {
  return Array.from({ length: scale }, (_, index) => {
    const value = String(index + 1);
    return { label: value, value };
  });
}

function ask(data: SurveyData, context: StepContext, local: StepResult['local'] = {}): StepResult {
  return { say: [say(context.render(data.prompt), scoreReplies(data))], local, next: { type: 'input' } };
}

function takeScore(data: SurveyData, context: StepContext, message: LastMessage): StepResult {
  const score = readScore(message, data.scale);
  if (score !== undefined) return askForComment(data, context, score);
  if (context.local.asked !== true) return ask(data, context, { asked: true });
  return {
    vars: { [data.result]: { score: null, scale: data.scale, comment: '' } },
    next: { type: 'outcome', outcome: context.connected('skipped') ? 'skipped' : 'next' },
  };
}

function askForComment(data: SurveyData, context: StepContext, score: number): StepResult {
  if (data.comment === undefined) return finish(data, context, score, '');
  return {
    say: [say(context.render(data.comment))],
    local: { score },
    understood: true,
    next: { type: 'input' },
  };
}

function finish(data: SurveyData, context: StepContext, score: number, comment: string): StepResult {
  const { scale } = data;
  const isLow = score <= scale * lowShare;
  return {
    survey: { score, scale, comment },
    vars: { [data.result]: { score, scale, comment } },
    ...(data.slot ? { slots: { [data.slot]: slotValue(data.slot, context, score) } } : {}),
    understood: true,
    next: { type: 'outcome', outcome: isLow && context.connected('low') ? 'low' : 'next' },
  };
}

/** A slot of type text keeps the score as a text. */
function slotValue(slot: string, context: StepContext, score: number): Json {
  const definition = context.slot(slot);
  if (definition === undefined) throw errors.FLOW_SLOT_UNKNOWN({ slot });
  const value = coerceSlotValue(definition, score);
  if (value === undefined) {
    throw errors.FLOW_SLOT_VALUE({ slot, type: definition.type, value: String(score) });
  }
  return value;
}
