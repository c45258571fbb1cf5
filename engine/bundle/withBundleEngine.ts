import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbedder } from '../embed/createEmbedder.ts';
import { encoderContext } from '../embed/encoderContext.ts';
import { createKnowledge, openIndexFromFolder } from '../knowledge/createKnowledge.ts';
import type { Encoder } from '../model/encoder.ts';
import { parseProject } from '../model/parseProject.ts';
import type { Embedder, KnowledgePort } from '../model/ports.ts';
import { deserialiseIntentModel } from '../nlu/intentModelFile.ts';
import { deserialiseEntityTagger, entityDataHash } from '../nlu/tagger/entityTaggerFile.ts';
import { assembleEngine, type EngineFactory } from '../project/assembleEngine.ts';
import { hashFiles } from '../project/hashFiles.ts';
import { openPorts } from '../project/openPorts.ts';
import { assertNoErrors } from '../project/openProjectFolder.ts';
import { systemClock, systemIds, systemRandom } from '../project/systemPorts.ts';
import { writeDurably } from '../project/writeDurably.ts';
import { artifactPaths } from './buildBundle.ts';

import { compareWithProbe } from './encoderProbe.ts';
import { bundleErrors } from './errors.ts';
import { type OpenedBundle, openBundle } from './openBundle.ts';

/** A bundle to run. */
export interface BundleToRun {
  readonly path: string;
  /** Public keys (PEM); when given, a bundle that none of them signed is refused. */
  readonly trustedKeys: readonly string[] | undefined;
  /** Environment variables that the actions need. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the files of a transformers.js encoder; undefined: where downloads go. */
  readonly encoderFolder?: string | undefined;
}

/**
 * Verifies a bundle, hands its engine over and closes everything again, also after a failure. Nothing is trained or
 * indexed: the engine runs what is in the bundle, with the encoder that it was made with.
 *
 * @returns What `use` returns.
 * @throws AppError BUNDLE_*, NLU_*, KB_*, ENCODER_*, and whatever `use` throws.
 */
export async function withBundleEngine<T>(
  { path, trustedKeys, env, encoderFolder }: BundleToRun,
  use: (engine: ReturnType<EngineFactory>) => Promise<T>,
): Promise<T> {
  const bundle = await openBundle(path, trustedKeys === undefined ? {} : { trustedKeys });
  const { project, problems } = parseProject(bundle.files);
  assertNoErrors(problems);
  if (project === undefined) throw bundleErrors.BUNDLE_FILE_MISSING({ path: 'project/dialoom.yaml' });
  const model = deserialiseIntentModel(artifactOf(bundle, artifactPaths.model));
  const tagger =
    entityDataHash(project) === ''
      ? undefined
      : deserialiseEntityTagger(artifactOf(bundle, artifactPaths.tagger));
  const { encoder, environment: declared } = project.manifest;
  const embedder = createEmbedder(
    encoder,
    encoderContext({ projectFolder: null, declared, env, encoderFolder }),
  );
  try {
    await assertSameEncoder(bundle, encoder, embedder);
    const knowledge = await openKnowledge(bundle, embedder);
    const engine = assembleEngine({
      project,
      hash: hashFiles(bundle.files),
      model,
      tagger,
      embedder,
      knowledge,
    });
    const { ports, close } = await openPorts(project, 'live', env);
    try {
      return await use(
        engine({
          ports,
          memory: null,
          clock: systemClock,
          random: systemRandom,
          ids: systemIds,
        }),
      );
    } finally {
      await close();
    }
  } finally {
    await embedder.close();
  }
}

function artifactOf(bundle: OpenedBundle, path: string): Uint8Array {
  const bytes = bundle.artifacts.get(path);
  if (bytes === undefined) throw bundleErrors.BUNDLE_FILE_MISSING({ path: `artifacts/${path}` });
  return bytes;
}

/** A bundle's index and understanding are made of vectors of one encoder: with any other they mean nothing. */
async function assertSameEncoder(
  { manifest, artifacts }: OpenedBundle,
  { type }: Encoder,
  embedder: Embedder,
): Promise<void> {
  if (embedder.id !== manifest.embedder) {
    throw bundleErrors.BUNDLE_OTHER_ENCODER({ expected: manifest.embedder, found: embedder.id });
  }
  // The built-in encoder comes with the program. Files are compared with their checksums when they are loaded.
  if (type === 'transformers') await embedder.embed(['trial']);
  if (type !== 'openai') return;
  const path = `artifacts/${artifactPaths.probe}`;
  const probe = artifacts.get(artifactPaths.probe);
  if (probe === undefined) throw bundleErrors.BUNDLE_FILE_MISSING({ path });
  await compareWithProbe(embedder, probe, path);
}

/** Opens the bundle's index from a temporary copy; it is read whole, so the copy goes at once. */
async function openKnowledge(bundle: OpenedBundle, embedder: Embedder): Promise<KnowledgePort> {
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-index-'));
  try {
    const files = [...bundle.artifacts].filter(([path]) => path.startsWith(artifactPaths.knowledge));
    for (const [path, bytes] of files) {
      await writeDurably(join(folder, path.slice(artifactPaths.knowledge.length)), bytes);
    }
    if (files.length === 0) return createKnowledge({ folder, embedder }).port;
    return (await openIndexFromFolder(folder, embedder)).port;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
