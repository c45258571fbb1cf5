import { describe, expect, it } from 'vitest';
import { shopProject } from '../model/fixtures/shopProject.ts';
import type { ProjectFiles } from '../model/project.ts';
import { translationState } from '../model/translations.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { applyCommand, type CommandParams } from './applyCommand.ts';
import type { CommandId } from './commands.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const shop = createWorkspace(shopProject, nodeRegistry);
const originals = 'locales/de.originals.yaml';

function edit<I extends CommandId>(workspace: Workspace, id: I, params: CommandParams<I>): Workspace {
  return applyCommand(workspace, id, params).workspace;
}
const setText = (workspace: Workspace, locale: string, text: string | undefined, key = 'main.greeting') =>
  edit(workspace, 'locale.setText', { locale, key, text });
const state = ({ parsed }: Workspace, key = 'main.greeting') => translationState(parsed.project!, 'de', key);
const withFiles = (files: ProjectFiles) => createWorkspace({ ...shopProject, ...files }, nodeRegistry);

describe('originals', () => {
  it('are unknown at first, so that nothing is outdated', () => {
    expect(state(shop)).toBe('current');
    expect(state(shop, 'returns.ask_order')).toBe('current');
    expect(state(shop, 'main.gone')).toBe('missing');
  });

  it('tell that a text changed after it was translated, and changed back', () => {
    const translated = setText(shop, 'de', 'Hallo!');
    expect(translated.files[originals]).toBe(
      "language: en\ntexts:\n  main.greeting: Hello, I am the shop's assistant.\n",
    );
    const changed = setText(translated, 'en', 'Hello!');
    expect(state(changed)).toBe('outdated');
    expect(state(setText(changed, 'en', "Hello, I am the shop's assistant."))).toBe('current');
    expect(state(setText(changed, 'de', 'Hallo.'))).toBe('current');
  });

  it('are recorded when a text changes whose translation nothing is known of', () => {
    const changed = setText(setText(shop, 'en', 'Hello!'), 'en', 'Hello there!');
    expect(changed.files[originals]).toContain("main.greeting: Hello, I am the shop's assistant.");
    expect(state(changed)).toBe('outdated');
  });

  it('are confirmed without a new translation', () => {
    const changed = setText(shop, 'en', 'Hello!');
    const confirmed = edit(changed, 'locale.confirm', { locale: 'de', keys: ['main.greeting'] });
    expect(state(confirmed)).toBe('current');
    expect(confirmed.files[originals]).toBe('language: en\ntexts:\n  main.greeting: Hello!\n');
  });

  it('are sorted, so that two branches rarely change the same lines', () => {
    const both = setText(setText(shop, 'de', 'Welche?', 'returns.ask_order'), 'de', 'Hallo!');
    expect(both.files[originals]!.split('\n').map((line) => line.split(':')[0])).toEqual([
      'language',
      'texts',
      '  main.greeting',
      '  returns.ask_order',
      '',
    ]);
  });

  it('go with the translation, and the file with its last entry', () => {
    const translated = setText(shop, 'de', 'Hallo!');
    expect(setText(translated, 'de', undefined).files[originals]).toBeUndefined();
    const deleted = edit(translated, 'text.delete', { keys: ['main.greeting'] });
    expect(deleted.files[originals]).toBeUndefined();
    expect(deleted.files['locales/de.yaml']).not.toContain('main.greeting');
    expect(deleted.files['locales/en.yaml']).not.toContain('main.greeting');
  });

  it('of another default language have no meaning, and are replaced', () => {
    const other = withFiles({ [originals]: 'language: fr\ntexts:\n  main.greeting: Salut\n' });
    expect(state(other)).toBe('current');
    expect(setText(other, 'de', 'Hallo!').files[originals]).toBe(
      "language: en\ntexts:\n  main.greeting: Hello, I am the shop's assistant.\n",
    );
  });

  it('that cannot be read prevent no edit, and stay as they are', () => {
    const broken = withFiles({ [originals]: 'language: [\n' });
    const edited = setText(broken, 'de', 'Hallo!');
    expect(edited.files['locales/de.yaml']).toContain('Hallo!');
    expect(edited.files[originals]).toBe('language: [\n');
  });

  it('of an import say what the translator saw', () => {
    const texts = [{ locale: 'de', key: 'main.greeting', text: 'Moin', original: 'Hi' }];
    expect(state(edit(shop, 'locale.importTexts', { texts }))).toBe('outdated');
  });

  it('follow a plural text as a whole', () => {
    const plural = { count: 'turn', one: 'One', other: '{{ count }}' };
    const text = { locale: 'de', key: 'main.greeting', text: { count: 'turn', one: 'Eins', other: 'Viele' } };
    const made = edit(
      edit(shop, 'locale.setText', { ...text, locale: 'en', text: plural }),
      'locale.setText',
      text,
    );
    expect(made.parsed.project!.locales.de!['main.greeting']).toEqual(text.text);
    expect(state(made)).toBe('current');
    expect(state(setText(made, 'en', '{{ count }}!'))).toBe('outdated');
  });
});

