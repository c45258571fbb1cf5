import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { hearAs, type ReadingSketch } from '../fixtures/heardAs.ts';
import {
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from '../fixtures/machineHarness.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const ask = (more: JsonObject = {}): StateSketch => ({
  id: 'ask',
  kind: 'collect',
  slot: 'size',
  prompt: 'Which size?',
  on: { next: 'end' },
  ...more,
});
const main = sketchFlow('main', [
  { id: 'call', kind: 'call_flow', flow: 'returns', on: { resolved: 'end', unresolved: 'end' } },
  end,
]);
const returns = (more?: JsonObject) => sketchFlow('returns', [ask(more), end], ['want_returns']);
const parcel = sketchFlow('parcel', [ask(), end], ['want_parcel']);
const slots = { size: { type: 'number' } };

function start(manifest: JsonObject = {}, flows = [main, returns(), parcel]) {
  return play(sketchProject(flows, { slots, ...manifest }), nodeRegistry);
}

/** What a message leads to, in a flow that asks for a size. */
function answerTo(sketch: ReadingSketch, manifest: JsonObject = {}) {
  const chat = start(manifest);
  const result = hearAs(chat, 'something', [sketch]);
  return { said: saidIn(result), policies: policiesIn(result), snapshot: chat.snapshot() };
}

describe('social acts', () => {
  it.each([
    ['greeting', 'Hello!'],
    ['thanks', "You're welcome."],
    ['acknowledgement', 'All right.'],
    ['apology', 'No problem at all.'],
    ['insult', "I'm sorry this is so frustrating. I'd still like to help."],
    ['complaint', "I'm sorry about that. I'll do my best to sort it out."],
  ])('are answered before the question is asked again, without a failure: %s', (about, text) => {
    const { said, policies, snapshot } = answerTo({ kind: 'act', about });
    expect(said).toEqual([text, 'Which size?']);
    expect(policies).toEqual([`act_answered ${about}`]);
    expect(snapshot.failures).toBe(0);
  });

  it('are not answered if they are unknown', () => {
    expect(answerTo({ kind: 'act', about: 'sneeze' }).snapshot.failures).toBe(1);
  });

  it('are answered once, the weightiest first', () => {
    const result = hearAs(start(), 'hi you are useless', [
      { kind: 'act', about: 'greeting', words: 'hi' },
      { kind: 'act', about: 'insult', words: 'you are useless' },
    ]);
    expect(saidIn(result)).toEqual([
      "I'm sorry this is so frustrating. I'd still like to help.",
      'Which size?',
    ]);
  });
});

describe('what is said often', () => {
  const thrice = (
    sketch: ReadingSketch,
    more: { texts?: Record<string, string>; state?: JsonObject } = {},
  ) => {
    const project = sketchProject([main, returns(more.state)], { slots });
    const chat = play({ ...project, locales: { en: more.texts ?? {} } }, nodeRegistry);
    return [1, 2, 3, 4].map(() => saidIn(hearAs(chat, 'something', [sketch]))[0]);
  };

  it.each(['greeting', 'thanks', 'acknowledgement', 'apology', 'insult', 'complaint'])(
    'has three wordings that take turns: %s',
    (about) => {
      const said = thrice({ kind: 'act', about });
      expect(new Set(said).size).toBe(3);
      expect(said[3]).toBe(said[0]);
    },
  );

  it('has the wordings of the project, and no built-in ones beside them', () => {
    const thanks = { kind: 'act', about: 'thanks' } as const;
    expect(thrice(thanks, { texts: { 'dialoom.act_thanks': 'Sure!' } })).toEqual(Array(4).fill('Sure!'));
    const texts = { 'dialoom.act_thanks': 'Sure!', 'dialoom.act_thanks_2': 'Any time!' };
    expect(thrice(thanks, { texts })).toEqual(['Sure!', 'Any time!', 'Sure!', 'Any time!']);
    expect(thrice(thanks, { texts: { 'dialoom.act_thanks_2': 'Any time!' } })[1]).toBe('Any time!');
  });

  it('is why a state asks: its reason, the task, and what happens otherwise', () => {
    expect(
      thrice({ kind: 'meta', about: 'why' }, { state: { why: 'So that the shoe fits.' } }).slice(0, 3),
    ).toEqual([
      'So that the shoe fits.',
      'I need that to continue with this: returns.',
      "I can't continue without it. If you'd rather not say, you can ask for a person.",
    ]);
  });
});

