import path from 'node:path';
import { type Encoder, encoderFiles, type TransformersEncoder } from '../../model/encoder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import { encoderErrors } from '../errors.ts';
import { createTransformersEmbedder } from '../transformers/createTransformersEmbedder.ts';
import { modelFolder, sha256OfFile } from '../transformers/modelFiles.ts';
import { downloadFile } from './downloadFile.ts';

/** The progress of a download. */
export interface DownloadProgress {
  /** The file being fetched, relative to the model's folder. */
  readonly file: string;
  /** Number of bytes received so far. */
  readonly done: number;
  /** Its size in bytes, if the server provides it. */
  readonly total: number | null;
}

const megabyte = 1_000_000;

function formatSize(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/**
 * Reports a download in a limited number of steps for each file, with a text such as
 * `onnx/model.onnx, 12.3 MB of 90.4 MB`.
 *
 * @param steps - How many a file of known size has; one of unknown size has a step for every 100 MB / steps.
 */
export function downloadReporter(
  steps: number,
  report: (text: string, fraction: number) => void,
): (progress: DownloadProgress) => void {
  let lastStep = '';
  return ({ file, done, total }) => {
    // Without a size there is no fraction to show, only that the download continues.
    const fraction = total === null || total === 0 ? 0 : done / total;
    const count = total === null ? (done * steps) / (100 * megabyte) : fraction * steps;
    const step = `${file} ${Math.floor(count)}`;
    if (step === lastStep) return;
    lastStep = step;
    const size = total === null ? formatSize(done) : `${formatSize(done)} of ${formatSize(total)}`;
    report(`${file}, ${size}`, fraction);
  };
}

/** What {@link downloadModel} needs. */
interface DownloadOptions {
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly signal: AbortSignal;
}

/** The hub that models come from, unless DIALOOM_MODEL_HUB is a mirror or another server with the same paths. */
const publicHub = 'https://huggingface.co';

/**
 * Downloads the files of a model that its encoder needs, all from the same commit if the hub provides it. Files that
 * are recorded in the project must have the recorded checksum.
 *
 * @returns The encoder with the downloaded revision; its files are in `modelFolder`.
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
  // The current commit of a branch: all files come from it, and the project records it.
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

/** The commit that the hub reports for a file; not every hub does. */
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
 * Records the files in a model's folder after trying the model, which also gives the length of its vectors.
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
 * Downloads the model of an encoder, tries it, and records its files for the project, so that everyone uses exactly the
 * same.
 *
 * @returns The encoder with the commit, the checksums and the length of its vectors.
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
