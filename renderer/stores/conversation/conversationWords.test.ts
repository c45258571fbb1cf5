import { describe, expect, it } from 'vitest';
import type { HandoffPacket } from '../../../engine/model/handoffPacket.ts';
import { conversationTurns, type RequestItem, requestsOf } from './conversationTurns.ts';
import { describeItem, studioWords } from './conversationWords.ts';
import { handoffOf, logOfReturn } from './fixtures/logOfReturn.ts';

const words = studioWords(null);
const packet = handoffOf(logOfReturn);

describe('studioWords', () => {
  it('adds the trigger of an escalation to the reason', () => {
    const reason = { code: 'authored', params: { text: 'The order system is down.' } } as const;
    const sent = words.packet({ ...packet, reason, trigger: 'state' });
    expect(words.why(sent)).toBe('The order system is down.\n(The flow reached an escalate state)');
  });

  it('does not repeat the reason', () => {
    const asked: HandoffPacket = {
      ...packet,
      reason: { code: 'person_requested', params: {} },
      trigger: 'person_requested',
    };
    expect(words.why(words.packet(asked))).toBe('The customer asked for a person');
  });

  it('says how a conversation ended', () => {
    expect([words.end('escalated'), words.end(null)]).toEqual([
      'Handed over to an agent. The conversation has ended.',
      'The conversation has ended.',
    ]);
  });
});

const turns = conversationTurns(logOfReturn);
const items = turns.flatMap((turn) => turn.items);
const [action] = turns.flatMap((turn) => requestsOf(turn, 'run_action'));
const [search] = turns.flatMap((turn) => requestsOf(turn, 'search_knowledge'));
const { say } = studioWords(null);
const nameOf = (id: string) => `<${id}>`;

describe('describeItem', () => {
  it('says how a call went', () => {
    expect(describeItem(action!, nameOf, say)).toEqual({
      text: '<find_order> · 200 · 12 ms',
      tone: 'normal',
    });
    expect(describeItem({ ...action!, result: null }, nameOf, say).text).toBe('<find_order> is running…');
    const error = { code: 'ACTION_TIMEOUT', message: 'No answer in 5 s', remedy: 'Try later' };
    const failed = { ...action!.result!, ok: false, response: null, error };
    expect(describeItem({ ...action!, result: failed }, nameOf, say)).toEqual({
      text: '<find_order> failed: No answer in 5 s (ACTION_TIMEOUT)',
      tone: 'bad',
    });
  });

  it('says whether a search had an answer, and how good the best passage was', () => {
    expect(describeItem(search!, nameOf, say)).toMatchObject({ tone: 'bad' });
    const hit = { chunkId: 'a', source: 'knowledge/a.md', titlePath: [], text: 'x', score: 0.31 };
    const result = { answer: null, hits: [hit], threshold: 0.5 };
    expect(describeItem({ ...search!, error: null, result }, nameOf, say).text).toBe(
      'No answer in the knowledge base at or above 0.50 · best score 0.31',
    );
    const answered = { ...result, answer: { text: 'x', citations: [hit] } };
    expect(describeItem({ ...search!, error: null, result: answered }, nameOf, say).text).toBe(
      'Answered from the knowledge base · best score 0.31',
    );
  });

  it('says where an escalation went and how a conversation ended', () => {
    expect(items.slice(-2).map((item) => describeItem(item as never, nameOf, say).text)).toEqual([
      'Escalated to the queue support: The knowledge search failed',
      'Conversation ended: escalated',
    ]);
  });

  it('says how scripts, generated texts and surveys went', () => {
    const error = { code: 'SCRIPT_TIMEOUT', message: 'The script was still running', remedy: 'Do less' };
    const begun = { type: 'request', key: '0', id: 'fx_0', result: null, error: null } as const;
    const script: RequestItem<'run_script'> = {
      ...begun,
      request: 'run_script',
      data: { code: '', input: {}, timeoutMs: 1 },
    };
    expect(describeItem(script, nameOf, say).text).toBe('The script is running…');
    const failed: RequestItem<'run_script'> = { ...script, result: { ok: false, error, logs: [] } };
    expect(describeItem(failed, nameOf, say)).toEqual({
      text: `${error.message} (SCRIPT_TIMEOUT)`,
      tone: 'bad',
    });

    const guardrails = { persona: '', tone: '', bannedPhrases: [], maxWords: 9, groundedness: 1 };
    const asked = { instructions: '', question: '', sources: [], grounded: false, locale: 'en' };
    const text: RequestItem<'generate'> = {
      ...begun,
      request: 'generate',
      data: { request: { ...asked, guardrails, timeoutMs: 1 } },
    };
    expect(describeItem(text, nameOf, say).text).toBe('The language model is writing…');
    const written: RequestItem<'generate'> = {
      ...text,
      result: { ok: true, text: 'A.', citations: [], model: 'tiny' },
    };
    expect(describeItem(written, nameOf, say).text).toContain('Written by tiny');
    const held: RequestItem<'generate'> = {
      ...text,
      result: { ok: false, error, violations: [], text: 'B.' },
    };
    expect(describeItem(held, nameOf, say).tone).toBe('warning');

    expect(describeItem({ type: 'timer', key: '0' }, nameOf, say).text).toBe('Time passed without a message');

    const survey = { type: 'survey', key: '0', score: 2, scale: 5, comment: 'Slow' } as const;
    expect(describeItem(survey, nameOf, say)).toEqual({
      text: 'Satisfaction: 2 of 5 · “Slow”',
      tone: 'warning',
    });
  });
});
