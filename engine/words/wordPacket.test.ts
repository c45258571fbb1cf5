import { expect, it } from 'vitest';
import { handoffPacket, sentPacket } from '../model/handoffPacket.ts';
import { summaryWords, wordPacket } from './wordPacket.ts';

const packet = handoffPacket.parse({
  packet: 2,
  id: 'conv_1_handoff_1',
  conversationId: 'conv_1',
  at: 1,
  project: 'Shop',
  locale: 'de',
  queue: 'support',
  priority: 'normal',
  trigger: 'keyword',
  reason: { code: 'keyword_used', params: { phrase: 'anwalt' } },
  summary: [
    { code: 'customer_wrote', params: { name: null, text: 'Ich rufe meinen Anwalt!' } },
    { code: 'facts_known', params: { facts: [{ slot: 'order_id', value: '77' }] } },
  ],
  customer: {},
  intent: null,
  slots: { order_id: '77' },
  state: { flow: 'main', state: 'ask' },
  tried: [{ type: 'reprompt', name: 'main/ask', ok: false, detail: { code: 'asked_again', params: {} } }],
  transcript: [],
  nextStep: { code: 'act_on_trigger', params: { trigger: 'keyword' } },
});

it('has each statement beside its sentence, in the language of the desk', () => {
  const sent = wordPacket(packet, { language: 'de' });
  expect(sentPacket.parse(sent)).toEqual(sent);
  expect(sent).toMatchObject({
    packet: 2,
    language: 'de',
    reason: {
      code: 'keyword_used',
      params: { phrase: 'anwalt' },
      text: 'Der Kunde hat das Stichwort „anwalt“ genannt',
    },
    summary: {
      text: 'Der Kunde schreibt: „Ich rufe meinen Anwalt!“ Bekannt: order id 77.',
      parts: [{ code: 'customer_wrote' }, { code: 'facts_known', text: 'Bekannt: order id 77' }],
    },
    tried: [{ name: 'main/ask', detail: { code: 'asked_again', text: 'Noch einmal gefragt' } }],
    nextStep: { code: 'act_on_trigger', text: expect.stringContaining('Stichwort') },
  });
});

it('has English sentences by default', () => {
  expect(wordPacket(packet)).toMatchObject({
    language: 'en',
    nextStep: { text: expect.stringContaining('agent') },
  });
  expect(summaryWords(packet.summary)).toBe(
    'The customer wrote: "Ich rufe meinen Anwalt!" Known: order id 77.',
  );
});
