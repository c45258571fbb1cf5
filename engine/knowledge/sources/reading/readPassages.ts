import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../../base/appError.ts';
import { knowledgeFormat } from '../../../model/knowledgeSources.ts';
import { errors } from '../../errors.ts';
import { loadReader } from '../../formats/loadReader.ts';
import type { Passage } from '../chunk.ts';
import { passageHash } from '../passageHash.ts';
import { readTextPassages } from '../readTextPassages.ts';
import { detectPassageLanguage } from './detectPassageLanguage.ts';
import type { SourceContent } from './sourceContent.ts';

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
    throw errors.KB_SOURCE_UNREADABLE({ reason }, { location: { file: source.path }, cause });
  }
}

async function passagesOf({ path, content }: SourceContent): Promise<Passage[]> {
  const location = { file: path };
  const format = knowledgeFormat(path);
  if (typeof content === 'string') {
    if (format?.content !== 'text') throw errors.KB_SOURCE_UNSUPPORTED({}, { location });
    return readTextPassages(await loadReader(format), path, content);
  }
  if (format?.content !== 'bytes') throw errors.KB_SOURCE_UNSUPPORTED({}, { location });
  const bytes = new Uint8Array(await readFile(content.file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== content.sha256) throw errors.KB_SOURCE_CHANGED({}, { location });
  return (await loadReader(format))(path, bytes);
}
