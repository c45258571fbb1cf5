import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { indexFiles } from '../knowledge/indexFiles.ts';
import { serialiseIntentModel } from '../nlu/serialiseIntentModel.ts';
import { serialiseEntityTagger } from '../nlu/tagger/serialiseEntityTagger.ts';
import { cacheFolder } from '../project/cacheFolder.ts';
import { assertNoErrors } from '../project/openProjectFolder.ts';
import { packageVersion } from '../project/packageVersion.ts';
import type { PreparedProject } from '../project/prepareProject.ts';
import { type BuiltBundle, buildBundle } from './buildBundle.ts';
import { probeEncoder } from './encoderProbe.ts';
import { sha256 } from './sha256.ts';

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
      nluModel: sha256(modelBytes),
      environment: project.manifest.environment,
    },
    env: options.env,
    ...(options.signingKey === null ? {} : { signingKey: options.signingKey }),
  });
  const { bytes, sha256: hash, signedBy, manifest } = bundle;
  const { requiredVariables, requiredSecrets } = manifest;
  return { bytes, sha256: hash, signedBy, files: manifest.files.length, requiredVariables, requiredSecrets };
}
