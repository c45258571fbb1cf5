import { act, screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderInStudio, settle } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { goToProblem } from '../../stores/navigation.ts';
import { textsView } from './TextsView.tsx';

const view = <View view={textsView} />;
const english = 'locales/en.yaml';
const german = 'locales/de.yaml';
const originals = 'locales/de.originals.yaml';

/** A small project, so that every row is shown. */
const files = {
  'dialoom.yaml':
    'dialoom: 2\nname: Shop\ndefaultLocale: en\nlocales: [en, de]\nentryFlow: main\nslots: { name: { type: text }, n: { type: number } }\n',
  'flows/main.flow.yaml':
    'id: main\nname: Main\nstates:\n  - { id: start, kind: start, on: { next: hello } }\n  - { id: hello, kind: message, name: Say hello, text: $a.hello, on: { next: bye } }\n  - { id: bye, kind: end, message: $a.bye }\n',
  [english]:
    'a.hello: Hello {{ slots.name }}\na.bye: Bye\na.old: Old\na.count: { count: slots.n, one: One, other: Many }\n',
  [german]: 'a.hello: Hallo {{ slots.name }}\na.bye: Tschüs\na.old: Alt\n',
};
const small = { files: { ...files } };

const grid = () => screen.getByRole('grid', { name: 'Texts' });
const cell = (name: string) => screen.getByLabelText(name, { selector: 'td' });
const editor = (name: string) => screen.getByRole('textbox', { name });
const keys = () =>
  within(grid())
    .getAllByRole('rowheader')
    .map((head) => head.querySelector('[title]')?.getAttribute('title'));
