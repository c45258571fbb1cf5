import { expect, it } from 'vitest';
import { createWorkspace } from '../../edit/workspace.ts';
import { shopProject } from '../../model/fixtures/shopProject.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { importFile } from '../importFile.ts';
import { exportUtterances } from './csv.ts';

const intent = 'nlu/intents/return_item.yaml';
const utterances = [
  'return [4711004711](order_number) please',
  '=now',
  'with, a comma and "quotes"',
  'a \\[b](c)',
];
const project = (own: readonly string[], translated: readonly string[] = []) =>
  createWorkspace(
    {
      ...shopProject,
      [intent]: `id: return_item\nname: Return an item\nutterances: ${JSON.stringify(own)}\ntranslations: { de: ${JSON.stringify(translated)} }\n`,
    },
    nodeRegistry,
  );

it('comes back as it went out, with its annotations and languages', () => {
  const full = project(utterances, ['ich möchte [4711004711](order_number) zurückgeben']);
  const { name, content } = exportUtterances(full);
  expect(name).toBe('intents.csv');
  expect(importFile(full, { path: name, content }).files).toEqual([]);
  const bare = project([]);
  const { files } = importFile(bare, { path: name, content });
  const after = createWorkspace({ ...bare.files, [intent]: files[0]!.after! }, nodeRegistry);
  expect(after.parsed.project!.intents.return_item).toEqual(full.parsed.project!.intents.return_item);
});

it('finds duplicates, also of annotated utterances, and keeps brackets that name no entity', () => {
  const content =
    'utterance;intent\r\nReturn 4711004711 please;return_item\r\nsee [this](link);return_item\r\n';
  const { files, report } = importFile(project(utterances), { path: 'x.csv', content });
  expect(report.map(({ code, place }) => [code, place])).toEqual([
    ['utterance_known', 'line 2'],
    ['annotation_unknown', 'line 3'],
    ['intent_extended', undefined],
  ]);
  expect(files[0]?.after).toContain('see \\\\[this](link)');
});
