import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationTurns } from './conversationTurns.ts';
import { logOfReturn } from './fixtures/logOfReturn.ts';

describe('conversationTurns', () => {
  it('reads a log as a conversation', () => {
    const [start, turn, ...rest] = conversationTurns(logOfReturn);
    expect(rest).toEqual([]);
    expect(start).toMatchObject({
      turn: 0,
      customer: null,
      items: [
        { type: 'say', text: 'How can I help?', quickReplies: [{ label: 'Return', value: 'returns' }] },
      ],
    });
    expect(turn?.customer).toMatchObject({ text: 'Return', value: 'returns' });
    expect(turn?.steps.map(({ state, trigger }) => `${state} ${trigger}`)).toEqual([
      'ask input',
      'find enter',
      'find action_result',
      'look enter',
      'look request_failed',
      'look policy',
    ]);
    expect(turn?.items).toMatchObject([
      {
        type: 'request',
        request: 'run_action',
        data: { action: 'find_order', input: { id: '7' } },
        result: { ok: true },
        error: null,
      },
      {
        type: 'request',
        request: 'search_knowledge',
        data: { query: 'Return' },
        result: null,
        error: { code: 'KB_BROKEN' },
      },
      { type: 'handoff', packet: { queue: 'support' } },
      { type: 'end', resolution: 'escalated' },
    ]);
  });

  it('shows the messages of one turn singly, with what came with them', () => {
    const attachments = [{ kind: 'picture' as const, name: 'torn.jpg' }];
    const nlu = { intents: [], entities: [] };
    const messages = [
      { at: 1, start: 0, end: 2 },
      { at: 2, start: 3, end: 10 },
    ];
    const event = { type: 'message' as const, at: 3, text: 'hi\nit tore', messages, attachments, nlu };
    const [turn] = conversationTurns([{ entry: 'event', turn: 1, event }]);
    expect(turn?.messages).toEqual([
      { at: 1, text: 'hi' },
      { at: 2, text: 'it tore', attachments },
    ]);
  });

  it('shows a request without result or error while it runs', () => {
    const called = logOfReturn.findIndex(
      (entry) => entry.entry === 'effect' && entry.effect.type === 'run_action',
    );
    const items = conversationTurns(logOfReturn.slice(0, called + 1)).at(-1)?.items;
    expect(items).toMatchObject([{ type: 'request', request: 'run_action', result: null, error: null }]);
  });

  it('shows what failed outside of the flow', () => {
    const error = { code: 'NLU_X', message: 'No', remedy: 'Do' };
    const turns = conversationTurns([{ entry: 'problem', turn: 2, error }]);
    expect(turns).toMatchObject([{ turn: 2, items: [{ type: 'problem', error }] }]);
  });

  it('shows that time passed, in the turn that waited', () => {
    const event = { type: 'timer', at: 1, id: 'fx_0' } as const;
    const turns = conversationTurns([{ entry: 'event', turn: 2, event }]);
    expect(turns).toMatchObject([{ turn: 2, items: [{ type: 'timer' }] }]);
  });

  it('reads any beginning of a log as the beginning of the conversation', () => {
    const whole = conversationTurns(logOfReturn);
    fc.assert(
      fc.property(fc.nat(logOfReturn.length), (length) => {
        const turns = conversationTurns(logOfReturn.slice(0, length));
        for (const [index, { turn, items }] of turns.entries()) {
          expect(turn).toBe(whole[index]?.turn);
          const known = whole[index]?.items.slice(0, items.length);
          expect(items.map(({ key, type }) => ({ key, type }))).toEqual(
            known?.map(({ key, type }) => ({ key, type })),
          );
        }
      }),
    );
  });
});
