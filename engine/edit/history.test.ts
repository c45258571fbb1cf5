import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../base/appError.ts';
import { shopProject } from '../model/fixtures/shopProject.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { applyUntypedCommand } from './applyCommand.ts';
import { editCommands } from './commands.ts';
import { changesTo, type FileChanges } from './fileChange.ts';
import {
  emptyHistory,
  type History,
  markHistory,
  rebaseHistory,
  recordChanges,
  redo,
  sealHistory,
  squashHistory,
  undo,
} from './history.ts';
import { changeWorkspace, createWorkspace, type Workspace } from './workspace.ts';

/** A project with its history, as the studio keeps it. */
interface Session {
  readonly workspace: Workspace;
  readonly history: History;
}

const begin: Session = { workspace: createWorkspace(shopProject, nodeRegistry), history: emptyHistory };

function run({ workspace, history }: Session, id: string, params: unknown): Session {
  const {
    workspace: next,
    changes,
    label,
    mergeKey,
  } = applyUntypedCommand(editCommands, workspace, id, params);
  return { workspace: next, history: recordChanges(history, { label, changes, mergeKey }) };
}

function step(session: Session, move: typeof undo): Session | undefined {
  const moved = move(session.history, session.workspace.files);
  return moved && { workspace: changeWorkspace(session.workspace, moved.changes), history: moved.history };
}

function all(session: Session, move: typeof undo): Session {
  const next = step(session, move);
  return next === undefined ? session : all(next, move);
}

const flow = fc.constantFrom('main', 'returns', 'extra');
const state = fc.constantFrom(
  'start',
  'greet',
  'what',
  'ask_order',
  'look_up',
  'done',
  'bye',
  'message',
  'fresh',
);
const id = fc.constantFrom('fresh', 'extra', 'main', 'done');
const text = fc.oneof(
  fc.constantFrom('', 'Hi', 'a: b', 'one\ntwo\n', '  x', '# no'),
  fc.string({ maxLength: 8 }),
);
const at = fc.record({ x: fc.integer(), y: fc.integer() });

/** Commands with params that often fit. */
const anyCommand: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.tuple(fc.constant('flow.create'), fc.record({ id, name: fc.constant('New') })),
  fc.tuple(fc.constant('flow.delete'), fc.record({ flow })),
  fc.tuple(fc.constant('flow.changeId'), fc.record({ flow, id })),
  fc.tuple(fc.constant('flow.duplicate'), fc.record({ flow, id, name: fc.constant('Copy') })),
  fc.tuple(fc.constant('flow.setField'), fc.record({ flow, field: fc.constant('description'), value: text })),
  fc.tuple(fc.constant('flow.setStart'), fc.record({ flow, state })),
  fc.tuple(fc.constant('state.add'), fc.record({ flow, kind: fc.constantFrom('message', 'end'), at })),
  fc.tuple(
    fc.constant('state.delete'),
    fc.record({ flow, states: fc.uniqueArray(state, { minLength: 1, maxLength: 3 }) }),
  ),
  fc.tuple(
    fc.constant('state.duplicate'),
    fc.record({ flow, states: fc.uniqueArray(state, { minLength: 1, maxLength: 2 }) }),
  ),
  fc.tuple(fc.constant('state.move'), fc.record({ flow, places: fc.dictionary(state, at, { maxKeys: 3 }) })),
  fc.tuple(fc.constant('state.rename'), fc.record({ flow, state, name: text })),
  fc.tuple(fc.constant('state.changeId'), fc.record({ flow, state, id: fc.constantFrom('fresh', 'greet') })),
  fc.tuple(
    fc.constant('state.setField'),
    fc.record({
      flow,
      state,
      path: fc.constantFrom(['text'], ['prompt'], ['options'], ['options', 0, 'label']),
      value: text,
    }),
  ),
  fc.tuple(
    fc.constant('transition.connect'),
    fc.record({ flow, from: fc.record({ state, outcome: fc.constantFrom('next', 'else') }), to: state }),
  ),
  fc.tuple(
    fc.constant('transition.disconnect'),
    fc.record({ flow, transitions: fc.tuple(fc.record({ state, outcome: fc.constant('next') })) }),
  ),
  fc.tuple(
    fc.constant('locale.setText'),
    fc.record({
      locale: fc.constantFrom('en', 'fr'),
      key: fc.constantFrom('main.greeting', 'main.bye'),
      text,
    }),
  ),
  fc.tuple(fc.constant('slot.set'), fc.record({ slot: id, definition: fc.constant({ type: 'text' }) })),
  fc.tuple(fc.constant('knowledge.set'), fc.record({ path: fc.constant('knowledge/a.md'), text })),
  fc.tuple(
    fc.constant('file.replaceText'),
    fc.record({ path: fc.constantFrom('flows/main.flow.yaml', 'locales/en.yaml'), text }),
  ),
);

