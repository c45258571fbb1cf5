import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import {
  offeredIn,
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from '../fixtures/machineHarness.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const ask = (id: string, prompt: string, next = 'end'): StateSketch => ({
  id,
  kind: 'choice',
  prompt,
  options: [{ id: 'go', label: 'Go' }],
  on: { go: next },
});
const call = (flow: string, next: string): StateSketch => ({
  id: `call_${flow}`,
  kind: 'call_flow',
  flow,
  on: { resolved: next, unresolved: next },
});

const main = sketchFlow('main', [call('returns', 'more'), ask('more', 'Anything else?'), end]);
const returns = (more: JsonObject) =>
  sketchFlow('returns', [ask('why', 'Why?', 'how'), ask('how', 'How?'), end], ['want_returns'], more);
const password = sketchFlow('password', [ask('sure', 'Sure?'), end], ['want_password'], {
  title: 'your password',
});
const hours = sketchFlow(
  'hours',
  [{ id: 'tell', kind: 'message', text: 'Nine to five.', on: { next: 'end' } }, end],
  ['want_hours'],
);

const begin = (more: JsonObject, manifest: JsonObject = {}) =>
  play(sketchProject([main, returns(more), password, hours], manifest), nodeRegistry);
const flowsOf = (chat: ReturnType<typeof begin>) => chat.snapshot().frames.map(({ flow }) => flow);

describe('a flow that allows digressions', () => {
  it('lets the other flow run at once', () => {
    const chat = begin({ digressions: 'allow' });
    expect(saidIn(chat.say('my password', 'want_password'))).toEqual(['Sure?']);
    expect(flowsOf(chat)).toEqual(['main', 'returns', 'password']);
  });
});

describe('a flow that holds', () => {
  it('asks to finish it first, which does not count as a failure', () => {
    const chat = begin({ digressions: 'hold', title: 'your return' });
    const held = chat.say('my password', 'want_password');
    expect(saidIn(held)).toEqual(["Let's finish this first: your return.", 'Why?']);
    expect(policiesIn(held)).toEqual(['flow_held password']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, queued: [] });
    expect(flowsOf(chat)).toEqual(['main', 'returns']);
  });

  it('suggests no other flow', () => {
    const asking = { id: 'n', kind: 'collect', slot: 'n', prompt: 'How many?' };
    const main = (digressions: string) => sketchFlow('main', [asking, end], [], { digressions });
    const offered = (digressions: string) => {
      const project = sketchProject([main(digressions), password, hours], {
        slots: { n: { type: 'number' } },
      });
      const chat = play(project, nodeRegistry);
      chat.say('what');
      return offeredIn(chat.say('what'));
    };
    expect([offered('allow'), offered('hold')]).toEqual([['flow:password', 'flow:hours'], []]);
  });

  it('is the default of all flows but the entry flow, if the project sets it', () => {
    const policies = { digressions: { default: 'hold' } };
    const chat = begin({}, { policies });
    expect(saidIn(chat.say('my password', 'want_password'))[0]).toContain('finish this first');
    const idle = play(
      sketchProject([sketchFlow('main', [ask('topic', 'What?'), end]), password], { policies }),
      nodeRegistry,
    );
    expect(saidIn(idle.say('my password', 'want_password'))).toEqual(['Sure?']);
  });
});

