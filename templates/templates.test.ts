import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../engine/base/json.ts';
import { checkProject } from '../engine/check/checkProject.ts';
import type { FieldDescriptor } from '../engine/kit/forms/fieldDescriptor.ts';
import { normalisePhrase } from '../engine/kit/phrases.ts';
import { layout, type State, stateData, writeLayout } from '../engine/model/documents/flow.ts';
import { textReference } from '../engine/model/documents/locale.ts';

import type { ParsedProject } from '../engine/model/parsedProject.ts';
import { parseProject } from '../engine/model/parseProject.ts';
import type { Project } from '../engine/model/project.ts';
import { nodeRegistry } from '../engine/nodes/index.ts';
import { readProjectFolder } from '../engine/project/readProjectFolder.ts';

const folder = import.meta.dirname;
const templates = await Promise.all(
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const { files, errors } = await readProjectFolder(join(folder, name));
      return { name, errors, parsed: parseProject(files) };
    }),
);

function projectOf({ project }: ParsedProject): Project {
  if (project === undefined) throw new Error('The template has no project');
  return project;
}

function statesOf(project: Project) {
  return Object.values(project.flows).flatMap((flow) => flow.states.map((state) => ({ flow, state })));
}

/** All texts of a state that a customer may read. */
function textsOf(state: State): readonly string[] {
  const fields = nodeRegistry.get(state.kind)?.fields ?? [];
  return fields
    .filter(({ audience }) => audience !== 'agent')
    .flatMap((field) => textsIn(field, stateData(state)));
}

/** Synonyms are what customers say; as words of one language they may stand in the flow. */
function isRead(path: string): (text: string) => boolean {
  return (text) => path !== 'synonyms' || textReference(text) !== undefined;
}

function textsIn(field: FieldDescriptor, data: JsonObject): readonly string[] {
  const value = data[field.path];
  if (field.type === 'text') return typeof value === 'string' ? [value] : [];
  if (!Array.isArray(value)) return [];
  if (field.type === 'list') return field.item === 'text' ? value.map(String).filter(isRead(field.path)) : [];
  if (field.type !== 'objects') return [];
  return value.flatMap((item) => field.fields.flatMap((inner) => textsIn(inner, item as JsonObject)));
}

/** Height of a state's card when every way out has a row of its own. */
function cardHeight(state: State): number {
  const bound = nodeRegistry.get(state.kind)?.bind(stateData(state));
  const ports = bound?.ok === true ? bound.value.outcomes.length : 0;
  return 98 + ports * 24;
}

describe.each(templates)('template $name', ({ name, errors, parsed }) => {
  it('has no problems, not even a warning, unless it is empty', () => {
    expect(errors).toEqual([]);
    expect(parsed.problems).toEqual([]);
    const problems = checkProject({
      project: projectOf(parsed),
      registry: nodeRegistry,
      locate: (file, path) => parsed.documents[file]?.locate(path),
    });
    // An empty project says what comes first: something after the start, and an intent for those who want a person.
    const first = ['FLOW_UNKNOWN_INTENT', 'FLOW_OUTCOME_NOT_CONNECTED'];
    expect(problems.map(({ code }) => code)).toEqual(name === 'empty' ? first : []);
  });

  it('has layouts as the studio writes them, so that the first edit changes what it is about', () => {
    const layouts = Object.entries(parsed.documents).filter(([, { kind }]) => kind === 'layout');
    expect(layouts.length).toBeGreaterThan(0);
    for (const [path, { text }] of layouts)
      expect(text, path).toBe(writeLayout(layout.parse(JSON.parse(text))));
  });

  it('has a description for the list of templates', () => {
    const { manifest } = projectOf(parsed);
    const { description } = manifest;
    expect(manifest.name).not.toBe('');
    expect(description?.length).toBeGreaterThan(40);
  });

  it('has all texts for customers in its locale, and no others', () => {
    const project = projectOf(parsed);
    const texts = [
      ...statesOf(project).flatMap(({ state }) => textsOf(state)),
      ...Object.values(project.flows).flatMap(({ title }) => title ?? []),
    ];
    expect(texts.filter((text) => textReference(text) === undefined)).toEqual([]);
    const policies = JSON.stringify(project.manifest.policies).matchAll(/"(\$[a-z_.]+)"/g);
    const used = new Set([...texts, ...[...policies].map(([, text = '']) => text)].map(textReference));
    for (const [locale, own] of Object.entries(project.locales)) {
      expect(
        Object.keys(own).filter((key) => !used.has(key)),
        locale,
      ).toEqual([]);
    }
  });

  it('places every state on the canvas without overlaps', () => {
    const project = projectOf(parsed);
    for (const flow of Object.values(project.flows)) {
      const places = project.layouts[flow.id]?.states ?? {};
      expect(Object.keys(places).sort()).toEqual(flow.states.map(({ id }) => id).sort());
      const cards = flow.states.map((state) => ({
        id: state.id,
        height: cardHeight(state),
        ...(places[state.id] ?? { x: 0, y: 0 }),
      }));
      for (const [index, one] of cards.entries()) {
        for (const other of cards.slice(index + 1)) {
          const upper = one.y <= other.y ? one : other;
          const apart = Math.abs(one.x - other.x) >= 300 || Math.abs(one.y - other.y) >= upper.height;
          expect(apart, `${flow.id}: ${one.id} and ${other.id} overlap`).toBe(true);
        }
      }
    }
  });

  it('has at least 20 distinct utterances for every intent, and none in two intents', () => {
    const owner = new Map<string, string>();
    for (const intent of Object.values(projectOf(parsed).intents)) {
      const distinct = new Set(intent.utterances.map(normalisePhrase));
      expect(distinct.size, intent.id).toBeGreaterThanOrEqual(20);
      expect(distinct.size, `${intent.id} says something twice`).toBe(intent.utterances.length);
      for (const utterance of distinct) {
        expect(owner.get(utterance), `"${utterance}" stands under ${intent.id} as well`).toBeUndefined();
        owner.set(utterance, intent.id);
      }
    }
  });

  it('has at least two mock examples for each action, one of them a rejection or a failure', () => {
    for (const action of Object.values(projectOf(parsed).actions)) {
      expect(action.mock.length, action.id).toBeGreaterThanOrEqual(2);
      expect(action.mock.at(-1)?.when, `${action.id} leaves a request without an answer`).toBeUndefined();
      const failing = action.mock.some(({ response }) => response.status >= 400);
      expect(failing, `${action.id} has no example of an error`).toBe(true);
    }
  });
});
