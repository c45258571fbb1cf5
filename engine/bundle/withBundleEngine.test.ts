import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseProject } from '../model/parseProject.ts';
import { serialiseIntentModel } from '../nlu/intentModelFile.ts';
import { trainNlu } from '../nlu/trainNlu.ts';
import { smallProject } from '../project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../project/fixtures/temporaryFolder.ts';
import { sha256Of } from '../project/hashFiles.ts';
import { artifactPaths, buildBundle } from './buildBundle.ts';

import { withBundleEngine } from './withBundleEngine.ts';

/** Writes a bundle of the smallest project that claims to be built with an embedder. */
async function bundleMadeWith(embedder: string, encoder = ''): Promise<string> {
  const files = { ...smallProject, 'dialoom.yaml': `${smallProject['dialoom.yaml']}${encoder}` };
  const { project } = parseProject(files);
  const bytes = serialiseIntentModel(await trainNlu(project!));
  const bundle = await buildBundle({
    files,
    artifacts: [{ path: artifactPaths.model, bytes }],
    problems: [],
    info: {
      project: 'Small',
      createdWith: '1',
      embedder,
      nluModel: sha256Of(bytes),
      environment: project!.manifest.environment,
    },
    env: {},
  });
  const path = join(temporaryFolder(), 'small.dialoom');
  writeFileSync(path, bundle.bytes);
  return path;
}

const run = (path: string) =>
  withBundleEngine({ path, trustedKeys: undefined, env: {} }, async () => 'served');

describe('withBundleEngine', () => {
  it('serves a bundle with the encoder it was built with', async () => {
    expect(await run(await bundleMadeWith('use-lite-en@1'))).toBe('served');
  });

  it('rejects a bundle that was built with another encoder', async () => {
    await expect(run(await bundleMadeWith('use-lite-en@0'))).rejects.toMatchObject({
      code: 'BUNDLE_OTHER_ENCODER',
      message: expect.stringMatching(/use-lite-en@0.*use-lite-en@1/),
    });
  });

  it('rejects a bundle if the endpoint no longer returns the same vectors', async () => {
    const encoder = 'encoder: { type: openai, url: "http://127.0.0.1:9/v1", model: m, dimensions: 4 }\n';
    await expect(run(await bundleMadeWith('openai:m@4', encoder))).rejects.toMatchObject({
      code: 'BUNDLE_FILE_MISSING',
    });
  });
});
