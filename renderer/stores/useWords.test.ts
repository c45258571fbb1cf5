import { describe, expect, it } from 'vitest';
import type { HandoffPacket } from '../../engine/model/handoffPacket.ts';
import { handoffOf, logOfReturn } from './fixtures/logOfReturn.ts';
import { studioWords } from './useWords.ts';

const words = studioWords(null);
const packet = handoffOf(logOfReturn);

describe('the words of the studio', () => {
  it('add what set an escalation off to the reason', () => {
    const reason = { code: 'authored', params: { text: 'The order system is down.' } } as const;
    const sent = words.packet({ ...packet, reason, trigger: 'state' });
    expect(words.why(sent)).toBe('The order system is down.\n(The flow reached an escalate state)');
  });

  it('do not say the same twice', () => {
    const asked: HandoffPacket = {
      ...packet,
      reason: { code: 'person_requested', params: {} },
      trigger: 'person_requested',
    };
    expect(words.why(words.packet(asked))).toBe('The customer asked for a person');
  });

  it('say how a conversation ended', () => {
    expect([words.end('escalated'), words.end(null)]).toEqual([
      'Handed to a person. The conversation has ended.',
      'The conversation has ended.',
    ]);
  });
});
