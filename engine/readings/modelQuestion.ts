// Whether a language model is asked about a message, and what it is told.
import type { LastMessage } from '../kit/snapshot.ts';
import type { MessageQuestion, ToldSlot } from '../model/modelReadings.ts';
import type { Reading } from '../model/reading.ts';
import { stands } from './besideModel.ts';
import { decide } from './decide.ts';
import { choicesOf, expectedSlot, openFlows, openSlots } from './modelChecks.ts';
import type { Waiting, WaitingSlot } from './waiting.ts';

/** The part of the question that understanding knows; what was said and the time limit come from the conversation. */
export type OpenQuestion = Omit<MessageQuestion, 'said' | 'asked' | 'timeoutMs'>;

/**
 * What a language model is asked about a message; undefined where it is not worth it: a quick reply was tapped, the
 * readings found without it already say what is meant, the state takes anything or asks for something sensitive, or
 * there is nothing to choose from.
 *
 * @param readings - What was proposed without it.
 */
export function questionAbout(
  message: LastMessage,
  waiting: Waiting,
  readings: readonly Reading[],
): OpenQuestion | undefined {
  const { model, locale, slots } = waiting;
  if (model === undefined || message.value !== undefined || takesAnything(waiting) || asksSecret(waiting))
    return undefined;
  const { chosen } = decide(message, readings, locale);
  if (chosen.some(stands) || isAllActs(message, chosen)) return undefined;
  const options = choicesOf(waiting).map(({ option, phrases }) => ({ option, phrases }));
  const expected = slots.find(({ slot }) => slot === expectedSlot(waiting));
  const flows = openFlows(waiting);
  const open = openSlots(waiting);
  if (options.length + flows.length + open.length === 0 && expected === undefined && !model.questions)
    return undefined;
  return {
    message: message.text,
    locale,
    options,
    expected: expected && told(expected),
    slots: open.map(told),
    filled: Object.fromEntries(
      slots
        .filter(({ value, definition }) => value !== null && definition.sensitive !== true)
        .map((one) => [one.slot, shownValue(one)]),
    ),
    flows,
    questions: model.questions,
  };
}

function takesAnything({ expectation }: Waiting): boolean {
  return expectation !== null && expectation.type !== 'options' && expectation.anything;
}

function asksSecret({ expectation, slots, asked }: Waiting): boolean {
  return (
    (expectation?.type === 'value' && expectation.definition.sensitive === true) ||
    slots.find(({ slot }) => slot === asked)?.definition.sensitive === true
  );
}

/** The share of a message that social acts must make up to be all that it says. */
const nearlyAll = 0.7;

function isAllActs({ text }: LastMessage, chosen: readonly Reading[]): boolean {
  const said = chosen
    .filter(({ kind }) => kind === 'act' || kind === 'meta')
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return said >= text.trim().length * nearlyAll;
}

function told({ slot, definition, names }: WaitingSlot): ToldSlot {
  return { slot, type: definition.type, names };
}

/** Names, addresses and numbers that identify somebody are not told. */
function shownValue({ value, definition: { type } }: WaitingSlot): string | number | boolean | null {
  const isPlain = type === 'list' || type === 'boolean' || type === 'date' || type === 'time';
  return isPlain && value !== null && typeof value !== 'object' ? value : null;
}
