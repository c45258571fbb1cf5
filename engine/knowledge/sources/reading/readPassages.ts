import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../base/appError.ts';
import { loadLanguageDetector } from '../../../base/loadLanguageDetector.ts';
import { knowledgeFormat } from '../../../model/knowledgeSources.ts';
import { knowledgeErrors } from '../../errors.ts';
import { loadReader } from '../../formats/loadReader.ts';
import { countWords, type Passage, passageHash } from '../chunk.ts';
import { readTextPassages } from '../chunkSources.ts';

/** What there is to read of a source. */
export interface SourceContent {
  /** Path below the project, forward slashes. */
  readonly path: string;
  /** Text of a source of a text format; of a binary one where its file is, and the SHA-256 it should have. */
  readonly content: string | { readonly file: string; readonly sha256: string };
}

/** Words from which a passage says what language it is in; figures and addresses do not count. */
const enoughWords = 8;
/** Longest beginning that is looked at, in UTF-16 units. */
const maxLength = 400;
/** By how much the likeliest language must be ahead, on the detector's scale of 0 to 1. */
const smallestLead = 0.08;
const noWords = /[^\s@]+@[^\s@]+|(?:https?:\/\/|www\.)\S+|\S*\d\S*/g;

/**
 * Prepares to tell the language of passages.
 *
 * @returns The language of a passage (`de`), or undefined where it is too short or not sure.
 */
async function detectPassageLanguage(): Promise<
  (passage: Pick<Passage, 'titlePath' | 'text'>) => string | undefined
> {
  const detector = await loadLanguageDetector();
  return ({ titlePath, text }) => {
    const words = `${titlePath.at(-1) ?? ''}\n${text}`.slice(0, maxLength).replace(noWords, ' ');
    if (countWords(words) < enoughWords) return undefined;
    const result = detector.detect(words);
    if (!result.isReliable()) return undefined;
    const [best = 0, next = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
    return best - next < smallestLead ? undefined : result.language;
  };
}

/**
 * Reads one source whole: passages with the hash of what is embedded and the language each is in. This may take long and
 * need much memory: `readSources` runs it on a thread with limits.
 *
 * @throws AppError with the source as its location, whatever goes wrong.
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
