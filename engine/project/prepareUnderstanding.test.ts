import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder, smallProject } from './fixtures/projectFolder.ts';
import { openForUnderstanding } from './prepareUnderstanding.ts';

const greet = { 'nlu/intents/greet.yaml': 'id: greet\nname: Greeting\nutterances: [hi]\n' };

describe('openForUnderstanding', () => {
  it('ignores broken flows and unreadable texts', async () => {
    const folder = projectFolder({ ...smallProject, ...greet, 'flows/main.flow.yaml': 'id: [' });
    writeFileSync(join(folder, 'locales/fr.yaml'), Buffer.from([0xe9, 0x0a]));
    const { project } = await openForUnderstanding(folder);
    expect(Object.keys(project.intents)).toEqual(['greet']);
    expect(project.flows).toEqual({});
  });

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['a broken intent', { 'nlu/intents/greet.yaml': 'id: [' }, 'YAML_SYNTAX', 'nlu/intents/greet.yaml'],
    [
      'broken out-of-scope messages',
      { 'nlu/out_of_scope.yaml': '1' },
      'NLU_OUT_OF_SCOPE_INVALID',
      'nlu/out_of_scope.yaml',
    ],
    ['a broken manifest', { 'dialoom.yaml': 'name: [' }, 'YAML_SYNTAX', 'dialoom.yaml'],
    ['a file in place of the intents folder', { nlu: '' }, 'PROJECT_UNREADABLE', 'nlu'],
  ])('names %s', async (_, files, code, file) => {
    const folder = projectFolder({ ...smallProject, ...files });
    await expect(openForUnderstanding(folder)).rejects.toMatchObject({ code, location: { file } });
  });
});
