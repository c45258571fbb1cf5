import path from 'node:path';
import type { TransformersEncoder } from '../../model/encoder.ts';
import { encoderFiles } from '../../model/encoderFiles.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';
import { modelFolder } from '../transformers/modelFolder.ts';
import { downloadFile } from './downloadFile.ts';

/** How far a download is. */
export interface DownloadProgress {
  /** File that is being fetched, relative to the model's folder. */
  readonly file: string;
  /** Bytes of it that are there. */
  readonly done: number;
  /** Its size in bytes, if the server says. */
  readonly total: number | null;
}

/** What {@link downloadModel} needs. */
export interface DownloadOptions {
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly signal: AbortSignal;
}

/** Where models come from unless DIALOOM_MODEL_HUB names another: a mirror, or any server with the same paths. */
const publicHub = 'https://huggingface.co';

/**
 * Downloads the files of a model that its encoder reads. All come from one commit where the hub names it. Files that
 * the project records must have the recorded checksum.
 *
 * @returns The encoder with the revision that was fetched; its files are in `modelFolder`.
 * @throws AppError ENCODER_DOWNLOAD_FAILED, ENCODER_FILE_DIFFERS, or the reason of the signal.
 */
export async function downloadModel(
  encoder: TransformersEncoder,
  context: EncoderContext,
  { onProgress, signal }: DownloadOptions,
): Promise<TransformersEncoder> {
  const { model, dtype, files: recorded = {} } = encoder;
  const hub = (context.env.DIALOOM_MODEL_HUB || publicHub).replace(/\/+$/, '');
  const { required, optional } = encoderFiles(dtype);
  const at = (revision: string, name: string) => `${hub}/${model}/resolve/${revision}/${name}`;
  // What a branch stands for at the moment: all files come from that commit, and the project records it.
  const commit = await commitOf(at(encoder.revision, 'config.json'), signal);
  const revision = commit ?? encoder.revision;
  const found = { ...encoder, revision };
  const folder = modelFolder(found, context);
  for (const name of [...required, ...optional]) {
    const url = at(revision, name);
    const result = await downloadFile({
      url,
      target: path.join(folder, name),
      expected: recorded[name],
      trustExisting: isCommit(revision) && encoder.folder === undefined,
      onBytes: (done, total) => onProgress({ file: name, done, total }),
      signal,
    });
    if (result === undefined && required.includes(name)) {
      throw encoderErrors.ENCODER_DOWNLOAD_FAILED({ url, reason: 'the hub has no such file' });
    }
  }
  return found;
}

/** The commit that a hub says a file is from; not every hub does. */
async function commitOf(url: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { headers } = await fetch(url, { method: 'HEAD', signal });
    const commit = headers.get('x-repo-commit') ?? '';
    return isCommit(commit) ? commit : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision);
}
