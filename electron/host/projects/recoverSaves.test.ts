import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder, smallProject, writeFiles } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { hashText } from '../../../engine/project/hashText.ts';
import { createJournal } from '../db/createJournal.ts';
import { openHostDatabase } from '../db/openHostDatabase.ts';
import { recoverSaves } from './recoverSaves.ts';

const flow = 'flows/main.flow.yaml';
const changes = [
  { path: flow, before: hashText(smallProject[flow] ?? ''), text: 'id: main\nname: New\n' },
  { path: 'knowledge/new.md', before: null, text: '# New\n' },
  { path: 'locales/en.yaml', before: hashText('{}\n'), text: null },
];

/** A project whose save the host began, and was killed in before all files were written. */
function killedWhileSaving() {
  const folder = projectFolder();
  const journal = createJournal(openHostDatabase(temporaryFolder(), () => {}));
  journal.begin(folder, changes);
  return { folder, journal };
}

describe('recoverSaves', () => {
  it.each([0, 1, 2, 3])('finishes a save of which %i files were written', async (written) => {
    const { folder, journal } = killedWhileSaving();
    for (const { path, text } of changes.slice(0, written)) {
      if (text === null) rmSync(join(folder, path));
      else writeFiles(folder, { [path]: text });
    }
    const notes = await recoverSaves(folder, journal);
    expect(notes).toHaveLength(changes.length - written);
    expect(readFileSync(join(folder, flow), 'utf8')).toBe('id: main\nname: New\n');
    expect(readFileSync(join(folder, 'knowledge/new.md'), 'utf8')).toBe('# New\n');
    expect(existsSync(join(folder, 'locales/en.yaml'))).toBe(false);
    expect(journal.pending(folder)).toEqual([]);
    expect(await recoverSaves(folder, journal)).toEqual([]);
  });

  it('puts its version beside a file that somebody changed since, and deletes none', async () => {
    const { folder, journal } = killedWhileSaving();
    writeFiles(folder, { [flow]: 'id: main\nname: Theirs\n', 'locales/en.yaml': 'theirs: yes\n' });
    const notes = await recoverSaves(folder, journal);
    expect(readFileSync(join(folder, flow), 'utf8')).toBe('id: main\nname: Theirs\n');
    expect(readFileSync(join(folder, `${flow}.recovered`), 'utf8')).toBe('id: main\nname: New\n');
    expect(readFileSync(join(folder, 'locales/en.yaml'), 'utf8')).toBe('theirs: yes\n');
    expect(notes).toEqual([
      `${flow} was changed by another program; your unsaved version is in ${flow}.recovered`,
      'knowledge/new.md was completed from the journal',
      'locales/en.yaml was changed by another program and is therefore not deleted',
    ]);
  });

  it('keeps a save that cannot be finished for the next time, and says so', async () => {
    const { folder, journal } = killedWhileSaving();
    mkdirSync(join(folder, 'knowledge/new.md'), { recursive: true });
    const notes = await recoverSaves(folder, journal);
    expect(notes.at(-1)).toContain('could not be completed yet: knowledge/new.md cannot be read');
    expect(journal.pending(folder)).toHaveLength(1);
    rmSync(join(folder, 'knowledge/new.md'), { recursive: true });
    await recoverSaves(folder, journal);
    expect(readFileSync(join(folder, 'knowledge/new.md'), 'utf8')).toBe('# New\n');
    expect(journal.pending(folder)).toEqual([]);
  });
});
