import { describe, expect, it } from 'vitest';
import { AppError } from '../base/appError.ts';
import { shopProject } from '../model/fixtures/shopProject.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { applyCommand, applyUntypedCommand, type CommandParams } from './applyCommand.ts';
import { type CommandId, editCommands } from './commands.ts';
import { diffTexts } from './fileDiff.ts';
import { textsOfStates } from './stateTexts.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const shop = createWorkspace(shopProject, nodeRegistry);
const main = 'flows/main.flow.yaml';
const returns = 'flows/returns.flow.yaml';

/** Applies a command and prints what it changed: `- removed` and `+ inserted` by file. */
function changed<I extends CommandId>(id: I, params: CommandParams<I>, workspace: Workspace = shop) {
  const { changes } = applyCommand(workspace, id, params);
  return Object.fromEntries(
    changes.map(({ path, before, after }) => {
      if (before === null || after === null) return [path, after];
      return [
        path,
        diffTexts(before, after).flatMap(({ removed, inserted }) => [`- ${removed}`, `+ ${inserted}`]),
      ];
    }),
  );
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
}

const withFile = (path: string, text: string) =>
  createWorkspace({ ...shopProject, [path]: text }, nodeRegistry);
/** A workspace with one file taken from another. */
const changeBack = ({ files }: Workspace, path: string, other: Workspace) =>
  createWorkspace({ ...files, [path]: other.files[path] ?? '' }, nodeRegistry);
const flowText = (workspace: Workspace, id: string) => workspace.files[`flows/${id}.flow.yaml`];

describe('flow commands', () => {
  it('create, duplicate and delete flows', () => {
    const created = applyCommand(shop, 'flow.create', { id: 'faq', name: 'FAQ', triggers: ['ask'] });
    expect(created.label).toBe('Add flow');
    expect(created.created).toEqual(['faq']);
    expect(flowText(created.workspace, 'faq')).toBe(
      'id: faq\nname: FAQ\ntriggers:\n  - ask\nstates:\n  - id: start\n    kind: start\n',
    );
    expect(created.workspace.parsed.project?.layouts.faq?.states).toEqual({ start: { x: 0, y: 0 } });

    const { workspace } = applyCommand(shop, 'flow.duplicate', {
      flow: 'returns',
      id: 'returns_2',
      name: 'Copy',
    });
    expect(flowText(workspace, 'returns_2')).toBe(
      shopProject[returns]!.replace('id: returns', 'id: returns_2')
        .replace('name: Return an item', 'name: Copy')
        .replace('$returns.ask_order', '$returns.ask_order_2')
        .replace('triggers: [return_item]\n', ''),
    );
    expect(workspace.files['flows/returns_2.layout.json']).toBe(shopProject['flows/returns.layout.json']);

    expect(changed('flow.delete', { flow: 'returns' })).toEqual({
      [returns]: null,
      'flows/returns.layout.json': null,
      'locales/en.yaml': ['- returns.ask_order: What is your order number?\n', '+ '],
      'locales/de.yaml': ['- returns.ask_order: Wie lautet Ihre Bestellnummer?\n', '+ '],
    });
    expect(codeOf(() => changed('flow.create', { id: 'main', name: 'x' }))).toBe('EDIT_EXISTS');
    expect(codeOf(() => changed('flow.duplicate', { flow: 'main', id: 'returns', name: 'x' }))).toBe(
      'EDIT_EXISTS',
    );
    expect(codeOf(() => changed('flow.delete', { flow: 'nothing' }))).toBe('EDIT_NOT_FOUND');
  });

  it('change the id and all references to it', () => {
    expect(changed('flow.changeId', { flow: 'returns', id: 'send_back' })).toEqual({
      [main]: ['- returns', '+ send_back'],
      'flows/returns.layout.json': null,
      [returns]: null,
      'flows/send_back.flow.yaml': shopProject[returns]!.replace('id: returns', 'id: send_back'),
      'flows/send_back.layout.json': shopProject['flows/returns.layout.json'],
    });
    expect(
      applyCommand(shop, 'flow.changeId', { flow: 'main', id: 'entry' }).workspace.files['dialoom.yaml'],
    ).toContain('entryFlow: entry\n');
    expect(applyCommand(shop, 'flow.changeId', { flow: 'main', id: 'main' }).changes).toEqual([]);
    const action =
      'id: a\nname: A\nverified: { slots: [x], flow: returns } # Proof\nrequest: { url: https://a.example }\n';
    const verifying = createWorkspace({ ...shopProject, 'actions/a.yaml': action }, nodeRegistry);
    expect(
      changed('flow.changeId', { flow: 'returns', id: 'send_back' }, verifying)['actions/a.yaml'],
    ).toEqual(['- returns', '+ send_back']);
    expect(codeOf(() => changed('flow.changeId', { flow: 'main', id: 'returns' }))).toBe('EDIT_EXISTS');
  });

  it('set name, description, triggers and start state', () => {
    expect(changed('flow.setField', { flow: 'main', field: 'name', value: 'Welcome' })).toEqual({
      [main]: ['- Main', '+ Welcome'],
    });
    expect(changed('flow.setField', { flow: 'returns', field: 'description', value: 'For parcels' })).toEqual(
      {
        [returns]: ['- ', '+ description: For parcels\n'],
      },
    );
    expect(changed('flow.setField', { flow: 'main', field: 'description' })).toEqual({
      [main]: ['- description: Greets and finds out what it is about.\n', '+ '],
    });
    expect(
      changed('flow.setField', { flow: 'returns', field: 'triggers', value: ['return_item', 'x'] }),
    ).toEqual({
      [returns]: ['- ', '+ , x'],
    });
    expect(changed('flow.setStart', { flow: 'main', state: 'what' })).toEqual({
      [main]: ['- gree', '+ wha'],
    });
    expect(changed('flow.setStart', { flow: 'main', state: 'start' })).toEqual({});
    const without = applyCommand(shop, 'state.delete', { flow: 'main', states: ['start'] }).workspace;
    expect(changed('flow.setStart', { flow: 'main', state: 'what' }, without)[main]).toEqual([
      '- ',
      '+   - id: start\n    kind: start\n    on:\n      next: what\n\n',
    ]);
    expect(codeOf(() => changed('flow.setField', { flow: 'main', field: 'name', value: '' }))).toBe(
      'EDIT_PARAMS_INVALID',
    );
  });
});

