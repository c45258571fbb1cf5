import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkspace, type Workspace } from '../../edit/workspace.ts';
import { shopProject } from '../../model/fixtures/shopProject.ts';
import { translationState } from '../../model/translations.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { readCsvTexts, writeCsvTexts } from './formats/csvTexts.ts';
import { readXliff, writeXliff } from './formats/xliff.ts';
import { compareTexts, exportTexts, isTaken, takeTexts } from './textFiles.ts';

/** What people and spreadsheets write: lines, markup, emoji, both directions of writing, Liquid, formulas. */
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '<',
    '>',
    '&',
    '&amp;',
    '"',
    "'",
    "''",
    '=',
    '=1+1',
    '+49',
    '-',
    '@',
    ';',
    ',',
    '👋🏽',
    'مرحبا',
    'שלום',
    '\u200f',
    '{{ slots.a }}',
    '{% if slots.a %}',
    '{%- endif -%}',
    '{{ "a<b>" | upcase }}',
    '{{',
    '}}',
    ']]>',
    '<!--',
    '\u0000',
    '\u0007',
    '\uD800',
    '\uFEFF',
    '\u2028',
    '<cp hex="0041"/>',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const anyText = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

describe('any text comes back as it went out', () => {
  it('in XLIFF', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyText, { maxLength: 2 }), (source, target, notes) => {
        const unit = { key: 'a.b', form: null, source, target, outdated: false, notes };
        const [read] = readXliff({
          path: 'x.xlf',
          content: writeXliff('Shop', { from: 'en', to: 'de' }, [unit]),
        });
        expect(read).toMatchObject({ key: 'a.b', locale: 'de', source, target, finished: true });
      }),
    );
  });

  it('in CSV', () => {
    // Half a character cannot be in a file of UTF-8, and so not in a project either.
    const whole = anyText.filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(whole, whole, whole, (en, de, note) => {
        const content = writeCsvTexts(['en', 'de'], [{ id: 'a.b:few', texts: { en, de }, note }]);
        const read = readCsvTexts({ path: 'x.csv', content }, 'en');
        expect(read.map(({ locale, target, source }) => [locale, target, source])).toEqual([
          ['en', en, en],
          ['de', de, en],
        ]);
      }),
    );
  });
});

const english = 'main.greeting: Hello {{ slots.order_id }}\nreturns.ask_order: Which order?\n';
const plural = "cart.size: { count: slots.n, zero: Nothing, one: One item, other: '{{ count }} items' }\n";

function project(files: Readonly<Record<string, string>> = {}): Workspace {
  return createWorkspace(
    {
      ...shopProject,
      'dialoom.yaml': shopProject['dialoom.yaml']!.replace('[en, de]', '[en, de, pl]'),
      'locales/en.yaml': english + plural,
      'locales/de.yaml': 'main.greeting: Hallo {{ slots.order_id }}\nreturns.ask_order: Welche?\n',
      ...files,
    },
    nodeRegistry,
  );
}
const statuses = (workspace: Workspace, content: string, path = 'x') =>
  compareTexts(workspace, { path, content }).entries.map(
    ({ locale, key, status }) => `${status} ${locale} ${key}`,
  );
const codeOf = (content: string) => {
  try {
    compareTexts(project(), { path: 'x', content });
  } catch (error) {
    return expect.objectContaining(error as object) && JSON.parse(JSON.stringify(error));
  }
  return undefined;
};

describe('a whole project', () => {
  it.each(['xliff', 'csv'] as const)('comes back from %s', (format) => {
    const polish = {
      'main.greeting': 'Cześć {{ slots.order_id }}',
      'returns.ask_order': '=Które?\nI kiedy?',
      'cart.size': {
        count: 'slots.n',
        one: 'Jeden',
        few: '{{ count }} rzeczy',
        many: 'Dużo',
        other: 'Rzeczy',
      },
    };
    const full = project({ 'locales/pl.yaml': writeYaml(polish) });
    const { content } = exportTexts(full, { format, locale: 'pl' });
    expect(compareTexts(full, { path: 'x', content }).entries).toEqual([]);
    const bare = project();
    const { entries } = compareTexts(bare, { path: 'x', content });
    expect(entries.map(({ status }) => status)).toEqual(['new', 'new', 'new']);
    const after = takeTexts(bare, entries);
    expect(after.parsed.project!.locales.pl).toEqual(polish);
    expect(translationState(after.parsed.project!, 'pl', 'cart.size')).toBe('current');
  });

  it('gives a translator the forms of the language, the place and what is said there', () => {
    const { name, content } = exportTexts(project(), { format: 'xliff', locale: 'pl' });
    expect(name).toBe('texts.pl.xlf');
    expect(content).toContain(
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="pl">',
    );
    expect(content.match(/<unit id="cart\.size:\w+"/g)).toEqual(
      ['zero', 'one', 'few', 'many', 'other'].map((form) => `<unit id="cart.size:${form}"`),
    );
    expect(content).toContain('<note category="place">Main › greet (Message)</note>');
    expect(content).toContain('<data id="d1">{{ slots.order_id }}</data>');
    expect(content).toContain('<source>Hello <ph id="1" dataRef="d1" disp="{{ slots.order_id }}"/></source>');
    expect(content).not.toContain('<target>');
  });

  it('is read from a spreadsheet with semicolons', () => {
    expect(statuses(project(), 'key;en;de\r\nreturns.ask_order;Which order?;Welche denn?\r\n')).toEqual([
      'changed de returns.ask_order',
    ]);
  });
});

