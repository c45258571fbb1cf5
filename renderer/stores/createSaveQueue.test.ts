import { describe, expect, it } from 'vitest';
import { AppError } from '../../engine/base/appError.ts';
import type { FileWrite } from '../../engine/contract/methods/projectMethods.ts';
import { createSaveQueue } from './createSaveQueue.ts';
import type { SaveState } from './documentState.ts';
import type { DiskFile, KeptEdits } from './keptEdits.ts';

const file = (text: string): DiskFile => ({ text, hash: `hash of ${text}` });

function setup(disk: Record<string, DiskFile>) {
  const saves: {
    batch: string;
    changes: FileWrite[];
    land: () => Promise<void>;
    fail: (code: string) => Promise<void>;
  }[] = [];
  const states: SaveState['status'][] = [];
  const kept: (KeptEdits | null)[] = [];
  let batches = 0;
  const queue = createSaveQueue(disk, {
    onState: ({ status }) => states.push(status),
    keep: (edits) => kept.push(edits) > 0,
    nextBatch: () => {
      batches += 1;
      return `batch_${batches}`;
    },
    save: (batch, changes) =>
      new Promise((resolve, reject) => {
        saves.push({
          batch,
          changes,
          land: async () => {
            resolve({
              files: changes.map(({ path, text }) => ({
                path,
                hash: text === null ? null : file(text).hash,
              })),
            });
            await Promise.resolve();
            await Promise.resolve();
          },
          fail: async (code) => {
            reject(new AppError({ code, message: 'No', remedy: 'Do' }));
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
  });
  return { queue, saves, states, kept };
}

describe('createSaveQueue', () => {
  it('saves at once what differs, based on what is on disk', () => {
    const { queue, saves } = setup({ 'a.yaml': file('1'), 'b.yaml': file('1') });
    queue.want({ 'a.yaml': '2', 'c.yaml': 'new' });
    expect(saves.map(({ changes }) => changes)).toEqual([
      [
        { path: 'a.yaml', before: 'hash of 1', text: '2' },
        { path: 'c.yaml', before: null, text: 'new' },
        { path: 'b.yaml', before: 'hash of 1', text: null },
      ],
    ]);
  });

  it('keeps one save in flight and then saves only the latest files', async () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    queue.want({ 'a.yaml': '3' });
    queue.want({ 'a.yaml': '4' });
    expect(saves).toHaveLength(1);
    await saves[0]!.land();
    expect(saves[1]!.changes).toEqual([{ path: 'a.yaml', before: 'hash of 2', text: '4' }]);
    await saves[1]!.land();
    expect(saves).toHaveLength(2);
    expect(states.at(-1)).toBe('saved');
  });

  it('saves nothing after an edit and its undo', () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '1' });
    expect(saves).toEqual([]);
    expect(states).toEqual(['saved']);
  });

  it('stops on a failure, rejects the waiting promises, and continues with the next edit or a retry', async () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    const waiting = queue.settled();
    const told = expect(waiting).rejects.toMatchObject({ code: 'PROJECT_NOT_WRITABLE' });
    await saves[0]!.fail('PROJECT_NOT_WRITABLE');
    await told;
    await expect(queue.settled()).rejects.toMatchObject({ code: 'PROJECT_NOT_WRITABLE' });
    expect(states.at(-1)).toBe('failed');
    queue.retry();
    expect(saves[1]!.changes).toEqual([{ path: 'a.yaml', before: 'hash of 1', text: '2' }]);
    await saves[1]!.land();
    await queue.settled();
    expect(states.at(-1)).toBe('saved');
  });

  it('accepts a change on disk if nothing is unsaved', () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    expect(queue.external('a.yaml', file('theirs'), 'program')).toEqual({ type: 'clean' });
    queue.want({ 'a.yaml': 'theirs' });
    expect(saves).toEqual([]);
    queue.want({ 'a.yaml': 'mine' });
    expect(saves[0]!.changes[0]!.before).toBe('hash of theirs');
  });

  it('recognises its own writes when they are reported', async () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    expect(queue.external('a.yaml', file('2'), 'program')).toEqual({ type: 'known' });
    await saves[0]!.land();
    expect(queue.external('a.yaml', file('2'), 'program')).toEqual({ type: 'known' });
  });

  it('never overwrites an unknown version', async () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': 'mine' });
    await saves[0]!.fail('HOST_FILE_CHANGED_ON_DISK');
    expect(queue.external('a.yaml', file('theirs'), 'program')).toEqual({ type: 'conflict' });
    queue.want({ 'a.yaml': 'mine, more' });
    queue.retry();
    expect(saves).toHaveLength(1);
    queue.resolve('a.yaml', file('theirs'));
    expect(saves[1]!.changes).toEqual([{ path: 'a.yaml', before: 'hash of theirs', text: 'mine, more' }]);
  });

  it('has no conflict when both sides made the same change', async () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': 'same' });
    await saves[0]!.fail('HOST_FILE_CHANGED_ON_DISK');
    expect(queue.external('a.yaml', file('same'), 'program')).toEqual({ type: 'known' });
    expect(states.at(-1)).toBe('saved');
  });

  it('notices a file that was deleted on disk', () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    expect(queue.external('a.yaml', null, 'program')).toEqual({ type: 'clean' });
    queue.want({ 'a.yaml': 'again' });
    expect(saves[0]!.changes).toEqual([{ path: 'a.yaml', before: null, text: 'again' }]);
  });

  it('keeps what is not known to be on disk, and the save whose answer is outstanding', async () => {
    const { queue, saves, kept } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    const first = { id: 'batch_1', texts: { 'a.yaml': '2' } };
    expect(kept.at(-1)).toEqual({ files: { 'a.yaml': { base: file('1'), text: '2' } }, batch: first });
    queue.want({ 'a.yaml': '1' });
    // The save may have been made, so going back is an edit as well.
    expect(kept.at(-1)).toEqual({ files: { 'a.yaml': { base: file('1'), text: '1' } }, batch: first });
    await saves[0]!.land();
    await saves[1]!.land();
    expect(kept.at(-1)).toBeNull();
  });

  it('sends nothing while the host is away, and then only what is not on disk', async () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    await saves[0]!.fail('HOST_DISCONNECTED');
    queue.pause();
    queue.want({ 'a.yaml': '3', 'b.yaml': 'new' });
    expect([states.at(-1), queue.unacknowledged()]).toEqual(['kept', 'batch_1']);
    await expect(queue.settled()).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });
    queue.acknowledge([{ path: 'a.yaml', hash: file('2').hash }]);
    expect(queue.external('a.yaml', file('2'), 'program')).toEqual({ type: 'known' });
    expect(saves).toHaveLength(1);
    queue.resume();
    expect(saves[1]).toMatchObject({
      batch: 'batch_2',
      changes: [
        { path: 'a.yaml', before: 'hash of 2', text: '3' },
        { path: 'b.yaml', before: null, text: 'new' },
      ],
    });
  });

  it('makes a save that was never made again, under a new name', async () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    await saves[0]!.fail('HOST_DISCONNECTED');
    queue.acknowledge(null);
    expect(queue.external('a.yaml', file('1'), 'program')).toEqual({ type: 'known' });
    queue.resume();
    expect(saves[1]).toMatchObject({
      batch: 'batch_2',
      changes: [{ path: 'a.yaml', before: 'hash of 1', text: '2' }],
    });
  });

  it("saves again, on top of another window's version, what was refused because of it", async () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('one\ntwo\n') });
    queue.want({ 'a.yaml': 'ONE\ntwo\n' });
    const merged = queue.external('a.yaml', file('one\ntwo\nthree\n'), 'window');
    expect(merged).toEqual({ type: 'merged', text: 'ONE\ntwo\nthree\n' });
    queue.want({ 'a.yaml': 'ONE\ntwo\nthree\n' });
    await saves[0]!.fail('HOST_FILE_CHANGED_ON_DISK');
    expect(states).not.toContain('failed');
    expect(saves[1]!.changes).toEqual([
      { path: 'a.yaml', before: 'hash of one\ntwo\nthree\n', text: 'ONE\ntwo\nthree\n' },
    ]);
  });

  it.each([
    ['the same line', 'window', 'uno\ntwo\n'],
    ['a file that another program changed', 'program', 'one\ntwo\nthree\n'],
  ] as const)('asks about %s', (_, by, theirs) => {
    const { queue } = setup({ 'a.yaml': file('one\ntwo\n') });
    queue.want({ 'a.yaml': 'ONE\ntwo\n' });
    expect(queue.external('a.yaml', file(theirs), by)).toEqual({ type: 'conflict' });
  });
});