describe('state commands', () => {
  it('add a state after the one it comes from, connected and placed', () => {
    const result = applyCommand(shop, 'state.add', {
      flow: 'main',
      kind: 'message',
      at: { x: 10.4, y: 20 },
      from: { state: 'greet', outcome: 'next' },
    });
    expect(result.created).toEqual(['message']);
    const { states } = result.workspace.parsed.project!.flows.main!;
    expect(states[2]).toEqual({
      id: 'message',
      kind: 'message',
      on: {},
      ...nodeRegistry.get('message')!.defaults,
    });
    expect(states[1]?.on).toEqual({ next: 'message' });
    expect(result.workspace.parsed.project?.layouts.main?.states.message).toEqual({ x: 10, y: 20 });
    const again = applyCommand(result.workspace, 'state.add', {
      flow: 'main',
      kind: 'message',
      at: { x: 0, y: 0 },
      name: 'Hello',
      data: { text: 'Hi' },
    });
    expect(again.workspace.parsed.project!.flows.main!.states.at(-1)).toEqual({
      id: 'message_2',
      kind: 'message',
      name: 'Hello',
      text: 'Hi',
      on: {},
    });
    const add = (extra: object) => () =>
      applyCommand(shop, 'state.add', { flow: 'main', kind: 'message', at: { x: 0, y: 0 }, ...extra });
    expect(codeOf(add({ kind: 'mesage' }))).toBe('EDIT_NOT_FOUND');
    expect(codeOf(add({ id: 'greet' }))).toBe('EDIT_EXISTS');
    expect(codeOf(add({ from: { state: 'nothing', outcome: 'next' } }))).toBe('EDIT_NOT_FOUND');
  });

  it('delete states with their incoming transitions and positions', () => {
    expect(changed('state.delete', { flow: 'main', states: ['greet'] })).toEqual({
      [main]: [
        '-     on: { next: greet }\n\n  # Short, people are in a hurry.\n  - id: greet\n    kind: message\n    text: $main.greeting\n    on: { next: what }\n',
        '+ ',
      ],
      'flows/main.layout.json': ['-     "greet": { "x": 200, "y": 100 },\n', '+ '],
      'locales/en.yaml': ["- main.greeting: Hello, I am the shop's assistant.\n", '+ '],
      'locales/de.yaml': ['- main.greeting: Hallo, ich bin der Assistent.\n', '+ '],
    });
    const many = applyCommand(shop, 'state.delete', { flow: 'main', states: ['bye', 'person', 'answer'] });
    expect(many.label).toBe('Delete 3 states');
    const { states } = many.workspace.parsed.project!.flows.main!;
    expect(states.map(({ id, on }) => [id, on])).toEqual([
      ['start', { next: 'greet' }],
      ['greet', { next: 'what' }],
      ['what', { return: 'returns' }],
      ['returns', {}],
    ]);
    expect(flowText(many.workspace, 'main')).toContain('return: returns # calls the flow\n');
    const all = states.map(({ id }) => id);
    const none = applyCommand(many.workspace, 'state.delete', { flow: 'main', states: all });
    expect(none.workspace.parsed.project?.flows.main?.states).toEqual([]);
    expect(codeOf(() => changed('state.delete', { flow: 'main', states: ['bye', 'nothing'] }))).toBe(
      'EDIT_NOT_FOUND',
    );
  });

  it('change an id with its transitions, position and jumps from other flows', () => {
    const jump = applyCommand(shop, 'state.add', {
      flow: 'main',
      kind: 'go_to',
      at: { x: 0, y: 0 },
      data: { flow: 'returns', state: 'ask_order' },
    }).workspace;
    expect(changed('state.changeId', { flow: 'returns', state: 'ask_order', id: 'ask' }, jump)).toEqual({
      [main]: ['- _order', '+ '],
      [returns]: ['- _order\n- id: ask_order', '+ \n- id: ask'],
      'flows/returns.layout.json': ['- _order', '+ '],
    });
    expect(
      codeOf(() => changed('state.changeId', { flow: 'returns', state: 'start', id: 'ask_order' })),
    ).toBe('EDIT_EXISTS');
    expect(codeOf(() => changed('state.changeId', { flow: 'returns', state: 'start', id: 'No id' }))).toBe(
      'EDIT_PARAMS_INVALID',
    );
  });

  it('duplicate and paste, keeping the transitions among the copies', () => {
    const { workspace, created } = applyCommand(shop, 'state.duplicate', {
      flow: 'returns',
      states: ['start', 'ask_order'],
    });
    expect(created).toEqual(['start_2', 'ask_order_2']);
    const { states } = workspace.parsed.project!.flows.returns!;
    expect(states.at(-2)).toEqual({ id: 'start_2', kind: 'start', on: { next: 'ask_order_2' } });
    expect(states.at(-1)).toMatchObject({
      id: 'ask_order_2',
      note: 'Printed on the parcel.\n\nNever ask for the name.\n',
      on: {},
    });
    expect(workspace.parsed.project?.layouts.returns?.states.ask_order_2).toEqual({ x: 240, y: 60 });

    const copied = shop.parsed.project!.flows.returns!.states.slice(1, 2);
    const pasted = applyCommand(shop, 'state.paste', { flow: 'main', states: copied });
    expect(pasted.created).toEqual(['ask_order']);
    expect(pasted.workspace.parsed.project?.layouts.main).toEqual(shop.parsed.project?.layouts.main);
  });

  it('give copies texts of their own, in every language', () => {
    const texts = ({ workspace }: { readonly workspace: Workspace }, locale: string) =>
      workspace.parsed.project?.locales[locale];
    const greet = shop.parsed.project!.flows.main!.states.filter(({ id }) => id === 'greet');
    const duplicated = applyCommand(shop, 'state.duplicate', { flow: 'main', states: ['greet'] });
    expect(duplicated.workspace.parsed.project?.flows.main?.states.at(-1)).toMatchObject({
      id: 'greet_2',
      text: '$main.greeting_2',
    });
    for (const locale of ['en', 'de']) {
      const own = texts(duplicated, locale);
      expect(own?.['main.greeting_2']).toBe(own?.['main.greeting']);
      expect(Object.keys(own ?? {}).indexOf('main.greeting_2')).toBe(
        Object.keys(own ?? {}).indexOf('main.greeting') + 1,
      );
    }
    const edited = applyCommand(duplicated.workspace, 'locale.setText', {
      locale: 'en',
      key: 'main.greeting_2',
      text: 'Welcome back',
    });
    expect(texts(edited, 'en')?.['main.greeting']).toBe(texts({ workspace: shop }, 'en')?.['main.greeting']);
    const elsewhere = applyCommand(shop, 'state.paste', { flow: 'returns', states: greet });
    expect(elsewhere.workspace.parsed.project?.flows.returns?.states.at(-1)).toMatchObject({
      text: '$main.greeting_2',
    });
  });

  it('take texts with them that nothing else says, also back when they are pasted', () => {
    const original = shop.parsed.project!;
    const greet = original.flows.main!.states.filter(({ id }) => id === 'greet');
    const carried = textsOfStates(shop, greet);
    const copy = applyCommand(shop, 'state.duplicate', { flow: 'main', states: ['greet'] });
    const { workspace } = applyCommand(copy.workspace, 'state.delete', { flow: 'main', states: ['greet_2'] });
    expect(workspace.parsed.project?.locales).toEqual(original.locales);
    const without = applyCommand(shop, 'state.delete', { flow: 'main', states: ['greet'] });
    expect(without.workspace.parsed.project?.locales.de?.['main.greeting']).toBeUndefined();
    const pasted = applyCommand(without.workspace, 'state.paste', {
      flow: 'returns',
      states: greet,
      texts: carried,
    });
    expect(pasted.workspace.parsed.project?.flows.returns?.states.at(-1)).toMatchObject({
      text: '$main.greeting',
    });
    expect(pasted.workspace.parsed.project?.locales.de?.['main.greeting']).toBe(
      original.locales.de?.['main.greeting'],
    );
  });

  it('leave texts that something else says', () => {
    const other = applyCommand(shop, 'state.add', {
      flow: 'returns',
      kind: 'message',
      at: { x: 0, y: 0 },
      data: { text: '$main.greeting' },
    });
    const { changes } = applyCommand(other.workspace, 'state.delete', { flow: 'main', states: ['greet'] });
    expect(changes.map(({ path }) => path)).not.toContain('locales/en.yaml');
  });

  it('move several states in one step, and only if they move', () => {
    expect(
      changed('state.move', {
        flow: 'main',
        places: { start: { x: 5, y: 100 }, what: { x: 400, y: 120.4 } },
      }),
    ).toEqual({
      'flows/main.layout.json': [
        '- 0, "y": 100 },\n    "what": { "x": 400, "y": 10',
        '+ 5, "y": 100 },\n    "what": { "x": 400, "y": 12',
      ],
    });
    expect(changed('state.move', { flow: 'main', places: { start: { x: 0.2, y: 100 } } })).toEqual({});
    expect(codeOf(() => changed('state.move', { flow: 'main', places: { nothing: { x: 0, y: 0 } } }))).toBe(
      'EDIT_NOT_FOUND',
    );
  });

  it('set fields, items and outcomes', () => {
    const flow = 'main';
    expect(changed('state.rename', { flow, state: 'greet', name: 'Greeting' })).toEqual({
      [main]: ['- ', '+     name: Greeting\n'],
    });
    expect(changed('state.rename', { flow: 'returns', state: 'ask_order', name: ' ' })).toEqual({
      [returns]: ['-   name: Order number\n', '+ '],
    });
    expect(changed('state.setField', { flow, state: 'what', path: ['prompt'], value: 'What?' })).toEqual({
      [main]: ['-  is it about', '+ '],
    });
    expect(changed('state.setField', { flow, state: 'what', path: ['options', 1, 'label'] })).toEqual({
      [main]: ['- , label: A question', '+ '],
    });
    expect(
      changed('state.insertItem', {
        flow,
        state: 'what',
        path: ['options'],
        value: { id: 'bye', label: 'Bye' },
      }),
    ).toEqual({ [main]: ['- ', '+       - id: bye\n        label: Bye\n'] });
    expect(
      changed('state.moveItem', { flow, state: 'what', path: ['options'], from: 1, to: 0 })[main],
    ).toBeDefined();
    const moved = applyCommand(shop, 'state.moveItem', {
      flow,
      state: 'what',
      path: ['options'],
      from: 0,
      to: 1,
    });
    expect(moved.workspace.parsed.project?.flows.main?.states[2]?.options).toMatchObject([
      { id: 'question' },
      { id: 'return' },
    ]);
    expect(
      changed('state.removeItem', { flow, state: 'what', path: ['options', 1], outcome: 'question' }),
    ).toEqual({
      [main]: ['-       - { id: question, label: A question }\n', '+ ', '-       question: answer\n', '+ '],
    });
    expect(
      changed('state.renameOutcome', {
        flow,
        state: 'what',
        path: ['options', 0, 'id'],
        from: 'return',
        to: 'back',
      }),
    ).toEqual({ [main]: ['- return', '+ back', '- return', '+ back'] });
    expect(
      codeOf(() => changed('state.setField', { flow, state: 'what', path: ['on', 'x'], value: 'y' })),
    ).toBe('EDIT_PARAMS_INVALID');
    expect(codeOf(() => changed('state.removeItem', { flow, state: 'what', path: ['options', 7] }))).toBe(
      'EDIT_NOT_FOUND',
    );
    expect(
      codeOf(() => changed('state.setField', { flow, state: 'what', path: ['prompt', 'x'], value: 'y' })),
    ).toBe('YAML_EDIT_PATH');
  });

  it('connect, reconnect and disconnect', () => {
    const flow = 'main';
    expect(
      changed('transition.connect', { flow, from: { state: 'bye', outcome: 'next' }, to: 'what' }),
    ).toEqual({
      [main]: ['- ', '+     on:\n      next: what\n'],
    });
    expect(
      changed('transition.connect', { flow, from: { state: 'greet', outcome: 'next' }, to: 'answer' }),
    ).toEqual({
      [main]: ['- what', '+ answer'],
    });
    expect(
      changed('transition.connect', { flow, from: { state: 'greet', outcome: 'next' }, to: 'what' }),
    ).toEqual({});
    expect(
      changed('transition.reconnect', {
        flow,
        from: { state: 'greet', outcome: 'next' },
        to: { state: 'greet', outcome: 'other' },
        target: 'bye',
      }),
    ).toEqual({ [main]: ['- next: what', '+ other: bye'] });
    expect(
      changed('transition.disconnect', {
        flow,
        transitions: [
          { state: 'greet', outcome: 'next' },
          { state: 'what', outcome: 'return' },
        ],
      }),
    ).toEqual({
      [main]: ['-     on: { next: what }\n', '+ ', '-       return: returns # calls the flow\n', '+ '],
    });
    expect(
      codeOf(() =>
        changed('transition.connect', { flow, from: { state: 'greet', outcome: 'next' }, to: 'x' }),
      ),
    ).toBe('EDIT_NOT_FOUND');
    expect(
      codeOf(() =>
        changed('transition.connect', { flow, from: { state: 'greet', outcome: 'No outcome' }, to: 'what' }),
      ),
    ).toBe('EDIT_WOULD_BREAK');
  });
});

