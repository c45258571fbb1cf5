import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../base/appError.ts';
import { loadLanguageDetector } from '../../../base/loadLanguageDetector.ts';
import { knowledgeFormat } from '../../../model/knowledgeSources.ts';
import { knowledgeErrors } from '../../errors.ts';
import { loadReader } from '../../formats/loadReader.ts';
import { countWords, type Passage, passageHash } from '../chunk.ts';
import { readTextPassages } from '../chunkSources.ts';

/** The content of a source to read. */
export interface SourceContent {
  /** Path in the project, with forward slashes. */
  readonly path: string;
  /** The text of a text source; the file of a binary source and its expected SHA-256. */
  readonly content: string | { readonly file: string; readonly sha256: string };
}

/** Minimum number of words for detecting the language of a passage; numbers and addresses do not count. */
const enoughWords = 8;
/** Length of the text used for detection, in UTF-16 units. */
const maxLength = 400;
/** Minimum lead of the most likely language, on the detector's scale of 0 to 1. */
const minLead = 0.08;
const notWords = /[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+|\S*\d\S*/g;

/**
 * Loads the detector for the language of passages.
 *
 * @returns Detects the language of a passage (`de`); undefined if the passage is too short or the result is uncertain.
 */
async function detectPassageLanguage(): Promise<
  (passage: Pick<Passage, 'titlePath' | 'text'>) => string | undefined
> {
  const detector = await loadLanguageDetector();
  return ({ titlePath, text }) => {
    const words = `${titlePath.at(-1) ?? ''}\n${text}`.slice(0, maxLength).replace(notWords, ' ');
    if (countWords(words) < enoughWords) return undefined;
    const result = detector.detect(words);
    if (!result.isReliable()) return undefined;
    const [best = 0, next = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
    return best - next < minLead ? undefined : result.language;
  };
}

/**
 * Reads a source completely: its passages with the hash of their embedded texts and their language. This may take long
 * and need much memory, so `readSources` runs it on a thread with limits.
 *
 * @throws AppError with the source as its location, for any failure.
 */
export async function readPassages(source: SourceContent): Promise<Passage[]> {
  try {
    const passages = await passagesOf(source);
    const languageOf = passages.length === 0 ? () => undefined : await detectPassageLanguage();
    return passages.map((passage) => {
      const language = passage.metadata?.language ?? languageOf(passage);
      return {
        ...passage,
        ...(language === undefined ? {} : { metadata: { ...passage.metadata, language } }),
        hash: passageHash(passage),
      };
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw knowledgeErrors.KB_SOURCE_UNREADABLE({ reason }, { location: { file: source.path }, cause });
  }
}

async function passagesOf({ path, content }: SourceContent): Promise<Passage[]> {
  const location = { file: path };
  const format = knowledgeFormat(path);
  if (typeof content === 'string') {
    if (format?.content !== 'text') throw knowledgeErrors.KB_SOURCE_UNSUPPORTED({}, { location });
    return readTextPassages(await loadReader(format), path, content);
  }
  if (format?.content !== 'bytes') throw knowledgeErrors.KB_SOURCE_UNSUPPORTED({}, { location });
  const bytes = new Uint8Array(await readFile(content.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== content.sha256) throw knowledgeErrors.KB_SOURCE_CHANGED({}, { location });
  return (await loadReader(format))(path, bytes);
}
