import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { defineNode, nextOutcome, type Outcome } from '../../kit/defineNode.ts';
import { type QuickReply, say } from '../../kit/effect.ts';
import { stepErrors } from '../../kit/errors.ts';
import { reference, text } from '../../kit/fieldSchemas.ts';
import type { FieldDescriptor } from '../../kit/forms/fieldDescriptor.ts';
import { coerceSlotValue } from '../../kit/slotValues.ts';
import type { LastMessage } from '../../kit/snapshot.ts';
import type { StepContext, StepResult } from '../../kit/step.ts';
import { identifier } from '../../model/identifier.ts';
import { numberWords } from '../../model/languageParts.ts';
import { surveyFixtures } from './fixtures.ts';

/** The possible best scores; the worst is always 1. */
const surveyScales = [3, 5, 10] as const;

const surveySchema = z.strictObject({
  prompt: text,
  /** Best possible score. */
  scale: z.literal(surveyScales).default(5),
  /** Asked after the score; the answer is stored unchanged. */
  comment: text.optional(),
  /** Variable for `{score, scale, comment}`; the score is null if none was given. */
  result: identifier.default('survey'),
  /** Slot for the score. */
  slot: reference.optional(),
});

type SurveyData = z.infer<typeof surveySchema>;

const surveyFields: readonly FieldDescriptor[] = [
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; the scores are shown as quick replies.',
  },
  {
    path: 'scale',
    label: 'Best score',
    type: 'number',
    min: Math.min(...surveyScales),
    max: Math.max(...surveyScales),
    help: '3, 5 or 10; the worst is 1. 5 if empty.',
  },
  {
    path: 'comment',
    label: 'Ask for a comment',
    type: 'text',
    multiline: true,
    help: 'Asked after the score; skipped if empty.',
  },
  {
    path: 'result',
    label: 'Result variable',
    type: 'identifier',
    help: 'Variable for score, scale and comment; "survey" if empty.',
  },
  { path: 'slot', label: 'Slot', type: 'slot', help: 'Slot that stores the score.' },
];

/** In a longer message, a number is about something else. */
const mostWords = 15;

const share = /(\d+(?:[.,]\d+)?)\s*(?:\/|out of|of|von|aus)\s*(\d+)/;
const stars = /[★⭐]/gu;
const number = /\d+(?:[.,]\d+)?|\p{L}+/gu;

/**
 * Reads a score from a message: a tapped one, `4`, `four`, `4/5`, `8 out of 10`, `five stars`, `⭐⭐⭐`.
 *
 * @param scale - Best score; the worst is 1.
 * @returns Undefined if the message is not a score, or could be several.
 */
export function readScore(message: LastMessage, scale: number): number | undefined {
  const { value } = message;
  if (value !== undefined && /^\d{1,2}$/.test(value)) return inScale(Number(value), scale);
  const text = message.text.toLowerCase().trim();
  if (text.split(/\s+/).length > mostWords) return undefined;
  const ofBest = share.exec(text);
  if (ofBest !== null) {
    const [score, best] = [toNumber(ofBest[1] ?? ''), Number(ofBest[2])];
    if (best === 0 || score > best) return undefined;
    return Math.max(1, Math.round((score / best) * scale));
  }
  const drawn = text.match(stars)?.length;
  if (drawn !== undefined) return inScale(drawn, scale);
  const named = new Set<number>();
  for (const word of text.match(number) ?? []) {
    const score = /^\d/.test(word) ? inScale(toNumber(word), scale) : inScale(wordNumber(word), scale);
    if (score !== undefined) named.add(score);
  }
  return named.size === 1 ? [...named][0] : undefined;
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}

function wordNumber(word: string): number {
  for (const words of Object.values(numberWords)) {
    const value = words.get(word);
    if (value !== undefined) return value;
  }
  return Number.NaN;
}

function inScale(score: number, scale: number): number | undefined {
  const whole = Math.round(score);
  return whole >= 1 && whole <= scale ? whole : undefined;
}

/** Scores up to this share of the best one are low. */
const lowShare = 0.4;

/**
 * Asks for a score, then for a comment if configured. If a message is not a score, it asks once more; after that the
 * survey is skipped, which never counts as a failure.
 */
function surveyStep(data: SurveyData, context: StepContext): StepResult {
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

/** The scores as quick replies, from worst to best. */
function scoreReplies({ scale }: SurveyData): readonly QuickReply[] {
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

/** A text slot stores the score as text. */
function slotValue(slot: string, context: StepContext, score: number): Json {
  const definition = context.slot(slot);
  if (definition === undefined) throw stepErrors.FLOW_SLOT_UNKNOWN({ slot });
  const value = coerceSlotValue(definition, score);
  if (value === undefined) {
    throw stepErrors.FLOW_SLOT_VALUE({ slot, type: definition.type, value: String(score) });
  }
  return value;
}

const low: Outcome = { id: 'low', label: 'Low score', tone: 'normal', required: false };
const skipped: Outcome = { id: 'skipped', label: 'Skipped', tone: 'else', required: false };

/** Asks for a satisfaction score. */
export const surveyNode = defineNode({
  kind: 'survey',
  label: 'Survey',
  description: 'Asks for a satisfaction score; skipping is allowed.',
  keywords: ['csat', 'nps', 'rating', 'feedback', 'score', 'stars'],
  icon: 'star',
  category: 'ask',
  schema: surveySchema,
  defaults: { prompt: 'How satisfied are you with this conversation?' },
  fields: surveyFields,
  outcomes: () => [nextOutcome, low, skipped],
  summary: (data) => data.prompt,
  quickReplies: (data, context) => (context.local.score === undefined ? scoreReplies(data) : []),
  fixtures: surveyFixtures,
  expects: () => ({ type: 'words', anything: true }),
  step: surveyStep,
});
