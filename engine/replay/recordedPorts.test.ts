import { expect, it } from 'vitest';
import type { LogEntry } from '../conversation/session.ts';
import type { ScriptCall } from '../model/scriptPort.ts';
import { recordedGenerator } from './recordedGenerator.ts';
import { recordedScripts } from './recordedScripts.ts';
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
]);
const call: ScriptCall = { code: script.code, input: { b: 2, a: 1 }, timeoutMs: 250, memoryBytes: 1 };

it('answers a script as it was recorded, and runs one that has changed', async () => {
  const ran: string[] = [];
  const today = {
    run: async ({ code }: ScriptCall) => {
      ran.push(code);
      return { ok: true as const, output: 8, logs: [] };
    },
  };
  const scripts = recordedScripts(recording, today);
  expect(await scripts.run(call)).toMatchObject({ output: 7 });
  expect(ran).toEqual([]);
  expect(await scripts.run({ ...call, code: 'return 2;' })).toMatchObject({ output: 8 });
  expect(ran).toEqual(['return 2;']);
});

it('refuses what is not recorded where scripts cannot be run', async () => {
  const unknown = recordedScripts(recordingOf([]), null).run(call);
  await expect(unknown).rejects.toMatchObject({ code: 'REPLAY_SCRIPT_NOT_RECORDED' });
});

it('gives texts in the order in which they were recorded, whatever was said before, and asks no model', async () => {
  const generator = recordedGenerator(recording);
  const said = { ...request, transcript: [{ from: 'customer' as const, text: 'Hi' }] };
  expect(await generator.generate(said)).toMatchObject({ ok: true, text: 'Long.' });
  await expect(generator.generate({ ...said, transcript: [] })).rejects.toMatchObject(failure);
  const other = await generator.generate({ ...said, question: 'How far?' });
  expect(other).toMatchObject({ ok: false, error: { code: 'REPLAY_TEXT_NOT_RECORDED' } });
});
