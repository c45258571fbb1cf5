// German words for readings: how a message was understood.
import type { Reading, ReadingEvidence } from '../model/reading.ts';
import type { ReadingWords, Speaker } from './words.ts';

/** Dangers to somebody's life. */
const dangers = {
  self_harm: 'Selbstgefährdung',
  violence: 'Gewalt',
  medical: 'ein medizinischer Notfall',
} as const;

/** What customers say besides facts and questions, and ask about the assistant. */
const actNames: Readonly<Record<string, string>> = {
  greeting: 'Gruß',
  thanks: 'Dank',
  farewell: 'Abschied',
  acknowledgement: 'Zustimmung',
  apology: 'Entschuldigung',
  insult: 'Beleidigung',
  complaint: 'Beschwerde',
  bot: 'Frage, mit wem der Kunde spricht',
  why: 'Frage, wozu das gefragt wird',
  unknown: 'weiß es nicht',
  cancel: 'abbrechen',
  repeat: 'wiederholen',
  wait: 'einen Moment warten',
  back: 'zurück',
  forget: 'vergessen werden',
  language: 'andere Sprache',
};

/** A reading in a few words: "Antwort: beschädigt". */
function readingWords(one: Reading, s: Speaker): string {
  const { kind, about = '', value, guards = [] } = one;
  const name = actNames[about] ?? about;
  const not = guards.includes('negated')
    ? 'nicht gewünscht: '
    : guards.includes('hypothetical')
      ? 'nur gedacht: '
      : guards.includes('unconfirmed')
        ? 'zu bestätigen: '
        : '';
  switch (kind) {
    case 'danger':
      return `Gefahr: ${dangers[about as keyof typeof dangers] ?? about}`;
    case 'person':
      return `${not}ein Mensch`;
    case 'correction':
      return value === null || value === undefined
        ? `${about} ist falsch`
        : `${about} ist stattdessen ${s.value(value)}`;
    case 'answer':
      return `Antwort: ${value === undefined ? about || 'die ganze Nachricht' : s.value(value)}`;
    case 'fact':
      return `${about} ist ${s.value(value ?? null)}`;
    case 'flow':
      return `${not}Ablauf ${s.flow(about)}`;
    case 'scope':
      return `nicht zuständig: ${s.intent(about)}`;
    case 'question':
      return 'eine Frage';
    default:
      return `${not}${name}`;
  }
}

/** Why a reading is plausible. */
function evidenceWords(evidence: ReadingEvidence, s: Speaker): string {
  switch (evidence.code) {
    case 'tapped':
      return 'die Antwort wurde angetippt';
    case 'phrase':
      return `die Wörter ${s.quote(evidence.phrase)}`;
    case 'spelling':
      return `${s.quote(evidence.word)} steht in keinem Wörterbuch und ähnelt ${s.quote(evidence.phrase)}`;
    case 'position':
      return `Nummer ${evidence.position} in der Liste`;
    case 'intent':
      return `Intent ${s.quote(s.intent(evidence.intent))} (${s.number(evidence.confidence, 2)})`;
    case 'talk':
      return `so ähnlich sagen es Kundinnen und Kunden (${s.number(evidence.confidence, 2)})`;
    case 'entity':
      return `${evidence.entity} in ${s.quote(evidence.text)}`;
    case 'meaning':
      return `ähnliche Bedeutung wie ${s.quote(evidence.phrase)} (${s.number(evidence.similarity, 2)})`;
    case 'named':
      return `${evidence.slot} wird genannt`;
    case 'marked':
      return 'korrigierende Wörter';
    case 'whole':
      return 'die ganze Nachricht wird genommen';
    case 'question':
      return 'die Form einer Frage';
    case 'model':
      return `vorgeschlagen vom Sprachmodell ${evidence.model} (${s.number(evidence.score, 2)})`;
  }
}

export const germanReadings: ReadingWords = {
  acts: actNames,
  dangers,
  reading: readingWords,
  evidence: evidenceWords,
};