describe('what a file changes', () => {
  const xliff = (units: string, head = 'srcLang="en" trgLang="de" version="2.1"') =>
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${head}><file id="f">${units}</file></xliff>`;
  const unit = (id: string, source: string, target: string, state = 'translated') =>
    `<unit id="${id}"><segment state="${state}"><source>${source}</source><target>${target}</target></segment></unit>`;

  it('is new, changed, unknown or broken', () => {
    const content =
      'key,en,de,fr,note\n' +
      'main.greeting,,"Hallo {{ slots.order }}",,\n' +
      'returns.ask_order,Which order?,Welche denn?,Laquelle ?,\n' +
      'cart.size:one,,Eins,,\n' +
      'gone.key,,Weg,,\n' +
      'returns.ask_order:few,,Paar,,\n';
    expect(statuses(project(), content)).toEqual([
      'broken de main.greeting',
      'broken de returns.ask_order',
      'unknown_locale fr returns.ask_order',
      'broken de cart.size',
      'unknown_key de gone.key',
    ]);
    const faults = compareTexts(project(), { path: 'x', content }).entries.map(({ fault }) => fault);
    expect(faults[0]).toEqual({ code: 'placeholders', lost: ['slots.order_id'], added: ['slots.order'] });
    expect(faults[1]).toEqual({ code: 'form', form: 'few' });
    expect(faults[3]).toEqual({ code: 'other' });
  });

  it('takes what replaces a text only if that is wanted', () => {
    const workspace = project();
    const { entries } = compareTexts(workspace, {
      path: 'x',
      content: 'key,de\nreturns.ask_order,Welche denn?\n',
    });
    expect(entries.filter((entry) => isTaken(entry, { overwrite: false }))).toEqual([]);
    const after = takeTexts(
      workspace,
      entries.filter((entry) => isTaken(entry, { overwrite: true })),
    );
    expect(after.files['locales/de.yaml']).toContain('Welche denn?');
  });

  it('is outdated if the original has changed while it was away', () => {
    const { entries } = compareTexts(project(), {
      path: 'x',
      content: xliff(unit('returns.ask_order', 'Which one?', 'Welches?')),
    });
    expect(entries).toMatchObject([{ status: 'changed', original: 'Which one?' }]);
    const after = takeTexts(project(), entries);
    expect(translationState(after.parsed.project!, 'de', 'returns.ask_order')).toBe('outdated');
  });

  it('confirms an outdated translation that the translator has finished', () => {
    const originals = 'language: en\ntexts:\n  returns.ask_order: Which?\n';
    const workspace = project({ 'locales/de.originals.yaml': originals });
    const exported = exportTexts(workspace, { format: 'xliff', locale: 'de' }).content;
    expect(exported).toContain('<segment state="initial" subState="dialoom:outdated">');
    expect(statuses(workspace, exported)).toEqual([]);
    const finished = exported.replace('state="initial" subState="dialoom:outdated"', 'state="final"');
    const { entries } = compareTexts(workspace, { path: 'x', content: finished });
    expect(entries.map(({ status }) => status)).toEqual(['confirmed']);
    expect(translationState(takeTexts(workspace, entries).parsed.project!, 'de', 'returns.ask_order')).toBe(
      'current',
    );
  });

  it('is read from what other tools make of a unit: segments, marks and paired codes', () => {
    const content = xliff(
      '<unit id="main.greeting"><originalData><data id="a">{{ slots.order_id }}</data></originalData>' +
        '<segment><source>Hello </source><target>Guten <mrk id="m">Tag</mrk>.</target></segment>' +
        '<ignorable><source> </source></ignorable>' +
        '<segment><source><ph id="1" dataRef="a"/></source><target><ph id="1" dataRef="a"/></target></segment></unit>',
    );
    expect(compareTexts(project(), { path: 'x', content }).entries[0]?.after).toBe(
      'Guten Tag. {{ slots.order_id }}',
    );
  });

  it.each([
    ['<xliff version="2.1" trgLang="de"><file>', 'XLIFF', 1],
    ['<other/>', 'no element <xliff>', 1],
    ['<xliff version="1.2" target-language="de"></xliff>', 'only 2.x', 1],
    ['<xliff version="2.1"></xliff>', 'trgLang', 1],
    [`<!DOCTYPE x [<!ENTITY a "b">]>\n${xliff('')}`, 'document type', undefined],
    [xliff(`\n\n${unit('a:b:c', 'x', 'y')}`), 'not named after a text', 3],
    [xliff(`${unit('a.b', 'x', 'y')}\n${unit('a.b', 'x', 'y')}`), 'twice', 2],
    [xliff('\n<unit id="a.b"></unit>'), 'no segment', 2],
    [xliff('\n<unit id="a.b"><segment><source><ph id="1"/></source></segment></unit>'), 'has no code', 2],
    ['id,de\na.b,x\n', 'no column "key"', 1],
    ['key,text\na.b,x\n', 'named after a language', 1],
    ['key,de\na.b,x\n\na.b,y\n', 'already in line 2', 4],
    ['key,de\n,x\n', 'key is empty', 2],
    ['key,de,de\n', 'two columns', 1],
    ['key,de\na.b,x,y\n', 'Invalid Record Length', 2],
    ['key,de\na.b,"x\n', 'Quote', 2],
  ])('cannot be told from %s', (content, reason, line) => {
    const error = codeOf(content);
    expect(error).toMatchObject({
      code: 'INTEROP_TEXTS_INVALID',
      location: { file: 'x', ...(line === undefined ? {} : { line }) },
    });
    expect(error.message).toContain(reason);
  });

  it('is exported only for a language to translate into', () => {
    expect(() => exportTexts(project(), { format: 'xliff', locale: 'en' })).toThrow(
      'not a language to translate into',
    );
  });
});
