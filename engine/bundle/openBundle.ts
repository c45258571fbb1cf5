import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../base/appError.ts';
import type { ProjectFiles } from '../model/project.ts';
import { type ArchiveEntry, unpackArchive } from './archive.ts';
import {
  archiveNames,
  type BundleLimits,
  type BundleManifest,
  defaultBundleLimits,
  readBundleManifest,
  sha256Of,
} from './bundleFormat.ts';
import { bundleErrors } from './errors.ts';
import { type SignatureStatus, verifySignature } from './signature.ts';

/** How {@link openBundle} judges. */
export interface OpenBundleOptions {
  readonly limits?: Partial<BundleLimits>;
  /** Public keys (PEM). When given, a bundle that none of them signed is refused. */
  readonly trustedKeys?: readonly string[];
}

/** A bundle of which everything has been verified. */
export interface OpenedBundle {
  readonly manifest: BundleManifest;
  /** Text files of the project. */
  readonly files: ProjectFiles;
  /** Derived files by their path in `artifacts/`. */
  readonly artifacts: ReadonlyMap<string, Uint8Array>;
  readonly signature: SignatureStatus;
  /** SHA-256 of the archive: names this very bundle. */
  readonly sha256: string;
}

/**
 * Opens a bundle and verifies all of it: size, structure, names, version, the list of files, each hash, the signature.
 * Nothing is written to disk.
 *
 * @param source - The bundle, or its path.
 * @throws AppError BUNDLE_* - See the catalogue; every way in which a bundle can be wrong has its own code.
 */
export async function openBundle(
  source: Uint8Array | string,
  options: OpenBundleOptions = {},
): Promise<OpenedBundle> {
  const limits = { ...defaultBundleLimits, ...options.limits };
  if (typeof source !== 'string') return openBytes(source, limits, options.trustedKeys);
  const bytes = await readBundle(source, limits);
  return openBytes(bytes, limits, options.trustedKeys).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    throw new AppError({ ...error.toJSON(), location: { file: source } }, { cause: error.cause });
  });
}

async function readBundle(path: string, limits: BundleLimits): Promise<Uint8Array> {
  const location = { file: path };
  try {
    const info = await stat(path);
    if (!info.isFile()) throw bundleErrors.BUNDLE_UNREADABLE({ reason: 'it is not a file' }, { location });
    if (info.size > limits.archiveBytes) {
      const params = { what: 'The bundle has this many bytes:', size: info.size, limit: limits.archiveBytes };
      throw bundleErrors.BUNDLE_TOO_LARGE(params, { location });
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw bundleErrors.BUNDLE_UNREADABLE({ reason }, { location, cause });
  }
}

async function openBytes(
  bytes: Uint8Array,
  limits: BundleLimits,
  trustedKeys: readonly string[] | undefined,
): Promise<OpenedBundle> {
  const entries = new Map((await unpackArchive(bytes, limits)).map((entry) => [entry.path, entry]));
  const head = entries.get(archiveNames.manifest);
  if (head === undefined) throw bundleErrors.BUNDLE_NOT_A_BUNDLE({ reason: 'it has no manifest' });
  const manifest = readBundleManifest(head.bytes);
  const signatureBytes = entries.get(archiveNames.signature)?.bytes;
  const signature = verifySignature(manifest, head.bytes, signatureBytes, trustedKeys);
  entries.delete(archiveNames.manifest);
  entries.delete(archiveNames.signature);
  checkFiles(manifest, entries);
  return { manifest, ...splitEntries([...entries.values()]), signature, sha256: sha256Of(bytes) };
}

/** Every listed file is there and as it is listed, and there is no other. */
function checkFiles(manifest: BundleManifest, entries: ReadonlyMap<string, ArchiveEntry>): void {
  const listed = new Set<string>();
  for (const { path, size, sha256: hash } of manifest.files) {
    if (listed.has(path)) throw bundleErrors.BUNDLE_DUPLICATE_FILE({ path });
    listed.add(path);
    const entry = entries.get(path);
    if (entry === undefined) throw bundleErrors.BUNDLE_FILE_MISSING({ path });
    if (entry.bytes.length !== size || sha256Of(entry.bytes) !== hash)
      throw bundleErrors.BUNDLE_FILE_CHANGED({ path });
  }
  for (const path of entries.keys()) {
    if (!listed.has(path)) throw bundleErrors.BUNDLE_FILE_UNLISTED({ path });
  }
}

function splitEntries(entries: readonly ArchiveEntry[]): Pick<OpenedBundle, 'files' | 'artifacts'> {
  const files: [string, string][] = [];
  const artifacts = new Map<string, Uint8Array>();
  for (const { path, bytes } of entries) {
    if (path.startsWith(archiveNames.artifacts))
      artifacts.set(path.slice(archiveNames.artifacts.length), bytes);
    else if (path.startsWith(archiveNames.project)) {
      files.push([path.slice(archiveNames.project.length), decodeText(path, bytes)]);
    } else throw bundleErrors.BUNDLE_PATH_UNSAFE({ path, reason: 'stands in no folder that a bundle has' });
  }
  return { files: Object.fromEntries(files), artifacts };
}

function decodeText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw bundleErrors.BUNDLE_ENTRY_UNSUPPORTED({ path, reason: 'is not UTF-8 text' }, { cause });
  }
}
