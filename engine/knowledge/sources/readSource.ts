import { knowledgeFormat } from '../../model/knowledgeSources.ts';
import { errors } from '../errors.ts';
import { loadReader } from '../formats/loadReader.ts';
import type { Chunk } from './chunk.ts';
import { readTextPassages } from './readTextPassages.ts';
import { toChunks } from './toChunks.ts';

/**
 * Reads one knowledge source of a text format into chunks.
 *
 * @param source - Path below the project, forward slashes: `knowledge/returns.md`.
 * @param text - Its content, decoded as UTF-8. An empty file has no chunks.
 * @returns Chunks in reading order with ids that are unique within the source.
 * @throws AppError with the file and, where there is one, the line: `KB_SOURCE_UNSUPPORTED` also for binary formats,
 *   which `readSources` reads; `KB_SOURCE_TOO_LARGE`, `KB_SOURCE_BINARY`, `KB_SOURCE_NOT_UTF8`, and those of the
 *   format's reader.
 */
export async function readSource(source: string, text: string): Promise<Chunk[]> {
  const format = knowledgeFormat(source);
  if (format?.content !== 'text') throw errors.KB_SOURCE_UNSUPPORTED({}, { location: { file: source } });
  return toChunks(source, readTextPassages(await loadReader(format), source, text));
}
