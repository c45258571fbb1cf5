import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../engine/kit/snapshot.ts';
import { logOfReturn } from './fixtures/logOfReturn.ts';
import { traceOfLog } from './traceOfLog.ts';

const standing = (status: Snapshot['status'], ...states: string[]) =>
  ({
    status,
    frames: states.map((state) => ({ flow: 'main', state, cause: 'entry', vars: {}, local: {} })),
  }) as unknown as Snapshot;

describe('traceOfLog', () => {
  it('marks every state entered and every transition taken', () => {
    const { visited, taken } = traceOfLog(logOfReturn, null);
    expect([...visited]).toEqual(['main/start', 'main/ask', 'main/find', 'main/look']);
    expect([...taken]).toEqual(['main/start/next', 'main/ask/returns', 'main/find/success']);
  });

  it('stands where the snapshot says, in every running flow', () => {
    expect(traceOfLog(logOfReturn, standing('active', 'find', 'look')).current).toEqual([
      'main/find',
      'main/look',
    ]);
  });

  it('stands at the last step while a turn runs, and nowhere before the first', () => {
    expect(traceOfLog(logOfReturn.slice(0, 7), null).current).toEqual(['main/find']);
    expect(traceOfLog([], null).current).toEqual([]);
  });

  it('stands nowhere once the conversation has ended', () => {
    expect(traceOfLog(logOfReturn, standing('ended', 'look')).current).toEqual([]);
  });
});
