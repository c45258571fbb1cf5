// English words for readings: how a message was understood.
import type { Reading, ReadingEvidence } from '../model/reading.ts';
import type { ReadingWords, Speaker } from './words.ts';

/** Dangers to somebody's life. */
const dangers = { self_harm: 'self-harm', violence: 'violence', medical: 'a medical emergency' } as const;

/** What customers say besides facts and questions, and ask about the assistant. */
const actNames: Readonly<Record<string, string>> = {
  greeting: 'greeting',
  thanks: 'thanks',
  farewell: 'goodbye',
  acknowledgement: 'acknowledgement',
  apology: 'apology',
  insult: 'insult',
  complaint: 'complaint',
  bot: 'a question about who they are talking to',
  why: 'a question about why this is asked',
  unknown: 'not knowing the answer',
  cancel: 'cancel',
  repeat: 'say it again',
  wait: 'wait a moment',
  back: 'go back',
  forget: 'forget me',
  language: 'another language',
};

/** A reading in a few words: "answer: damaged". */
function readingWords(one: Reading, s: Speaker): string {
  const { kind, about = '', value, guards = [] } = one;
  const name = actNames[about] ?? about;
  const not = guards.includes('negated')
    ? 'not wanted: '
    : guards.includes('hypothetical')
      ? 'only imagined: '
      : guards.includes('unconfirmed')
        ? 'to be confirmed: '
        : '';
  switch (kind) {
    case 'danger':
      return `danger: ${dangers[about as keyof typeof dangers] ?? about}`;
    case 'person':
      return `${not}a person`;
    case 'correction':
      return value === null || value === undefined
        ? `${about} is wrong`
        : `${about} is ${s.value(value)} instead`;
    case 'answer':
      return `answer: ${value === undefined ? about || 'the whole message' : s.value(value)}`;
    case 'fact':
      return `${about} is ${s.value(value ?? null)}`;
    case 'flow':
      return `${not}flow ${s.flow(about)}`;
    case 'scope':
      return `out of scope: ${s.intent(about)}`;
    case 'question':
      return 'a question';
    default:
      return `${not}${name}`;
  }
}

/** Why a reading is plausible. */
function evidenceWords(evidence: ReadingEvidence, s: Speaker): string {
  switch (evidence.code) {
    case 'tapped':
      return 'the quick reply was tapped';
    case 'phrase':
      return `the words ${s.quote(evidence.phrase)}`;
    case 'spelling':
      return `${s.quote(evidence.word)} is in no dictionary and close to ${s.quote(evidence.phrase)}`;
    case 'position':
      return `number ${evidence.position} in the list`;
    case 'intent':
      return `intent ${s.quote(s.intent(evidence.intent))} (${s.number(evidence.confidence, 2)})`;
    case 'talk':
      return `similar to what customers say for this (${s.number(evidence.confidence, 2)})`;
    case 'entity':
      return `${evidence.entity} in ${s.quote(evidence.text)}`;
    case 'meaning':
      return `similar in meaning to ${s.quote(evidence.phrase)} (${s.number(evidence.similarity, 2)})`;
    case 'named':
      return `${evidence.slot} is named`;
    case 'marked':
      return 'correcting words';
    case 'whole':
      return 'the whole message is taken';
    case 'question':
      return 'the form of a question';
    case 'model':
      return `proposed by the language model ${evidence.model} (${s.number(evidence.score, 2)})`;
  }
}

export const englishReadings: ReadingWords = {
  acts: actNames,
  dangers,
  reading: readingWords,
  evidence: evidenceWords,
};
