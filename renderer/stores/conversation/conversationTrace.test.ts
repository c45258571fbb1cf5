import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../engine/kit/snapshot.ts';
import { addToTrace, emptyTrace, traceOnCanvas } from './conversationTrace.ts';
import { logOfReturn } from './fixtures/logOfReturn.ts';

const snapshotAt = (status: Snapshot['status'], ...states: string[]) =>
  ({
    status,
    frames: states.map((state) => ({ flow: 'main', state, cause: 'entry', vars: {}, local: {} })),
  }) as unknown as Snapshot;
const whole = addToTrace(emptyTrace, logOfReturn);

describe('conversationTrace', () => {
  it('marks every state entered and every transition taken', () => {
    expect([...whole.visited]).toEqual(['main/start', 'main/ask', 'main/find', 'main/look']);
    expect([...whole.taken]).toEqual(['main/start/next', 'main/ask/returns', 'main/find/success']);
  });

  it('does not depend on how the entries arrive', () => {
    fc.assert(
      fc.property(fc.nat(logOfReturn.length), (cut) => {
        const begun = addToTrace(emptyTrace, logOfReturn.slice(0, cut));
        expect(addToTrace(begun, logOfReturn.slice(cut))).toEqual(whole);
      }),
    );
    expect(
      addToTrace(
        whole,
        logOfReturn.filter(({ entry }) => entry !== 'step'),
      ),
    ).toBe(whole);
  });

  it('is where the snapshot says, in every running flow', () => {
    expect(traceOnCanvas(whole, snapshotAt('active', 'find', 'look')).current).toEqual([
      'main/find',
      'main/look',
    ]);
  });

  it('is at the last step while a turn runs, and nowhere before the first', () => {
    expect(traceOnCanvas(addToTrace(emptyTrace, logOfReturn.slice(0, 7)), null).current).toEqual([
      'main/find',
    ]);
    expect(traceOnCanvas(emptyTrace, null).current).toEqual([]);
  });

  it('is nowhere after the conversation has ended', () => {
    expect(traceOnCanvas(whole, snapshotAt('ended', 'look')).current).toEqual([]);
  });
});
