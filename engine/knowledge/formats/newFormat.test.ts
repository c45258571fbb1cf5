import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { addedPath } from '../../../renderer/features/knowledge/sources.ts';
import { documentsPage } from '../../../scripts/lib/docs/documentsPage.ts';
import { documentKind } from '../../model/documentKinds.ts';
import { addedFormatNames } from '../../model/knowledgeSources.ts';
import { createKnowledge } from '../createKnowledge.ts';
import { hashEmbedder } from '../fixtures/hashEmbedder.ts';

vi.mock('../../model/knowledgeFormats.ts', async (original) => {
  const { knowledgeFormats } = await original<typeof import('../../model/knowledgeFormats.ts')>();
  // The one line of a new format; its folder is fixtures/vtt.
  const vtt = {
    label: 'WebVTT',
    extensions: ['.vtt'],
    content: 'text',
    reader: 'fixtures/vtt/readVtt',
    reads: 'Each subtitle is a passage.',
  };
  return { knowledgeFormats: [...knowledgeFormats, vtt] };
});

const subtitles = `WEBVTT

00:01.000 --> 00:04.000
Open the battery door with a coin.

00:05.000 --> 00:09.000
Turn it to the left.
`;

it('a new format is a folder and a line: it is indexed, offered and documented', async () => {
  const path = addedPath('How to change batteries.vtt', []) ?? '';
  expect(path).toBe('knowledge/How-to-change-batteries.vtt');
  expect(documentKind(path).definition.kind).toBe('knowledge');
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-format-'));
  const knowledge = createKnowledge({ folder, embedder: hashEmbedder() });
  const { problems } = await knowledge.build({ sources: [{ path, text: subtitles }] });
  expect(problems).toEqual([]);
  expect((await knowledge.chunks()).map(({ titlePath, text }) => [...titlePath, text])).toEqual([
    ['00:01.000', 'Open the battery door with a coin.'],
    ['00:05.000', 'Turn it to the left.'],
  ]);
  await knowledge.close();
  await rm(folder, { recursive: true });
  expect(addedFormatNames('or')).toMatch(/DOCX or WebVTT$/);
  expect(documentsPage()).toContain('| WebVTT | `.vtt` | Each subtitle is a passage. |');
});
