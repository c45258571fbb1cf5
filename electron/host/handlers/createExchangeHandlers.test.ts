import { expect, it } from 'vitest';
import { projectFolder, smallProject } from '../../../engine/project/fixtures/projectFolder.ts';
import { client, newHost } from '../fixtures/testHost.ts';

async function opened(files: Readonly<Record<string, string>> = {}) {
  const { ask } = client(newHost().host);
  const path = projectFolder({
    ...smallProject,
    'dialoom.yaml': 'dialoom: 2\nname: Small\nentryFlow: main\nlocales: [en, de]\n',
    'locales/en.yaml': 'a.hello: Hello\na.bye: Bye\n',
    'locales/de.yaml': 'a.hello: Hallo\n',
    'nlu/intents/greet.yaml': 'id: greet\nname: Greet\nutterances: [hello]\n',
    ...files,
  });
  const { projectId } = await ask('projects.open', { path });
  return { ask, projectId };
}

it('exports texts, and compares what comes back with the project', async () => {
  const { ask, projectId } = await opened();
  const { name, content } = await ask('texts.export', { projectId, what: { format: 'xliff', locale: 'de' } });
  expect(name).toBe('texts.de.xlf');
  const translated = content.replace('<source>Bye</source>', '<source>Bye</source><target>Tschüs</target>');
  expect(await ask('texts.compare', { projectId, name, content: translated })).toMatchObject({
    format: 'xliff',
    entries: [{ locale: 'de', key: 'a.bye', status: 'new', after: 'Tschüs' }],
    same: 1,
    untranslated: 0,
  });
  await expect(ask('texts.compare', { projectId, name, content: '<xliff' })).rejects.toMatchObject({
    code: 'INTEROP_TEXTS_INVALID',
  });
});

it('exports intents, and says what an import would add', async () => {
  const { ask, projectId } = await opened();
  const { name, content } = await ask('intents.export', { projectId });
  const added = await ask('intents.compare', { projectId, name, content: `${content}greet,good day,en\r\n` });
  expect(added.report.map(({ outcome }) => outcome)).toEqual(['left_out', 'taken']);
  expect(added.files).toEqual([
    {
      path: 'nlu/intents/greet.yaml',
      before: 'id: greet\nname: Greet\nutterances: [hello]\n',
      after: expect.stringContaining('good day'),
    },
  ]);
});
