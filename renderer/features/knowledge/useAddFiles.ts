import { runCommand } from '../../stores/runCommand.ts';
import { showError } from '../../stores/showError.ts';
import { addedFormatNames, sourceKind } from '../../stores/sourceKind.ts';
import type { Studio } from '../../stores/studio.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { addedPath } from './addedPath.ts';

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
    if (runCommand(studio, 'knowledge.replace', { title, changes }) !== undefined) onAdded(first);
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
