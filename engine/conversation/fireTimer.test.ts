import { describe, expect, it } from 'vitest';
import { policies } from '../model/documents/policies.ts';
import { replayLog } from '../replay/replayLog.ts';
import { fireTimer } from './fireTimer.ts';
import { fixtureEngine } from './testing/fixtureEngine.ts';
import { readFixtureProject } from './testing/readFixtureProject.ts';
import { talk } from './testing/talk.ts';

/** The fixture project, with a reprompt after a minute of silence. */
function impatient() {
  const project = readFixtureProject('shop');
  const { noInput } = policies.parse({ noInput: { after: '60s', endAfter: 1 } });
  const manifest = { ...project.manifest, policies: { ...project.manifest.policies, noInput } };
  return fixtureEngine({}, { ...project, manifest });
}

describe('a silent customer', () => {
  it('is reprompted as part of the waiting turn, then the conversation ends', async () => {
    const chat = await talk(impatient());
    await chat.say('I want to return an item');
    expect(await chat.wake()).toEqual(['Are you still there?']);
    expect(chat.turn().turn).toBe(1);
    expect(await chat.wake()).toEqual([expect.stringContaining('closing this chat')]);
    expect(chat.session().snapshot).toMatchObject({ status: 'ended', resolution: 'unresolved', turn: 1 });
  });

  it('continues where they were when they return', async () => {
    const chat = await talk(impatient());
    await chat.say('I want to return an item');
    await chat.wake();
    expect(await chat.say('torn')).toEqual(['May I have your order ID?']);
  });

  it('is in the recording, which replays to the same result', async () => {
    const engine = impatient();
    const chat = await talk(engine);
    await chat.say('I want to return an item');
    await chat.wake();
    await chat.say('torn');
    const { header, log, snapshot } = chat.session();
    expect(log.filter((entry) => entry.entry === 'event' && entry.event.type === 'timer')).toHaveLength(1);
    const replayed = replayLog(engine.compiled, { header, log: [...log], complete: true, notes: [] });
    expect(replayed.snapshot).toEqual(snapshot);
  });
});

describe('a timer that is not pending', () => {
  it('is rejected', async () => {
    const engine = fixtureEngine();
    const chat = await talk(engine);
    await expect(fireTimer(engine, chat.session())).rejects.toMatchObject({ code: 'CONVERSATION_NO_TIMER' });
    await chat.say('let me talk to a person');
    await expect(fireTimer(engine, chat.session())).rejects.toMatchObject({ code: 'CONVERSATION_ENDED' });
  });
});
