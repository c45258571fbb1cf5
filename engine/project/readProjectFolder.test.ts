import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder, smallProject, writeFiles } from './fixtures/projectFolder.ts';
import { temporaryFolder } from './fixtures/temporaryFolder.ts';
import { isProjectPath, readProjectFolder } from './readProjectFolder.ts';

describe('readProjectFolder', () => {
  it('reads the documents and nothing else', async () => {
    const folder = projectFolder();
    const documents = {
      'flows/main.layout.json': '{}',
      'nlu/intents/a.yaml': 'id: a\n',
      'nlu/entities/b.yaml': 'id: b\n',
      'nlu/out_of_scope.yaml': '{}\n',
      'actions/c.yaml': 'id: c\n',
      'knowledge/deep/er/faq.csv': 'question,answer\n',
    };
    writeFiles(folder, {
      ...documents,
      'README.md': '#',
      '.git/config': '',
      '.dialoom/nlu/intents.model': '',
      'flows/.hidden.flow.yaml': '',
      'knowledge/image.png': '',
      'recordings/r.jsonl': '',
    });
    const { files, errors } = await readProjectFolder(folder);
    expect(errors).toEqual([]);
    expect(Object.keys(files).sort()).toEqual(
      [...Object.keys(smallProject), ...Object.keys(documents)].sort(),
    );
    expect(files['dialoom.yaml']).toBe(smallProject['dialoom.yaml']);
  });

  it('keeps a byte order mark, so that a save does not change it', async () => {
    const folder = projectFolder({ ...smallProject, 'locales/en.yaml': '\uFEFF{}\n' });
    expect((await readProjectFolder(folder)).files['locales/en.yaml']).toBe('\uFEFF{}\n');
  });

  it('names each file that it cannot read, and reads the others', async () => {
    const folder = projectFolder();
    mkdirSync(join(folder, 'locales/de.yaml'));
    writeFileSync(join(folder, 'locales/fr.yaml'), Buffer.from([0xe9, 0x0a]));
    writeFiles(folder, { 'knowledge/large.md': '' });
    truncateSync(join(folder, 'knowledge/large.md'), 21 * 1024 * 1024);
    symlinkSync(join(folder, 'dialoom.yaml'), join(folder, 'knowledge/link.md'));
    const { files, errors } = await readProjectFolder(folder);
    expect(Object.keys(files).sort()).toEqual(Object.keys(smallProject).sort());
    expect(errors.map(({ code, location }) => [code, location?.file])).toEqual([
      ['PROJECT_FILE_NOT_TEXT', 'locales/fr.yaml'],
      ['PROJECT_FILE_TOO_LARGE', 'knowledge/large.md'],
      ['PROJECT_UNREADABLE', 'knowledge/link.md'],
    ]);
  });

  it('follows no link to a folder', async () => {
    const folder = projectFolder();
    const outside = temporaryFolder();
    writeFiles(outside, { 'secret.md': 'x' });
    mkdirSync(join(folder, 'knowledge'));
    symlinkSync(outside, join(folder, 'knowledge', 'outside'));
    symlinkSync(outside, join(folder, 'actions'));
    const { files, errors } = await readProjectFolder(folder);
    expect(Object.keys(files)).not.toContain('knowledge/outside/secret.md');
    expect(errors.map(({ message }) => message)).toEqual(['actions cannot be read (actions is a link)']);
  });
});

describe('isProjectPath', () => {
  it.each([
    'dialoom.yaml',
    'flows/a.flow.yaml',
    'flows/a.layout.json',
    'knowledge/a/b.md',
    'locales/pt-BR.yaml',
    'tests/a.test.yaml',
  ])('accepts %s', (path) => expect(isProjectPath(path)).toBe(true));

  it.each([
    '',
    '/dialoom.yaml',
    './dialoom.yaml',
    '../dialoom.yaml',
    'flows/../dialoom.yaml',
    'flows//a.flow.yaml',
    'flows/sub/a.flow.yaml',
    'flows\\a.flow.yaml',
    'knowledge/.hidden.md',
    'knowledge/.git/a.md',
    'knowledge/',
    'README.md',
    'tests/a.yaml',
  ])('rejects "%s"', (path) => expect(isProjectPath(path)).toBe(false));
});
