import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinEmbedder } from '../../embed/fixtures/builtinEmbedder.ts';
import { createKnowledge } from '../createKnowledge.ts';
import { hashEmbedder } from '../fixtures/hashEmbedder.ts';
import { answerability, type PassageFeatures, passesFilter } from './rankPassages.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const features: fc.Arbitrary<PassageFeatures> = fc.record({
  cosine: fc.double({ min: -1, max: 1, noNaN: true }),
  lexical: share,
  coverage: share,
  unknown: share,
  missingEnd: share,
  lacksContent: fc.constantFrom(0, 1),
  elsewhere: fc.constantFrom(0, 1),
});

describe('answerability', () => {
  it('stays in [0, 1], rises with evidence for a passage and falls with evidence against it', () => {
    fc.assert(
      fc.property(features, share, (passage, step) => {
        const score = answerability(passage);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const changed = (change: Partial<PassageFeatures>) => answerability({ ...passage, ...change });
        expect(changed({ cosine: passage.cosine + step })).toBeGreaterThanOrEqual(score);
        expect(changed({ lexical: passage.lexical + step })).toBeGreaterThanOrEqual(score);
        expect(changed({ unknown: passage.unknown + step })).toBeLessThanOrEqual(score);
        expect(changed({ lacksContent: 1 })).toBeLessThanOrEqual(score);
        expect(changed({ elsewhere: 1 })).toBeLessThanOrEqual(score);
        expect(changed({ coverage: passage.coverage + step })).toBeGreaterThanOrEqual(score);
        expect(changed({ missingEnd: passage.missingEnd + step })).toBeLessThanOrEqual(score);
      }),
    );
  });

  it('does not depend on the last bits of a processor', () => {
    const passage = {
      cosine: 0.3,
      lexical: 0.4,
      coverage: 0,
      missingEnd: 0,
      lacksContent: 0,
      unknown: 0.1,
      elsewhere: 0,
    } as const;
    expect(answerability({ ...passage, cosine: 0.3000000001 })).toBe(answerability(passage));
  });
});

it('hides passages with access labels from callers who have none of them', () => {
  const open = {};
  const gold = { metadata: { access: 'gold, staff' } };
  expect(passesFilter(open, undefined)).toBe(true);
  expect(passesFilter(gold, undefined)).toBe(false);
  expect(passesFilter(gold, { access: [] })).toBe(false);
  expect(passesFilter(gold, { access: ['gol', 'gold, staff', ''] })).toBe(false);
  expect(passesFilter(gold, { access: ['other', 'staff'] })).toBe(true);
});

it('keeps only passages with one of the requested tags', () => {
  const shoes = { metadata: { tags: 'shoes, socks' } };
  expect(passesFilter(shoes, { tags: [] })).toBe(true);
  expect(passesFilter(shoes, { tags: ['hats', 'socks'] })).toBe(true);
  expect(passesFilter(shoes, { tags: ['hats'] })).toBe(false);
  expect(passesFilter({}, { tags: ['hats'] })).toBe(false);
  expect(passesFilter({ metadata: { tags: 'shoes', access: 'gold' } }, { tags: ['shoes'] })).toBe(false);
});

it('never shows, cites or answers from what the customer may not read', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'dialoom-access-'));
  const knowledge = createKnowledge({ folder, embedder: hashEmbedder() });
  const secret = 'The gold discount code is SESAME and saves thirty percent.';
  const text = (access: string) => `---\naccess: [${access}]\n---\n## Discount code\n\n${secret}`;
  const open = Array.from(
    { length: 70 },
    (_, i) => `## Topic ${i}\n\nThe discount of topic ${i} is ${i} percent.`,
  );
  const sources = [
    { path: 'knowledge/gold.md', text: text('gold') },
    { path: 'knowledge/staff.md', text: text('staff, boss') },
    { path: 'knowledge/open.md', text: open.join('\n\n') },
    { path: 'knowledge/faq.csv', text: 'question,answer,access\nGold code?,The code is SESAME.,gold' },
  ];
  await knowledge.build({ sources });
  const search = (question: string, access?: readonly string[]) =>
    knowledge.port.search({
      text: question,
      locale: 'en',
      limit: 100,
      threshold: 0,
      ...(access === undefined ? {} : { filter: { access } }),
    });
  const words = fc.constantFrom(
    'gold',
    'discount',
    'code',
    'sesame',
    'what',
    'percent',
    'thirty',
    'topic',
    'is',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { minLength: 1, maxLength: 6 }),
      fc.option(fc.array(fc.constantFrom('gol', 'GOLD', '*', '', 'silver')), { nil: undefined }),
      async (question, access) => {
        const found = await search(question.join(' '), access);
        expect(found.answer).not.toBeNull();
        expect(JSON.stringify(found)).not.toMatch(/sesame|gold\.md|staff\.md/i);
      },
    ),
    { numRuns: 40 },
  );
  expect((await search('gold discount code', ['gold'])).answer?.text).toContain('SESAME');
  const staff = await search('gold discount code', ['boss']);
  expect(staff.hits.map(({ source }) => source)).toContain('knowledge/staff.md');
  expect(staff.hits.map(({ source }) => source)).not.toContain('knowledge/gold.md');
  await knowledge.close();
  await rm(folder, { recursive: true });
});

it.each(['1', '2', '2.', 'what is 2+2', '3?'])(
  'has no answer to %j, though a passage has the digit',
  async (text) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dialoom-digits-'));
    const knowledge = createKnowledge({ folder, embedder: builtinEmbedder });
    await knowledge.build({
      sources: [
        {
          path: 'knowledge/levels.md',
          text: '## Levels\n\nThere are 3 levels. Level 1 is bronze, level 2 is gold.',
        },
        { path: 'knowledge/sale.md', text: '## Sale\n\nClearance starts on January 2.' },
      ],
    });
    const ask = (question: string) =>
      knowledge.port.search({ text: question, locale: 'en', limit: 3, threshold: 0.5 });
    expect((await ask(text)).answer).toBeNull();
    expect((await ask('what is level 2')).answer?.text).toContain('gold');
    await knowledge.close();
    await rm(folder, { recursive: true });
  },
);
