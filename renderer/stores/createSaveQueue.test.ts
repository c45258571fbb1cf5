import { describe, expect, it } from 'vitest';
import { AppError } from '../../engine/base/appError.ts';
import type { FileWrite } from '../../engine/contract/methods/projectMethods.ts';
import { createSaveQueue, type DiskFile } from './createSaveQueue.ts';
import type { SaveState } from './documentState.ts';

const file = (text: string): DiskFile => ({ text, hash: `hash of ${text}` });

function setup(disk: Record<string, DiskFile>) {
  const saves: { changes: FileWrite[]; land: () => Promise<void>; fail: (code: string) => Promise<void> }[] =
    [];
  const states: SaveState['status'][] = [];
  const queue = createSaveQueue(disk, {
    onState: ({ status }) => states.push(status),
    save: (changes) =>
      new Promise((resolve, reject) => {
        saves.push({
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
  return { queue, saves, states };
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

  it('keeps one save in flight and then sends only the last wish', async () => {
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

  it('saves nothing when an edit and its undo meet again', () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '1' });
    expect(saves).toEqual([]);
    expect(states).toEqual(['saved']);
  });

  it('stops on a failure, tells those who wait, and goes on with the next edit or a retry', async () => {
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

  it('takes over a change on disk where nothing is unsaved', () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    expect(queue.external('a.yaml', file('theirs'))).toBe('clean');
    queue.want({ 'a.yaml': 'theirs' });
    expect(saves).toEqual([]);
    queue.want({ 'a.yaml': 'mine' });
    expect(saves[0]!.changes[0]!.before).toBe('hash of theirs');
  });

  it('knows its own writes when the disk reports them', async () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': '2' });
    expect(queue.external('a.yaml', file('2'))).toBe('known');
    await saves[0]!.land();
    expect(queue.external('a.yaml', file('2'))).toBe('known');
  });

  it('never overwrites a version nobody has seen', async () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': 'mine' });
    await saves[0]!.fail('HOST_FILE_CHANGED_ON_DISK');
    expect(queue.external('a.yaml', file('theirs'))).toBe('conflict');
    queue.want({ 'a.yaml': 'mine, more' });
    queue.retry();
    expect(saves).toHaveLength(1);
    queue.resolve('a.yaml', file('theirs'));
    expect(saves[1]!.changes).toEqual([{ path: 'a.yaml', before: 'hash of theirs', text: 'mine, more' }]);
  });

  it('agrees with the disk when both sides made the same change', async () => {
    const { queue, saves, states } = setup({ 'a.yaml': file('1') });
    queue.want({ 'a.yaml': 'same' });
    await saves[0]!.fail('HOST_FILE_CHANGED_ON_DISK');
    expect(queue.external('a.yaml', file('same'))).toBe('known');
    expect(states.at(-1)).toBe('saved');
  });

  it('notices a file that was deleted on disk', () => {
    const { queue, saves } = setup({ 'a.yaml': file('1') });
    expect(queue.external('a.yaml', null)).toBe('clean');
    queue.want({ 'a.yaml': 'again' });
    expect(saves[0]!.changes).toEqual([{ path: 'a.yaml', before: null, text: 'again' }]);
  });
});
