import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../engine/base/json.ts';
import type { Snapshot } from '../../../engine/kit/snapshot.ts';
import { valueChanges } from './ValuesSection.tsx';

const snapshot = (slots: JsonObject, frames: readonly { flow: string; vars: JsonObject }[] = []) =>
  ({
    slots,
    frames: frames.map(({ flow, vars }) => ({ flow, state: 's', cause: 'entry', vars, local: {} })),
  }) as unknown as Snapshot;
const none: ReadonlySet<string> = new Set();

describe('valueChanges', () => {
  it('marks what a turn filled, changed and cleared, and leaves out empty slots', () => {
    const before = snapshot({ name: null, size: 'M', order: '1', same: true, never: null });
    const after = snapshot({ name: 'Ada', size: 'L', order: null, same: true, never: null });
    const { slots, emptySlots, changed } = valueChanges(before, after, none);
    expect(slots).toEqual([
      { name: 'name', value: 'Ada', before: '–' },
      { name: 'size', value: 'L', before: 'M' },
      { name: 'order', value: '–', before: '1' },
      { name: 'same', value: 'true', before: null },
    ]);
    expect([emptySlots, changed]).toEqual([1, 3]);
  });

  it('compares the first turn with nothing', () => {
    expect(valueChanges(undefined, snapshot({ name: 'Ada' }), none).slots).toEqual([
      { name: 'name', value: 'Ada', before: '–' },
    ]);
  });

  it('hides sensitive values, but shows that they changed', () => {
    const { slots } = valueChanges(snapshot({ pin: null }), snapshot({ pin: '1234' }), new Set(['pin']));
    expect(slots).toEqual([{ name: 'pin', value: '••••', before: '–' }]);
  });

  it('says which slots are verified with their current values', () => {
    const after = {
      ...snapshot({ order: '2', email: 'a@b.de' }),
      verified: { order: ['1'], email: ['a@b.de'] },
    };
    expect(valueChanges(undefined, after, none).slots).toEqual([
      { name: 'order', value: '2', before: '–' },
      { name: 'email', value: 'a@b.de', before: '–', verified: true },
    ]);
  });

  it('compares variables with those of the same flow at the same depth', () => {
    const before = snapshot({}, [{ flow: 'main', vars: { n: 1 } }]);
    const after = snapshot({}, [
      { flow: 'main', vars: { n: 2 } },
      { flow: 'returns', vars: { order: { id: 7 } } },
      { flow: 'empty', vars: {} },
    ]);
    expect(valueChanges(before, after, none).frames).toEqual([
      { flow: 'main', vars: [{ name: 'n', value: '2', before: '1' }] },
      { flow: 'returns', vars: [{ name: 'order', value: '{"id":7}', before: '–' }] },
    ]);
    const other = snapshot({}, [{ flow: 'faq', vars: { n: 9 } }]);
    expect(valueChanges(before, other, none).frames[0]?.vars[0]?.before).toBe('–');
  });
});
