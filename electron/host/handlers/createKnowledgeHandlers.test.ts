import { describe, expect, it, vi } from 'vitest';
import { projectFolder, smallProject } from '../../../engine/project/fixtures/projectFolder.ts';
import { client, newHost, simulator } from '../fixtures/testHost.ts';

const shop = {
  ...smallProject,
  'dialoom.yaml': smallProject['dialoom.yaml']?.replace('[en]', '[en, de]') ?? '',
  'flows/main.flow.yaml':
    'id: main\nname: Main\nstates:\n  - { id: start, kind: start, on: { next: ask } }\n' +
    '  - { id: ask, kind: knowledge, prompt: "What?", on: { answered: bye, else: bye, error: bye } }\n' +
    '  - { id: bye, kind: end, message: Bye }\n',
  'knowledge/gifts.md':
    '# Gift cards\n\n## Validity\n\nA gift card never expires.\n\n## Lost cards\n\nWe block a lost gift card and send a new one.\n',
  'knowledge/gold.md':
    '---\naccess: [staff, gold]\n---\n# Gold\n\n## Express\n\nExpress shipping is free for gold members.\n',
  'tests/gifts.questions.yaml':
    'questions:\n' +
    '  - { ask: i lost my gift card, expect: knowledge/gifts.md#lost-cards }\n' +
    '  - { ask: when does a gift card expire, expect: knowledge/gifts.md }\n' +
    '  - { ask: can I pay with bitcoin, expect: none }\n' +
    '  - { ask: what is long gone, expect: knowledge/gone.md }\n',
};

async function opened(files: Readonly<Record<string, string>> = shop) {
  const { host, reported } = newHost();
  const page = client(host);
  const { ask, events } = page;
  const { projectId } = await ask('projects.open', { path: projectFolder(files) });
  const progress = () =>
    events.flatMap(({ event, payload }) =>
      event === 'progress' ? [payload as { task: string; done: boolean; fraction: number }] : [],
    );
  return { ask, projectId, progress, reported, simulator: simulator(page, projectId) };
}

describe('knowledge.explain', () => {
  it('answers as a knowledge state would, and explains why', async () => {
    const { ask, projectId } = await opened();
    const found = await ask('knowledge.explain', {
      projectId,
      text: 'i lost my gift cart, bitcoin?',
      limit: 2,
    });
    expect(found.unknownWords).toEqual(['bitcoin']);
    expect(found.result.hits).toHaveLength(2);
    expect(found.hits[0]).toMatchObject({
      chunkId: 'knowledge/gifts.md#lost-cards',
      score: found.result.hits[0]?.score,
      meaning: { rank: 1 },
      words: { rank: 1 },
      matched: expect.arrayContaining([expect.objectContaining({ asked: 'lost', found: 'lost' })]),
      missing: expect.arrayContaining([expect.objectContaining({ asked: 'bitcoin' })]),
      sentence: 'We block a lost gift card and send a new one.',
    });
  });

  it('hides restricted sources from callers without access, and lists the known labels', async () => {
    const { ask, projectId } = await opened();
    const text = 'is express shipping free';
    expect((await ask('knowledge.status', { projectId })).access).toEqual([]);
    const sources = async (access?: string[]) => {
      const { hits } = await ask('knowledge.explain', {
        projectId,
        text,
        limit: 5,
        ...(access ? { access } : {}),
      });
      return hits.map(({ source }) => source);
    };
    expect(await sources()).not.toContain('knowledge/gold.md');
    expect(await sources(['silver'])).not.toContain('knowledge/gold.md');
    expect((await sources(['gold']))[0]).toBe('knowledge/gold.md');
    expect((await ask('knowledge.status', { projectId })).access).toEqual(['gold', 'staff']);
  });

  it('searches in the language of the conversation', async () => {
    const german = {
      ...shop,
      'knowledge/de.md': '---\nlocale: de\n---\n# Gift\n\nLost gift card: nur deutsch.\n',
    };
    const { ask, projectId } = await opened(german);
    const has = async (locale?: string) => {
      const asked = { projectId, text: 'lost gift card', limit: 5, ...(locale ? { locale } : {}) };
      return (await ask('knowledge.explain', asked)).hits.some(({ source }) => source === 'knowledge/de.md');
    };
    expect([await has(), await has('en'), await has('de')]).toEqual([false, false, true]);
  });
});

describe('knowledge.evaluate', () => {
  it('asks the test questions of the project, in a task', async () => {
    const { ask, projectId, progress } = await opened();
    const report = await ask('knowledge.evaluate', { projectId });
    expect(report).toMatchObject({ questions: 4, answerable: 3, unanswerable: 1, threshold: 0.5 });
    expect(report.missing).toEqual(['knowledge/gone.md']);
    const outcomes = new Map(report.outcomes.map(({ ask: asked, outcome }) => [asked, outcome]));
    expect(outcomes.get('i lost my gift card')).toBe('answered');
    expect(outcomes.get('can I pay with bitcoin')).toBe('refused');
    expect(report.tradeOff).toHaveLength(101);
    const own = progress().filter(({ task }) => task === 'kb.evaluate');
    expect(own.map(({ fraction }) => fraction)).toEqual([0, 0.25, 0.5, 0.75, 1, 1]);
    expect(own.at(-1)?.done).toBe(true);
  });

  it('can be cancelled by name', async () => {
    const many = Array.from(
      { length: 400 },
      (_, i) => `  - { ask: lost gift card number ${i}, expect: none }\n`,
    );
    const { ask, projectId, progress } = await opened({
      ...shop,
      'tests/gifts.questions.yaml': `questions:\n${many.join('')}`,
    });
    const refused = expect(ask('knowledge.evaluate', { projectId })).rejects.toMatchObject({
      code: 'HOST_TASK_CANCELLED',
    });
    await vi.waitFor(() => expect(progress().map(({ task }) => task)).toContain('kb.evaluate'), 20_000);
    expect(await ask('tasks.cancel', { projectId, task: 'kb.evaluate' })).toEqual({ cancelled: true });
    await refused;
  });

  it('reports nothing without questions', async () => {
    const { 'tests/gifts.questions.yaml': _, ...rest } = shop;
    const { ask, projectId } = await opened(rest);
    expect(await ask('knowledge.evaluate', { projectId })).toMatchObject({
      questions: 0,
      recallAt1: null,
      suggestion: null,
      outcomes: [],
    });
  });
});

describe('knowledge.gaps', () => {
  it('collects unanswered questions from the archive and the project', async () => {
    const { ask, projectId, progress, reported, simulator } = await opened();
    const { start, send } = simulator;
    expect(await ask('knowledge.gaps', { projectId })).toEqual({ searches: 0, unanswered: 0, gaps: [] });
    const talk = async (text: string) => {
      const conversationId = await start();
      await send(conversationId, text);
      return conversationId;
    };
    const kept = await talk('is there parking near your shop');
    await ask('recordings.keep', { projectId, recordingId: kept });
    await talk('Is there parking near your shop');
    await talk('i lost my gift card');
    expect(await ask('knowledge.gaps', { projectId })).toMatchObject({
      searches: 3,
      unanswered: 2,
      gaps: [{ count: 2, conversations: 2, wordings: [{ text: expect.stringMatching(/parking/) }] }],
    });
    expect(progress().at(-1)).toMatchObject({ task: 'kb.gaps', done: true });
    expect(reported).toEqual([]);
  });
});
