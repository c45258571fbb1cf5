import { describe, expect, it } from 'vitest';
import { formatError } from '../base/appError.ts';
import { shopProject } from './fixtures/shopProject.ts';
import { findDocument } from './parsedProject.ts';
import { parseProject } from './parseProject.ts';

const withFile = (path: string, text: string) => ({ ...shopProject, [path]: text });
const print = (files: Readonly<Record<string, string>>) =>
  parseProject(files).problems.map((problem) => formatError(problem));

describe('parseProject', () => {
  it('reads every kind of document', () => {
    const { project, problems } = parseProject(shopProject);
    expect(problems).toEqual([]);
    expect(project?.manifest.policies.escalation).toMatchObject({
      personIntent: 'talk_to_person',
      queue: 'front_desk',
      message: '$dialoom.connecting',
    });
    expect(Object.keys(project!.flows)).toEqual(['main', 'returns']);
    expect(project?.flows.returns?.states[1]).toMatchObject({
      id: 'ask_order',
      slot: 'order_id',
      on: { next: 'look_up' },
    });
    expect(project?.layouts.main?.states.greet).toEqual({ x: 200, y: 100 });
    expect(Object.keys(project!.intents)).toEqual(['return_item', 'talk_to_person']);
    expect(project?.entities.order_number).toMatchObject({ type: 'pattern', patterns: ['\\b\\d{10}\\b'] });
    expect(project?.actions.find_order?.mock[0]?.response.status).toBe(200);
    expect(project?.locales.de?.['main.greeting']).toBe('Hallo, ich bin der Assistent.');
    expect(project?.knowledge).toEqual(['knowledge/returns.md']);
  });

  it('skips a broken document, says where, and keeps the others', () => {
    const parsed = parseProject(
      withFile('flows/returns.flow.yaml', 'id: returns\nname: "Returns\nstates: []\n'),
    );
    expect(Object.keys(parsed.project!.flows)).toEqual(['main']);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject({
      code: 'YAML_SYNTAX',
      severity: 'error',
      location: { file: 'flows/returns.flow.yaml', line: 2, column: 7 },
    });
    expect(findDocument(parsed, 'flow', 'returns')?.value).toBeUndefined();
  });

  it('locates what does not fit a schema, with flow and state', () => {
    const text = shopProject['flows/main.flow.yaml']!.replace('on: { next: what }', 'on: { next: What now }');
    expect(print(withFile('flows/main.flow.yaml', text))).toEqual([
      'FLOW_INVALID flows/main.flow.yaml:13:11 main/greet states[1].on.next: ' +
        '"states[1].on.next" must start with a letter and contain only a-z, 0-9 and _ (at most 64 characters). ' +
        'Correct the document at this place; the reference of document formats lists every field.',
    ]);
  });

  it('reports unknown keys', () => {
    const [problem] = parseProject(withFile('locales/en.yaml', 'main.greeting: 3\nBad Key: x\n')).problems;
    expect(problem).toMatchObject({ code: 'LOCALE_INVALID', location: { line: 1, column: 1 } });
    const text = shopProject['actions/find_order.yaml']!.replace('auth:', 'author:');
    expect(parseProject(withFile('actions/find_order.yaml', text)).problems).toMatchObject([
      {
        code: 'ACTION_INVALID',
        message: '"author" is not a known key here',
        location: { line: 8, column: 1 },
      },
    ]);
  });

  it('requires the id that the file name says', () => {
    const text = shopProject['nlu/intents/return_item.yaml']!.replace('id: return_item', 'id: returning');
    const parsed = parseProject(withFile('nlu/intents/return_item.yaml', text));
    expect(parsed.problems).toMatchObject([{ code: 'NLU_ID_MISMATCH', location: { line: 1, field: 'id' } }]);
    expect(parsed.project?.intents.return_item).toBeUndefined();
  });

  it('reports a duplicate state id', () => {
    const text = shopProject['flows/returns.flow.yaml']!.replace('id: found', 'id: look_up');
    expect(parseProject(withFile('flows/returns.flow.yaml', text)).problems).toMatchObject([
      {
        code: 'FLOW_DUPLICATE_STATE',
        message: 'The state id "look_up" is used twice in this flow, first in line 22',
        location: { line: 30, column: 3, flow: 'returns', state: 'look_up' },
      },
    ]);
  });

  it('keeps the flows if the manifest is missing, broken or of another version', () => {
    const { 'dialoom.yaml': manifest = '', ...rest } = shopProject;
    const missing = parseProject(rest);
    expect(missing.project).toBeUndefined();
    expect(missing.problems).toMatchObject([{ code: 'PROJECT_MANIFEST_MISSING' }]);
    expect(findDocument(missing, 'flow', 'main')?.value?.name).toBe('Main');
    const codeOf = (version: string) =>
      parseProject(withFile('dialoom.yaml', manifest.replace('dialoom: 2', version))).problems.map(
        ({ code }) => code,
      );
    expect(codeOf('dialoom: 3')).toEqual(['MODEL_VERSION_TOO_NEW']);
    expect(codeOf('dialoom: 1')).toEqual(['MODEL_VERSION_OLD']);
    expect(codeOf('dialoom: two')).toEqual(['MODEL_VERSION_UNKNOWN']);
    expect(codeOf('')).toEqual(['PROJECT_INVALID']);
  });

  it('locates broken JSON', () => {
    const [problem] = parseProject(
      withFile('flows/main.layout.json', '{\n  "states": {\n    "a": [1,\n}\n'),
    ).problems;
    expect(problem).toMatchObject({
      code: 'JSON_SYNTAX',
      location: { file: 'flows/main.layout.json', line: 4 },
    });
    expect(
      parseProject(withFile('flows/main.layout.json', '{\n  "states": { "a": { "x": 1 } }\n}')).problems,
    ).toMatchObject([
      { code: 'FLOW_LAYOUT_INVALID', message: '"states.a.y" is missing', location: { line: 2, column: 15 } },
    ]);
  });

  it('warns of a file that was probably meant to be a document', () => {
    expect(parseProject(withFile('flows/extra.yml', 'id: extra')).problems).toMatchObject([
      { code: 'PROJECT_UNKNOWN_FILE', severity: 'warning', location: { file: 'flows/extra.yml' } },
    ]);
    expect(parseProject(withFile('notes/extra.yml', 'id: extra')).problems).toEqual([]);
  });

  it('parses only what changed and keeps the identity of the rest', () => {
    const first = parseProject(shopProject);
    const text = shopProject['flows/main.flow.yaml']!.replace('What is it about?', 'How can I help?');
    const second = parseProject(withFile('flows/main.flow.yaml', text), first);
    expect(second.project?.flows.main?.states[2]).toMatchObject({ prompt: 'How can I help?' });
    expect(second.project?.flows.main?.states[1]).toBe(first.project?.flows.main?.states[1]);
    expect(second.project?.flows.returns).toBe(first.project?.flows.returns);
    expect(second.project?.intents).toBe(first.project?.intents);
    expect(second.project?.manifest).toBe(first.project?.manifest);
    expect(second.documents['locales/en.yaml']).toBe(first.documents['locales/en.yaml']);
    expect(parseProject(second.files, second)).toBe(second);
    const { 'flows/returns.flow.yaml': _, ...without } = shopProject;
    expect(Object.keys(parseProject(without, first).project!.flows)).toEqual(['main']);
  });
});
