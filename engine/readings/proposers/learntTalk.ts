// Talk that no list of phrases has, as the trained model recognises it.
import { asYesNo } from '../../kit/answerWords.ts';
import type { NluResult } from '../../model/ports.ts';
import type { Reading } from '../../model/reading.ts';
import { guardsOf } from '../guards.ts';
import { isForGood } from '../guesses.ts';
import { type Heard, placeOf, spanOf } from '../heard.ts';
import { isQuestion } from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { asClaimed } from './talk.ts';

type Said = NonNullable<NluResult['talk']>[number];

/** What a label of the model means. */
const meanings: Readonly<Record<string, Pick<Reading, 'kind' | 'about' | 'guards'>>> = {
  greeting: { kind: 'act', about: 'greeting' },
  thanks: { kind: 'act', about: 'thanks' },
  farewell: { kind: 'act', about: 'farewell' },
  acknowledgement: { kind: 'act', about: 'acknowledgement' },
  apology: { kind: 'act', about: 'apology' },
  insult: { kind: 'act', about: 'insult' },
  complaint: { kind: 'act', about: 'complaint' },
  wait: { kind: 'control', about: 'wait' },
  back: { kind: 'control', about: 'back' },
  repeat: { kind: 'control', about: 'repeat' },
  cancel: { kind: 'control', about: 'cancel' },
  person: { kind: 'person' },
  not_person: { kind: 'person', guards: ['negated'] },
  bot: { kind: 'meta', about: 'bot' },
  why: { kind: 'meta', about: 'why' },
  unknown: { kind: 'meta', about: 'unknown' },
};

/** From this confidence on, something is said. */
const said = 0.6;
/** What cannot be undone must be more certain. */
const saidForGood = 0.9;
/** A prediction counts less than words that are known to say this. */
const share = 0.9;

/** A person who was only guessed is offered: below 0.7, nothing that cannot be undone happens without asking. */
const offered = 0.69;

export function proposeLearntTalk(heard: Heard, waiting: Waiting): readonly Reading[] {
  return (heard.message.nlu.talk ?? [])
    .flatMap((one) => readingOf(heard, one))
    .map((one) => asClaimed(one, waiting));
}

function readingOf(heard: Heard, { start, end, says, confidence }: Said): readonly Reading[] {
  const meaning = meanings[says];
  if (meaning === undefined || confidence < (isForGood(meaning) ? saidForGood : said)) return [];
  const span = spanOf(heard.places, { start, end });
  // A plain yes or no is an answer, whatever it resembles.
  if (asYesNo(heard.message.text.slice(start, end)) !== undefined) return [];
  // "Can I cancel later?" asks.
  if (meaning.about === 'cancel' && isQuestion(heard, span)) return [];
  const isRequest = meaning.kind === 'person' || meaning.kind === 'control' || meaning.about === 'farewell';
  const guards = isRequest ? guardsOf(heard, span) : [];
  // "I don't want to talk to anyone" is a request for no person in both ways.
  const all = [...new Set([...(meaning.guards ?? []), ...guards])];
  return [
    {
      kind: meaning.kind,
      ...(meaning.about !== undefined && { about: meaning.about }),
      ...placeOf(heard, span),
      score:
        meaning.kind === 'person' && all.length === 0
          ? Math.min(confidence * share, offered)
          : confidence * share,
      evidence: [{ code: 'talk', confidence }],
      ...(all.length > 0 && { guards: all }),
    },
  ];
}