describe('a flow that queues', () => {
  const later = "I'll come to that right after this.";

  it('announces the other flow, and runs it before its caller continues', () => {
    const chat = begin({ digressions: 'queue' });
    expect(saidIn(chat.say('my password', 'want_password'))).toEqual([later, 'Why?']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, queued: [{ flow: 'password' }] });
    expect(saidIn(chat.say('go'))).toEqual(['How?']);
    expect(saidIn(chat.say('go'))).toEqual(['Now to the other thing: your password.', 'Sure?']);
    expect(flowsOf(chat)).toEqual(['main', 'password']);
    expect(chat.snapshot()).toMatchObject({
      queued: [],
      intent: { name: 'want_password', utterance: 'my password' },
    });
    expect(saidIn(chat.say('go'))).toEqual(['Anything else?']);
    expect(chat.snapshot().frames).toMatchObject([{ flow: 'main', state: 'more' }]);
  });

  it('queues each flow once, and starts them one after the other', () => {
    const chat = begin({ digressions: 'queue' });
    chat.say('my password', 'want_password');
    chat.say('when are you open?', 'want_hours');
    chat.say('my password!', 'want_password');
    expect(chat.snapshot().queued.map(({ flow }) => flow)).toEqual(['password', 'hours']);
    chat.say('go');
    chat.say('go');
    expect(saidIn(chat.say('go'))).toEqual([
      'Now to the other thing: hours.',
      'Nine to five.',
      'Anything else?',
    ]);
  });

  it('runs the queued flow even if it is cancelled', () => {
    const chat = begin({ digressions: 'queue' });
    chat.say('my password', 'want_password');
    expect(saidIn(chat.say('forget it', 'cancel'))).toEqual([
      "All right, I've stopped that.",
      'Now to the other thing: your password.',
      'Sure?',
    ]);
    expect(saidIn(chat.say('go'))).toEqual(['Anything else?']);
  });

  it('runs the queued flow before it resumes what it interrupted, and names that on return', () => {
    const busy = sketchFlow('busy', [ask('x', 'Busy?'), end], ['want_busy']);
    const entry = sketchFlow('main', [call('busy', 'end'), end]);
    const project = sketchProject([entry, busy, returns({ digressions: 'queue' }), hours]);
    const chat = play(project, nodeRegistry);
    chat.say('return', 'want_returns');
    chat.say('open?', 'want_hours');
    chat.say('go');
    expect(saidIn(chat.say('go'))).toEqual([
      'Now to the other thing: hours.',
      'Nine to five.',
      'Back to: busy.',
      'Busy?',
    ]);
  });

  it('runs the queued flow at the next prompt of the entry flow, or before the conversation ends', () => {
    const entry = sketchFlow('main', [ask('a', 'A?', 'b'), ask('b', 'B?'), end], [], {
      digressions: 'queue',
    });
    const chat = play(sketchProject([entry, password, hours]), nodeRegistry);
    expect(saidIn(chat.say('my password', 'want_password'))).toEqual([later, 'A?']);
    expect(saidIn(chat.say('go'))).toEqual(['B?', 'Now to the other thing: your password.', 'Sure?']);
    expect(saidIn(chat.say('go'))).toEqual(['B?']);
    expect(saidIn(chat.say('open?', 'want_hours'))).toEqual([later, 'B?']);
    const last = chat.say('go');
    expect(saidIn(last)).toEqual(['Now to the other thing: hours.', 'Nine to five.']);
    expect(last.effects.at(-1)).toEqual({ type: 'end', resolution: 'resolved' });
  });

  it('is not interrupted by what it calls', () => {
    const child = sketchFlow('child', [ask('x', 'X?'), end], [], { digressions: 'queue' });
    const parent = sketchFlow('returns', [call('child', 'how'), ask('how', 'How?'), end], [], {
      digressions: 'hold',
    });
    const chat = play(sketchProject([main, parent, child, password]), nodeRegistry);
    chat.say('my password', 'want_password');
    expect(saidIn(chat.say('go'))).toEqual(['How?']);
    expect(saidIn(chat.say('go'))).toEqual(['Now to the other thing: your password.', 'Sure?']);
  });
});

