import { describe, expect, it } from 'vitest';
import { AppError } from '../../base/appError.ts';
import { fixtureEngine } from '../../conversation/testing/fixtureEngine.ts';
import { suite } from '../../model/documents/suite.ts';
import { engineDriver } from './engineDriver.ts';
import { runSuiteTest } from './runSuiteTest.ts';

/** Runs one test on the fixture project `shop`. */
async function run(test: object) {
  let now = 0;
  const clock = {
    now: () => now,
    moveTo: (at: number) => {
      now = at;
    },
  };
  const engine = fixtureEngine({ clock });
  const [parsed] = suite.parse({ name: 'Suite', tests: [{ name: 'Test', ...test }] }).tests;
  if (parsed === undefined) throw new Error('There is one');
  return runSuiteTest(engineDriver({ engine, clock, prepare: async () => undefined }), parsed);
}

const orderStatus = [{ say: 'status of order 1234567890' }];

describe('runSuiteTest', () => {
  it('passes if everything is as expected', async () => {
    const { passed, failures } = await run({
      start: { says: '/./', actions: [], escalates: false, ended: false, intent: null },
      steps: [
        {
          say: 'Where is my order?',
          expect: { at: 'order_status', intent: 'order_status', slots: { order_id: null } },
        },
        {
          say: '1234567890',
          expect: {
            says: 'Your order is shipped.',
            notSays: 'Sorry',
            path: ['order_status'],
            slots: { order_id: '1234567890', order_state: 'shipped' },
            actions: [{ action: 'get_order', input: { order_id: '1234567890' }, times: 1 }],
            citations: [],
            locale: 'en',
          },
        },
        {
          say: 'a person',
          expect: { escalates: { trigger: 'person_requested', rule: null, reason: '/./' } },
        },
      ],
      finally: { ended: 'escalated', actions: [{ action: 'get_order', times: 1 }] },
    });
    expect(failures).toEqual([]);
    expect(passed).toBe(true);
  });

  it.each([
    [{ says: 'Goodbye' }, ['says'], 'Goodbye'],
    [{ says: [] }, ['says'], []],
    [{ notSays: ['no', '/shipped/'] }, ['notSays'], '/shipped/'],
    [{ at: 'returns' }, ['at'], 'returns'],
    [{ at: 'order' }, ['at'], 'order'],
    [{ path: ['order_status', 'returns/start'] }, ['path', 1], 'returns/start'],
    [{ slots: { order_id: null } }, ['slots', 'order_id'], null],
    [{ verified: { order_id: true } }, ['verified', 'order_id'], true],
    [{ slots: { unknown: null } }, ['slots', 'unknown'], null],
    [{ intent: 'return_item' }, ['intent'], 'return_item'],
    [{ intent: null }, ['intent'], null],
    [{ actions: [] }, ['actions'], []],
    [
      { actions: [{ action: 'get_order', input: { order_id: '1' } }] },
      ['actions', 0],
      { action: 'get_order', input: { order_id: '1' } },
    ],
    [{ actions: [{ action: 'get_order', times: 2 }] }, ['actions', 0], { action: 'get_order', times: 2 }],
    [{ escalates: true }, ['escalates'], true],
    [{ escalates: { queue: 'x' } }, ['escalates'], { queue: 'x' }],
    [{ ended: 'resolved' }, ['ended'], 'resolved'],
    [{ citations: ['a.md'] }, ['citations', 0], 'a.md'],
    [{ quickReplies: ['Nowhere'] }, ['quickReplies', 0], 'Nowhere'],
    [{ remembers: { name: 'Ada' } }, ['remembers', 'name'], 'Ada'],
    [{ locale: 'de' }, ['locale'], 'de'],
  ])('reports that %j does not hold', async (expect_, path, expected) => {
    const { failures } = await run({ steps: [{ ...orderStatus[0], expect: expect_ }] });
    expect(failures).toMatchObject([{ step: 0, path: ['steps', 0, 'expect', ...path], expected }]);
  });

  it('reports a handoff that must not happen', async () => {
    const { failures } = await run({ steps: [{ say: 'a person' }], finally: { escalates: false } });
    expect(failures).toMatchObject([{ step: 'finally', path: ['finally', 'escalates'], expected: false }]);
  });

  it('taps what is offered, and nothing else', async () => {
    const { failures } = await run({ steps: [{ tap: 'Nothing of the kind' }, { say: 'never said' }] });
    expect(failures).toMatchObject([
      { step: 0, path: ['steps', 0, 'tap'], actual: 'REPLAY_SUITE_NOT_OFFERED' },
    ]);
  });

  it('fails if the conversation cannot continue', async () => {
    const ended = await run({ steps: [{ say: 'a person' }, { say: 'hello?' }] });
    expect(ended.failures).toMatchObject([{ step: 1, actual: 'CONVERSATION_ENDED' }]);
    const awake = await run({ steps: [{ say: 'a person' }, { wait: true }] });
    expect(awake.failures).toMatchObject([{ step: 1, actual: 'REPLAY_SUITE_NOTHING_TO_WAIT_FOR' }]);
  });

  it('fails if the conversation cannot even start', async () => {
    const broken = suite.parse({ name: 'Suite', tests: [{ name: 'Test' }] }).tests[0];
    const driver = engineDriver({
      engine: fixtureEngine(),
      clock: { now: () => 0, moveTo: () => undefined },
      prepare: async () => {
        throw new AppError({ code: 'ACTION_MOCK_INVALID', message: 'No', remedy: 'Mend it' });
      },
    });
    expect(broken && (await runSuiteTest(driver, broken)).failures).toMatchObject([
      { step: 'start', actual: 'ACTION_MOCK_INVALID' },
    ]);
  });

  it('returns the same trace each time, and another one for another conversation', async () => {
    const [one, same, other] = [
      await run({ steps: orderStatus }),
      await run({ steps: orderStatus }),
      await run({ steps: [{ say: 'status of order 1234567891' }] }),
    ];
    expect(one.trace).toEqual(same.trace);
    expect(one.trace).not.toEqual(other.trace);
    expect(one.trace.join('\n')).toContain('"action":"get_order"');
  });
});
