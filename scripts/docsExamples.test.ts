import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinEmbedder as embedder } from '../engine/embed/fixtures/builtinEmbedder.ts';
import { documentKind } from '../engine/model/documentKinds.ts';
import type { ProjectFiles } from '../engine/model/project.ts';
import { templatesFolder } from '../engine/project/createProject.ts';
import { prepareFiles } from '../engine/project/fixtures/prepareFiles.ts';
import { openSuiteWorld } from '../engine/project/openSuiteWorld.ts';
import { packageRoot } from '../engine/project/packageRoot.ts';
import { readProjectFolder } from '../engine/project/readProjectFolder.ts';

import { engineDriver } from '../engine/replay/suite/engineDriver.ts';
import { runSuiteTest } from '../engine/replay/suite/runSuiteTest.ts';
import { docExamples, docProjectFiles } from './lib/docs/docExamples.ts';

const guides = join(packageRoot, 'docs', 'guide');

async function baseFiles(base: string | null): Promise<ProjectFiles> {
  if (base === null) return {};
  const folder =
    base === 'catalogue'
      ? join(packageRoot, 'engine', 'conversation', 'catalogue')
      : join(templatesFolder, base);
  const { files } = await readProjectFolder(folder);
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => documentKind(path).definition.kind !== 'suite'),
  );
}

const examples = readdirSync(guides)
  .filter((page) => page.endsWith('.md'))
  .flatMap((page) =>
    docExamples(readFileSync(join(guides, page), 'utf8')).map((project) => ({
      title: `${page}: ${project.name}`,
      project,
    })),
  );

describe('examples of the guides', () => {
  it.each(examples)(
    '$title',
    async ({ project }) => {
      expect(project.suites, 'an example without a test').not.toHaveLength(0);
      const files = docProjectFiles(project, await baseFiles(project.base));
      const prepared = await prepareFiles(files, embedder);
      const world = openSuiteWorld(prepared);
      try {
        const driver = engineDriver(world);
        for (const { tests } of Object.values(prepared.project.suites)) {
          for (const test of tests) {
            const { failures } = await runSuiteTest(driver, test);
            expect(failures, test.name).toEqual([]);
          }
        }
      } finally {
        await world.close();
        await prepared.close();
      }
    },
    180_000,
  );
});