describe('text commands', () => {
  it('write one plural form of a text and keep the others', () => {
    const forms = "main.greeting:\n  count: turn # of messages\n  one: One\n  other: '{{ count }}'\n";
    const files = { ...shopProject, 'locales/en.yaml': forms };
    const workspace = createWorkspace(files, nodeRegistry);
    const edited = (params: { readonly text?: string }) =>
      applyCommand(workspace, 'locale.setText', { locale: 'en', key: 'main.greeting', ...params }).workspace
        .files['locales/en.yaml'];
    const kept = forms.replace("'{{ count }}'", "'{{ count }}!'");
    expect(edited({ text: '{{ count }}!' })).toBe(kept);
    expect(edited({ text: '' })).toContain('one: One');
    expect(edited({})).not.toContain('One');
  });

  it('create the file of a language that has none', () => {
    expect(changed('locale.setText', { locale: 'fr', key: 'main.greeting', text: 'Salut' })).toEqual({
      'locales/fr.yaml': 'main.greeting: Salut\n',
      'locales/fr.originals.yaml':
        "language: en\ntexts:\n  main.greeting: Hello, I am the shop's assistant.\n",
    });
  });

  it('keep texts of a kind together', () => {
    expect(changed('locale.setText', { locale: 'en', key: 'main.bye', text: 'Bye' })).toEqual({
      'locales/en.yaml': ['- ', '+ main.bye: Bye\n'],
    });
    const { workspace } = applyCommand(shop, 'locale.setText', {
      locale: 'en',
      key: 'main.bye',
      text: 'Bye',
    });
    expect(Object.keys(workspace.parsed.project!.locales.en!)).toEqual([
      'main.greeting',
      'main.bye',
      'returns.ask_order',
    ]);
    expect(changed('locale.setText', { locale: 'en', key: 'main.greeting' })).toEqual({
      'locales/en.yaml': ["- main.greeting: Hello, I am the shop's assistant.\n", '+ '],
    });
  });
});

