import canonicalize from 'canonicalize';
import type { Json } from '../base/json.ts';
import type { Policies } from '../model/documents/policies.ts';
import type { DeskLanguage } from '../model/handoffPacket.ts';
import type { ErrorNote, Statement } from '../model/statements.ts';
import { germanWords } from './de.ts';
import { englishWords } from './en.ts';
import { type NamedParts, type Names, namesOfCompiled, noNames } from './names.ts';
import type { MachineErrorCode, Resolution, Speaker, Words } from './words.ts';

/** The catalogue of each language. */
export const catalogues: Readonly<Record<DeskLanguage, Words>> = { en: englishWords, de: germanWords };

/** Something that has no words: a code, or a parameter of one. */
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
  /** What people call flows, states and intents; their ids are shown when absent. */
  readonly names?: Names;
  /** Told of what has no words; hosts log it. */
  readonly onMissing?: ((missing: MissingWords) => void) | undefined;
}

const longestQuote = 200;

/**
 * How the desk of a project reads what is handed over to it.
 *
 * @param project - Compiled.
 */
export function deskWording(
  project: NamedParts & { readonly policies: Pick<Policies, 'escalation'> },
  onMissing?: Wording['onMissing'],
): Wording {
  return { language: project.policies.escalation.language, names: namesOfCompiled(project), onMissing };
}

/** How a conversation ended, in a sentence; null when it is not known how. */
export function endWords(resolution: Resolution | null, language: DeskLanguage = 'en'): string {
  return catalogues[language].ends[resolution ?? 'ended'];
}

/**
 * A statement as a sentence, without a final full stop. It never throws: what has no words, because it was written by
 * a later version or a parameter is not there, is a placeholder such as `⟨flow_held⟩`, and the listener is told.
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

/** What is read of params that are not there is a placeholder. Whether an optional one is there asks `in`. */
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
    return `${open}${line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line}${close}`;
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

/** The sentence for an error: that of the machine's own codes, or the message that it came with. */
function errorWords(note: ErrorNote, words: Words, missing: (param?: string) => string): string {
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
