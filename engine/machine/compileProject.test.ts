import { describe, expect, it } from 'vitest';
import { formatError } from '../base/appError.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { compileProject } from './compileProject.ts';
import { sketchFlow, sketchProject } from './fixtures/machineHarness.ts';

describe('compileProject', () => {
  it('binds every state and connects it', () => {
    const main = sketchFlow('main', [
      { id: 'a', kind: 'message', text: 'Hi', name: 'Say hi', on: { next: 'b' } },
      { id: 'b', kind: 'end' },
    ]);
    const compiled = compileProject(sketchProject([main]), nodeRegistry);
    const flow = compiled.flows.get('main');
    expect(compiled.problems).toEqual([]);
    expect(flow?.start?.on.get('next')).toBe(flow?.states.get('a'));
    expect(flow?.states.get('a')).toMatchObject({ name: 'Say hi', kind: 'message', node: { ok: true } });
    expect(flow?.states.get('b')?.name).toBe('b');
  });

  it('reports what will not run, and where, and compiles all the rest', () => {
    const main = sketchFlow('main', [
      { id: 'a', kind: 'dance', on: { next: 'b' } },
      { id: 'b', kind: 'collect', slot: 'Not A Slot', on: { next: 'nowhere' } },
      { id: 'c', kind: 'end' },
    ]);
    const startless = { ...sketchFlow('empty', []), states: [] };
    const compiled = compileProject(sketchProject([main, startless]), nodeRegistry);
    expect(compiled.problems.map(formatError)).toEqual([
      'MACHINE_KIND_UNKNOWN main/a: The node kind dance is unknown to this version of Dialoom. Choose one of the kinds in the palette, or open the project with the version it was made with.',
      expect.stringMatching(
        /^MACHINE_STATE_UNUSABLE main\/b: The data is invalid for a collect state: .*slot.*prompt/,
      ),
      'MACHINE_TRANSITION_DANGLING main/b on.next: The outcome next leads to the state nowhere, which is not in this flow. Connect it to a state of the same flow, or remove it.',
      'MACHINE_START_MISSING empty: The flow empty has no start state. Add a start state and connect it to the first state.',
    ]);
    expect(compiled.flows.get('main')?.states.get('c')?.node.ok).toBe(true);
  });

  it('assigns an intent to the first of two flows', () => {
    const compiled = compileProject(
      sketchProject([sketchFlow('one', [], ['wish']), sketchFlow('two', [], ['wish'])]),
      nodeRegistry,
    );
    expect(compiled.flowByIntent.get('wish')?.id).toBe('one');
  });
});

describe('texts', () => {
  const project = {
    ...sketchProject([], { defaultLocale: 'en', locales: ['en', 'pt', 'pt-BR', 'de'] }),
    locales: {
      en: { 'a.one': 'one', 'a.two': 'two', 'a.name': 'Hi {{ slots.name }}' },
      pt: { 'a.one': 'um', 'a.two': 'dois' },
      'pt-BR': { 'a.one': 'uma' },
    },
  };
  const compiled = compileProject(project, nodeRegistry);
  const names = () => ({ slots: { name: 'Ann' } });
  const anyone = () => ({ locale: 'en', timeZone: 'UTC' });

  it('come from the locale, its language, then the default', () => {
    const render = (key: string) => compiled.render(key, 'pt-BR', names, anyone);
    expect([render('$a.one'), render('$a.two'), render('$a.name')]).toEqual(['uma', 'dois', 'Hi Ann']);
  });

  it('are templates themselves if they are not keys', () => {
    expect(compiled.render('$5 for {{ slots.name }}', 'en', names, anyone)).toBe('$5 for Ann');
  });

  it('are errors that name the key if they are missing', () => {
    expect(() => compiled.render('$a.three', 'de', names, anyone)).toThrow(
      expect.objectContaining({ code: 'MACHINE_TEXT_MISSING', location: { file: 'locales/de.yaml' } }),
    );
  });

  it('come from the fallbacks of a locale before its language', () => {
    const manifest = { ...project.manifest, localeFallbacks: { 'pt-BR': ['de'], 'pt-PT': ['pt-BR'] } };
    const locales = { ...project.locales, de: { 'a.two': 'zwei' } };
    const { render, localeFor } = compileProject({ ...project, manifest, locales }, nodeRegistry);
    expect(render('$a.two', 'pt-BR', names, anyone)).toBe('zwei');
    expect(localeFor('pt-PT')).toBe('pt-BR');
  });

  it('are spoken in the locale that serves the customer best', () => {
    expect(['pt-BR', 'pt-PT', 'de-AT', 'fr'].map(compiled.localeFor)).toEqual(['pt-BR', 'pt', 'de', 'en']);
  });
});

describe('plural texts', () => {
  const items = {
    count: 'vars.items',
    zero: 'Nothing',
    one: '{{ count }} item for {{ vars.who }}',
    other: '{{ count }} items',
  };
  const rzeczy = {
    count: 'vars.items',
    one: '{{ count }} rzecz',
    few: '{{ count }} rzeczy',
    other: '{{ count }} sztuk',
  };
  const project = {
    ...sketchProject([], { defaultLocale: 'en', locales: ['en', 'pl', 'de'] }),
    locales: {
      en: { 'cart.items': items, 'cart.bad': { count: "'two'", other: 'x' } },
      pl: { 'cart.items': rzeczy },
    },
  };
  const { render } = compileProject(project, nodeRegistry);
  const said = (locale: string, count: number) =>
    render(
      '$cart.items',
      locale,
      () => ({ vars: { items: count, who: 'Ann' } }),
      () => ({ locale, timeZone: 'UTC' }),
    );

  it('take the form that the language has for the number', () => {
    expect([1, 2, 1.5].map((count) => said('en', count))).toEqual(['1 item for Ann', '2 items', '1.5 items']);
    expect([1, 3, 22].map((count) => said('pl', count))).toEqual(['1 rzecz', '3 rzeczy', '22 rzeczy']);
  });

  it('use zero for nothing if it is defined, and other if a form is not', () => {
    expect(said('en', 0)).toBe('Nothing');
    expect([0, 5].map((count) => said('pl', count))).toEqual(['0 sztuk', '5 sztuk']);
  });

  it('follow the rules of the language they are written in', () => {
    expect(said('de', 1)).toBe('1 item for Ann');
  });

  it('need a number', () => {
    expect(() =>
      render(
        '$cart.bad',
        'en',
        () => ({}),
        () => ({ locale: 'en', timeZone: 'UTC' }),
      ),
    ).toThrow(
      expect.objectContaining({ code: 'MACHINE_COUNT_NOT_A_NUMBER', location: { file: 'locales/en.yaml' } }),
    );
  });
});
