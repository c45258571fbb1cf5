import { describe, expect, it } from 'vitest';
import { knowledgeFormats } from '../../model/knowledgeFormats.ts';
import { readSource } from '../sources/chunkSources.ts';
import { loadReader } from './loadReader.ts';

describe.each(knowledgeFormats)('$label', (format) => {
  it('has a reader where the list says', async () => {
    const reader = await (format.content === 'text' ? loadReader(format) : loadReader(format));
    expect(reader.name).toBe(format.reader.split('/').at(-1));
  });

  it('has extensions that no other format uses', () => {
    const others = knowledgeFormats
      .filter((other) => other !== format)
      .flatMap(({ extensions }) => extensions);
    for (const extension of format.extensions) {
      expect(extension).toMatch(/^(\.[a-z0-9]+)+$/);
      expect(others.some((other) => extension.endsWith(other) || other.endsWith(extension))).toBe(false);
    }
  });
});

it('reports an unknown format, and lists the supported ones', async () => {
  await expect(readSource('knowledge/photo.png', '')).rejects.toMatchObject({
    code: 'KB_SOURCE_UNSUPPORTED',
    remedy: expect.stringContaining('Markdown, HTML, text, CSV, PDF or DOCX'),
  });
});
