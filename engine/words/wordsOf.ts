import canonicalize from 'canonicalize';
import type { Json } from '../base/json.ts';
import type { Policies } from '../model/documents/policies.ts';
import type { DeskLanguage } from '../model/handoffPacket.ts';
import type { Reading, ReadingEvidence } from '../model/reading.ts';
import type { ErrorDetails, Statement } from '../model/statements.ts';
import { germanWords } from './de.ts';
import { englishWords } from './en.ts';
import { type NamedParts, type Names, namesOfCompiled, noNames } from './names.ts';
import type { MachineErrorCode, Resolution, Speaker, Words } from './words.ts';

/** The catalogue of each language. */
export const catalogues: Readonly<Record<DeskLanguage, Words>> = { en: englishWords, de: germanWords };

/** A code or parameter without words. */
export interface MissingWords {
  readonly language: DeskLanguage;
  readonly code: string;
  /** Absent: the code itself has no words. */
  readonly param?: string;
}

/** How statements are worded. */
export interface Wording {
  /** English when absent. */
  readonly language?: DeskLanguage;
  /** Display names of flows, states and intents; ids are shown when absent. */
  readonly names?: Names;
  /** Called for codes without words; hosts log them. */
  readonly onMissing?: ((missing: MissingWords) => void) | undefined;
}

const maxQuoteLength = 200;

/**
 * The wording for a project's desk.
 *
 * @param project - The compiled project.
 */
export function deskWording(
  project: NamedParts & { readonly policies: Pick<Policies, 'escalation'> },
  onMissing?: Wording['onMissing'],
): Wording {
  return { language: project.policies.escalation.language, names: namesOfCompiled(project), onMissing };
}

/** How a conversation ended, in a sentence; null if unknown. */
export function endWords(resolution: Resolution | null, language: DeskLanguage = 'en'): string {
  return catalogues[language].ends[resolution ?? 'ended'];
}

/**
 * A statement as a sentence, without a final full stop. Never throws: a code of a later version, or a missing
 * parameter, becomes a placeholder such as `⟨flow_held⟩` and is reported.
 */
export function wordsOf(statement: Statement, wording: Wording = {}): string {
  const { language = 'en', onMissing } = wording;
  const { code } = statement;
  const missing = (param?: string): string => {
    onMissing?.(param === undefined ? { language, code } : { language, code, param });
    return `⟨${param ?? code}⟩`;
  };
  const words = catalogues[language].statements as Readonly<
    Record<string, ((params: unknown, speaker: Speaker) => unknown) | undefined>
  >;
  const speaker = speakerOf(wording);
  try {
    const params = code === 'error' ? statement.params : readable(statement.params, missing);
    const make = Object.hasOwn(words, code) ? words[code] : undefined;
    const text = make?.(params, speaker);
    return typeof text === 'string' ? text : missing();
  } catch {
    return missing();
  }
}

/** A reading of a message in a few words: "answer: damaged". */
export function wordsOfReading(one: Reading, wording: Wording = {}): string {
  return catalogues[wording.language ?? 'en'].readings.reading(one, speakerOf(wording));
}

/** Why a reading is plausible, in a few words. */
export function wordsOfEvidence(evidence: ReadingEvidence, wording: Wording = {}): string {
  return catalogues[wording.language ?? 'en'].readings.evidence(evidence, speakerOf(wording));
}

/** Makes missing params read as placeholders. Whether an optional one is present can be tested with `in`. */
function readable<T extends object>(params: T, missing: (param: string) => string): T {
  return new Proxy(params, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      return value === undefined && typeof key === 'string' ? missing(key) : value;
    },
  });
}

function speakerOf(wording: Wording): Speaker {
  const { language = 'en', names = noNames, onMissing } = wording;
  const words = catalogues[language];
  const [open, close] = words.quotes;
  const quote = (text: string): string => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return `${open}${line.length > maxQuoteLength ? `${line.slice(0, maxQuoteLength)}…` : line}${close}`;
  };
  const flow = (id: string): string => names.flow(id) ?? id;
  return {
    quote,
    flow,
    number: (value, digits) => {
      const text = digits === undefined || typeof value !== 'number' ? String(value) : value.toFixed(digits);
      return text.replace('.', words.decimalPoint);
    },
    list: (items) =>
      items.length < 2
        ? items.join('')
        : `${items.slice(0, -1).join(', ')} ${words.and} ${items[items.length - 1]}`,
    value: (value: Json) => (typeof value === 'string' ? value : (canonicalize(value) ?? '')),
    intent: (id) => names.intent(id) ?? id,
    place: (flowId, state) =>
      flowId === ''
        ? words.beginning
        : `${quote(names.state(flowId, state) ?? state)} ${words.in} ${quote(flow(flowId))}`,
    say: (statement) => wordsOf(statement, wording),
    error: (note) =>
      errorWords(note, words, (param) => {
        onMissing?.({ language, code: note.error, ...(param === undefined ? {} : { param }) });
        return `⟨${param ?? note.error}⟩`;
      }),
  };
}

/** The sentence of an error: from the words if it is the machine's own, otherwise its message. */
function errorWords(note: ErrorDetails, words: Words, missing: (param?: string) => string): string {
  if (note.message !== undefined) return note.message;
  const { errors } = words;
  const make = Object.hasOwn(errors, note.error) ? errors[note.error as MachineErrorCode] : undefined;
  if (make === undefined) return missing();
  const params = note.params ?? {};
  const read = new Proxy({} as Record<string, string>, {
    get: (_, key) => {
      const value = typeof key === 'string' ? params[key] : undefined;
      return value === undefined ? missing(String(key)) : String(value);
    },
  });
  return make(read);
}
