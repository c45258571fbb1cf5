import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProjectFolder } from './checkProjectFolder.ts';
import {
  createProject,
  duplicateProject,
  listTemplateIds,
  listTemplates,
  templatesFolder,
} from './createProject.ts';
import { writeFiles } from './fixtures/projectFolder.ts';
import { temporaryFolder } from './fixtures/temporaryFolder.ts';

import { readProjectFolder } from './readProjectFolder.ts';

describe('createProject', () => {
  it('copies every template whole, changes only its name, and finds no error in it', async () => {
    for (const template of await listTemplateIds()) {
      const path = await createProject({ template, name: 'My shop', folder: temporaryFolder() });
      const [made, original] = [
        await readProjectFolder(path),
        await readProjectFolder(join(templatesFolder, template)),
      ];
      expect(made.errors).toEqual([]);
      const { 'dialoom.yaml': manifest, ...documents } = made.files;
      const { 'dialoom.yaml': before, ...others } = original.files;
      expect(documents).toEqual(others);
      expect(manifest).toBe(before?.replace(/^name: .*$/m, 'name: My shop'));
      expect(readFileSync(join(path, '.gitignore'), 'utf8')).toContain('.dialoom/');
      const errors = (await checkProjectFolder(path)).filter(({ severity }) => severity === 'error');
      // The start of an empty project leads nowhere yet.
      const expected = template === 'empty' ? ['FLOW_OUTCOME_NOT_CONNECTED'] : [];
      expect(errors.map(({ code }) => code)).toEqual(expected);
    }
  });

  it('uses an empty folder, and changes no other', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    await createProject({ template: 'blank', name: 'empty', folder });
    writeFiles(folder, { 'full/mine.txt': 'mine', file: '' });
    await expect(createProject({ template: 'blank', name: 'full', folder })).rejects.toMatchObject({
      code: 'PROJECT_FOLDER_NOT_EMPTY',
    });
    expect(readdirSync(join(folder, 'full'))).toEqual(['mine.txt']);
    await expect(createProject({ template: 'blank', name: 'file', folder })).rejects.toMatchObject({
      code: 'PROJECT_NOT_WRITABLE',
    });
  });

  it('lists the templates if an unknown one is requested, even if it is a path', async () => {
    for (const template of ['bakery', '../templates/blank', '']) {
      await expect(createProject({ template, name: 'x', folder: temporaryFolder() })).rejects.toMatchObject({
        code: 'PROJECT_UNKNOWN_TEMPLATE',
        remedy: expect.stringContaining('blank, empty, retail-support'),
      });
    }
  });
});

describe('listTemplates', () => {
  it('describes each, the most complete first', async () => {
    const templates = await listTemplates();
    expect(templates.map(({ id }) => id)).toEqual(['retail-support', 'blank', 'empty']);
    for (const { name, description, flows } of templates) {
      expect([name, description, flows]).not.toContain('');
      expect(flows).toBeGreaterThan(0);
    }
  });
});

describe('duplicateProject', () => {
  it('copies everything but history, models and links, and changes only the name', async () => {
    const folder = temporaryFolder();
    const original = await createProject({ template: 'blank', name: 'Shop', folder });
    writeFiles(original, { 'recordings/one.json': '{}', '.git/HEAD': 'ref', '.dialoom/models/x': 'x' });
    symlinkSync('/etc', join(original, 'elsewhere'));
    const copy = await duplicateProject(original, 'Shop copy', folder);
    const [made, before] = [await readProjectFolder(copy), await readProjectFolder(original)];
    expect(made.files).toEqual({
      ...before.files,
      'dialoom.yaml': before.files['dialoom.yaml']?.replace(/^name: .*$/m, 'name: Shop copy'),
    });
    expect(readFileSync(join(copy, 'recordings', 'one.json'), 'utf8')).toBe('{}');
    for (const name of ['.git', '.dialoom', 'elsewhere']) expect(readdirSync(copy)).not.toContain(name);
  });

  it('refuses a folder with something in it, one inside the project, and what is no project', async () => {
    const folder = temporaryFolder();
    const original = await createProject({ template: 'blank', name: 'Shop', folder });
    await expect(duplicateProject(original, 'Shop', folder)).rejects.toMatchObject({
      code: 'PROJECT_FOLDER_NOT_EMPTY',
    });
    await expect(duplicateProject(original, 'inside', original)).rejects.toMatchObject({
      code: 'PROJECT_NOT_WRITABLE',
    });
    await expect(duplicateProject(original, 'a/b', folder)).rejects.toMatchObject({
      code: 'PROJECT_NAME_INVALID',
    });
    await expect(duplicateProject(folder, 'Copy', temporaryFolder())).rejects.toMatchObject({
      code: expect.stringMatching(/^PROJECT_/),
    });
  });
});