describe('slots that the other flow and a running one own', () => {
  const owning = (id: string, states: readonly StateSketch[], more: JsonObject = {}) =>
    sketchFlow(id, states, [`want_${id}`], { owns: ['order'], ...more });
  const collect: StateSketch = {
    id: 'order',
    kind: 'collect',
    slot: 'order',
    prompt: 'Which?',
    on: { next: 'end' },
  };
  const slots = { order: { type: 'number' } };

  it('are restored when it starts, with what was said in the meantime', () => {
    const entry = sketchFlow('main', [call('parent', 'end'), end]);
    const parent = owning('parent', [call('child', 'more'), ask('more', 'More?'), end]);
    const child = sketchFlow('child', [collect, end], [], { digressions: 'queue' });
    const other = owning('other', [ask('sure', 'Sure?'), end]);
    const chat = play(sketchProject([entry, parent, child, other], { slots }), nodeRegistry);
    chat.say('?', 'want_other');
    expect(saidIn(chat.say('7'))).toEqual(['Now to the other thing: other.', 'Sure?']);
    expect(saidIn(chat.say('go'))).toEqual(['Back to: parent.', 'More?']);
    expect(chat.snapshot().slots.order).toBe(7);
  });
});

describe('a flow that forbids', () => {
  it('ignores other intents, except asking for an agent', () => {
    const chat = begin({ digressions: 'forbid' });
    const ignored = chat.say('my password', 'want_password');
    expect(saidIn(ignored)).toEqual(["Sorry, I didn't get that. Could you put it another way?"]);
    expect(policiesIn(ignored)).toEqual(['flow_forbidden password']);
    expect(chat.snapshot().failures).toBe(1);
    chat.say('a human', 'talk_to_person');
    expect(chat.snapshot().resolution).toBe('escalated');
  });
});

describe('suggestions', () => {
  const asking = { id: 'n', kind: 'collect', slot: 'n', prompt: 'Your name?', on: { next: 'end' } };
  const names = sketchFlow('main', [asking, end]);
  const project = (flow: ReturnType<typeof sketchFlow>) =>
    sketchProject([names, flow], { slots: { n: { type: 'text' } } });

  it('have the titles of flows, except those that must not be suggested', () => {
    const hidden = sketchFlow('hidden', [end], ['want_hidden'], { suggest: false });
    const number = { slots: { n: { type: 'number' } } };
    const chat = play(sketchProject([names, password, hidden], number), nodeRegistry);
    chat.say('what');
    expect(chat.say('what').effects).toMatchObject([
      { quickReplies: [{ label: 'your password', value: 'flow:password' }] },
    ]);
  });

  it('start their flow when tapped and are never taken as an answer', () => {
    const chat = play(project(password), nodeRegistry);
    expect(saidIn(chat.tap('flow:password', 'your password'))).toEqual(['Sure?']);
    expect(saidIn(chat.tap('flow:password', 'your password'))).toEqual(['Sure?']);
    expect(chat.snapshot()).toMatchObject({ failures: 0, slots: { n: null } });
  });

  it('count as not understood if they are outdated', () => {
    const flows = [sketchFlow('main', [asking, end], [], { digressions: 'forbid' }), password];
    const chat = play(sketchProject(flows, { slots: { n: { type: 'text' } } }), nodeRegistry);
    chat.tap('flow:password', 'your password');
    expect(chat.snapshot()).toMatchObject({ failures: 1, slots: { n: null } });
  });
});

describe('depth', () => {
  const flows = ['main', 'one', 'two', 'three', 'four'].map((id) =>
    sketchFlow(id, [ask('ask', `${id}?`), end], [`want_${id}`]),
  );
  const nest = (manifest: JsonObject) => {
    const chat = play(sketchProject(flows, manifest), nodeRegistry);
    const last = ['one', 'two', 'three', 'four'].map((topic) => chat.say('?', `want_${topic}`)).at(-1)!;
    return [chat.snapshot().frames.length - 1, policiesIn(last).at(0)];
  };

  it('is three, or what the project says', () => {
    expect(nest({})).toEqual([3, 'flow_too_deep four']);
    expect(nest({ policies: { digressions: { depth: 1 } } })).toEqual([1, 'flow_too_deep four']);
  });
});
