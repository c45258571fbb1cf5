import { createPublicKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatError } from '../base/appError.ts';
import type { Problem } from '../base/problem.ts';
import { indexFiles } from '../knowledge/index/indexFolder.ts';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';
import type { ProjectFiles } from '../model/project.ts';
import { serialiseIntentModel } from '../nlu/intentModelFile.ts';
import { serialiseEntityTagger } from '../nlu/tagger/entityTaggerFile.ts';
import { assertNoErrors } from '../project/openProjectFolder.ts';
import { packageVersion } from '../project/packageRoot.ts';
import type { PreparedProject } from '../project/prepareProject.ts';
import { cacheFolder, isProjectPath } from '../project/readProjectFolder.ts';
import { type ArchiveEntry, packArchive } from './archive.ts';
import {
  archiveNames,
  type BundleManifest,
  bundleVersion,
  formatJson,
  sha256Of,
  unsafePath,
} from './bundleFormat.ts';
import { probeEncoder } from './encoderProbe.ts';
import { bundleErrors } from './errors.ts';
import { keyIdOf, publicKeyPem, readPrivateKey } from './signature.ts';

/** A shorter value may well be an ordinary word of the project. */
const shortestSecret = 6;
const privateKey = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;

/**
 * Refuses files that hold a private key, or the value of a secret in any of its common spellings.
 *
 * @param secrets - Values by name.
 * @throws AppError BUNDLE_SECRET_FOUND, BUNDLE_PRIVATE_KEY_FOUND
 */
function checkNoSecrets(entries: readonly ArchiveEntry[], secrets: Readonly<Record<string, string>>): void {
  const needles = Object.entries(secrets)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value.length >= shortestSecret)
    .flatMap(([name, value]) => spellings(value).map((spelling) => [name, Buffer.from(spelling)] as const));
  for (const { path, bytes } of entries) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const location = { file: path };
    for (const [secret, needle] of needles) {
      if (content.includes(needle)) throw bundleErrors.BUNDLE_SECRET_FOUND({ path, secret }, { location });
    }
    // Most files do not hold the fixed part; only then is the content read as text.
    if (content.includes('-----BEGIN ') && privateKey.test(content.toString('latin1'))) {
      throw bundleErrors.BUNDLE_PRIVATE_KEY_FOUND({ path }, { location });
    }
  }
}

function spellings(value: string): readonly string[] {
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ];
  if (value.isWellFormed()) forms.push(encodeURIComponent(value));
  return [...new Set(forms)];
}

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
interface BuiltBundle {
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
    files: entries.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256Of(bytes) })),
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
  return { bytes, sha256: sha256Of(bytes), manifest, signedBy };
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

/** Where derived files stand among a bundle's artifacts. */
export const artifactPaths = {
  model: 'nlu/intents.model',
  tagger: 'nlu/entities.model',
  knowledge: 'knowledge/',
  probe: 'encoder/probe.json',
} as const;

/** A bundle of a project, with what people want to know of it. */
export interface ProjectBundle extends Pick<BuiltBundle, 'bytes' | 'sha256' | 'signedBy'> {
  /** Number of files in it. */
  readonly files: number;
  readonly requiredVariables: readonly string[];
  readonly requiredSecrets: readonly string[];
}

/**
 * Packs a prepared project with its trained model and knowledge index. Text sources go along as they are; of binary
 * ones size and hash, for the index has all that is said of them.
 *
 * @param options.signingKey - ed25519 private key in PEM, or null for an unsigned bundle.
 * @param options.env - Environment in which the values of declared secrets are looked up, to keep them out.
 * @throws AppError BUNDLE_*, see `buildBundle`; ENCODER_* when an endpoint for embeddings does not answer; the first
 *   error of a knowledge source that cannot be read.
 */
export async function buildProjectBundle(
  prepared: PreparedProject,
  options: {
    readonly signingKey: string | null;
    readonly env: Readonly<Record<string, string | undefined>>;
  },
): Promise<ProjectBundle> {
  const { folder, parsed, project, model, tagger, knowledge, embedder } = prepared;
  const { problems } = await knowledge.status();
  // A simulation can do without a source; a bundle that silently lacks one is no bundle of this project.
  assertNoErrors(problems);
  const modelBytes = serialiseIntentModel(model);
  const index = await Promise.all(
    (await indexFiles(join(folder, cacheFolder, 'knowledge'))).map(async (path) => ({
      path: `${artifactPaths.knowledge}${basename(path)}`,
      bytes: await readFile(path),
    })),
  );
  const probe =
    project.manifest.encoder.type === 'openai'
      ? [{ path: artifactPaths.probe, bytes: await probeEncoder(embedder) }]
      : [];
  const learnt =
    tagger === undefined ? [] : [{ path: artifactPaths.tagger, bytes: serialiseEntityTagger(tagger) }];
  const bundle = await buildBundle({
    files: parsed.files,
    artifacts: [{ path: artifactPaths.model, bytes: modelBytes }, ...learnt, ...index, ...probe],
    problems: parsed.problems,
    info: {
      project: project.manifest.name,
      createdWith: packageVersion,
      embedder: embedder.id,
      nluModel: sha256Of(modelBytes),
      environment: project.manifest.environment,
    },
    env: options.env,
    ...(options.signingKey === null ? {} : { signingKey: options.signingKey }),
  });
  const { bytes, sha256: hash, signedBy, manifest } = bundle;
  const { requiredVariables, requiredSecrets } = manifest;
  return { bytes, sha256: hash, signedBy, files: manifest.files.length, requiredVariables, requiredSecrets };
}
