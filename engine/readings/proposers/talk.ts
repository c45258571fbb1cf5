// Social acts, controls, questions about the assistant, requests for a person, and danger, by the phrases of the
// languages.
import type { TalkWords } from '../../model/languages/language.ts';
import type { Reading, ReadingKind } from '../../model/reading.ts';
import { guardsOf, isPast } from '../guards.ts';
import {
  type Heard,
  type HeardSpan,
  onceForMessage,
  partAround,
  placeOf,
  spanOf,
  spanText,
  weightOf,
  withWords,
} from '../heard.ts';
import {
  aroundIn,
  canOccur,
  findPhrase,
  isAllOf,
  isFiller,
  isQuestion,
  phrasePattern,
  replacePhrases,
  talkLanguages,
} from '../phrasebook.ts';
import type { Waiting } from '../waiting.ts';
import { negator } from './wordMatch.ts';

interface Phrase {
  readonly kind: ReadingKind;
  readonly about: string | undefined;
  readonly pattern: RegExp | undefined;
}

function listed<K extends 'acts' | 'controls' | 'meta'>(kind: ReadingKind, group: K): readonly Phrase[] {
  const names = new Set(talkLanguages.flatMap((words) => Object.keys(words[group])));
  return [...names].map((about) => ({
    kind,
    about,
    pattern: phrasePattern(
      (words) => (words[group] as Readonly<Record<string, readonly string[]>>)[about] ?? [],
    ),
  }));
}

const talk: readonly Phrase[] = [
  ...listed('act', 'acts'),
  ...listed('control', 'controls'),
  ...listed('meta', 'meta'),
  { kind: 'person', about: undefined, pattern: phrasePattern(({ person }) => person) },
];

const acts = phrasePattern((words) => Object.values(words.acts).flat());

/** Score of words that say nothing but this, and of words within a longer part. */
const sure = 0.97;
const within = 0.72;
/** A question about the assistant is not one for a flow that has a similar example. */
const surest = 0.985;
/** "Am I talking to a bot or to a human?": people who want a person do not ask so. */
const surelyBot = 0.92;

/** Acts, controls and questions about the assistant, in every part of the message. */
export function proposeTalk(heard: Heard, waiting: Waiting): readonly Reading[] {
  return [...actsIn(heard).map((one) => asClaimed(one, waiting)), ...proposeLanguage(heard, waiting)];
}

/** A control or a farewell that an option of the state stands for is the answer. */
export function asClaimed(one: Reading, { claims, meaningOf, expectation }: Waiting): Reading {
  const isClaimable = one.kind === 'control' || (one.kind === 'act' && one.about === 'farewell');
  if (!isClaimable || one.guards !== undefined || expectation?.type !== 'options') return one;
  const option = expectation.options.find(({ intent }) => {
    const meaning = intent !== undefined && claims.includes(intent) ? meaningOf(intent) : undefined;
    return (
      (meaning?.kind === 'control' || meaning?.kind === 'act') &&
      meaning.kind === one.kind &&
      meaning.about === one.about
    );
  });
  return option === undefined ? one : { ...one, kind: 'answer', about: option.id };
}

/** The same without requests for another language. */
export const actsIn = onceForMessage((heard): readonly Reading[] => {
  const readings: Reading[] = [];
  const possible = talk.filter(({ pattern }) => canOccur(heard, pattern));
  if (possible.length === 0) return readings;
  for (const part of heard.parts) {
    for (const { kind, about, pattern } of possible) {
      const found = findPhrase(heard, part, pattern);
      if (found === undefined) continue;
      const alone = isAllOf(heard, part, found);
      const among = !alone && kind === 'act' && isAmongActs(heard, part, found);
      // Within a longer part, only what is never said in passing counts.
      const leads =
        kind === 'act' &&
        (about === 'apology' || about === 'greeting') &&
        found.from === part.from &&
        !isPartOfValue(heard, found);
      if (!alone && !among && !leads && !isPlain(kind, about)) continue;
      if (!alone && partAround(heard, found) !== part) continue;
      const guards =
        kind !== 'person' && kind !== 'control' && (about !== 'farewell' || alone)
          ? []
          : kind === 'person' && isRefused(heard, found)
            ? ['negated' as const]
            : guardsOf(heard, part);
      // "Will you end this chat?" asks.
      if (!alone && about === 'farewell' && guards.length === 0 && isQuestion(heard, part)) continue;
      // Whoever tells of a person wants none; whoever never asked for one says so.
      if (kind === 'person' && guards.length === 0 && isPast(heard, found)) continue;
      const { start, end } = placeOf(heard, alone ? part : found);
      const reading: Reading = {
        kind,
        ...(about !== undefined && { about }),
        start,
        end,
        score: alone
          ? about === 'bot'
            ? surest
            : sure
          : among
            ? 0.95
            : about === 'bot'
              ? surelyBot
              : kind === 'person'
                ? 0.85
                : within,
        evidence: [{ code: 'phrase', phrase: found.text }],
      };
      if (guards.length > 0) reading.guards = [...guards];
      readings.push(reading);
    }
  }
  return readings;
});

