import { expect, it } from 'vitest';
import type { LogEntry } from '../conversation/session.ts';
import { recordedAnswers } from './recordedAnswers.ts';
import type { Recording } from './recording.ts';

const guardrails = { persona: '', tone: '', bannedPhrases: [], maxWords: 120, groundedness: 0.6 };
const request = {
  instructions: 'Answer.',
  question: 'How long?',
  sources: [],
  grounded: false,
  locale: 'en',
  guardrails,
  timeoutMs: 1_000,
};
const failure = { code: 'GENERATE_FAILED', message: 'It failed', remedy: 'Try later' };
const script = { type: 'run_script', code: 'return 1;', input: { a: 1, b: 2 }, timeoutMs: 250 } as const;
const text = { type: 'generate', request } as const;
const search = { type: 'search_knowledge', query: 'How long?', limit: 3, threshold: 0.5 } as const;
const found = { answer: null, hits: [], threshold: 0.5 };

function recordingOf(entries: readonly Partial<LogEntry>[]): Recording {
  return { log: entries.map((entry) => ({ turn: 0, ...entry })) } as unknown as Recording;
}

const recording = recordingOf([
  { entry: 'effect', effect: { ...script, id: 'fx_1' } },
  {
    entry: 'event',
    event: { type: 'script_result', at: 1, id: 'fx_1', result: { ok: true, output: 7, logs: [] } },
  },
  { entry: 'effect', effect: { ...text, id: 'fx_2' } },
  {
    entry: 'event',
    event: {
      type: 'generate_result',
      at: 2,
      id: 'fx_2',
      result: { ok: true, text: 'Long.', citations: [], model: 'tiny' },
    },
  },
  { entry: 'effect', effect: { ...text, id: 'fx_3' } },
  { entry: 'event', event: { type: 'request_failed', at: 3, id: 'fx_3', error: failure } },
  { entry: 'effect', effect: { ...search, id: 'fx_4' } },
  { entry: 'event', event: { type: 'knowledge_result', at: 4, id: 'fx_4', result: found } },
]);
/** Another id than in the recording: requests are told apart by what they ask. */
const asked = { ...script, id: 'fx_9', input: { b: 2, a: 1 } };

it('answers a script as it was recorded, and runs one that has changed', async () => {
  let ran = 0;
  const live = async () => {
    ran += 1;
    return { ok: true, output: 8, logs: [] };
  };
  const answer = recordedAnswers(recording);
  expect(await answer(asked, live)).toMatchObject({ output: 7 });
  expect(ran).toBe(0);
  expect(await answer({ ...asked, code: 'return 2;' }, live)).toMatchObject({ output: 8 });
  expect(ran).toBe(1);
});

it('refuses what is not recorded where scripts cannot be run', async () => {
  const unknown = recordedAnswers(recordingOf([]))(asked, null);
  await expect(unknown).rejects.toMatchObject({ code: 'REPLAY_SCRIPT_NOT_RECORDED' });
});

it('gives texts in the order in which they were recorded, and asks no model', async () => {
  const answer = recordedAnswers(recording);
  const live = () => Promise.reject(new Error('a model was asked'));
  const said = { ...text, id: 'fx_9' };
  expect(await answer(said, live)).toMatchObject({ ok: true, text: 'Long.' });
  await expect(answer(said, live)).rejects.toMatchObject(failure);
  const other = await answer({ ...said, request: { ...request, question: 'How far?' } }, live);
  expect(other).toMatchObject({ ok: false, error: { code: 'REPLAY_TEXT_NOT_RECORDED' } });
});

it('searches the knowledge base as it is today', async () => {
  const answer = recordedAnswers(recording);
  const today = { ...found, threshold: 0.7 };
  expect(await answer({ ...search, id: 'fx_4' }, async () => today)).toBe(today);
  await expect(answer({ ...search, id: 'fx_4' }, null)).rejects.toMatchObject({
    code: 'CONVERSATION_KNOWLEDGE_UNAVAILABLE',
  });
});