describe('documents and settings', () => {
  it('create, change and delete intents, entities and actions', () => {
    const document = { id: 'ask', name: 'Ask', utterances: ['what is this', 'no: idea'] };
    expect(changed('intent.create', { document })).toEqual({
      'nlu/intents/ask.yaml': 'id: ask\nname: Ask\nutterances:\n  - what is this\n  - "no: idea"\n',
    });
    const path = 'nlu/intents/return_item.yaml';
    expect(
      changed('intent.setField', { id: 'return_item', path: ['utterances', 2], value: 'back please' }),
    ).toEqual({
      [path]: ['- ', '+   - back please\n'],
    });
    expect(changed('intent.setField', { id: 'return_item', path: ['description'], value: 'd' })).toEqual({
      [path]: ['- ', '+ description: d\n'],
    });
    expect(changed('entity.setField', { id: 'order_number', path: ['patterns'], value: ['x'] })).toEqual({
      'nlu/entities/order_number.yaml': ['- \\b\\d{10}\\b', '+ x'],
    });
    expect(changed('action.setField', { id: 'find_order', path: ['timeoutMs'], value: 100 })).toEqual({
      'actions/find_order.yaml': ['- ', '+ timeoutMs: 100\n'],
    });
    expect(changed('action.delete', { id: 'find_order' })).toEqual({ 'actions/find_order.yaml': null });
    expect(codeOf(() => changed('intent.create', { document: { id: 'return_item' } }))).toBe('EDIT_EXISTS');
    expect(codeOf(() => changed('intent.create', { document: { id: 'x' } }))).toBe('EDIT_WOULD_BREAK');
    expect(
      codeOf(() => changed('entity.setField', { id: 'order_number', path: ['patterns'], value: [] })),
    ).toBe('EDIT_WOULD_BREAK');
    expect(codeOf(() => changed('intent.setField', { id: 'return_item', path: ['id'], value: 'x' }))).toBe(
      'EDIT_PARAMS_INVALID',
    );
  });

  it('move and remove utterances, wherever they are', () => {
    const bus = { text: 'give me a human', intent: 'talk_to_person' };
    const human = 'nlu/intents/talk_to_person.yaml';
    const back = 'nlu/intents/return_item.yaml';
    const joined = applyCommand(shop, 'utterance.move', { ...bus, to: 'return_item' }).workspace.files;
    expect(joined[human]).toBe('id: talk_to_person\nname: Talk to a person\nutterances: []\n');
    expect(joined[back]).toBe(`${shopProject[back]}  - give me a human\n`);
    const moved = applyCommand(shop, 'utterance.move', { ...bus, to: null });
    expect(moved.workspace.files['nlu/out_of_scope.yaml']).toBe('utterances:\n  - give me a human\n');
    expect(moved.workspace.parsed.project?.intents.talk_to_person?.utterances).toEqual([]);
    const { workspace } = applyCommand(moved.workspace, 'utterance.move', {
      text: bus.text,
      intent: null,
      to: 'talk_to_person',
    });
    expect(workspace.parsed.project?.intents).toEqual(shop.parsed.project?.intents);
    expect(workspace.parsed.project?.outOfScope?.utterances).toEqual([]);

    const shorter = applyCommand(shop, 'utterance.remove', {
      text: 'I want to return this',
      intent: 'return_item',
    }).workspace.files;
    expect(shorter[back]).toBe(shopProject[back]?.replace('  - I want to return this\n', ''));
    expect(codeOf(() => changed('utterance.remove', { text: 'no', intent: 'return_item' }))).toBe(
      'EDIT_NOT_FOUND',
    );
    expect(codeOf(() => changed('utterance.move', { ...bus, to: 'nothing' }))).toBe('EDIT_NOT_FOUND');
    expect(changed('utterance.move', { ...bus, to: 'talk_to_person' })).toEqual({});
  });

  it('write the out-of-scope messages', () => {
    const made = applyCommand(shop, 'outOfScope.set', { utterances: ['sing a song'] });
    const path = 'nlu/out_of_scope.yaml';
    expect(made.workspace.files[path]).toBe('utterances:\n  - sing a song\n');
    const text = 'utterances:\n  - sing a song # heard often\ntranslations: { de: [singe] }\n';
    expect(
      changed('outOfScope.set', { utterances: ['sing a song', 'weather'] }, withFile(path, text)),
    ).toEqual({ [path]: ['- ', '+   - weather\n'] });
    expect(codeOf(() => changed('outOfScope.set', { utterances: [''] }))).toBe('EDIT_PARAMS_INVALID');
  });

  it('move an utterance within its language', () => {
    const text = `${shopProject['nlu/intents/return_item.yaml']}translations:\n  de: [zurück damit]\n`;
    const german = withFile('nlu/intents/return_item.yaml', text);
    const place = { text: 'zurück damit', intent: 'return_item' };
    const after = applyCommand(german, 'utterance.move', { ...place, to: 'talk_to_person' }).workspace;
    expect(after.parsed.project?.intents.talk_to_person?.translations).toEqual({ de: [place.text] });
    expect(after.parsed.project?.intents.return_item?.translations).toEqual({ de: [] });
    const outside = applyCommand(german, 'utterance.move', { ...place, to: null }).workspace;
    expect(outside.parsed.project?.outOfScope).toEqual({
      utterances: [],
      translations: { de: [place.text] },
    });
    // An utterance that is already there is not written twice.
    const twice = applyCommand(german, 'utterance.move', {
      text: 'I want to return this',
      intent: 'return_item',
      to: null,
    }).workspace;
    expect(
      applyCommand(changeBack(twice, 'nlu/intents/return_item.yaml', german), 'utterance.move', {
        text: 'I want to return this',
        intent: 'return_item',
        to: null,
      }).workspace.parsed.project?.outOfScope?.utterances,
    ).toEqual(['I want to return this']);
  });

  it('declare slots and settings', () => {
    expect(changed('slot.set', { slot: 'email', definition: { type: 'email' } })).toEqual({
      'dialoom.yaml': ['- ', '+   email:\n    type: email\n'],
    });
    expect(changed('slot.set', { slot: 'order_id', definition: { type: 'number' } })).toEqual({
      'dialoom.yaml': ['- text, entity: order_', '+ '],
    });
    expect(changed('slot.delete', { slot: 'order_id' })).toEqual({
      'dialoom.yaml': [
        '-   # Ten digits, printed on the parcel.\n  order_id: { type: text, entity: order_number }\n',
        '+ ',
      ],
    });
    expect(changed('manifest.setField', { path: ['policies', 'intentThreshold'], value: 0.7 })).toEqual({
      'dialoom.yaml': ['- ', '+   intentThreshold: 0.7\n'],
    });
    expect(changed('manifest.setField', { path: ['description'], value: 'For all' })).toEqual({
      'dialoom.yaml': ['- ', '+ description: For all\n'],
    });
    expect(codeOf(() => changed('manifest.setField', { path: ['entryFlow'] }))).toBe('EDIT_WOULD_BREAK');
    expect(codeOf(() => changed('slot.delete', { slot: 'nothing' }))).toBe('EDIT_NOT_FOUND');
  });

  it('declare variables and secrets of the environment', () => {
    const bare = withFile('dialoom.yaml', 'dialoom: 2\nname: Bare\nentryFlow: main\n');
    const declared = applyCommand(bare, 'environment.set', {
      kind: 'variable',
      name: 'SHOP_API_URL',
      definition: { description: 'Orders', default: 'https://shop.example' },
    });
    expect(declared.workspace.files['dialoom.yaml']).toBe(
      'dialoom: 2\nname: Bare\nentryFlow: main\nenvironment:\n  variables:\n    SHOP_API_URL:\n' +
        '      description: Orders\n      default: https://shop.example\n',
    );
    const both = applyCommand(declared.workspace, 'environment.set', {
      kind: 'secret',
      name: 'SHOP_API_TOKEN',
      definition: {},
    });
    expect(both.workspace.parsed.project?.manifest.environment.secrets).toEqual({ SHOP_API_TOKEN: {} });
    const one = { kind: 'variable', name: 'SHOP_API_URL' } as const;
    const { workspace } = applyCommand(both.workspace, 'environment.delete', one);
    expect(workspace.parsed.project?.manifest.environment).toEqual({
      variables: {},
      secrets: { SHOP_API_TOKEN: {} },
    });
    expect(codeOf(() => changed('environment.delete', one, workspace))).toBe('EDIT_NOT_FOUND');
    const withValue = { kind: 'secret', name: 'TOKEN', definition: { default: 's3cret' } } as const;
    expect(codeOf(() => changed('environment.set', withValue, bare))).toBe('EDIT_WOULD_BREAK');
  });

  it('write test questions, and create and delete their file', () => {
    const path = 'tests/gift-cards.questions.yaml';
    const lost = { ask: 'i lost it', expect: 'knowledge/returns.md#lost' };
    expect(changed('question.add', { set: 'gift-cards', question: lost })).toEqual({
      [path]: 'questions:\n  - ask: i lost it\n    expect: knowledge/returns.md#lost\n',
    });
    const one = withFile(path, 'questions:\n  - ask: i lost it # from a chat\n    expect: none\n');
    const german = { ask: 'i lost it', expect: 'none', locale: 'de' };
    const { workspace } = applyCommand(one, 'question.add', { set: 'gift-cards', question: german });
    expect(workspace.files[path]).toBe(
      `${one.files[path]}\n  - ask: i lost it\n    expect: none\n    locale: de\n`,
    );
    expect(codeOf(() => changed('question.add', { set: 'gift-cards', question: lost }, one))).toBe(
      'EDIT_EXISTS',
    );
    const back = applyCommand(workspace, 'question.remove', {
      set: 'gift-cards',
      ask: 'i lost it',
      locale: 'de',
    }).workspace;
    expect(back.files).toEqual(one.files);
    expect(changed('question.remove', { set: 'gift-cards', ask: 'i lost it' }, back)).toEqual({
      [path]: null,
    });
    expect(codeOf(() => changed('question.remove', { set: 'gift-cards', ask: 'what' }, one))).toBe(
      'EDIT_NOT_FOUND',
    );
    for (const set of ['../x', '.hidden', 'a/b', ''])
      expect(codeOf(() => changed('question.add', { set, question: lost }))).toBe('EDIT_PARAMS_INVALID');
    expect(codeOf(() => changed('question.add', { set: 'x', question: { ask: 'a', expect: 'b' } }))).toBe(
      'EDIT_PARAMS_INVALID',
    );
  });

  it('write and delete knowledge sources, within their folder', () => {
    expect(changed('knowledge.set', { path: 'knowledge/a/b.md', text: '# B\n' })).toEqual({
      'knowledge/a/b.md': '# B\n',
    });
    expect(changed('knowledge.delete', { path: 'knowledge/returns.md' })).toEqual({
      'knowledge/returns.md': null,
    });
    for (const path of [
      'knowledge/../dialoom.yaml',
      'knowledge/../../x.md',
      'notes.md',
      '/knowledge/x.md',
      'knowledge/x.exe',
    ]) {
      expect(codeOf(() => changed('knowledge.set', { path, text: '' }))).toBe('EDIT_PATH_NOT_ALLOWED');
    }
  });

  it('replace a whole text, broken or not', () => {
    const broken = applyCommand(shop, 'file.replaceText', { path: main, text: 'id: main\nname: [' });
    expect(broken.workspace.parsed.project?.flows.main).toBeUndefined();
    expect(broken.mergeKey).toBe(`file.replaceText:${main}`);
    expect(codeOf(() => changed('file.replaceText', { path: 'flows/../x.flow.yaml', text: '' }))).toBe(
      'EDIT_PATH_NOT_ALLOWED',
    );
    expect(codeOf(() => changed('file.replaceText', { path: 'package.json', text: '' }))).toBe(
      'EDIT_PATH_NOT_ALLOWED',
    );
  });
});

