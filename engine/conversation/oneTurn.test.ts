import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { singleMessages } from '../kit/conversationEvent.ts';
import { readRecording, writeRecording } from '../replay/recording.ts';
import { replayRecording } from '../replay/replayRecording.ts';
import { transcriptOf } from './buildHandoffPacket.ts';
import { handleMessage } from './handleMessage.ts';
import { assertMessage, type CustomerMessage, joinMessages, nextTurn } from './oneTurn.ts';
import { startConversation } from './startConversation.ts';
import { fixtureEngine } from './testing/fixtureEngine.ts';

const picture = { kind: 'picture', name: 'torn.jpg' } as const;
const line = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');

async function said(messages: readonly CustomerMessage[], engine = fixtureEngine()) {
  const { session } = await startConversation(engine, { source: 'cli' });
  return handleMessage(engine, session, messages);
}

describe('messages of one turn', () => {
  it('end with an attachment, before a tap, at ten, and before they are too long', () => {
    expect(nextTurn([])).toEqual({ count: 0, closed: false });
    expect(nextTurn([{ text: 'a' }, { text: 'b' }])).toEqual({ count: 2, closed: false });
    expect(nextTurn([{ text: 'a' }, { text: 'b', value: 'b' }])).toEqual({ count: 1, closed: true });
    expect(nextTurn([{ text: 'b', value: 'b' }, { text: 'a' }])).toEqual({ count: 1, closed: true });
    expect(nextTurn([{ text: 'a' }, { text: '', attachments: [picture] }, { text: 'b' }]).count).toBe(2);
    expect(nextTurn(Array.from({ length: 11 }, () => ({ text: 'a' })))).toEqual({ count: 10, closed: true });
    const long = { text: 'x'.repeat(6_000) };
    expect(nextTurn([long, long])).toEqual({ count: 1, closed: true });
  });

  it('are taken apart as they were put together', () => {
    const message = fc.record({ text: line, at: fc.nat() });
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 10 }), fc.boolean(), (texts, hasPicture) => {
        const messages: CustomerMessage[] = [
          ...texts,
          ...(hasPicture ? [{ text: '', at: 7, attachments: [picture] }] : []),
        ];
        const { messages: places, ...joined } = joinMessages(messages, 5);
        const nlu = { intents: [], entities: [] };
        const event = {
          type: 'message' as const,
          at: 5,
          ...joined,
          nlu,
          ...(places && { messages: places }),
        };
        const single = messages.length === 1 ? [{ ...messages[0], at: 5 }] : messages;
        expect(singleMessages(event)).toEqual(single);
      }),
    );
  });

  it('give the same turn, however the same lines are split', async () => {
    const lines = ['hello', 'where is my order', '1234567890'];
    const whole = await said([{ text: lines.join('\n') }]);
    const texts = ({ turn }: Awaited<ReturnType<typeof said>>) => turn.messages.map(({ text }) => text);
    for (const split of [
      lines,
      [lines.slice(0, 2).join('\n'), '1234567890'],
      ['hello', lines.slice(1).join('\n')],
    ]) {
      const outcome = await said(split.map((text) => ({ text })));
      expect(texts(outcome)).toEqual(texts(whole));
      expect(outcome.session.snapshot.slots).toEqual(whole.session.snapshot.slots);
      expect(outcome.turn.turn).toBe(1);
    }
  });

  it('stay single in recording and transcript, and replay the same', async () => {
    const engine = fixtureEngine();
    const { session } = await said(
      [
        { text: 'where is my order', at: 10 },
        { text: '1234567890', at: 20 },
        { text: '', at: 30, attachments: [picture] },
      ],
      engine,
    );
    const log = await session.history();
    const customer = transcriptOf(log).filter(({ from }) => from === 'customer');
    expect(customer).toEqual([
      { from: 'customer', text: 'where is my order', at: 10 },
      { from: 'customer', text: '1234567890', at: 20 },
      { from: 'customer', text: '', at: 30, attachments: [picture] },
    ]);
    const recording = readRecording(writeRecording({ header: session.header, log }));
    expect(recording.log).toEqual(log);
    expect(await replayRecording(fixtureEngine(), recording)).toMatchObject({ same: true });
  });

  it('are refused if they are not one turn, or wrong by themselves', async () => {
    const code = (messages: readonly CustomerMessage[]) => expect(said(messages)).rejects;
    await code([]).toMatchObject({ code: 'CONVERSATION_NOT_ONE_TURN' });
    await code([{ text: 'a', value: 'a' }, { text: 'b' }]).toMatchObject({
      code: 'CONVERSATION_NOT_ONE_TURN',
      message: 'Of 2 messages only the first 1 can be read together',
    });
    await code([{ text: ' ' }]).toMatchObject({ code: 'CONVERSATION_MESSAGE_EMPTY' });
    const withContent = { text: '', attachments: [{ ...picture, url: 'https://x' }] };
    expect(() => assertMessage(withContent)).toThrow(/attachments\.0 .*contents are not taken/);
    const unknown = { text: '', attachments: [{ kind: 'sticker' as 'file' }] };
    expect(() => assertMessage(unknown)).toThrow('must be one of picture, voice, video, file');
    expect(() => assertMessage({ text: '', attachments: [picture] })).not.toThrow();
  });
});