async function choose(user: UserEvent, menu: string, item: string | RegExp) {
  await user.click(screen.getByRole('button', { name: menu }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

describe('the grid', () => {
  it('edits in place, and each edit is one step of undo', async () => {
    const { user, file, undo } = await renderInStudio(view, small);
    await user.click(cell('a.bye, German'));
    await user.clear(editor('a.bye in German'));
    await user.keyboard('Ciao{Enter}');
    expect(file(german)).toContain('a.bye: Ciao\n');
    expect(file(originals)).toContain('a.bye: Bye');
    await user.keyboard('{Enter}!{Enter}');
    expect(file(german)).toContain('a.bye: Ciao!');
    undo();
    expect(file(german)).toContain('a.bye: Ciao\n');
    undo();
    expect(file(german)).toContain('a.bye: Tschüs');
    expect(file(originals)).toBeUndefined();
  });

  it('is used with the keyboard alone', async () => {
    const { user, file } = await renderInStudio(view, small);
    act(() => grid().focus());
    await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(editor('a.bye in German')).toHaveFocus();
    await user.keyboard('!!!{Escape}');
    expect(file(german)).toBe(files[german]);
    expect(grid()).toHaveFocus();
    await user.keyboard('{Enter}{Shift>}{Enter}{/Shift}zwei{Tab}');
    expect(file(german)).toMatch(/a\.bye: \|-\n {2}Tschüs\n {2}zwei\n/);
    expect(editor('a.old in English')).toHaveFocus();
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(editor('a.bye in German')).toHaveFocus();
  });

  it('goes on from the cell that it shows as the active one, after a filter has taken rows away', async () => {
    const { user } = await renderInStudio(view, small);
    act(() => grid().focus());
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    await user.click(screen.getByRole('button', { name: 'Not used 2' }));
    expect(grid()).toHaveAttribute('aria-activedescendant', 'text-cell-1-1');
    act(() => grid().focus());
    await user.keyboard('{ArrowUp}');
    expect(grid()).toHaveAttribute('aria-activedescendant', 'text-cell-0-1');
  });

  it('keeps what was typed when the cell is left', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.click(cell('a.bye, German'));
    await user.keyboard('!');
    await user.click(screen.getByRole('textbox', { name: /^Search/ }));
    expect(file(german)).toContain('a.bye: Tschüs!');
  });

  it('marks translations whose original changes, and confirms them', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.click(cell('a.bye, English'));
    await user.keyboard('!{Enter}');
    expect(within(cell('a.bye, German')).getByText('Outdated')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Mark a.bye in German as up to date' }));
    expect(screen.queryByText('Outdated', { selector: 'td *' })).toBeNull();
    expect(file(originals)).toContain('a.bye: Bye!');
  });

  it('edits the forms that a language needs', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.click(cell('a.count, German'));
    await user.click(editor('a.count in German, one'));
    await user.keyboard('Eins{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('“other” is needed');
    await user.click(editor('a.count in German, other'));
    await user.keyboard('Viele{Enter}');
    expect(file(german)).toMatch(/a\.count:\n {2}count: slots\.n\n {2}one: Eins\n {2}other: Viele\n/);
  });

  it('offers the values that a translation lacks', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.click(cell('a.hello, German'));
    await user.clear(editor('a.hello in German'));
    await user.keyboard('Hallo ');
    await user.click(screen.getByRole('button', { name: '{{ slots.name }}' }));
    await user.keyboard('{Enter}');
    expect(file(german)).toContain('a.hello: Hallo {{ slots.name }}');
  });

  it('removes a translation that is emptied', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.click(cell('a.bye, German'));
    await user.clear(editor('a.bye in German'));
    await user.keyboard('{Enter}');
    expect(file(german)).not.toContain('a.bye');
    expect(within(cell('a.bye, German')).getByText('Missing')).toBeVisible();
  });

  it('says where a text is used, and goes there', async () => {
    const { user, studio } = await renderInStudio(view, small);
    await user.click(screen.getByText('Main › Say hello'));
    expect(studio.view.getState()).toMatchObject({ mainView: 'flows', flow: 'main', selection: ['hello'] });
  });

  it('deletes what nothing uses at once, and asks before it deletes the rest', async () => {
    const { user, file } = await renderInStudio(view, small);
    await choose(user, 'More for a.old', 'Delete');
    expect(file(english)).not.toContain('a.old');
    expect(file(german)).not.toContain('a.old');
    await choose(user, 'More for a.bye', 'Delete…');
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete a.bye?' }));
    expect(dialog.getByText(/said in one place/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(file(english)).toContain('a.bye');
  });

  it('goes to the text that a problem is about', async () => {
    const { studio } = await renderInStudio(view, small);
    await settle();
    const problem = studio.document.getState().problems.find(({ code }) => code === 'LOCALE_TEXT_MISSING');
    act(() => goToProblem(studio, problem!));
    expect(studio.view.getState()).toMatchObject({ mainView: 'texts', items: { texts: 'a.count' } });
    expect(grid()).toHaveAttribute('aria-activedescendant', 'text-cell-3-1');
  });
});

describe('CountDialog', () => {
  const dialog = async () => within(await screen.findByRole('dialog', { name: /^Plural forms of/ }));
  const number = {
    files: { ...files, [english]: files[english].replace('a.old: Old', "a.old: '{{ slots.n }} old'") },
  };

  it('gives a text plural forms in every language, and takes them back, each as one step', async () => {
    const { user, file, undo } = await renderInStudio(view, number);
    await choose(user, 'More for a.old', 'Use plural forms…');
    expect((await dialog()).getByRole('combobox', { name: 'Number' })).toHaveValue('slots.n');
    await user.click((await dialog()).getByRole('button', { name: 'Use plural forms' }));
    expect(file(english)).toMatch(/a\.old:\n {2}count: slots\.n\n {2}other: "?'?\{\{ slots\.n \}\} old/);
    expect(file(german)).toMatch(/a\.old:\n {2}count: slots\.n\n {2}other: Alt\n/);
    await user.click(cell('a.old, English'));
    await user.click(editor('a.old in English, one'));
    await user.keyboard('One old{Enter}');
    expect(file(english)).toContain('  one: One old\n');
    await choose(user, 'More for a.old', 'Back to one form');
    expect(
      await screen.findByText(/^Of a\.old, the form “other” is left\. Removed: one \(English\)\./),
    ).toBeVisible();
    expect(file(english)).not.toContain('One old');
    expect(file(german)).toContain('a.old: Alt\n');
    undo();
    expect(file(english)).toContain('  one: One old\n');
  });

  it('says nothing if no form is lost', async () => {
    const { user, file } = await renderInStudio(view, {
      files: { ...files, [english]: files[english].replace('one: One, ', '') },
    });
    await choose(user, 'More for a.count', 'Back to one form');
    expect(file(english)).toContain('a.count: Many\n');
    expect(screen.queryByText('Plural forms removed')).toBeNull();
  });

  it('changes the number, and accepts no expression that cannot be read', async () => {
    const { user, file } = await renderInStudio(view, small);
    await choose(user, 'More for a.count', 'Change the number…');
    const field = (await dialog()).getByRole('combobox', { name: 'Number' });
    await user.clear(field);
    await user.type(field, 'slots.n +');
    expect(field).toBeInvalid();
    expect((await dialog()).getByRole('button', { name: 'Change the number' })).toBeDisabled();
    await user.type(field, ' 1{Enter}');
    expect(file(english)).toContain('count: slots.n + 1');
  });

  it('is reached with the keyboard', async () => {
    const { user, file } = await renderInStudio(view, number);
    act(() => grid().focus());
    await user.keyboard('{ArrowDown}{ArrowDown}{Shift>}{F10}{/Shift}');
    await screen.findByRole('menuitem', { name: 'Use plural forms…' });
    await user.keyboard('{ArrowDown}{Enter}');
    await dialog();
    await user.keyboard('{Enter}');
    expect(file(english)).toContain('a.old:\n  count: slots.n\n');
    expect(grid()).toHaveFocus();
  });
});

describe('the filters', () => {
  it.each([
    ['Missing 1', ['a.count']],
    ['Outdated 0', null],
    ['Not used 2', ['a.old', 'a.count']],
    ['With problems 0', null],
  ])('%s', async (name, expected) => {
    const { user } = await renderInStudio(view, small);
    await user.click(screen.getByRole('button', { name }));
    if (expected === null) expect(screen.getByText('No matching texts')).toBeVisible();
    else expect(keys()).toEqual(expected);
  });

  it('find a text by words of any language, and by its key', async () => {
    const { user } = await renderInStudio(view, small);
    const search = screen.getByRole('textbox', { name: 'Search texts in all languages' });
    await user.type(search, 'tschüs');
    expect(keys()).toEqual(['a.bye']);
    await user.clear(search);
    await user.type(search, 'a. old');
    expect(keys()).toEqual(['a.old']);
  });

  it('sort by key and by what there is to do', async () => {
    const { user } = await renderInStudio(view, small);
    await user.click(screen.getByRole('combobox', { name: 'Order' }));
    await user.click(await screen.findByRole('option', { name: 'By key' }));
    expect(keys()).toEqual(['a.bye', 'a.count', 'a.hello', 'a.old']);
    await user.click(screen.getByRole('combobox', { name: 'Order' }));
    await user.click(await screen.findByRole('option', { name: 'Most to do first' }));
    expect(keys()[0]).toBe('a.count');
  });
});

describe('languages and AddLanguageDialog', () => {
  it('are added by AddLanguageDialog, by name or tag', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.click(screen.getByRole('button', { name: 'Add a language' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a language' }));
    await user.type(dialog.getByRole('combobox', { name: 'Language' }), 'French');
    await user.click(await screen.findByRole('option', { name: 'French (fr)' }));
    await user.click(dialog.getByRole('button', { name: 'Add' }));
    expect(file('dialoom.yaml')).toContain('locales: [en, de, fr]');
    expect(screen.getByRole('columnheader', { name: /French/ })).toBeVisible();
  });

  it('are removed after a question that says what goes', async () => {
    const { user, file, undo } = await renderInStudio(view, small);
    await choose(user, 'More for German', 'Remove German…');
    const dialog = within(await screen.findByRole('dialog', { name: 'Remove German?' }));
    expect(dialog.getByText(/3 texts and \d+ utterances? in German are deleted/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Remove German' }));
    expect(file(german)).toBeUndefined();
    expect(screen.queryByRole('columnheader', { name: /German/ })).toBeNull();
    undo();
    expect(file(german)).toBe(files[german]);
  });

  it('are simulated', async () => {
    const { user, host, studio } = await renderInStudio(view, small);
    await choose(user, 'More for German', 'Simulate in German');
    await settle();
    expect(studio.view.getState().sidePanels.at(-1)).toBe('simulator');
    expect(host.asked.findLast(({ method }) => method === 'simulator.start')?.params).toMatchObject({
      locale: 'de',
    });
  });
});

it('says which file cannot be read, and opens it', async () => {
  const { user, studio } = await renderInStudio(view, { files: { ...files, [german]: 'a: [\n' } });
  expect(screen.getByRole('alert')).toHaveTextContent('locales/de.yaml cannot be read');
  await user.click(screen.getByRole('button', { name: 'Open the file' }));
  expect(studio.view.getState().file).toBe(german);
});

describe('translators', () => {
  it('get a file', async () => {
    const names: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const { user, host } = await renderInStudio(view, small);
    await choose(user, 'Export and import', 'Export German as XLIFF');
    await settle();
    click.mockRestore();
    expect(names).toEqual(['texts.de.xlf']);
    expect(host.asked.findLast(({ method }) => method === 'texts.export')?.params).toMatchObject({
      what: { format: 'xliff', locale: 'de' },
    });
  });

  it('give one back, which is shown before it changes anything', async () => {
    const { user, file } = await renderInStudio(view, small);
    await user.upload(screen.getByLabelText('File of a translator'), new File(['x'], 'texts.csv'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Import texts.csv' }));
    await user.click(await dialog.findByRole('button', { name: 'Cancel' }));
    expect(file(german)).toBe(files[german]);
  });
});
