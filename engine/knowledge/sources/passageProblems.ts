import { type Problem, problemOf } from '../../base/problem.ts';
import { knowledgeErrors } from '../errors.ts';
import type { Chunk } from './chunk.ts';
import { comparable, findContradictions } from './comparePassages.ts';

function locationOf({ source, line }: Chunk): { readonly file: string; readonly line?: number } {
  return line === undefined ? { file: source } : { file: source, line };
}

/** `knowledge/returns.md:12`: where a passage begins. */
function placeOf({ source, line }: Chunk): string {
  return line === undefined ? source : `${source}:${line}`;
}

/**
 * Warnings about passages that can be read: contradictions, copies of files, and passages past their last day.
 *
 * @param chunks - All passages of a project, ordered by id, before repeated ones are merged.
 * @param today - `2026-12-01`; without it, no passage is past its last day.
 */
export function passageProblems(chunks: readonly Chunk[], today: string | undefined): Problem[] {
  const copies = findCopies(chunks);
  return [...contradictions(chunks), ...copies, ...(today === undefined ? [] : expired(chunks, today))];
}

function contradictions(chunks: readonly Chunk[]): Problem[] {
  return findContradictions(chunks).map(({ first, second }) =>
    problemOf(
      knowledgeErrors.KB_PASSAGES_DIFFER(
        { title: second.titlePath.at(-1) ?? '', other: placeOf(first) },
        { location: locationOf(second) },
      ),
      'warning',
    ),
  );
}

function expired(chunks: readonly Chunk[], today: string): Problem[] {
  const past = chunks.filter(({ metadata }) => (metadata?.validUntil ?? today) < today);
  const groups = Map.groupBy(past, ({ source, metadata }) => `${source}\n${metadata?.validUntil ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (first === undefined) return [];
    const params = { passages: group.length, day: first.metadata?.validUntil ?? '' };
    return [
      problemOf(knowledgeErrors.KB_PASSAGES_EXPIRED(params, { location: locationOf(first) }), 'warning'),
    ];
  });
}

/** Share of passages from which a file is a copy of another one. */
const copiedShare = 0.8;
/** A passage that more files than this have is no sign of a copy. */
const maxOwners = 10;

function findCopies(chunks: readonly Chunk[]): Problem[] {
  const counts = new Map<string, number>();
  const shared = new Map<string, Map<string, number>>();
  for (const { source } of chunks) counts.set(source, (counts.get(source) ?? 0) + 1);
  const same = Map.groupBy(
    chunks,
    ({ titlePath, text }) => `${comparable(titlePath.at(-1) ?? '')}\n${comparable(text)}`,
  );
  for (const group of same.values()) {
    const sources = [...new Set(group.map(({ source }) => source))];
    if (sources.length > maxOwners) continue;
    for (const [at, later] of sources.entries())
      for (const earlier of sources.slice(0, at)) {
        const counted = shared.get(later) ?? new Map<string, number>();
        counted.set(earlier, (counted.get(earlier) ?? 0) + 1);
        shared.set(later, counted);
      }
  }
  return [...shared].flatMap(([file, others]) => {
    const most = [...others].sort((a, b) => b[1] - a[1])[0];
    if (most === undefined) return [];
    const [other, passages] = most;
    const own = counts.get(file) ?? 0;
    const larger = Math.max(own, counts.get(other) ?? 0);
    if (passages < 2 || passages < copiedShare * larger) return [];
    const error = knowledgeErrors.KB_SOURCE_COPIED({ other, passages }, { location: { file } });
    return [problemOf(error, 'warning')];
  });
}
