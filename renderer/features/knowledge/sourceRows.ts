import type { KnowledgeStatus } from '../../../engine/contract/methods/knowledgeMethods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';

/** A knowledge source in the list. */
export interface SourceRow {
  readonly path: string;
  /** `indexed`: the index has it as it is; `changed`: not as it is now; `failed`: it cannot be indexed. */
  readonly state: 'indexed' | 'changed' | 'failed';
  /** Null while unknown. */
  readonly chunks: number | null;
  readonly error: KnowledgeStatus['sources'][number]['error'];
  /** A file in the folder that could not even be read: there is nothing to show or edit of it. */
  readonly unread: boolean;
}

/** The index as the host last reported it, and the files as they were then. */
export interface KnownIndex {
  readonly status: KnowledgeStatus;
  readonly files: ProjectFiles;
}

/** The knowledge sources as they are edited, with what the index knows of each, by path. */
export function sourceRows(
  paths: readonly string[],
  files: ProjectFiles,
  known: KnownIndex | null,
): readonly SourceRow[] {
  const reported = new Map(known?.status.sources.map((source) => [source.path, source]));
  const unread = [...reported.keys()].filter(
    (path) => !paths.includes(path) && known?.files[path] === undefined && files[path] === undefined,
  );
  return [...paths, ...unread].sort().map((path) => {
    const common = { path, unread: !paths.includes(path) };
    const source = reported.get(path);
    const same = known?.status.upToDate === true && files[path] === known.files[path];
    if (source === undefined || !same) return { ...common, state: 'changed', chunks: null, error: null };
    if (source.error !== null) return { ...common, state: 'failed', chunks: null, error: source.error };
    return { ...common, state: 'indexed', chunks: source.chunks, error: null };
  });
}

/** True when the index covers exactly these sources as they are now. */
export function isIndexCurrent(rows: readonly SourceRow[], known: KnownIndex | null): boolean {
  if (known === null || !known.status.upToDate) return false;
  return rows.every(({ state }) => state !== 'changed') && known.status.sources.length === rows.length;
}
