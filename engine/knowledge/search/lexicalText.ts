import type { Chunk } from '../sources/chunk.ts';

/** What a chunk is found by in words. Headings count twice: they say what the passage is about. */
export function lexicalText(chunk: Chunk): string {
  return [...chunk.titlePath, chunk.titlePath.at(-1) ?? '', chunk.text].join('\n');
}