/** Runs commands one after the other; rejected ones change nothing. */
function runAll(session: Session, list: readonly (readonly [string, unknown])[]): Session {
  return list.reduce((current, [command, params]) => {
    try {
      return run(current, command, params);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).code).toMatch(/^(EDIT|YAML_EDIT)_(?!FAILED)/);
      return current;
    }
  }, session);
}

describe('history', { timeout: 60_000 }, () => {
  it('undoes any commands byte for byte, and redoes them', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 15 }), (list) => {
        const done = runAll(begin, list);
        const undone = all(done, undo);
        expect(undone.workspace.files).toEqual(shopProject);
        expect(undone.history.past).toEqual([]);
        const redone = all(undone, redo);
        expect(redone.workspace.files).toEqual(done.workspace.files);
        expect(redone.history.past).toEqual(done.history.past);
      }),
      { numRuns: 150 },
    );
  });

  it('has no entry if states are moved to the pixel they are on', () => {
    const moved = run(begin, 'state.move', { flow: 'main', places: { start: { x: 0.2, y: 99.6 } } });
    expect(moved.history).toBe(begin.history);
    expect(moved.workspace.files).toEqual(begin.workspace.files);
  });

  it('stays correct when undo and redo are mixed in', () => {
    const move = fc.constantFrom('undo', 'redo', 'seal' as const);
    fc.assert(
      fc.property(fc.array(fc.oneof(anyCommand, move), { maxLength: 25 }), (list) => {
        let session = begin;
        for (const item of list) {
          if (item === 'seal') session = { ...session, history: sealHistory(session.history) };
          else if (item === 'undo' || item === 'redo')
            session = step(session, item === 'undo' ? undo : redo) ?? session;
          else session = runAll(session, [item]);
        }
        expect(all(session, undo).workspace.files).toEqual(shopProject);
      }),
      { numRuns: 150 },
    );
  });

  it('squashes any commands into one step', () => {
    fc.assert(
      fc.property(
        fc.array(anyCommand, { maxLength: 5 }),
        fc.array(anyCommand, { maxLength: 8 }),
        (first, second) => {
          const marked = runAll(begin, first);
          const mark = markHistory(marked.history);
          const done = runAll({ ...marked, history: sealHistory(marked.history) }, second);
          const history = squashHistory(done.history, mark, 'Gesture', done.workspace.files);
          expect(history.past.length).toBeLessThanOrEqual(mark + 1);
          const squashed = { ...done, history };
          if (history.past.length > mark) {
            expect(step(squashed, undo)?.workspace.files).toEqual(marked.workspace.files);
          } else expect(done.workspace.files).toEqual(marked.workspace.files);
          expect(all(squashed, undo).workspace.files).toEqual(shopProject);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('merges typing in one field into one step', () => {
    const type = (session: Session, value: string) =>
      run(session, 'state.setField', { flow: 'main', state: 'what', path: ['prompt'], value });
    let session = type(type(type(begin, 'W'), 'Wh'), 'Why');
    expect(session.history.past).toHaveLength(1);
    expect(session.history.past[0]?.diffs).toEqual([
      {
        path: 'flows/main.flow.yaml',
        type: 'edited',
        splices: [{ at: expect.any(Number), removed: 'at is it about?', inserted: 'y' }],
      },
    ]);
    session = type({ ...session, history: sealHistory(session.history) }, 'Who');
    expect(session.history.past).toHaveLength(2);
    session = run(session, 'state.rename', { flow: 'main', state: 'what', name: 'x' });
    session = type(session, 'Whom');
    expect(session.history.past.map(({ label }) => label)).toEqual([
      'Edit state',
      'Edit state',
      'Rename state',
      'Edit state',
    ]);
    expect(type(type(begin, 'W'), 'What is it about?').history.past).toEqual([]);
  });

  it('merges typing whose first letter changed another file as well', () => {
    const files = {
      'dialoom.yaml': 'a\n',
      'locales/en.yaml': 'hello: Hi\n',
    };
    const change = (path: string, before: string, after: string) => ({ path, before, after });
    const type = (history: History, ...changes: FileChanges) =>
      recordChanges(history, { label: 'Edit text', changes, mergeKey: 'hello' });
    let history = type(
      emptyHistory,
      change('locales/en.yaml', 'hello: Hi\n', 'hello: H\n'),
      change('dialoom.yaml', 'a\n', 'b\n'),
    );
    history = type(history, change('locales/en.yaml', 'hello: H\n', 'hello: He\n'));
    expect(history.past).toHaveLength(1);
    const now = { 'dialoom.yaml': 'b\n', 'locales/en.yaml': 'hello: He\n' };
    const back = undo(history, now);
    expect(Object.fromEntries(back?.changes.map(({ path, after }) => [path, after]) ?? [])).toEqual(files);
  });

  it('keeps redo if nothing changed, and discards it if something did', () => {
    const once = run(begin, 'state.rename', { flow: 'main', state: 'what', name: 'x' });
    const undone = step(once, undo)!;
    const nothing = run(undone, 'state.setField', {
      flow: 'main',
      state: 'what',
      path: ['prompt'],
      value: 'What is it about?',
    });
    expect(nothing.history.future).toHaveLength(1);
    expect(run(undone, 'state.rename', { flow: 'main', state: 'what', name: 'y' }).history.future).toEqual(
      [],
    );
  });

  it('records changes on disk as steps that can be undone', () => {
    const files = begin.workspace.files;
    const changes = changesTo(files, { 'locales/en.yaml': 'main.greeting: Hey\n', 'locales/de.yaml': null });
    const session: Session = {
      workspace: changeWorkspace(begin.workspace, changes),
      history: recordChanges(emptyHistory, { label: 'Change on disk', changes, origin: 'external' }),
    };
    expect(session.history.past[0]?.origin).toBe('external');
    expect(step(session, undo)?.workspace.files).toEqual(files);
  });

  it('rejects a step that does not fit the files, and then does nothing', () => {
    const once = run(begin, 'state.rename', { flow: 'main', state: 'what', name: 'x' });
    const other = { ...once.workspace.files, 'flows/main.flow.yaml': 'id: main\n' };
    expect(() => undo(once.history, other)).toThrow(
      expect.objectContaining({ code: 'EDIT_HISTORY_MISMATCH' }),
    );
    expect(undo(emptyHistory, other)).toBeUndefined();
    expect(redo(emptyHistory, other)).toBeUndefined();
  });

  it('is plain data', () => {
    const once = run(begin, 'flow.changeId', { flow: 'returns', id: 'back' });
    expect(JSON.parse(JSON.stringify(once.history))).toEqual(once.history);
  });
});

describe('rebaseHistory', () => {
  const path = 'a.yaml';
  const start = 'one\ntwo\nthree\nfour\n';
  type Now = { readonly history: History; readonly files: Readonly<Record<string, string>> };
  const filesAfter = (files: Now['files'], changes: readonly { path: string; after: string | null }[]) => {
    const next = new Map(Object.entries(files));
    for (const { path: of, after } of changes) {
      if (after === null) next.delete(of);
      else next.set(of, after);
    }
    return Object.fromEntries(next);
  };
  const edit = ({ history, files }: Now, label: string, texts: Record<string, string | null>): Now => {
    const changes = changesTo(files, texts);
    return { history: recordChanges(history, { label, changes }), files: filesAfter(files, changes) };
  };
  const fromOther = ({ history, files }: Now, texts: Record<string, string | null>): Now => ({
    history: rebaseHistory(history, files, texts),
    files: filesAfter(files, changesTo(files, texts)),
  });
  const move = ({ history, files }: Now, how: typeof undo): Now => {
    const moved = how(history, files);
    if (moved === undefined) throw new Error('There is no step');
    return { history: moved.history, files: filesAfter(files, moved.changes) };
  };
  const begun: Now = { history: emptyHistory, files: { [path]: start, 'b.yaml': 'b\n' } };
  const labels = ({ history }: Now) => history.past.map(({ label }) => label);

  it('undoes and redoes what was done here, and leaves what the other window did', () => {
    let now = edit(begun, 'first', { [path]: start.replace('one', 'ONE') });
    now = edit(now, 'second', { [path]: (now.files[path] ?? '').replace('four', 'FOUR') });
    now = fromOther(now, { [path]: (now.files[path] ?? '').replace('two\n', 'two\ntwo and a half\n') });
    expect(labels(now)).toEqual(['first', 'second']);
    now = move(now, undo);
    expect(now.files[path]).toBe('ONE\ntwo\ntwo and a half\nthree\nfour\n');
    now = fromOther(now, { [path]: (now.files[path] ?? '').replace('three\n', 'THREE\n') });
    now = move(now, undo);
    expect(now.files[path]).toBe('one\ntwo\ntwo and a half\nTHREE\nfour\n');
    now = move(move(now, redo), redo);
    expect(now.files[path]).toBe('ONE\ntwo\ntwo and a half\nTHREE\nFOUR\n');
  });

  it('does not undo a step that the other window wrote over, but the ones before it', () => {
    let now = edit(begun, 'first', { [path]: start.replace('one', 'ONE') });
    now = edit(now, 'second', {
      [path]: (now.files[path] ?? '').replace('four', 'mine'),
      'b.yaml': 'mine\n',
    });
    now = fromOther(now, { [path]: (now.files[path] ?? '').replace('mine', 'theirs') });
    expect(labels(now)).toEqual(['first']);
    now = move(now, undo);
    expect(now.files).toEqual({ [path]: 'one\ntwo\nthree\ntheirs\n', 'b.yaml': 'mine\n' });
  });

  it('ends what can be redone at a step that the other window wrote over', () => {
    let now = edit(begun, 'first', { [path]: start.replace('one', 'ONE') });
    now = edit(now, 'second', { [path]: (now.files[path] ?? '').replace('four', 'FOUR') });
    now = edit(now, 'third', { [path]: (now.files[path] ?? '').replace('two', 'TWO') });
    now = move(move(move(now, undo), undo), undo);
    now = fromOther(now, { [path]: start.replace('four', 'theirs') });
    expect(now.history.future.map(({ label }) => label)).toEqual(['first']);
    expect(move(now, redo).files[path]).toBe('ONE\ntwo\nthree\ntheirs\n');
  });

  it('takes files that the other window made or deleted as they are', () => {
    let now = edit(begun, 'make', { 'c.yaml': 'c\n' });
    now = edit(now, 'edit', { 'b.yaml': 'B\n' });
    now = fromOther(now, { 'd.yaml': 'd\n', 'c.yaml': null });
    expect(labels(now)).toEqual(['edit']);
    expect(move(now, undo).files).toEqual({ [path]: start, 'b.yaml': 'b\n', 'd.yaml': 'd\n' });
  });

  it('goes on with the step that is being typed', () => {
    const typed = (now: Now, text: string): Now => {
      const changes = changesTo(now.files, { [path]: (now.files[path] ?? '').replace(/^.*/, text) });
      const record = { label: 'type', changes, mergeKey: 'name' };
      return { history: recordChanges(now.history, record), files: filesAfter(now.files, changes) };
    };
    let now = typed(begun, 'o');
    now = fromOther(now, { [path]: (now.files[path] ?? '').replace('four', 'theirs') });
    now = typed(typed(now, 'on'), 'one!');
    expect(labels(now)).toEqual(['type']);
    expect(move(now, undo).files[path]).toBe('one\ntwo\nthree\ntheirs\n');
  });

  it('always leaves a history that fits the files', () => {
    const row = fc.record({
      who: fc.constantFrom('here', 'other', 'undo', 'redo'),
      file: fc.constantFrom(path, 'b.yaml', 'c.yaml'),
      line: fc.nat(5),
      text: fc.constantFrom('x', 'y', 'z\nz', ''),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        let now = begun;
        for (const { who, file, line, text } of rows) {
          const lines = (now.files[file] ?? '').split('\n').with(0, 'head').toSpliced(line, 1, text);
          const next = { [file]: text === '' && line === 0 ? null : lines.join('\n') };
          if (who === 'here') now = edit(now, 'edit', next);
          if (who === 'other') now = fromOther(now, next);
          if (who === 'undo' && now.history.past.length > 0) now = move(now, undo);
          if (who === 'redo' && now.history.future.length > 0) now = move(now, redo);
        }
        const { files } = now;
        while (now.history.future.length > 0) now = move(now, redo);
        const last = now.files;
        let steps = 0;
        for (; now.history.past.length > 0; steps += 1) now = move(now, undo);
        for (; steps > 0; steps -= 1) now = move(now, redo);
        expect(now.files).toEqual(last);
        expect(files).toBeDefined();
      }),
    );
  });
});
