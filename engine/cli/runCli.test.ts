import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { smallProject, writeFiles } from '../project/fixtures/projectFolder.ts';
import { type Terminal, terminal } from './fixtures/terminal.ts';
import { cliCommands } from './runCli.ts';

const names = ['new', 'validate', 'simulate', 'replay', 'mock', 'encoder', 'bundle', 'serve'];
const errorLine = /^([A-Z][A-Z0-9_]+)( [^:]+(:\d+){0,2}[^:]*)?: .+[.!?] .+[.!?]$/;

/** A terminal with the smallest project in `p`, changed. */
function withProject(change: Readonly<Record<string, string>> = {}): Terminal {
  const made = terminal();
  writeFiles(join(made.cwd, 'p'), { ...smallProject, ...change });
  return made;
}

describe('dialoom', () => {
  it('lists its commands', async () => {
    const { code, out } = await terminal().run('--help');
    expect(code).toBe(0);
    for (const name of names) expect(out.join('\n')).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each([
    [['--help'], []],
    [['help', 'mock'], ['mock']],
    [['validate', '--help'], ['validate']],
  ])('%j loads only what its command needs', async (args, needed) => {
    const loads = cliCommands.map((entry) => ({ name: entry.name, load: vi.spyOn(entry, 'load') }));
    await terminal().run(...args);
    const loaded = loads.filter(({ load }) => load.mock.calls.length > 0).map(({ name }) => name);
    vi.restoreAllMocks();
    expect(loaded).toEqual(needed);
  });

  it('prints its version', async () => {
    expect(await terminal().run('--version')).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/^\d+\.\d+\.\d+/)],
    });
  });

  it.each(names)('%s --help shows its usage', async (name) => {
    const { code, out, notes } = await terminal().run(name, '--help');
    expect([code, notes]).toEqual([0, []]);
    expect(out.join('\n')).toMatch(new RegExp(`^Usage: dialoom ${name} `));
  });

  it.each([
    ['an unknown command', ['fly'], "Unknown command 'fly'"],
    ['an unknown option', ['validate', 'p', '--jsno'], "Unknown option '--jsno'"],
    ['a missing argument', ['validate'], "Missing required argument 'project'"],
    ['too many arguments', ['validate', 'a', 'b'], 'Too many arguments'],
    ['an invalid port', ['mock', 'p', '--port', 'http'], 'Not a port number'],
    ['an option without its value', ['bundle', 'p', '-o'], 'argument missing'],
    ['an unknown choice', ['simulate', 'p', '--actions', 'real'], 'Allowed choices are mock, live'],
    ['a missing folder name', ['new'], "Missing required argument 'folder'"],
  ])('%s is a usage error: code 2 and one line', async (_what, args, text) => {
    const { code, out, notes } = await withProject().run(...args);
    expect([code, out, notes.length]).toEqual([2, [], 1]);
    expect(notes[0]).toMatch(/^CLI_USAGE: .+ Use --help to see the usage\.$/);
    expect(notes[0]).toContain(text);
  });

  it('shows its help without arguments, and exits with a failure', async () => {
    const { code, notes } = await terminal().run();
    expect(code).toBe(2);
    expect(notes.join('\n')).toContain('Usage: dialoom');
  });
});

describe('each defect has its own clear error', () => {
  const flow = 'flows/main.flow.yaml';
  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['broken YAML', { [flow]: 'id: main\nstates: [\n  - x\n' }, 'YAML_SYNTAX', `${flow}:`],
    [
      'an unknown node kind',
      {
        [flow]:
          'id: main\nname: Main\nstates:\n  - { id: start, kind: start, on: { next: x } }\n  - { id: x, kind: teleport }\n',
      },
      'FLOW_UNKNOWN_KIND',
      'teleport',
    ],
    [
      'a dangling transition',
      { [flow]: 'id: main\nname: Main\nstates:\n  - { id: start, kind: start, on: { next: nowhere } }\n' },
      'FLOW_DANGLING_TRANSITION',
      'nowhere',
    ],
  ])('%s', async (_what, change, code, detail) => {
    const { cwd, run } = withProject(change);
    const validated = await run('validate', 'p');
    expect(validated.code).toBe(1);
    const line = validated.out.find((text) => text.includes(code)) ?? '';
    expect(line).toContain(detail);
    expect(line).toMatch(new RegExp(`^error: ${code} ${flow}:\\d+:\\d+.*: `));
    for (const command of ['simulate', 'bundle'] as const) {
      const { code: exit, notes } = await run(command, 'p');
      expect([command, exit]).toEqual([command, 1]);
      expect(notes.at(-1)).toMatch(errorLine);
      expect(notes.at(-1)).toContain(code);
    }
    expect(readdirSync(cwd)).toEqual(['p']);
  });

  it.each<[string, (cwd: string) => void, string]>([
    [
      'a folder that cannot be read',
      (cwd) => symlinkSync(join(cwd, 'p'), join(cwd, 'p')),
      'PROJECT_UNREADABLE',
    ],
    ['a file', (cwd) => writeFileSync(join(cwd, 'p'), ''), 'PROJECT_UNREADABLE'],
    ['a missing folder', () => undefined, 'PROJECT_UNREADABLE'],
    ['a folder without a project', (cwd) => writeFiles(cwd, { 'p/README.md': '' }), 'PROJECT_NOT_FOUND'],
  ])('%s, whatever the command', async (_what, prepare, code) => {
    const { cwd, run } = terminal();
    prepare(cwd);
    for (const args of [
      ['validate', 'p'],
      ['simulate', 'p'],
      ['mock', 'p'],
      ['bundle', 'p'],
    ]) {
      const done = await run(...args);
      expect([args[0], done.code, done.out]).toEqual([args[0], 1, []]);
      expect(done.notes).toHaveLength(1);
      expect(done.notes[0]).toMatch(errorLine);
      expect(done.notes[0]).toMatch(new RegExp(`^${code} ${join(cwd, 'p')}: `));
    }
  });

  it('a corrupt bundle', async () => {
    const { cwd, run } = terminal();
    writeFileSync(join(cwd, 'x.dialoom'), 'PK but not really');
    const { code, out, notes } = await run('serve', 'x.dialoom', '--port', '0');
    expect([code, out]).toEqual([1, []]);
    expect(notes).toEqual([expect.stringMatching(/^BUNDLE_[A-Z_]+ .*x\.dialoom.*: /)]);
    expect(notes[0]).toMatch(errorLine);
  });

  it('a missing bundle', async () => {
    const { code, notes } = await terminal().run('serve', 'none.dialoom', '--port', '0');
    expect(code).toBe(1);
    expect(notes).toEqual([expect.stringMatching(errorLine)]);
    expect(notes[0]).toContain('none.dialoom');
  });

  it('a script and a recording that cannot be read', async () => {
    const { cwd, run } = withProject();
    expect(await run('simulate', 'p', '--script', 'none.txt')).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/^CLI_FILE_UNREADABLE .*none\.txt: /)],
    });
    writeFileSync(join(cwd, 'script.json'), '{"messages": 1}');
    expect(await run('simulate', 'p', '--script', 'script.json')).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/^CLI_SCRIPT_INVALID script\.json: /)],
    });
    writeFileSync(join(cwd, 'r.jsonl'), '{');
    const { code, notes } = await run('replay', 'p', 'r.jsonl');
    expect(code).toBe(1);
    expect(notes[0]).toMatch(/^REPLAY_[A-Z_]+ r\.jsonl:1: /);
  });
});
