import { describe, expect, it } from 'vitest';
import { hashEmbedder } from '../fixtures/hashEmbedder.ts';
import { readSource } from '../sources/chunkSources.ts';
import { answerParts, extractAnswer } from './extractAnswer.ts';

const embedder = hashEmbedder();
const chunkOf = async (text: string, source = 'a.md') => (await readSource(source, text))[0]!;

describe('extractAnswer', () => {
  it('returns an answer to a prepared question whole, however long', async () => {
    const answer = 'Sentence about nothing at all. '.repeat(30).trim();
    const chunk = await chunkOf(`question,answer\nQ?,${answer}`, 'a.csv');
    expect(await extractAnswer(chunk, 'Q?', embedder)).toBe(answer);
  });

  it('returns a short passage whole', async () => {
    expect(await extractAnswer(await chunkOf('One thing.\n\nAnother thing.'), 'another', embedder)).toBe(
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
    const answer = await extractAnswer(await chunkOf(text), 'What does shipping costs?', embedder);
    expect(answer).toBe(
      'Express shipping costs 9.95. It arrives on the next working day. Standard shipping costs 4.95.',
    );
  });

  it('says only what the passage says', async () => {
    const text = Array.from({ length: 20 }, (_, i) => `Rule ${i} is about topic ${i % 5} and things.`).join(
      ' ',
    );
    const answer = await extractAnswer(await chunkOf(text), 'topic 3', embedder);
    expect(answer.length).toBeLessThan(text.length);
    for (const sentence of answer.split(/(?<=\.) /)) expect(text).toContain(sentence);
  });
});

describe('answerParts', () => {
  it('keeps the steps of a list together with their introduction', () => {
    const text = 'Free of charge. Do this:\n\n1. Open it\n2. Close it:\n  - gently\n  - fast\n\nDone.';
    expect(answerParts(text).map((part) => part.text)).toEqual([
      'Free of charge.',
      'Do this:\n1. Open it\n2. Close it:\n  - gently\n  - fast',
      'Done.',
    ]);
  });

  it('keeps table rows separate', () => {
    expect(answerParts('Method: A; Cost: 1\nMethod: B; Cost: 2')).toHaveLength(2);
  });
});
