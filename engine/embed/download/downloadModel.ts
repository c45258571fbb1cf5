import path from 'node:path';
import { type Encoder, encoderFiles, type TransformersEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';
import { createTransformersEmbedder } from '../transformers/createTransformersEmbedder.ts';
import { modelFolder, sha256OfFile } from '../transformers/modelFiles.ts';
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
interface DownloadOptions {
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

/**
 * Records the files of a model as they are in its folder, after trying them: the length of the vectors is that of one.
 *
 * @returns The encoder with `files` and `dimensions`.
 * @throws AppError ENCODER_FILE_MISSING, ENCODER_FILE_UNREADABLE, ENCODER_MODEL_UNUSABLE
 */
export async function recordModel(
  encoder: TransformersEncoder,
  context: EncoderContext,
  signal?: AbortSignal,
): Promise<TransformersEncoder> {
  const { model, dtype, pooling, prefix } = encoder;
  const folder = modelFolder(encoder, context);
  const { required, optional } = encoderFiles(dtype);
  const files: Record<string, string> = {};
  for (const name of [...required, ...optional]) {
    const sha256 = await sha256OfFile(path.join(folder, name), signal);
    if (sha256 !== undefined) files[name] = sha256;
  }
  const missing = required.filter((name) => files[name] === undefined);
  if (missing.length > 0) throw encoderErrors.ENCODER_FILE_MISSING({ folder, files: missing });
  const trial = { model, dtype, pooling, prefix, folder, files, dimensions: undefined };
  const embedder = createTransformersEmbedder('trial', trial);
  try {
    const [vector] = await embedder.embed(['trial']);
    return { ...encoder, files, dimensions: vector?.length ?? 0 };
  } finally {
    await embedder.close();
  }
}

/**
 * Downloads the model of an encoder, tries it, and records its files: what the project must say from then on, so that
 * everybody has the very same.
 *
 * @returns The encoder with commit, checksums and length of its vectors.
 * @throws AppError ENCODER_NOTHING_TO_DOWNLOAD, ENCODER_DOWNLOAD_FAILED, ENCODER_FILE_DIFFERS, ENCODER_MODEL_UNUSABLE,
 *   or the reason of the signal.
 */
export async function installModel(
  encoder: Encoder,
  context: EncoderContext,
  options: DownloadOptions,
): Promise<TransformersEncoder> {
  if (encoder.type !== 'transformers') {
    throw encoderErrors.ENCODER_NOTHING_TO_DOWNLOAD({ type: encoder.type });
  }
  const downloaded = await downloadModel(encoder, context, options);
  return recordModel(downloaded, context, options.signal);
}
