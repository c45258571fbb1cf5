import { expect, it, vi } from 'vitest';
import { requestSections } from '../../renderer/features/simulator/requestSections.tsx';
import { conversationTurns } from '../../renderer/stores/conversation/conversationTurns.ts';
import {
  answerWords,
  describeItem,
  studioWords,
} from '../../renderer/stores/conversation/conversationWords.ts';
import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { fixtureEngine } from '../conversation/testing/fixtureEngine.ts';
import { talk } from '../conversation/testing/talk.ts';
import { createNodeRegistry } from '../kit/defineNode.ts';
import { compileProject } from '../machine/compileProject.ts';
import { type StateSketch, sketchFlow, sketchProject } from '../machine/fixtures/machineHarness.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { type Recording, readRecording, writeRecording } from '../replay/recording.ts';

import { replayLog } from '../replay/replayLog.ts';
import { replayRecording } from '../replay/replayRecording.ts';

import { emailNode } from './fixtures/sendEmail/emailNode.ts';
import type { EmailPort } from './fixtures/sendEmail/sendEmail.ts';

// The one line that a new kind needs.
vi.mock('./index.ts', async (importOriginal) => {
  const { requestKinds } = await importOriginal<typeof import('./index.ts')>();
  const { sendEmail } = await import('./fixtures/sendEmail/sendEmail.ts');
  return { requestKinds: [...requestKinds, sendEmail] };
});

const subject = 'Your return';
const states: readonly StateSketch[] = [
  { id: 'ask', kind: 'collect', slot: 'mail', prompt: 'Your address?', on: { next: 'send' } },
  { id: 'send', kind: 'email', to: 'slots.mail', subject, on: { next: 'more', error: 'failed' } },
  { id: 'failed', kind: 'message', text: 'Nothing was sent.', on: { next: 'more' } },
  { id: 'more', kind: 'collect', slot: 'name', prompt: 'Your name?', on: { next: 'more' } },
];

function engineWith(port: EmailPort | undefined, flow = states): ConversationEngine {
  const slots = { mail: { type: 'text', sensitive: true }, name: { type: 'text' } };
  const registry = createNodeRegistry([...nodeRegistry.values(), emailNode]);
  const compiled = compileProject(sketchProject([sketchFlow('main', flow)], { slots }), registry);
  // The types include only the kinds of the product.
  const ports: object = { send_email: port };
  return fixtureEngine({ compiled, ports });
}

/** A mail server that repeats the address in its response. */
function mailServer() {
  const sent: string[] = [];
  const port: EmailPort = {
    send: async ({ to }, key) => {
      sent.push(`${key} to ${to}`);
      return { ok: true, messageId: `m1 for ${to}` };
    },
  };
  return { port, sent };
}

const unreachable: EmailPort = { send: () => Promise.reject(new Error('a replay must not send anything')) };

async function record(engine: ConversationEngine): Promise<Recording> {
  const chat = await talk(engine);
  await chat.say('Ab-4821');
  return readRecording(writeRecording(chat.session()));
}

it('performs a request of a new kind through its port, and logs it masked', async () => {
  const { port, sent } = mailServer();
  const chat = await talk(engineWith(port));
  expect(await chat.say('Ab-4821')).toEqual(['Your name?']);
  expect(sent).toEqual(['conv_1:fx_0 to Ab-4821']);
  const { log } = chat.session();
  expect(log).toContainEqual({
    entry: 'effect',
    turn: 1,
    effect: { type: 'send_email', id: 'fx_0', to: 'Xx-0000', subject },
  });
  expect(log).toContainEqual({
    entry: 'event',
    turn: 1,
    event: expect.objectContaining({
      type: 'email_result',
      id: 'fx_0',
      result: { ok: true, messageId: 'm1 for Xx-0000' },
    }),
  });
  expect(JSON.stringify(log)).not.toContain('4821');
});

it('gives its error transition a coded error without a port', async () => {
  const chat = await talk(engineWith(undefined));
  expect(await chat.say('Ab-4821')).toEqual(['Nothing was sent.', 'Your name?']);
  expect(JSON.stringify(chat.turn().entries)).toContain('EMAIL_UNAVAILABLE');
});

it('replays it from the recording without its port', async () => {
  const recording = await record(engineWith(mailServer().port));
  const engine = engineWith(unreachable);
  const again = await replayRecording(engine, recording);
  expect(again).toMatchObject({ same: true });
  expect(again.turns[1]?.replayed?.says).toEqual(['Your name?']);
  expect(replayLog(engine.compiled, recording)).toMatchObject({ same: true });
  const edited = states.map((state) => (state.id === 'send' ? { ...state, subject: 'Another' } : state));
  const report = await replayRecording(engineWith(unreachable, edited), recording);
  expect(report.turns[1]?.replayed?.says).toEqual(['Nothing was sent.', 'Your name?']);
});

it('is shown by its description, both finished and running', async () => {
  const { log } = await record(engineWith(mailServer().port));
  const asked = log.findIndex((entry) => entry.entry === 'effect' && entry.effect.type !== 'say');
  const linesOf = (entries: Recording['log']) => {
    const items = conversationTurns([...entries]).flatMap((turn) => turn.items);
    return items.flatMap((item) =>
      item.type === 'request' ? [describeItem(item, (id) => id, studioWords(null).say)] : [],
    );
  };
  expect(linesOf(log.slice(0, asked + 1))).toEqual([{ text: 'Writing to Xx-0000…', tone: 'normal' }]);
  expect(linesOf(log)).toEqual([{ text: 'E-mail m1 for Xx-0000 to Xx-0000', tone: 'normal' }]);
  const turn = conversationTurns([...log]).find(({ items }) => items.some(({ type }) => type === 'request'));
  expect(turn && requestSections(turn)).toMatchObject([
    { id: 'send_email', title: 'E-mails', gist: '1 request' },
  ]);
  expect(answerWords.email_result).toBe('The e-mail was sent');
});
