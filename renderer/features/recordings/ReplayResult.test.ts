import { describe, expect, it } from 'vitest';
import { studioWords } from '../../stores/conversation/conversationWords.ts';
import type { ComparedTurn } from './ReplayResult.tsx';
import { replayRows } from './ReplayResult.tsx';

const { say } = studioWords(null);
const side = {
  states: ['main/ask', 'main/bye'],
  says: ['Bye'],
  actions: [],
  intent: 'bye (0.91)',
  escalation: null,
  resolution: 'resolved',
};
const turn: ComparedTurn = { turn: 1, customer: 'bye', recorded: side, replayed: side, differences: [] };

describe('replayRows', () => {
  it('shows only what at least one side has', () => {
    expect(replayRows(turn, say).map(({ name }) => name)).toEqual(['Intent', 'States', 'Says', 'Ends']);
    const called = { ...side, actions: ['find({})'] };
    expect(
      replayRows({ ...turn, replayed: called }, say).find(({ name }) => name === 'Actions'),
    ).toMatchObject({
      recorded: [],
      replayed: ['find({})'],
    });
  });

  it('marks only the differences of the report', () => {
    const difference = {
      turn: 1,
      kind: 'text' as const,
      path: 'says[0]',
      recorded: { code: 'value' as const, params: { value: 'Bye' } },
      replayed: { code: 'value' as const, params: { value: 'See you' } },
      explanation: { code: 'text_differs' as const, params: { was: 'Bye', is: 'See you' } },
    };
    const replayed = { ...side, says: ['See you'], intent: 'bye (0.88)' };
    const rows = replayRows({ ...turn, replayed, differences: [difference] }, say);
    expect(rows.filter(({ changed }) => changed).map(({ name }) => name)).toEqual(['Says']);
  });

  it('shows which side does not have the turn', () => {
    const rows = replayRows({ ...turn, replayed: null }, say);
    expect(rows.every(({ replayed }) => replayed === null)).toBe(true);
    expect(rows).toHaveLength(4);
  });
});
