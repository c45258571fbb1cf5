// What a language model may propose about a message, and the checks that its proposals must pass.
import { coerceSlotValue } from '../kit/slotValues.ts';
import type { DropReason, ModelReading } from '../model/modelReadings.ts';
import type { Reading } from '../model/reading.ts';
import { guardsOf } from './guards.ts';
import { type Heard, spanOf } from './heard.ts';
import type { Waiting, WaitingSlot } from './waiting.ts';

/** Something that can be chosen where the conversation waits, and what choosing it means. */
export interface Choice {
  readonly option: string;
  readonly phrases: readonly string[];
  readonly answer: Pick<Reading, 'about' | 'value'>;
}

/** What can be chosen: options, values of a list, yes or no. Nothing is confirmed on the word of a model. */
export function choicesOf({ expectation }: Waiting): readonly Choice[] {
  if (expectation?.type === 'options')
    return expectation.options.map(({ id, phrases }) => ({ option: id, phrases, answer: { about: id } }));
  if (expectation?.type !== 'value' || expectation.confirming !== undefined) return [];
  const { slot, definition } = expectation;
  if (definition.type === 'list')
    return (definition.values ?? []).map((value) => ({
      option: value,
      phrases: [value.replaceAll('_', ' ')],
      answer: { about: slot, value },
    }));
  if (definition.type !== 'boolean') return [];
  return (['yes', 'no'] as const).map((option) => ({
    option,
    phrases: [option],
    answer: { about: slot, value: option === 'yes' },
  }));
}

/** The slot that is asked for, if its value is found by an entity. */
export function expectedSlot({ expectation }: Waiting): string | undefined {
  return expectation?.type === 'value' && expectation.confirming === undefined && expectation.entity
    ? expectation.slot
    : undefined;
}

/** Empty slots that a model may fill from what the project's entities find. */
export function openSlots({ slots, asked, model }: Waiting): readonly WaitingSlot[] {
  return slots.filter(
    ({ slot, value, entity, definition }) =>
      slot !== asked &&
      value === null &&
      entity !== undefined &&
      definition.sensitive !== true &&
      model?.isLasting({ kind: 'fact', about: slot }) !== true,
  );
}

/** Flows that a model may propose. */
export function openFlows({ model, running }: Waiting) {
  return (model?.flows ?? []).filter(({ flow }) => !running.includes(flow));
}

/**
 * More than a model alone is ever believed: below what is done without asking where it cannot be undone, and below what
 * begins a second flow.
 */
const mostByModel = 0.69;

/** Checks a proposal against what is offered here and now. */
export function checkProposal(
  heard: Heard,
  waiting: Waiting,
  proposed: ModelReading,
  name: string,
): Reading | DropReason {
  const meant = meaningOf(heard, waiting, proposed);
  if (typeof meant === 'string') return meant;
  const { kind, start, end, score } = proposed;
  if (start < 0 || end > heard.message.text.length || start >= end) return 'words';
  const isLasting = waiting.model?.isLasting({ kind, about: proposed.about ?? '' }) !== false;
  const guards = [
    ...guardsOf(heard, spanOf(heard.places, { start, end })),
    ...(isLasting ? (['unconfirmed'] as const) : []),
  ];
  return {
    kind,
    ...meant,
    start,
    end,
    score: Math.min(mostByModel, score),
    evidence: [{ code: 'model', model: name, score }],
    ...(guards.length > 0 && { guards }),
  };
}

/**
 * What a language model proposed, as far as it holds here: a recording may be replayed in a project that has changed
 * since.
 */
export function proposeByModel(heard: Heard, waiting: Waiting): readonly Reading[] {
  const { model } = heard.message.nlu;
  if (model === undefined || waiting.model === undefined) return [];
  return model.readings.flatMap((one) => {
    const checked = checkProposal(heard, waiting, one, model.model ?? '');
    return typeof checked === 'string' ? [] : [checked];
  });
}

function meaningOf(
  heard: Heard,
  waiting: Waiting,
  { kind, about, start, end }: ModelReading,
): Pick<Reading, 'about' | 'value'> | DropReason {
  switch (kind) {
    case 'flow': {
      const flow = openFlows(waiting).find((one) => one.flow === about);
      return flow === undefined ? 'about' : { about: flow.flow };
    }
    case 'question':
      return waiting.model?.questions === true ? {} : 'about';
    case 'answer': {
      const choice = choicesOf(waiting).find(({ option }) => option === about);
      if (choice !== undefined) return choice.answer;
      const { expectation } = waiting;
      if (about === undefined || about !== expectedSlot(waiting) || expectation?.type !== 'value')
        return 'about';
      return valueIn(heard, { start, end }, about, expectation);
    }
    case 'fact': {
      const slot = openSlots(waiting).find((one) => one.slot === about);
      return slot === undefined ? 'about' : valueIn(heard, { start, end }, slot.slot, slot);
    }
  }
}

/** The value that the project's entities find in the words. */
function valueIn(
  { message }: Heard,
  { start, end }: { readonly start: number; readonly end: number },
  about: string,
  { entity, definition }: Pick<WaitingSlot, 'entity' | 'definition'>,
): Pick<Reading, 'about' | 'value'> | DropReason {
  for (const mention of message.nlu.entities) {
    if (mention.entity !== entity || mention.start < start || mention.end > end) continue;
    const value = coerceSlotValue(definition, mention.value);
    if (value !== undefined) return { about, value };
  }
  return 'value';
}