describe('plural forms', () => {
  const text = (workspace: Workspace, locale: string) =>
    workspace.parsed.project!.locales[locale]!['main.greeting'];
  const setCount = (workspace: Workspace, count: string | null) =>
    edit(workspace, 'text.setCount', { key: 'main.greeting', count });
  const both = setText(setText(shop, 'en', 'One message'), 'de', 'Eine Nachricht');

  it('are added in every language, where what was written becomes the form “other”', () => {
    const made = setCount(both, 'turn');
    expect(text(made, 'en')).toEqual({ count: 'turn', other: 'One message' });
    expect(text(made, 'de')).toEqual({ count: 'turn', other: 'Eine Nachricht' });
    expect(made.files['locales/de.yaml']).toMatch(
      /main\.greeting:\n {2}count: turn\n {2}other: Eine Nachricht\n/,
    );
    expect(state(made)).toBe('current');
    expect(text(setCount(made, 'turn + 1'), 'de')).toMatchObject({ count: 'turn + 1' });
  });

  it('are removed but for the form “other”', () => {
    const forms = { count: 'turn', one: 'One', other: 'Many' };
    const made = edit(both, 'locale.setText', { locale: 'en', key: 'main.greeting', text: forms });
    const back = setCount(made, null);
    expect([text(back, 'en'), text(back, 'de')]).toEqual(['Many', 'Eine Nachricht']);
  });

  it('leave a translation as outdated as it was', () => {
    const outdated = setText(both, 'en', 'A message');
    expect(state(outdated)).toBe('outdated');
    const made = setCount(outdated, 'turn');
    expect(state(made)).toBe('outdated');
    expect(state(setCount(made, null))).toBe('outdated');
  });

  it('are of a text that exists', () => {
    const add = () => edit(shop, 'text.setCount', { key: 'main.gone', count: 'turn' });
    expect(add).toThrow(expect.objectContaining({ code: 'EDIT_NOT_FOUND' }));
  });
});

describe('languages', () => {
  it('are added, and removed with their texts and utterances', () => {
    const added = edit(shop, 'locale.add', { locale: 'fr' });
    expect(added.files['dialoom.yaml']).toContain('locales: [en, de, fr] # German came later');
    const intent = 'nlu/intents/return_item.yaml';
    const written = setText(
      edit(added, 'intent.setField', {
        id: 'return_item',
        path: ['translations', 'fr'],
        value: ['je veux renvoyer un article'],
      }),
      'fr',
      'Bonjour',
    );
    const settings = edit(written, 'manifest.setField', {
      path: ['localeFallbacks'],
      value: { de: ['fr'], fr: ['de'] },
    });
    const removed = edit(settings, 'locale.delete', { locale: 'fr' });
    expect(removed.files[intent]).not.toContain('renvoyer');
    expect(removed.files['locales/fr.yaml']).toBeUndefined();
    expect(removed.files['locales/fr.originals.yaml']).toBeUndefined();
    expect(removed.parsed.project!.manifest).toMatchObject({
      locales: ['en', 'de'],
      localeFallbacks: { de: [] },
    });
  });

  it.each([
    ['locale.add', 'de', 'EDIT_EXISTS'],
    ['locale.delete', 'fr', 'EDIT_NOT_FOUND'],
    ['locale.delete', 'en', 'EDIT_DEFAULT_LOCALE'],
  ] as const)('%s rejects %s with %s', (id, locale, code) => {
    expect(() => edit(shop, id, { locale })).toThrow(expect.objectContaining({ code }));
  });
});
