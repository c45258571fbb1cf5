import type { KnowledgeFilter } from '../../model/knowledgePort.ts';
import type { Chunk } from '../sources/chunk.ts';

/**
 * Whether a search may find a passage. A passage with access labels is found only by who has one of them, whatever else
 * is asked for; without labels it is everybody's. With tags asked for, it must have one of these.
 *
 * @param filter - Absent: somebody without any access, all tags.
 */
export function passesFilter(chunk: Pick<Chunk, 'metadata'>, filter: KnowledgeFilter | undefined): boolean {
  const access = labels(chunk.metadata?.access);
  if (access.length > 0 && !access.some((label) => filter?.access?.includes(label))) return false;
  const wanted = filter?.tags ?? [];
  if (wanted.length === 0) return true;
  const tags = labels(chunk.metadata?.tags);
  return wanted.some((tag) => tags.includes(tag));
}

function labels(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(', ');
}
