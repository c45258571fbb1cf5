import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { explainedHit, knowledgeEvaluation, knowledgeGaps } from '../../model/reports/knowledgeReports.ts';

import { writeFiles } from '../../project/fixtures/projectFolder.ts';
import { terminal } from '../fixtures/terminal.ts';

// The encoder is loaded again by each command.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(() => import('vectra'), 60_000);

const shop: Readonly<Record<string, string>> = {
  'dialoom.yaml': 'dialoom: 2\nname: Shop\ndefaultLocale: en\nlocales: [en]\nentryFlow: main\n',
  'locales/en.yaml': '{}\n',
  'flows/main.flow.yaml': `id: main
name: Main
states:
  - { id: start, kind: start, on: { next: answer } }
  - { id: answer, kind: knowledge, prompt: 'What is it?', on: { answered: done, else: done } }
  - { id: done, kind: end }
`,
  'knowledge/shipping.md':
    '# Shipping\n\n## Where we deliver\n\nWe deliver to all of the European Union and to Norway.\n\n## Costs\n\nStandard delivery costs 4.95.\n',
  'tests/shop.questions.yaml': `questions:
  - { ask: which countries do you deliver to, expect: knowledge/shipping.md#where-we-deliver }
  - { ask: what does delivery cost, expect: knowledge/shipping.md }
  - { ask: Do you ship to Canada?, expect: none }
  - { ask: who won the game last night, expect: none }
`,
};

function inShop(files: Readonly<Record<string, string>> = {}) {
  const made = terminal();
  writeFiles(join(made.cwd, 'p'), { ...shop, ...files });
  return made;
}

describe('dialoom kb', () => {
  it('indexes, and describes the index', async () => {
    const { run } = inShop();
    const first = await run('kb', 'index', 'p');
    expect(first).toMatchObject({ code: 0, notes: ['Indexing the knowledge base: 0 of 2 passages…'] });
    expect(first.out).toEqual([
      '     2  knowledge/shipping.md',
      expect.stringMatching(/^2 passages: 2 embedded, 0 reused, 0 removed \(.+\)$/),
    ]);
    const again = await run('kb', 'index', 'p', '--json');
    expect(JSON.parse(again.out[0]!)).toMatchObject({ added: 0, reused: 2, chunks: 2, problems: [] });
  });

  it('reports a source that cannot be read', async () => {
    const { run } = inShop({ 'knowledge/faq.csv': 'no header' });
    const result = await run('kb', 'index', 'p');
    expect(result.code).toBe(1);
    expect(result.out.join('\n')).toContain('error: KB_CSV_HEADER knowledge/faq.csv');
  });

  it('searches, with both scores and the reasons', async () => {
    const { run } = inShop();
    const found = await run('kb', 'search', 'p', 'do you deliver to norway?', '--json');
    const { answer, hits, unknownWords } = JSON.parse(found.out[0]!);
    expect(answer).toContain('Norway');
    expect(unknownWords).toEqual([]);
    expect(explainedHit.parse(hits[0])).toMatchObject({
      chunkId: 'knowledge/shipping.md#where-we-deliver',
      meaning: { rank: 1 },
      words: { rank: 1 },
      matched: expect.arrayContaining([
        expect.objectContaining({ asked: 'norway', found: 'norway', similarity: 1 }),
      ]),
      missing: [],
      uncoveredPlaces: [],
    });
    const refused = await run('kb', 'search', 'p', 'Do you ship to Canada?', '--limit', '2');
    expect(refused.out[0]).toBe('No answer: no passage reaches 0.50');
    expect(refused.out).toContain('Words in no passage: canada');
    expect(refused.out).toContain('   does not cover: CA');
    expect(refused.out.filter((line) => /^\d\./.test(line))).toHaveLength(2);
    const one = await run('kb', 'search', 'p', 'Do you ship to Canada?', '--limit', '1');
    expect(one.out.filter((line) => /^\d\./.test(line))).toHaveLength(1);
    expect((await run('kb', 'search', 'p', 'x', '--limit', '0')).code).toBe(2);
  });

  it('evaluates with the test questions of the project or of a file', async () => {
    const { cwd, run } = inShop();
    const own = await run('kb', 'evaluate', 'p', '--json');
    const report = knowledgeEvaluation.parse(JSON.parse(own.out[0]!));
    expect(own.code).toBe(0);
    expect(report).toMatchObject({ questions: 4, answerable: 2, unanswerable: 2, recallAt1: 1, missing: [] });
    expect(report.refusal.recall).toBe(1);
    writeFiles(cwd, {
      'q.csv': 'ask,expect,locale\nwhat does it cost,knowledge/gone.md,\nare you hiring,none,en\n',
      'bad.csv': 'ask,expect\nwhat does it cost,shipping\n',
      'bad.yaml': 'questions: []\n',
    });
    const named = await run('kb', 'evaluate', 'p', '--questions', 'q.csv');
    expect(named.code).toBe(1);
    expect(named.out[0]).toMatch(/^2 questions, 1 with an answer, 1 without; threshold 0.5$/);
    expect(named.out).toContain('error: knowledge/gone.md is expected, but it is not in the knowledge base');
    expect((await run('kb', 'evaluate', 'p', '--questions', 'bad.csv')).notes.at(-1)).toMatch(
      /^CLI_QUESTIONS_INVALID .*bad\.csv:2: .*expect: must be a source/,
    );
    expect((await run('kb', 'evaluate', 'p', '--questions', 'bad.yaml')).notes.at(-1)).toMatch(
      /^CLI_QUESTIONS_INVALID .*bad\.yaml/,
    );
  });

  it('reports that there are no test questions, and names the line of a broken one', async () => {
    const none = terminal();
    const { 'tests/shop.questions.yaml': _, ...rest } = shop;
    writeFiles(join(none.cwd, 'p'), rest);
    expect((await none.run('kb', 'evaluate', 'p')).notes.at(-1)).toMatch(/^CLI_NO_QUESTIONS: /);
    const broken = inShop({ 'tests/shop.questions.yaml': 'questions:\n  - { ask: why }\n' });
    expect((await broken.run('kb', 'evaluate', 'p')).notes.at(-1)).toMatch(
      /^KB_QUESTIONS_INVALID tests\/shop\.questions\.yaml:2/,
    );
  });

  it('lists the unanswered questions of recordings', async () => {
    const { cwd, run } = inShop();
    expect((await run('kb', 'gaps', 'p')).notes.at(-1)).toMatch(/^CLI_NO_RECORDINGS: /);
    writeFiles(cwd, { 'say.txt': 'is there parking near your shop\n', 'p/recordings/.gitkeep': '' });
    for (const name of ['a', 'b']) {
      const made = await run(
        'simulate',
        'p',
        '--script',
        'say.txt',
        '--record',
        `p/recordings/${name}.jsonl`,
      );
      expect(made.code).toBe(0);
    }
    const gaps = await run('kb', 'gaps', 'p', '--json');
    expect(knowledgeGaps.parse(JSON.parse(gaps.out[0]!))).toMatchObject({
      searches: 2,
      unanswered: 2,
      gaps: [{ question: 'is there parking near your shop', count: 2, conversations: 2 }],
    });
    const lines = await run('kb', 'gaps', 'p', 'p/recordings/a.jsonl');
    expect(lines.out).toEqual([
      '1 searches, 1 without an answer',
      expect.stringContaining('1 × is there parking near your shop  (1 conversations, best passage 0.'),
    ]);
  });
});