/** Whether words belong to a value: "morgen um 9" is no greeting. */
function isPartOfValue({ message, places }: Heard, found: HeardSpan): boolean {
  return message.nlu.entities.some((mention) => {
    const { from, to } = spanOf(places, mention);
    return from <= found.from && to >= found.to;
  });
}

/** Whether the word before a phrase says no to it: "please no human". */
function isRefused({ words }: Heard, { from }: HeardSpan): boolean {
  return from > 0 && negator?.test(words[from - 1] ?? '') === true;
}

/** Whether the words around a phrase are other acts: "thx bye". */
function isAmongActs(heard: Heard, part: HeardSpan, found: HeardSpan): boolean {
  return aroundIn(heard, part, found).every((text) =>
    isFiller(
      heard,
      replacePhrases(heard, text, acts, () => ''),
    ),
  );
}

/** Whether words mean this also within a longer sentence. */
function isPlain(kind: ReadingKind, about: string | undefined): boolean {
  return (
    kind === 'person' ||
    (kind === 'act' &&
      (about === 'thanks' || about === 'insult' || about === 'complaint' || about === 'farewell')) ||
    (kind === 'meta' && (about === 'bot' || about === 'unknown'))
  );
}

const languageNames: { readonly language: string; readonly pattern: RegExp | undefined }[] = [];
for (const language of new Set(talkLanguages.flatMap((words) => Object.keys(words.languageNames)))) {
  const namesIn = (words: TalkWords) => words.languageNames[language] ?? [];
  const pattern = phrasePattern((words) => {
    const names = namesIn(words);
    return names.length === 0
      ? []
      : words.languageRequest.map((request) => request.replace('LANGUAGE', `(?:${names.join('|')})`));
  });
  languageNames.push({ language, pattern });
}

function proposeLanguage(heard: Heard, { locale }: Waiting): readonly Reading[] {
  const readings: Reading[] = [];
  const possible = languageNames.filter(({ pattern }) => canOccur(heard, pattern));
  if (possible.length === 0) return readings;
  for (const part of heard.parts) {
    for (const { language, pattern } of possible) {
      const found = findPhrase(heard, part, pattern);
      if (found === undefined || !isAllOf(heard, part, found)) continue;
      readings.push({
        kind: 'control',
        about: 'language',
        value: language,
        ...placeOf(heard, part),
        score: language === locale ? 0.6 : sure,
        evidence: [{ code: 'phrase', phrase: found.text }],
      });
    }
  }
  return readings;
}

const dangers = (['self_harm', 'violence', 'medical'] as const).map((about) => ({
  about,
  pattern: phrasePattern(({ danger }) => danger[about]),
}));
const harmless = phrasePattern(({ danger }) => danger.harmless);

/** A message without its figures of speech; the rest of it can still tell of danger. */
function literal(heard: Heard, whole: HeardSpan): Heard {
  const said = spanText(heard, whole);
  const text = replacePhrases(heard, said, harmless, (found) => found.replaceAll(/[^ ]+/g, '…'));
  return text === said ? heard : withWords(heard, text.split(' '));
}

/** Danger to somebody's life, unless it is a figure of speech. A negation does not make it safe. */
export function proposeDanger(heard: Heard, { safety }: Waiting): readonly Reading[] {
  if (!safety || !dangers.some(({ pattern }) => canOccur(heard, pattern))) return [];
  const whole = { from: 0, to: heard.words.length };
  const said = literal(heard, whole);
  for (const { about, pattern } of dangers) {
    const found = findPhrase(said, whole, pattern);
    if (found === undefined) continue;
    return [
      {
        kind: 'danger',
        about,
        ...placeOf(heard, found),
        score: sure,
        evidence: [{ code: 'phrase', phrase: found.text }],
      },
    ];
  }
  return [];
}

/** Questions: for the knowledge base, unless something better explains them. */
export function proposeQuestion(heard: Heard): readonly Reading[] {
  const readings: Reading[] = [];
  for (const part of heard.parts) {
    const isImagined = guardsOf(heard, part).includes('hypothetical');
    if (weightOf(heard, part) < 1 || (!isImagined && !isQuestion(heard, part))) continue;
    readings.push({
      kind: 'question',
      ...placeOf(heard, part),
      score: isImagined ? 0.6 : 0.5,
      evidence: [{ code: 'question' }],
    });
  }
  return readings;
}
