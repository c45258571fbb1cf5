// The files of the knowledge base: their rows, new ones, and those that are added.
import type { KnowledgeStatusResult } from '../../../engine/contract/methods/knowledgeMethods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
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

const beginnings: Readonly<Record<SourceKind, (title: string) => string>> = {
  markdown: (title) => `# ${title}\n\n`,
  questions: () => 'question,answer\n',
  sitemap: () =>
    'url: https://www.example.com/sitemap.xml\n# include: [/help/*]\n# exclude: [/help/jobs/*]\nlimit: 100\n',
};

/**
 * Makes a new source from the name that a person gave it: a file name that no other source has, and a text to begin
 * with that says what belongs there.
 */
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
  return { path, text: beginnings[kind](title) };
}

/**
 * The path under which a file is added to the project: its own name, made fit for every system and for addresses.
 *
 * @param taken - Paths of other sources.
 * @returns Undefined for a file that is no knowledge source.
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

/** Bytes of a file that go with one message. */
const partBytes = 1024 * 1024;

/**
 * Gives the way to add files as knowledge sources: texts as they are, others sent to the host, which keeps their bytes
 * until they are saved. All files of one go are one step of undo.
 *
 * @param taken - Paths of the sources there are.
 * @param onAdded - Told the path of the first.
 */
export function useAddFiles(taken: readonly string[], onAdded: (path: string) => void) {
  const studio = useStudio();
  const add = async (files: readonly File[]): Promise<void> => {
    const changes: Record<string, string> = {};
    for (const file of files) {
      try {
        const path = addedPath(file.name, [...taken, ...Object.keys(changes)]);
        if (path === undefined) throw new Error(`${file.name} is no ${addedFormatNames('or')} file`);
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

/** Sends a file part by part, and gives the text that stands in for it. */
async function upload({ client, document }: Studio, file: File): Promise<string> {
  const projectId = document.getState().opened?.id ?? '';
  let uploadId: string | null = null;
  for (let at = 0; ; at += partBytes) {
    const bytes = new Uint8Array(await file.slice(at, at + partBytes).arrayBuffer());
    const last = at + partBytes >= file.size;
    const answer: { uploadId: string; standIn: string | null } = await client.request('knowledge.upload', {
      projectId,
      uploadId,
      base64: toBase64(bytes),
      last,
    });
    if (answer.standIn !== null) return answer.standIn;
    uploadId = answer.uploadId;
  }
}

function toBase64(bytes: Uint8Array): string {
  // In steps: a call takes only so many arguments.
  const step = 8192;
  let text = '';
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}

/** A knowledge source in the list. */
export interface SourceRow {
  readonly path: string;
  /** `indexed`: the index has it as it is; `changed`: not as it is now; `failed`: it cannot be indexed. */
  readonly state: 'indexed' | 'changed' | 'failed';
  /** Null while unknown. */
  readonly chunks: number | null;
  readonly error: KnowledgeStatusResult['sources'][number]['error'];
  /** A file in the folder that could not even be read: there is nothing to show or edit of it. */
  readonly unread: boolean;
}

/** The index as the host last reported it, and the files as they were then. */
export interface KnownIndex {
  readonly status: KnowledgeStatusResult;
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
