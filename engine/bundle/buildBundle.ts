import { createPublicKey, sign } from 'node:crypto';
import { formatError } from '../base/appError.ts';
import type { Problem } from '../base/problem.ts';
import type { ProjectFiles } from '../model/project.ts';
import type { ProjectManifest } from '../model/projectManifest.ts';
import { isProjectPath } from '../project/isProjectPath.ts';
import { archiveNames, type BundleManifest, bundleVersion, formatJson } from './bundleFormat.ts';
import { checkNoSecrets } from './checkNoSecrets.ts';
import { bundleErrors } from './errors.ts';
import { type ArchiveEntry, packArchive } from './packArchive.ts';
import { sha256 } from './sha256.ts';
import { keyIdOf, publicKeyPem, readPrivateKey } from './signingKey.ts';
import { unsafePath } from './unsafePath.ts';

/** What {@link buildBundle} packs. */
export interface BundleInput {
  /** Text files of the project; those that are not documents (tests, recordings, `.env`) are left out. */
  readonly files: ProjectFiles;
  /** Derived files: the trained model, the knowledge index. Paths are relative to the bundle's `artifacts/`. */
  readonly artifacts: readonly ArchiveEntry[];
  /** Findings of the checks; a bundle with an error is not made. */
  readonly problems: readonly Problem[];
  readonly info: {
    readonly project: string;
    /** Version of Dialoom. */
    readonly createdWith: string;
    readonly embedder: string;
    /** SHA-256 of the trained intent model, or an empty text. */
    readonly nluModel: string;
    /** `environment` of the project's manifest. */
    readonly environment: ProjectManifest['environment'];
  };
  /** Environment variables: the values of declared secrets are looked for in every file. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ed25519 private key, PEM. */
  readonly signingKey?: string;
}

/** A bundle in memory. */
export interface BuiltBundle {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly manifest: BundleManifest;
  /** Id of the key it is signed with. */
  readonly signedBy: string | null;
}

/**
 * Packs a project. The same input gives the same bytes: no time, no path of this machine, no order of arguments gets in.
 *
 * @throws AppError BUNDLE_PROJECT_HAS_ERRORS, BUNDLE_FILE_INVALID, BUNDLE_SECRET_FOUND, BUNDLE_PRIVATE_KEY_FOUND,
 *   BUNDLE_KEY_INVALID
 */
export async function buildBundle(input: BundleInput): Promise<BuiltBundle> {
  refuseErrors(input.problems);
  const entries = collect(input);
  const { variables, secrets } = input.info.environment;
  checkNoSecrets(entries, valuesOf(Object.keys(secrets), input.env));
  const key = input.signingKey === undefined ? undefined : readPrivateKey(input.signingKey);
  const publicKey = key === undefined ? undefined : createPublicKey(key);
  const manifest: BundleManifest = {
    bundle: bundleVersion,
    project: input.info.project,
    createdWith: input.info.createdWith,
    embedder: input.info.embedder,
    nluModel: input.info.nluModel,
    requiredVariables: Object.keys(variables)
      .filter((name) => variables[name]?.default === undefined)
      .sort(),
    requiredSecrets: Object.keys(secrets).sort(),
    ...(publicKey === undefined ? {} : { publicKey: publicKeyPem(publicKey) }),
    files: entries.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256(bytes) })),
  };
  const head = [textEntry(archiveNames.manifest, formatJson(manifest))];
  const signedBy = publicKey === undefined ? null : keyIdOf(publicKey);
  if (key !== undefined && signedBy !== null && head[0] !== undefined) {
    const signature = sign(null, head[0].bytes, key).toString('base64');
    head.push(
      textEntry(archiveNames.signature, formatJson({ algorithm: 'ed25519', keyId: signedBy, signature })),
    );
  }
  const bytes = await packArchive([...head, ...entries]);
  return { bytes, sha256: sha256(bytes), manifest, signedBy };
}

function refuseErrors(problems: readonly Problem[]): void {
  const found = problems.filter(({ severity }) => severity === 'error');
  if (found.length === 0) return;
  const first = found.slice(0, 3).map(formatError);
  throw bundleErrors.BUNDLE_PROJECT_HAS_ERRORS({ count: found.length, first });
}

/** All files under their name in the archive, sorted by it. */
function collect({ files, artifacts }: BundleInput): readonly ArchiveEntry[] {
  const documents = Object.entries(files)
    .filter(([path]) => isProjectPath(path))
    .map(([path, text]) => projectEntry(path, text));
  const derived = artifacts.map(({ path, bytes }) => entry(archiveNames.artifacts, path, bytes));
  const entries = [...documents, ...derived].sort((a, b) => (a.path < b.path ? -1 : 1));
  const twice = entries.find(({ path }, index) => entries[index + 1]?.path === path);
  if (twice !== undefined)
    throw bundleErrors.BUNDLE_FILE_INVALID({ path: twice.path, reason: 'it is given twice' });
  return entries;
}

function projectEntry(path: string, text: string): ArchiveEntry {
  if (!text.isWellFormed()) {
    throw bundleErrors.BUNDLE_FILE_INVALID(
      { path, reason: 'it is not valid Unicode' },
      { location: { file: path } },
    );
  }
  return entry(archiveNames.project, path, new TextEncoder().encode(text));
}

function entry(folder: string, path: string, bytes: Uint8Array): ArchiveEntry {
  const reason = unsafePath(path);
  if (reason !== undefined) {
    throw bundleErrors.BUNDLE_FILE_INVALID(
      { path, reason: `its name ${reason}` },
      { location: { file: path } },
    );
  }
  return { path: folder + path, bytes };
}

function textEntry(path: string, text: string): ArchiveEntry {
  return { path, bytes: new TextEncoder().encode(text) };
}

function valuesOf(names: readonly string[], env: BundleInput['env']): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}
