import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashEmbedder } from '../knowledge/fixtures/hashEmbedder.ts';
import { projectFolder, smallProject, writeFiles } from './fixtures/projectFolder.ts';
import { temporaryFolder } from './fixtures/temporaryFolder.ts';
import { type PreparedProject, prepareProject } from './prepareProject.ts';

const files = {
  ...smallProject,
  'nlu/intents/a.yaml': 'id: a\nname: A\nutterances: [hello there, good morning]\n',
  'nlu/intents/b.yaml': 'id: b\nname: B\nutterances: [where is my order, order status]\n',
  'knowledge/faq.md': '# Returns\n\nYou can return items within 90 days.\n',
};

const embedder = hashEmbedder();

async function prepare(folder: string, previous?: PreparedProject) {
  const tasks: string[] = [];
  const prepared = await prepareProject({
    folder,
    embedderOf: () => embedder,
    onProgress: ({ task }) => tasks.push(task),
    previous,
  });
  return { prepared, tasks: [...new Set(tasks)] };
}

describe('prepareProject', () => {
  it('trains and indexes once, and again only what changed', async () => {
    const folder = projectFolder(files);
    const first = await prepare(folder);
    expect(first.tasks).toEqual(['nlu', 'knowledge']);
    expect((await prepare(folder, first.prepared)).prepared).toBe(first.prepared);

    // Another process, or another machine that got the folder with its cache.
    const copy = join(temporaryFolder(), 'copy');
    cpSync(folder, copy, { recursive: true });
    const second = await prepare(copy);
    expect(second.tasks).toEqual([]);
    expect(second.prepared.hash).toBe(first.prepared.hash);

    writeFiles(folder, {
      'nlu/intents/a.yaml': `${files['nlu/intents/a.yaml']}# more\n`.replace('good', 'lovely'),
    });
    expect((await prepare(folder, first.prepared)).tasks).toEqual(['nlu']);
    writeFiles(folder, { 'knowledge/faq.md': `${files['knowledge/faq.md']}\nShoes too.\n` });
    const third = await prepare(folder);
    expect(third.tasks).toEqual(['knowledge']);
    expect(third.prepared.hash).not.toBe(first.prepared.hash);
  });

  it('trains on annotated utterances, and keeps the tagger', async () => {
    const folder = projectFolder({
      ...files,
      'nlu/entities/place.yaml': 'id: place\nname: Place\ntype: trained\n',
      'nlu/intents/c.yaml':
        'id: c\nname: C\nutterances: ["go to [rome](place)", "fly to [oslo](place) now"]\n',
    });
    const first = await prepare(folder);
    expect(first.tasks).toEqual(['nlu', 'entities', 'knowledge']);
    expect(first.prepared.tagger?.kinds).toEqual(['place']);
    const second = await prepare(folder);
    expect(second.tasks).toEqual([]);
    expect(second.prepared.tagger).toEqual(first.prepared.tagger);
    writeFileSync(join(folder, '.dialoom/nlu/entities.model'), 'damaged');
    expect((await prepare(folder)).tasks).toEqual(['entities']);
  });

  it('rebuilds a damaged model', async () => {
    const folder = projectFolder(files);
    await prepare(folder);
    const model = join(folder, '.dialoom/nlu/intents.model');
    const whole = readFileSync(model);
    for (const damaged of [whole.subarray(0, whole.length / 2), Buffer.from('no model'), Buffer.alloc(0)]) {
      writeFileSync(model, damaged);
      expect((await prepare(folder)).tasks).toEqual(['nlu']);
      expect(readFileSync(model).length).toBe(whole.length);
    }
    rmSync(model);
    expect((await prepare(folder)).tasks).toEqual(['nlu']);
  });

  it('does not run a project with errors, and reports the first and their number', async () => {
    const broken = { ...files, 'locales/en.yaml': 'a: [\n', 'flows/main.flow.yaml': 'id: main\nstates: {\n' };
    await expect(prepare(projectFolder(broken))).rejects.toMatchObject({
      code: 'PROJECT_HAS_ERRORS',
      message: expect.stringMatching(
        /^The project has \d+ errors, the first: YAML_SYNTAX flows\/main\.flow\.yaml/,
      ),
    });
    await expect(prepare(projectFolder({ ...files, 'locales/en.yaml': 'a: [\n' }))).rejects.toMatchObject({
      code: 'YAML_SYNTAX',
      location: { file: 'locales/en.yaml' },
    });
  });
});
