// Answers that give the value of a slot, or confirm one.
import type { Json } from '../../base/json.ts';
import { hasCorrectionMarker, isTakenBack, readYesNo } from '../../kit/answerWords.ts';
import type { ExpectedValue } from '../../kit/expectation.ts';
import { normalisePhrase } from '../../kit/phrases.ts';
import { coerceSlotValue, inRole } from '../../kit/slotValues.ts';
import { everydayWords, stopWords } from '../../model/languageParts.ts';
import type { Reading } from '../../model/reading.ts';
import { guardsOf } from '../guards.ts';
import { type Heard, type HeardSpan, partAround, placeOf, spanOf, spanText } from '../heard.ts';
import { findPhrase, isQuestion, phrasePattern } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { sure, wholeMessage, yesNoScore } from './answerScore.ts';
import { explained, tidyText } from './explained.ts';
import { listReadings } from './optionAnswers.ts';
import { findWords } from './wordMatch.ts';

/** Readings of a message as the value of the slot being asked for. */
export function valueReadings(heard: Heard, waiting: Waiting, expected: ExpectedValue): readonly Reading[] {
  const { message } = heard;
  const { slot, definition, offered, anything, confirming } = expected;
  const tapped = offered.find((value) => value === message.value);
  const chosen = tapped === undefined ? undefined : coerceSlotValue(definition, tapped);
  if (chosen !== undefined)
    return [{ ...wholeMessage(heard, slot, chosen, 1), evidence: [{ code: 'tapped' }] }];
  const values =
    anything && definition.type === 'text' && expected.entity === undefined
      ? [anyWords(heard, expected)]
      : spokenValues(heard, waiting, expected);
  if (confirming === undefined) return anything && values.length === 0 ? [anyWords(heard, expected)] : values;
  const others = values.filter(
    ({ value, evidence }) => value !== confirming && evidence.every(({ code }) => code !== 'whole'),
  );
  if (message.value === undefined && definition.type !== 'boolean' && others.length > 0) return others;
  return [...confirmations(heard), ...values.filter(({ value }) => value !== confirming)];
}

function anyWords(heard: Heard, { slot, definition }: ExpectedValue): Reading {
  return wholeMessage(heard, slot, coerceSlotValue(definition, heard.message.text) ?? null, 0.99);
}

/** Yes or no to "is that right?". */
function confirmations(heard: Heard): readonly Reading[] {
  const { value, text } = heard.message;
  const tapped = value === 'yes' ? true : value === 'no' ? false : undefined;
  if (tapped !== undefined)
    return [{ ...wholeMessage(heard, 'confirmation', tapped, 1), evidence: [{ code: 'tapped' }] }];
  return heard.parts.flatMap((part): readonly Reading[] => {
    const place = placeOf(heard, part);
    const right = readYesNo(text.slice(place.start, place.end));
    // "If I say yes, when …?" does not say it.
    if (right === undefined || guardsOf(heard, part).includes('hypothetical')) return [];
    const { score, span } = yesNoScore(heard, part);
    return [
      {
        kind: 'answer',
        about: 'confirmation',
        value: right,
        ...placeOf(heard, span),
        score,
        evidence: [{ code: 'phrase', phrase: spanText(heard, part) }],
      },
    ];
  });
}

function spokenValues(heard: Heard, waiting: Waiting, expected: ExpectedValue): readonly Reading[] {
  const { slot, definition, entity } = expected;
  const mention = chosenMention(heard, definition, entity);
  if (mention !== undefined) {
    const own = spanOf(heard.places, mention);
    const { score: best, span } = explained(heard, waiting, own, slot);
    // Words that everybody uses are hardly a name, even where a pattern accepts them.
    const score =
      definition.type !== 'text' ? best : isEveryday(heard, own) ? best * everyday : Math.min(best, 0.96);
    return [
      {
        kind: 'answer',
        about: slot,
        value: mention.value,
        ...placeOf(heard, span),
        // "Which sizes do you have?" names a value without giving it.
        score: isQuestion(heard, partAround(heard, own)) ? score * askedBack : score,
        evidence: [{ code: 'entity', entity: entity ?? '', text: mention.text }],
      },
    ];
  }
  if (definition.type === 'list') return listReadings(heard, expected);
  if (definition.type === 'boolean') {
    return confirmations(heard).map((one) => ({ ...one, about: slot }));
  }
  if (definition.type === 'text' && entity !== undefined) return statedValue(heard, waiting, expected);
  const whole = coerceSlotValue(definition, heard.message.text);
  if (whole === undefined) return [];
  if (definition.type === 'text') return [wholeMessage(heard, slot, whole, 0.5)];
  return [
    {
      ...wholeMessage(heard, slot, whole, sure),
      evidence: [{ code: 'phrase', phrase: heard.message.text }],
    },
  ];
}

/** How much a value counts that consists of common words: too little to be taken. */
const everyday = 0.4;
/** How much a value in a question counts. */
const askedBack = 0.7;

/** Whether all words are common ones. */
function isEveryday({ words }: Heard, { from, to }: HeardSpan): boolean {
  for (let index = from; index < to; index++) {
    const word = words[index] ?? '';
    if (!stopWords.has(word) && !everydayWords.has(word)) return false;
  }
  return to > from;
}

/** "My name is crystal minh": what follows the slot's name, where no recogniser found a value. */
function statedValue(heard: Heard, { slots }: Waiting, { slot }: ExpectedValue): readonly Reading[] {
  const names = slots.find((one) => one.slot === slot)?.names ?? [];
  for (const name of names) {
    const named = findWords(heard, normalisePhrase(name));
    if (named === undefined) continue;
    const part = partAround(heard, named);
    const copula = findPhrase(heard, { from: named.to, to: Math.min(part.to, named.to + 2) }, copulas);
    if (copula === undefined || copula.from !== named.to || copula.to >= part.to) continue;
    const span = { from: copula.to, to: part.to };
    if (part.to - copula.to > mostStated || isEveryday(heard, span)) continue;
    const { start, end } = placeOf(heard, span);
    return [
      {
        kind: 'answer',
        about: slot,
        value: tidyText(heard.message.text.slice(start, end)),
        ...placeOf(heard, part),
        score: 0.9,
        evidence: [{ code: 'named', slot }],
      },
    ];
  }
  return [];
}

/** The most words of a value that is only stated. */
const mostStated = 4;
const copulas = phrasePattern((words) => words.copulas);

interface ChosenMention {
  readonly value: Json;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The mention that is the answer: the first, or after a correction the last one that is not taken back. */
function chosenMention(
  heard: Heard,
  definition: ExpectedValue['definition'],
  wanted: string | undefined,
): ChosenMention | undefined {
  const { text, nlu } = heard.message;
  const mentions = nlu.entities.filter(({ entity }) => entity === wanted);
  const found = inRole(definition, mentions).flatMap((mention): readonly ChosenMention[] => {
    const value = coerceSlotValue(definition, mention.value);
    return value === undefined
      ? []
      : [
          {
            value: definition.type === 'text' ? tidyText(value) : value,
            text: mention.text,
            start: mention.start,
            end: mention.end,
          },
        ];
  });
  const kept = found.filter(({ start }) => !isTakenBack(text, start));
  // "Change my postal code to 10117": a pattern may take "to" for the code.
  const special = kept.filter((mention) => !isEveryday(heard, spanOf(heard.places, mention)));
  const meant = special.length > 0 ? special : kept;
  // "Not on Friday" gives no day.
  if (found.length < 2) return meant[0];
  return hasCorrectionMarker(text) ? (meant.at(-1) ?? found.at(-1)) : (meant[0] ?? found[0]);
}