describe('a broken document', () => {
  it('is never changed by a command, unless it is deleted or replaced', () => {
    const workspace = withFile(main, 'id: main\nname: "Main\nstates: []\n');
    const error = (() => {
      try {
        applyCommand(workspace, 'state.rename', { flow: 'main', state: 'greet', name: 'x' });
      } catch (caught) {
        return caught as AppError;
      }
      return undefined;
    })();
    expect(error?.toJSON()).toMatchObject({
      code: 'EDIT_DOCUMENT_BROKEN',
      location: { file: main, line: 2 },
      remedy: 'Fix the document in the text view; nothing was changed',
    });
    expect(changed('flow.delete', { flow: 'main' }, workspace)[main]).toBeNull();
    expect(changed('flow.setField', { flow: 'returns', field: 'name', value: 'x' }, workspace)).toBeDefined();
  });

  it('does not prevent edits of others: a broken layout, or a broken flow that may refer to what changes', () => {
    const layout = 'flows/main.layout.json';
    const workspace = withFile(layout, '{ "states": ');
    expect(Object.keys(changed('state.delete', { flow: 'main', states: ['bye'] }, workspace))).toEqual([
      main,
    ]);
    expect(
      codeOf(() => changed('state.move', { flow: 'main', places: { bye: { x: 1, y: 1 } } }, workspace)),
    ).toBe('EDIT_DOCUMENT_BROKEN');
  });
});

describe('commands from outside', () => {
  it('are validated', () => {
    expect(codeOf(() => applyUntypedCommand(editCommands, shop, 'state.fly', {}))).toBe(
      'EDIT_COMMAND_UNKNOWN',
    );
    expect(codeOf(() => applyUntypedCommand(editCommands, shop, 'state.rename', { flow: 'main' }))).toBe(
      'EDIT_PARAMS_INVALID',
    );
    expect(codeOf(() => applyUntypedCommand(editCommands, shop, 'state.rename', null))).toBe(
      'EDIT_PARAMS_INVALID',
    );
  });

  it('have unique ids', () => {
    expect(new Set(editCommands.map(({ id }) => id)).size).toBe(editCommands.length);
  });
});