describe('goodbye', () => {
  const farewell = { kind: 'act', about: 'farewell' } as const;

  it('ends the conversation and names what is open', () => {
    const { said, policies, snapshot } = answerTo(farewell);
    expect(said).toEqual(['Still open: returns.', 'Goodbye, and all the best!']);
    expect(policies).toEqual(['customer_said_goodbye']);
    expect(snapshot).toMatchObject({ status: 'ended', resolution: 'unresolved' });
  });

  it('names a flow that is queued as well', () => {
    const chat = start({}, [main, returns({}), parcel]);
    hearAs(chat, 'my parcel', [{ kind: 'flow', about: 'parcel' }]);
    expect(saidIn(hearAs(chat, 'bye', [farewell]))).toEqual([
      'Still open: returns.',
      'Still open: parcel.',
      'Goodbye, and all the best!',
    ]);
  });

  it('names nothing in the entry flow, which is no task', () => {
    const chat = start({}, [sketchFlow('main', [ask(), end], ['want_help'])]);
    expect(saidIn(hearAs(chat, 'bye', [farewell]))).toEqual(['Goodbye, and all the best!']);
    expect(chat.snapshot().status).toBe('ended');
  });

  it("has the project's texts", () => {
    const policies = { farewell: { message: 'See you!', open: 'You can finish {{ flow }} later.' } };
    expect(answerTo(farewell, { policies }).said).toEqual(['You can finish returns later.', 'See you!']);
  });
});

describe('questions about the assistant', () => {
  it('are answered honestly, and the question is asked again', () => {
    const { said, policies, snapshot } = answerTo({ kind: 'meta', about: 'bot' });
    expect(said).toEqual([
      "I'm an automated assistant, not a person. You can ask for a person at any time.",
      'Which size?',
    ]);
    expect(policies).toEqual(['asked_about_assistant bot']);
    expect(snapshot.failures).toBe(0);
  });

  const why = { kind: 'meta', about: 'why' } as const;

  it('are answered with what the state says about why it asks', () => {
    const chat = start({}, [main, returns({ why: 'So that the shoe fits.' })]);
    expect(saidIn(hearAs(chat, 'why', [why]))).toEqual(['So that the shoe fits.', 'Which size?']);
  });

  it('are answered with the task if the state does not say why it asks', () => {
    expect(answerTo(why).said).toEqual(['I need that to continue with this: returns.', 'Which size?']);
    const entry = start({}, [sketchFlow('main', [ask(), end])]);
    expect(saidIn(hearAs(entry, 'why', [why]))).toEqual([
      'I ask so that I can help you with the right thing.',
      'Which size?',
    ]);
  });
});

describe('a moment', () => {
  it('is given, and nothing is asked again', () => {
    const { said, policies, snapshot } = answerTo({ kind: 'control', about: 'wait' });
    expect(said).toEqual(['Take your time. I am here.']);
    expect(policies).toEqual(['customer_needs_time']);
    expect(snapshot).toMatchObject({ failures: 0, awaiting: { type: 'input' } });
  });
});

describe('another language', () => {
  const language = (value: string) => ({ kind: 'control', about: 'language', value }) as const;

  it('is switched to if the project has it, and kept', () => {
    const chat = start({ locales: ['en', 'de-AT'] });
    const result = hearAs(chat, 'in German please', [language('de')]);
    expect(policiesIn(result)).toEqual(['language_changed de-AT']);
    expect(saidIn(result)).toEqual(['Which size?']);
    expect(chat.snapshot()).toMatchObject({ locale: 'de-AT', failures: 0 });
    hearAs(chat, 'so', [], { language: 'en' });
    expect(chat.snapshot().locale).toBe('de-AT');
  });

  it('is not available: the customer is told which ones there are', () => {
    const { said, policies, snapshot } = answerTo(language('fr'), { locales: ['en', 'de'] });
    expect(said).toEqual(['I can help you in these languages: English and German.', 'Which size?']);
    expect(policies).toEqual(['language_unavailable fr']);
    expect(snapshot).toMatchObject({ locale: 'en', failures: 0 });
  });
});
