// The files of the knowledge base: their rows in the list, new sources, and added files.
import type { ProjectFiles } from '../../../engine/model/project.ts';
import type { KnowledgeStatus } from '../../../engine/model/reports/statuses.ts';
import { addedExtensions, addedFormatNames, sourceKind } from '../../stores/knowledge.ts';
import { runEdit, showError } from '../../stores/runEdit.ts';
import type { Studio } from '../../stores/studio.ts';
import { useStudio } from '../../stores/useStudio.ts';

/** Kinds of knowledge sources that can be written here. */
export type SourceKind = 'markdown' | 'questions' | 'sitemap';

/** A source that does not exist yet. */
export interface NewSource {
  readonly path: string;
  readonly text: string;
}

const extensions: Readonly<Record<SourceKind, string>> = {
  markdown: 'md',
  questions: 'csv',
  sitemap: 'sitemap.yaml',
};

const initialTexts: Readonly<Record<SourceKind, (title: string) => string>> = {
  markdown: (title) => `# ${title}\n\n`,
  questions: () => 'question,answer\n',
  sitemap: () =>
    'url: https://www.example.com/sitemap.xml\n# include: [/help/*]\n# exclude: [/help/jobs/*]\nlimit: 100\n',
};

/** Makes a new source from a name: a file name that is not taken, and an initial text that shows what belongs there. */
export function newSource(name: string, kind: SourceKind, taken: readonly string[]): NewSource {
  const extension = extensions[kind];
  const title = name.trim().replace(/\.(md|csv|sitemap\.yaml)$/i, '');
  const stem =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'source';
  let path = `knowledge/${stem}.${extension}`;
  for (let n = 2; taken.includes(path); n += 1) path = `knowledge/${stem}-${n}.${extension}`;
  return { path, text: initialTexts[kind](title) };
}

/**
 * The path under which a file is added to the project: its name, made valid for every operating system and for
 * addresses.
 *
 * @param taken - Paths of other sources.
 * @returns Undefined if the file cannot be a knowledge source.
 */
export function addedPath(name: string, taken: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  const extension = addedExtensions.find((end) => lower.endsWith(end) && lower !== end);
  if (extension === undefined) return undefined;
  const stem =
    name
      .slice(0, -extension.length)
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
      .trim()
      .replace(/\s+/g, '-')
      .replace(/^[.-]+|[.-]+$/g, '')
      .slice(0, 80) || 'source';
  let path = `knowledge/${stem}${extension}`;
  for (let n = 2; taken.includes(path); n += 1) path = `knowledge/${stem}-${n}${extension}`;
  return path;
}

/** Bytes of a file that are sent in one message. */
const partBytes = 1024 * 1024;

/**
 * Returns a function that adds files as knowledge sources: texts as they are; others are uploaded to the host, which
 * keeps their bytes until they are saved. All files of one call are one step of undo.
 *
 * @param taken - Paths of the existing sources.
 * @param onAdded - Called with the path of the first file.
 */
export function useAddFiles(taken: readonly string[], onAdded: (path: string) => void) {
  const studio = useStudio();
  const add = async (files: readonly File[]): Promise<void> => {
    const changes: Record<string, string> = {};
    for (const file of files) {
      try {
        const path = addedPath(file.name, [...taken, ...Object.keys(changes)]);
        if (path === undefined) throw new Error(`${file.name} is not a ${addedFormatNames('or')} file`);
        changes[path] = sourceKind(path) === 'binary' ? await upload(studio, file) : await file.text();
      } catch (error) {
        showError(error, `${file.name} was not added`);
      }
    }
    const [first, ...others] = Object.keys(changes);
    if (first === undefined) return;
    const title = others.length === 0 ? `Add ${first}` : `Add ${others.length + 1} knowledge sources`;
    if (runEdit(studio, 'knowledge.replace', { title, changes }) !== undefined) onAdded(first);
  };
  return (files: readonly File[]) => void add(files);
}

/** Uploads a file in parts, and returns the text that represents it. */
async function upload({ client, document }: Studio, file: File): Promise<string> {
  const projectId = document.getState().opened?.id ?? '';
  let uploadId: string | null = null;
  for (let at = 0; ; at += partBytes) {
    const bytes = new Uint8Array(await file.slice(at, at + partBytes).arrayBuffer());
    const last = at + partBytes >= file.size;
    const response: { uploadId: string; standIn: string | null } = await client.request('knowledge.upload', {
      projectId,
      uploadId,
      base64: toBase64(bytes),
      last,
    });
    if (response.standIn !== null) return response.standIn;
    uploadId = response.uploadId;
  }
}

function toBase64(bytes: Uint8Array): string {
  // In steps, because a call can take only so many arguments.
  const step = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}

/** A knowledge source in the list. */
export interface SourceRow {
  readonly path: string;
  /** `indexed`: the index has its current content; `changed`: it does not; `failed`: it cannot be indexed. */
  readonly state: 'indexed' | 'changed' | 'failed';
  /** Null while unknown. */
  readonly chunks: number | null;
  readonly error: KnowledgeStatus['sources'][number]['error'];
  readonly warnings: NonNullable<KnowledgeStatus['sources'][number]['warnings']>;
  /** The file could not be read, so there is nothing to show or edit. */
  readonly unread: boolean;
}

/** The last reported status of the index, with the files at that time. */
export interface KnownIndex {
  readonly status: KnowledgeStatus;
  readonly files: ProjectFiles;
}

/** The knowledge sources with their status in the index, by path. */
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
    const common = { path, unread: !paths.includes(path), warnings: [] };
    const source = reported.get(path);
    const same = known?.status.upToDate === true && files[path] === known.files[path];
    if (source === undefined || !same) return { ...common, state: 'changed', chunks: null, error: null };
    if (source.error !== null) return { ...common, state: 'failed', chunks: null, error: source.error };
    const { chunks, warnings = [] } = source;
    return { ...common, state: 'indexed', chunks, error: null, warnings };
  });
}

/** Whether the index covers exactly the current sources. */
export function isIndexCurrent(rows: readonly SourceRow[], known: KnownIndex | null): boolean {
  if (known === null || !known.status.upToDate) return false;
  return rows.every(({ state }) => state !== 'changed') && known.status.sources.length === rows.length;
}
