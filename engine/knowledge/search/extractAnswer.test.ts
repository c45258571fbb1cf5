import { describe, expect, it } from 'vitest';
import { hashEmbedder } from '../fixtures/hashEmbedder.ts';
import type { Chunk } from '../sources/chunk.ts';
import { readSource } from '../sources/chunkSources.ts';
import { answerParts, extractAnswer } from './extractAnswer.ts';
import { demandsOf } from './questionDemands.ts';

const embedder = hashEmbedder();
const extract = (chunk: Chunk, question: string) =>
  extractAnswer(chunk, question, embedder, demandsOf(question, 'en'), false);
const chunkOf = async (text: string, source = 'a.md') => (await readSource(source, text))[0]!;

describe('extractAnswer', () => {
  it('returns a prepared answer of up to 90 words whole', async () => {
    const answer = 'Sentence about nothing at all. '.repeat(18).trim();
    const chunk = await chunkOf(`question,answer\nQ?,${answer}`, 'a.csv');
    expect(await extract(chunk, 'Q?')).toBe(answer);
  });

  it('says the cells of a row that answer, with what the row is about', async () => {
    const table = `| Service | Note | Delivery time |
|---|---|---|
| Standard | in 27 countries of Europe and the world | 2 to 7 days |
| Express | the fastest of them | 1 to 2 days |`;
    const chunk = await chunkOf(`# Shipping\n\n${table}`);
    expect(await extract(chunk, 'how long does express take')).toBe('Express, Delivery time: 1 to 2 days');
    expect(await extract(chunk, 'how long does standard take')).toBe('Standard, Delivery time: 2 to 7 days');
  });

  it('prefers what is asked for to what only resembles the question, and never asks back', async () => {
    const filler =
      'We are glad about every visitor and about every plant that finds a new home with them. '.repeat(3);
    const text = `${filler}\n\nHow long can I return plants? You have thirty days to return plants. Return plants in their pots.`;
    expect(await extract(await chunkOf(text), 'how long can I return plants')).toContain('thirty days');
    expect(await extract(await chunkOf(text), 'how long can I return plants')).not.toContain('?');
  });

  it('returns a short passage whole', async () => {
    expect(await extract(await chunkOf('One thing.\n\nAnother thing.'), 'another')).toBe(
      'One thing.\n\nAnother thing.',
    );
  });

  it('cuts a long passage down to the parts that answer, in their order', async () => {
    const filler = Array.from(
      { length: 12 },
      (_, i) => `Paragraph ${i} speaks about gardens and weather only.`,
    );
    const text = [
      ...filler.slice(0, 6),
      'Express shipping costs 9.95. It arrives on the next working day.',
      ...filler.slice(6),
      'Standard shipping costs 4.95.',
    ].join(' ');
    const answer = await extract(await chunkOf(text), 'What does shipping costs?');
    expect(answer).toBe(
      'Express shipping costs 9.95. It arrives on the next working day. Standard shipping costs 4.95.',
    );
  });

  it('says only what the passage says', async () => {
    const text = Array.from({ length: 20 }, (_, i) => `Rule ${i} is about topic ${i % 5} and things.`).join(
      ' ',
    );
    const answer = await extract(await chunkOf(text), 'topic 3');
    expect(answer.length).toBeLessThan(text.length);
    for (const sentence of answer.split(/(?<=\.) /)) expect(text).toContain(sentence);
  });
});

describe('answerParts', () => {
  it('keeps the steps of a list together with their introduction', () => {
    const text = 'Free of charge. Do this:\n\n1. Open it\n2. Close it:\n  - gently\n  - fast\n\nDone.';
    expect(answerParts({ text }).map((part) => part.text)).toEqual([
      'Free of charge.',
      'Do this:\n1. Open it\n2. Close it:\n  - gently\n  - fast',
      'Done.',
    ]);
  });

  it('keeps table rows separate', () => {
    expect(answerParts({ text: 'Method: A; Cost: 1\nMethod: B; Cost: 2' })).toHaveLength(2);
  });
});
