import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import type { LogEntry } from '../conversation/session.ts';
import { answered, fixtureEngine, refused } from '../conversation/testing/fixtureEngine.ts';
import { keywordNlu, understandByKeyword } from '../conversation/testing/keywordNlu.ts';
import { readFixtureProject } from '../conversation/testing/readFixtureProject.ts';
import { talk } from '../conversation/testing/talk.ts';
import type { Flow } from '../model/documents/flow.ts';
import type { ActionPort } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { type Recording, readRecording, writeRecording } from './recording.ts';
import { replayLog } from './replayLog.ts';
import { recordedAnswers, replayRecording } from './replayRecording.ts';
import { replayReport } from './replayReport.ts';

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
/** Another id than in the recording: requests are distinguished by what they ask. */
const asked = { ...script, id: 'fx_9', input: { b: 2, a: 1 } };

it('uses the recorded result of a script, and runs one that has changed', async () => {
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

it('rejects what is not recorded if scripts cannot be run', async () => {
  const unknown = recordedAnswers(recordingOf([]))(asked, null);
  await expect(unknown).rejects.toMatchObject({ code: 'REPLAY_SCRIPT_NOT_RECORDED' });
});

it('returns texts in the order in which they were recorded, and asks no model', async () => {
  const answer = recordedAnswers(recording);
  const live = () => Promise.reject(new Error('a model was asked'));
  const said = { ...text, id: 'fx_9' };
  expect(await answer(said, live)).toMatchObject({ ok: true, text: 'Long.' });
  await expect(answer(said, live)).rejects.toMatchObject(failure);
  const other = await answer({ ...said, request: { ...request, question: 'How far?' } }, live);
  expect(other).toMatchObject({ ok: false, error: { code: 'REPLAY_TEXT_NOT_RECORDED' } });
});

it('searches the current knowledge base', async () => {
  const answer = recordedAnswers(recording);
  const today = { ...found, threshold: 0.7 };
  expect(await answer({ ...search, id: 'fx_4' }, async () => today)).toBe(today);
  await expect(answer({ ...search, id: 'fx_4' }, null)).rejects.toMatchObject({
    code: 'CONVERSATION_KNOWLEDGE_UNAVAILABLE',
  });
});

const returning = [
  'Hi! I want to return order 3348917502',
  'I got the wrong size.',
  'where is my order?',
  '1',
  'No, I bought it in November.',
  '(977) 625-2661',
];

async function record(texts: readonly string[], engine?: ConversationEngine): Promise<Recording> {
  const chat = await talk(engine);
  for (const text of texts) {
    if (!chat.turn().ended) await chat.say(text);
  }
  return readRecording(writeRecording(chat.session()));
}

/** The fixture project with a state of a flow changed. */
function withState(flowId: string, stateId: string, change: Readonly<Record<string, unknown>>): Project {
  const project = readFixtureProject('shop');
  const flow = project.flows[flowId]!;
  const states = flow.states.map((state) => (state.id === stateId ? { ...state, ...change } : state));
  const changed: Flow = { ...flow, states: states as Flow['states'] };
  return { ...project, flows: { ...project.flows, [flowId]: changed } };
}

const noActions = { run: () => Promise.reject(new Error('a replay must not call anything')) };

describe('replayRecording', () => {
  it('finds no divergence in an unchanged project', async () => {
    const recording = await record(returning);
    const report = await replayRecording(fixtureEngine({ ports: { run_action: noActions } }), recording);
    expect(report).toMatchObject({ same: true, firstDifference: null, recordingId: 'conv_1', notes: [] });
    expect(report.turns).toHaveLength(7);
    expect(replayReport.parse(report)).toEqual(report);
    for (const turn of report.turns) expect(turn.replayed).toEqual(turn.recorded);
  });

  it('shows both sides of every turn', async () => {
    const report = await replayRecording(fixtureEngine(), await record(returning));
    expect(report.turns[3]?.recorded).toEqual({
      states: [
        'order_status/start',
        'order_status/ask_order',
        'order_status/fetch',
        'order_status/is_late',
        'order_status/tell',
        'order_status/done',
      ],
      says: ['Your order is shipped.', 'How many?'],
      actions: ['get_order({"order_id":"3348917502"})'],
      intent: 'order_status (0.90)',
      escalation: null,
      resolution: null,
    });
    expect(report.turns[6]).toMatchObject({
      customer: '(000) 000-0000',
      recorded: {
        escalation: { params: { text: 'Order 3348917502 is past its return window' } },
        resolution: 'unresolved',
      },
    });
  });

  it('names a text that differs', async () => {
    const project = withState('returns', 'ask_window', { prompt: 'Is it less than 90 days old?' });
    const report = await replayRecording(fixtureEngine({}, project), await record(returning));
    expect(report.firstDifference).toEqual({
      turn: 4,
      kind: 'text',
      path: 'says[0]',
      recorded: { code: 'value', params: { value: 'Did you buy it in the last 90 days? [Yes=yes | No=no]' } },
      replayed: { code: 'value', params: { value: 'Is it less than 90 days old? [Yes=yes | No=no]' } },
      explanation: {
        code: 'text_differs',
        params: {
          was: 'Did you buy it in the last 90 days? [Yes=yes | No=no]',
          is: 'Is it less than 90 days old? [Yes=yes | No=no]',
        },
      },
    });
  });

  it('names a state that is entered instead, and what the customer then said without effect', async () => {
    const on = { yes: 'done', no: 'not_returned' };
    const project = withState('returns', 'ask_window', { on });
    const report = await replayRecording(fixtureEngine({}, project), await record(returning));
    expect(report.firstDifference).toMatchObject({
      turn: 5,
      kind: 'state',
      path: 'states[0]',
      recorded: { code: 'value', params: { value: 'returns/ask_phone' } },
      replayed: { code: 'value', params: { value: 'returns/not_returned' } },
      explanation: {
        code: 'state_differs',
        params: { after: null, was: 'returns/ask_phone', is: 'returns/not_returned' },
      },
    });
    expect(report.turns[6]).toMatchObject({ replayed: null, differences: [{ kind: 'missing_turn' }] });
  });

  it('names a new call, and does not make it', async () => {
    const project = withState('order_status', 'fetch', { inputs: { order_id: "'other'" } });
    const report = await replayRecording(
      fixtureEngine({ ports: { run_action: noActions } }, project),
      await record(returning),
    );
    expect(report.firstDifference).toMatchObject({ turn: 3, kind: 'state' });
    expect(report.turns[3]?.differences).toContainEqual(
      expect.objectContaining({
        kind: 'action',
        path: 'actions[0]',
        recorded: { code: 'value', params: { value: 'get_order({"order_id":"3348917502"})' } },
        replayed: { code: 'value', params: { value: 'get_order({"order_id":"other"})' } },
      }),
    );
    expect(report.turns[3]?.replayed?.says[0]).toBe('I cannot look that up: REPLAY_ACTION_NOT_RECORDED.');
  });

  it('names what is understood differently', async () => {
    const recording = await record(returning);
    const nlu = {
      understand: async (text: string) => understandByKeyword(text.replace('where', 'agent, where')),
    };
    const report = await replayRecording(fixtureEngine({ nlu }), recording);
    expect(report.firstDifference).toMatchObject({
      turn: 3,
      kind: 'intent',
      recorded: { code: 'value', params: { value: 'order_status' } },
      replayed: { code: 'value', params: { value: 'talk_to_person' } },
      explanation: { code: 'intent_differs', params: { customer: 'where is my order?' } },
    });
  });

  it('names the field of the handoff packet that differs', async () => {
    const project = withState('returns', 'to_manager', { queue: 'returns' });
    const report = await replayRecording(fixtureEngine({}, project), await record(returning));
    expect(report.firstDifference).toMatchObject({
      turn: 6,
      kind: 'escalation',
      path: 'packets[0].queue',
      recorded: { code: 'value', params: { value: 'managers' } },
      replayed: { code: 'value', params: { value: 'returns' } },
      explanation: { code: 'handoff_differs', params: { field: 'queue' } },
    });
  });

  it('names a different ending', async () => {
    const project = withState('main', 'sorry', { resolution: 'resolved' });
    const report = await replayRecording(fixtureEngine({}, project), await record(returning));
    expect(report.firstDifference).toMatchObject({
      kind: 'end',
      recorded: { code: 'conversation_ends', params: { resolution: 'unresolved' } },
    });
  });

  it('answers repeated calls in the order in which they were answered', async () => {
    let calls = 0;
    const run: ActionPort['run'] = async (call) => {
      calls += 1;
      if (calls === 3) throw new Error('the runner is gone');
      return calls === 1
        ? refused(call, 'ACTION_TIMEOUT')
        : answered(call, { status: `try ${calls}`, days: 9 });
    };
    const status = 'status of 3348917502?';
    const recording = await record(
      [status, status, status, status],
      fixtureEngine({ ports: { run_action: { run } } }),
    );
    const report = await replayRecording(fixtureEngine({ ports: { run_action: noActions } }), recording);
    expect(report.same).toBe(true);
    expect(report.turns.slice(1).map((turn) => turn.replayed?.says[0])).toEqual([
      'I cannot look that up: ACTION_TIMEOUT.',
      'Sorry for the delay.',
      'I cannot look that up: CONVERSATION_PORT_FAILED.',
      'Sorry for the delay.',
    ]);
  });

  it('ignores an unfinished last turn', async () => {
    const text = writeRecording(await record(returning)).trimEnd();
    for (const cut of [10, 400, 1_500]) {
      const recording = readRecording(text.slice(0, -cut));
      const report = await replayRecording(fixtureEngine(), recording);
      expect(report).toMatchObject({
        same: true,
        notes: [expect.objectContaining({ code: 'line_unfinished' })],
      });
      expect(replayLog(fixtureEngine().compiled, recording).same).toBe(true);
    }
  });
});

const sentence = fc.constantFrom(
  'I want to return an item',
  'return 3348917502',
  'where is my order?',
  'status of 1111111111',
  'password',
  'I have a question',
  'how do I return?',
  'too small',
  'torn',
  'yes',
  'no',
  '2',
  '12',
  'blah',
  'Crystal',
  '(977) 625-2661',
  'that is all',
  'let me talk to a person',
  '???',
);

describe('any conversation', () => {
  it('replays without a divergence, in both modes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sentence, { maxLength: 14 }),
        fc.array(fc.boolean()),
        async (texts, failing) => {
          const outcomes = failing.values();
          const run: ActionPort['run'] = async (call) =>
            outcomes.next().value === true
              ? refused(call, 'ACTION_TIMEOUT')
              : answered(call, { status: 'shipped', days: 9 });
          const recording = await record(texts, fixtureEngine({ ports: { run_action: { run } } }));
          const engine = fixtureEngine({ ports: { run_action: noActions }, nlu: keywordNlu });
          const report = await replayRecording(engine, recording);
          expect(report.firstDifference).toBeNull();
          expect(replayLog(engine.compiled, recording)).toMatchObject({ same: true, firstDifference: null });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('replayLog', () => {
  it('ends in the snapshot of the conversation', async () => {
    const chat = await talk();
    for (const text of returning) await chat.say(text);
    const { engine, recording } = {
      engine: fixtureEngine(),
      recording: readRecording(writeRecording(chat.session())),
    };
    expect(JSON.stringify(replayLog(engine.compiled, recording).snapshot)).toBe(
      JSON.stringify(chat.session().snapshot),
    );
  });

  it('names the event that leads elsewhere in another project', async () => {
    const project = withState('returns', 'ask_window', { prompt: 'Is it old?' });
    const { firstDifference } = replayLog(fixtureEngine({}, project).compiled, await record(returning));
    expect(firstDifference).toMatchObject({ turn: 4, event: 'message' });
    expect(firstDifference?.replayed.join()).toContain('Is it old?');
  });
});
