import { describe, expect, it } from 'vitest';
import { shopProject } from '../model/fixtures/shopProject.ts';
import { parseProject } from '../model/parseProject.ts';
import type { ProjectFiles } from '../model/project.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { checkProject } from './checkProject.ts';
import { checkErrors } from './errors.ts';

const main = 'flows/main.flow.yaml';
const returns = 'flows/returns.flow.yaml';
const manifest = 'dialoom.yaml';
const intent = 'nlu/intents/return_item.yaml';
const action = 'actions/find_order.yaml';

function check(files: ProjectFiles) {
  const { project, documents, problems } = parseProject(files);
  expect(problems).toEqual([]);
  return checkProject({
    project: project!,
    registry: nodeRegistry,
    locate: (file, path) => documents[file]?.locate(path),
  });
}

/** The findings after one replacement in one file: severity, code, place, message, remedy. */
function after(path: string, from: string, to: string, files: ProjectFiles = shopProject): string[] {
  const text = files[path]!;
  expect(text).toContain(from);
  return check({ ...files, [path]: text.replace(from, to) }).map(({ severity, code, location }) =>
    [
      severity,
      code,
      `${location?.file}:${location?.line ?? '-'}`,
      location?.state ?? '',
      location?.field ?? '',
    ]
      .join(' ')
      .trimEnd(),
  );
}

describe('checkProject', () => {
  it('finds nothing in a correct project', () => {
    expect(check(shopProject)).toEqual([]);
  });

  it('gives each finding a place and a remedy', () => {
    const text = shopProject[main]!.replace('kind: message', 'kind: mesage');
    expect(check({ ...shopProject, [main]: text })).toEqual([
      {
        severity: 'error',
        code: 'FLOW_UNKNOWN_KIND',
        message: 'There is no node kind "mesage"',
        remedy: 'Did you mean "message"?',
        location: { file: main, line: 11, column: 5, flow: 'main', state: 'greet', field: 'kind' },
      },
    ]);
  });

  const cases: readonly (readonly [string, string, string, string, readonly string[]])[] = [
    [
      'a dangling transition',
      main,
      'next: greet',
      'next: gret',
      [`error FLOW_DANGLING_TRANSITION ${main}:7 start on.next`],
    ],
    [
      'an outcome that the kind does not have',
      main,
      'question: answer',
      'question: answer\n      other: bye',
      [`error FLOW_UNKNOWN_OUTCOME ${main}:26 what on.other`],
    ],
    [
      'an outcome that must be connected',
      main,
      '      question: answer\n',
      '',
      [
        `error FLOW_OUTCOME_NOT_CONNECTED ${main}:15 what`,
        `warning FLOW_STATE_UNREACHABLE ${main}:33 answer`,
        `warning FLOW_STATE_UNREACHABLE ${main}:37 person`,
      ],
    ],
    [
      'a flow without start',
      main,
      'kind: start\n    on: { next: greet }',
      'kind: set\n    on: { next: greet }',
      [`error FLOW_START_MISSING ${main}:1`],
    ],
    [
      'a second start',
      main,
      'kind: message\n    text: $main.greeting',
      'kind: start',
      [`warning FLOW_START_TWICE ${main}:10 greet`],
    ],
    [
      'a state that nothing leads to',
      main,
      '  - id: bye',
      '  - id: lost\n    kind: end\n\n  - id: bye',
      [`warning FLOW_STATE_UNREACHABLE ${main}:42 lost`],
    ],
    [
      'data that does not fit the kind',
      main,
      'id: question, label',
      'id: return, label',
      [`error FLOW_STATE_INVALID ${main}:18 what options`],
    ],
    [
      'a field that is not filled in yet',
      main,
      'flow: returns',
      "flow: ''",
      [`error FLOW_FIELD_EMPTY ${main}:29 returns flow`],
    ],
    [
      'a branch as it is added',
      main,
      '  - id: returns\n',
      '  - id: split\n    kind: branch\n    cases: [{ id: case_1, when: "false" }]\n    on: { case_1: bye, else: bye }\n\n  - id: returns\n',
      [
        `warning FLOW_STATE_UNREACHABLE ${main}:27 split`,
        `warning FLOW_CONDITION_CONSTANT ${main}:29 split cases[0].when`,
      ],
    ],
    [
      'an unknown flow',
      main,
      'flow: returns',
      'flow: return',
      [`error FLOW_UNKNOWN_FLOW ${main}:29 returns flow`],
    ],
    [
      'an unknown slot',
      returns,
      'slot: order_id',
      'slot: order',
      [`error FLOW_UNKNOWN_SLOT ${returns}:16 ask_order slot`],
    ],
    [
      'an unknown slot in an expression',
      returns,
      'slots.order_id',
      'slots.order',
      [`error FLOW_UNKNOWN_SLOT ${returns}:26 look_up inputs.order_id`],
    ],
    [
      'no slot in a text within an expression',
      returns,
      'slots.reason != "broken"',
      'slots.reason != "slots.other"',
      [],
    ],
    [
      'an unknown slot in a text',
      main,
      'What is it about?',
      'What about {{ slots.order | upcase }}?',
      [`warning FLOW_UNKNOWN_SLOT ${main}:17 what prompt`],
    ],
    [
      'an unknown intent of an option',
      main,
      'intent: return_item',
      'intent: returning',
      [`error FLOW_UNKNOWN_INTENT ${main}:21 what options[0].intent`],
    ],
    [
      'an unknown text of a synonym',
      main,
      'id: question, label',
      'id: question, synonyms: [$main.asks, query], label',
      [`error FLOW_UNKNOWN_TEXT ${main}:22 what options[1].synonyms[0]`],
    ],
    [
      'an unknown trigger',
      returns,
      '[return_item]',
      '[return_items]',
      [`error FLOW_UNKNOWN_INTENT ${returns}:3  triggers[0]`],
    ],
    [
      'an unknown action',
      returns,
      'action: find_order',
      'action: find_orders',
      [`error FLOW_UNKNOWN_ACTION ${returns}:24 look_up action`],
    ],
    [
      'an input that the action does not have',
      returns,
      'order_id: slots.order_id',
      'order_id: slots.order_id\n    size: "1"',
      [`error FLOW_UNKNOWN_INPUT ${returns}:27 look_up inputs.size`],
    ],
    [
      'an input that the action needs',
      returns,
      '  inputs:\n    order_id: slots.order_id\n',
      '',
      [`error FLOW_MISSING_INPUT ${returns}:22 look_up inputs`],
    ],
    [
      'an unknown text',
      main,
      '$main.greeting',
      '$main.greting',
      [`error FLOW_UNKNOWN_TEXT ${main}:12 greet text`],
    ],
    [
      'CEL that does not compile',
      returns,
      'order_id: slots.order_id',
      'order_id: slots.order_id +',
      [`error EXPRESSION_SYNTAX ${returns}:26 look_up inputs.order_id`],
    ],
    [
      'a script that is no JavaScript',
      main,
      'kind: message\n    text: $main.greeting',
      'kind: script\n    code: return {',
      [`error FLOW_SCRIPT_SYNTAX ${main}:12 greet code`],
    ],
    [
      'Liquid that does not compile',
      main,
      'What is it about?',
      'What is {{ it',
      [`error TEMPLATE_SYNTAX ${main}:17 what prompt`],
    ],
    [
      'Liquid of a locale that does not compile',
      'locales/de.yaml',
      'Hallo',
      'Hallo {{ it',
      ['error TEMPLATE_SYNTAX locales/de.yaml:1  main.greeting'],
    ],
    [
      'a text that a language lacks',
      'locales/de.yaml',
      'main.greeting: Hallo, ich bin der Assistent.\n',
      '',
      ['warning LOCALE_TEXT_MISSING locales/de.yaml:1  main.greeting'],
    ],
    [
      'a language without file',
      manifest,
      '[en, de]',
      '[en, de, fr]',
      [`warning LOCALE_FILE_MISSING ${manifest}:4  locales[2]`],
    ],
    ['a region that falls back to its language', manifest, '[en, de]', '[en, de, de-AT]', []],
    [
      'a language that is not listed',
      manifest,
      '[en, de]',
      '[en]',
      ['warning LOCALE_NOT_LISTED locales/de.yaml:1'],
    ],
    [
      'a default language that is not listed',
      manifest,
      'locales: [en, de]',
      'defaultLocale: de\nlocales: [en]',
      [
        `error LOCALE_DEFAULT_NOT_LISTED ${manifest}:5  locales`,
        'warning LOCALE_NOT_LISTED locales/de.yaml:1',
      ],
    ],
    [
      'a fallback that is not a language of the project',
      manifest,
      'locales: [en, de]',
      'localeFallbacks: { de: [fr, en] }\nlocales: [en, de]',
      [`warning LOCALE_FALLBACK_NOT_LISTED ${manifest}:4  localeFallbacks.de[0]`],
    ],
    [
      'a language whose fallback has the texts',
      manifest,
      'locales: [en, de]',
      'localeFallbacks: { fr: [de] }\nlocales: [en, de, fr]',
      [],
    ],
    [
      'a value that a translation has and the original has not',
      'locales/de.yaml',
      'Hallo, ich',
      'Hallo {{ slots.order_id }}, ich',
      ['warning LOCALE_PLACEHOLDER_ADDED locales/de.yaml:1  main.greeting'],
    ],
    [
      'a value that a translation lacks',
      'locales/en.yaml',
      "main.greeting: Hello, I am the shop's assistant.",
      'main.greeting: "{% if slots.reason %}Sorry, {% endif %}{{ slots.order_id | upcase }}"',
      ['warning LOCALE_PLACEHOLDER_LOST locales/de.yaml:1  main.greeting'],
    ],
    [
      'a form that the language has and the text has not',
      'locales/de.yaml',
      'main.greeting: Hallo, ich bin der Assistent.',
      'main.greeting: { count: turn, other: "{{ count }}" }',
      ['warning LOCALE_PLURAL_FORM_MISSING locales/de.yaml:1  main.greeting'],
    ],
    [
      'a form that the language does not have',
      'locales/de.yaml',
      'main.greeting: Hallo, ich bin der Assistent.',
      'main.greeting: { count: turn, zero: Nichts, one: Eins, few: Einige, other: "{{ count }}" }',
      ['warning LOCALE_PLURAL_FORM_UNUSED locales/de.yaml:1  main.greeting.few'],
    ],
    [
      'a text by count that does not compile',
      'locales/de.yaml',
      'main.greeting: Hallo, ich bin der Assistent.',
      'main.greeting: { count: slots.number +, one: "{{ it", other: "{{ slots.oder_id }}" }',
      [
        'error EXPRESSION_SYNTAX locales/de.yaml:1  main.greeting.count',
        'error TEMPLATE_SYNTAX locales/de.yaml:1  main.greeting.one',
        'warning FLOW_UNKNOWN_SLOT locales/de.yaml:1  main.greeting.other',
      ],
    ],
    [
      'a text of a policy that is not there',
      manifest,
      '    queue: front_desk',
      '    queue: front_desk\n  outOfScope: [{ intent: return_item, answer: $main.nothing }]\n  disclosure: "{{ it"',
      [
        `warning FLOW_TRIGGER_TAKEN ${returns}:3  triggers[0]`,
        `error FLOW_UNKNOWN_TEXT ${manifest}:17  policies.outOfScope[0].answer`,
        `error TEMPLATE_SYNTAX ${manifest}:18  policies.disclosure`,
      ],
    ],
    [
      'a title that is not there',
      returns,
      'name: ',
      'title: $returns.title\nname: ',
      [`error FLOW_UNKNOWN_TEXT ${returns}:2  title`],
    ],
    [
      'an intent without utterances',
      intent,
      'utterances:\n  - I want to return this\n  - how do i send something back\n',
      '',
      [`warning NLU_INTENT_WITHOUT_UTTERANCES ${intent}:1`],
    ],
    [
      'an utterance that is there twice',
      intent,
      'how do i send something back',
      'i want to return THIS!',
      [`warning NLU_INTENT_REPEATED_UTTERANCE ${intent}:5  utterances[1]`],
    ],
    [
      'an utterance of two intents',
      intent,
      'how do i send something back',
      'Give me a human',
      ['warning NLU_INTENT_SAME_UTTERANCE nlu/intents/talk_to_person.yaml:4  utterances[0]'],
    ],
    [
      'utterances in a language of the project',
      intent,
      '  - how do i send something back',
      '  - how do i send something back\ntranslations:\n  de: [ich möchte das zurückgeben]',
      [],
    ],
    [
      'utterances in a language that the project does not have',
      intent,
      '  - how do i send something back',
      '  - how do i send something back\ntranslations:\n  fr: [je veux le retourner]',
      [`warning NLU_INTENT_LANGUAGE_NOT_LISTED ${intent}:7  translations.fr`],
    ],
    [
      'an utterance that is there twice in two languages',
      intent,
      '  - how do i send something back',
      '  - retoure\ntranslations:\n  de: [Umtausch, Retoure]',
      [`warning NLU_INTENT_REPEATED_UTTERANCE ${intent}:7  translations.de[1]`],
    ],
    [
      'a trigger of two flows',
      main,
      'states:',
      'triggers: [return_item]\nstates:',
      [`error FLOW_TRIGGER_TWICE ${returns}:3  triggers[0]`],
    ],
    ['a flow that is only called', returns, 'triggers: [return_item]\n', '', []],
    [
      'a pattern that does not compile',
      'nlu/entities/order_number.yaml',
      '\\b\\d{10}\\b',
      '(\\d+',
      ['error NLU_ENTITY_PATTERN_INVALID nlu/entities/order_number.yaml:4  patterns[0]'],
    ],
    [
      'an annotation of an entity that is not there',
      intent,
      'I want to return this',
      'I want to return [this](order_numbr)',
      [`warning NLU_ANNOTATION_UNKNOWN_ENTITY ${intent}:4  utterances[0]`],
    ],
    [
      'an annotation with a role that the entity does not have',
      intent,
      'I want to return this',
      'I want to return [this](order_number:old)',
      [`warning NLU_ANNOTATION_UNKNOWN_ROLE ${intent}:4  utterances[0]`],
    ],
    [
      'an entity that nothing teaches',
      'nlu/entities/order_number.yaml',
      "type: pattern\npatterns: ['\\b\\d{10}\\b']",
      'type: trained',
      ['warning NLU_ENTITY_NOT_ANNOTATED nlu/entities/order_number.yaml:3  type'],
    ],
    [
      'an action without mock',
      action,
      'mock:\n  - name: found\n    response: { body: { days: 3 } }\n',
      '',
      [`warning ACTION_WITHOUT_MOCK ${action}:1`],
    ],
    [
      'an undeclared variable',
      action,
      'env.SHOP_API_URL',
      'env.SHOP_URL',
      [`error ACTION_ENV_VARIABLE_UNDECLARED ${action}:7  request.url`],
    ],
    [
      'an undeclared secret',
      action,
      'secret: SHOP_API_KEY',
      'secret: SHOP_KEY',
      [`error ACTION_ENV_SECRET_UNDECLARED ${action}:8  auth.secret`],
    ],
    [
      'an undeclared input',
      action,
      'input.order_id',
      'input.order',
      [`error ACTION_UNKNOWN_INPUT ${action}:7  request.url`],
    ],
    [
      'output that does not compile',
      action,
      'days: body.days',
      'days: body.',
      [`error EXPRESSION_SYNTAX ${action}:10  output.days`],
    ],
    [
      'an unknown entry flow',
      manifest,
      'entryFlow: main',
      'entryFlow: mian',
      [`error FLOW_UNKNOWN_FLOW ${manifest}:5  entryFlow`, `warning FLOW_NEVER_STARTED ${main}:1`],
    ],
    [
      'an unknown entity of a slot',
      manifest,
      'entity: order_number',
      'entity: order_nr',
      [`error FLOW_UNKNOWN_ENTITY ${manifest}:9  slots.order_id.entity`],
    ],
    [
      'a list without values',
      manifest,
      '    values: [wrong_size, broken]\n',
      '',
      [`error PROJECT_SLOT_WITHOUT_VALUES ${manifest}:10  slots.reason`],
    ],
    [
      'when of a slot without dates',
      manifest,
      '    values: [wrong_size, broken]\n',
      '    values: [wrong_size, broken]\n    when: past\n',
      [`error PROJECT_SLOT_WHEN_WITHOUT_DATE ${manifest}:13  slots.reason.when`],
    ],
    [
      'an unknown text of a policy',
      manifest,
      'queue: front_desk',
      'queue: front_desk\n    message: $main.bye',
      [`error FLOW_UNKNOWN_TEXT ${manifest}:17  policies.escalation.message`],
    ],
    [
      'an intent for asking for a person that is not there',
      manifest,
      'queue: front_desk',
      'personIntent: human',
      [`warning FLOW_UNKNOWN_INTENT ${manifest}:16  policies.escalation.personIntent`],
    ],
    [
      'a missing cancel intent, unless it is the optional default',
      manifest,
      'queue: front_desk',
      'queue: front_desk\n  cancel:\n    intent: stop\n  repeat:\n    intent: repeat',
      [`warning FLOW_UNKNOWN_INTENT ${manifest}:18  policies.cancel.intent`],
    ],
    [
      'an intent out of scope that is not there',
      manifest,
      'queue: front_desk',
      'queue: front_desk\n  outOfScope:\n    - intent: jobs\n      answer: No.',
      [`warning FLOW_UNKNOWN_INTENT ${manifest}:18  policies.outOfScope[0].intent`],
    ],
    [
      'an intent out of scope that is to start a flow',
      manifest,
      'queue: front_desk',
      'queue: front_desk\n  outOfScope:\n    - intent: return_item\n      answer: No.',
      [`warning FLOW_TRIGGER_TAKEN ${returns}:3  triggers[0]`],
    ],
    [
      'a restricted topic that is to start a flow',
      manifest,
      'queue: front_desk',
      'queue: front_desk\n    rules:\n      - { id: x, type: restricted_topic, intents: [return_item] }',
      [`warning FLOW_TRIGGER_TAKEN ${returns}:3  triggers[0]`],
    ],
    [
      'an owned slot that is not declared',
      returns,
      'triggers: [return_item]',
      'triggers: [return_item]\nowns: [order_id, reasons]',
      [`error FLOW_UNKNOWN_SLOT ${returns}:4  owns[1]`],
    ],
  ];

  it.each([
    ['at: returns/ask_ordr', 'FLOW_UNKNOWN_STATE', 'expect.at'],
    ['at: retruns', 'FLOW_UNKNOWN_FLOW', 'expect.at'],
    ['path: [main, nowhere/start]', 'FLOW_UNKNOWN_FLOW', 'expect.path[1]'],
    ['slots: { ordr_id: null }', 'FLOW_UNKNOWN_SLOT', 'expect.slots.ordr_id'],
    ['remembers: { nothing: 1 }', 'FLOW_UNKNOWN_SLOT', 'expect.remembers.nothing'],
    ['intent: dance', 'FLOW_UNKNOWN_INTENT', 'expect.intent'],
    ['actions: [{ action: dance }]', 'FLOW_UNKNOWN_ACTION', 'expect.actions[0].action'],
  ])('warns of an expectation in a test that refers to something missing: %s', (expected, code, field) => {
    const suite = `name: S\ntests:\n  - name: T\n    steps:\n      - say: hi\n        expect: { ${expected} }\n`;
    expect(check({ ...shopProject, 'tests/s.test.yaml': suite })).toMatchObject([
      {
        severity: 'warning',
        code,
        location: { file: 'tests/s.test.yaml', line: 6, field: `tests[0].steps[0].${field}` },
      },
    ]);
  });

  it('warns of a test setting that refers to something missing', () => {
    const suite =
      'name: S\ntests:\n  - name: T\n    memory: { dance: 1 }\n    mocks: [{ action: dance, when: a b }]\n';
    expect(
      check({ ...shopProject, 'tests/s.test.yaml': suite }).map(({ severity, code }) => [severity, code]),
    ).toEqual([
      ['warning', 'FLOW_UNKNOWN_SLOT'],
      ['warning', 'FLOW_UNKNOWN_ACTION'],
      ['warning', 'EXPRESSION_SYNTAX'],
    ]);
  });

  it.each(cases)('%s', (_, path, from, to, expected) => {
    expect(after(path, from, to)).toEqual(expected);
  });

  it('follows jumps into other flows', () => {
    const jump = (state: string) =>
      shopProject[main]!.replace(
        'kind: escalate\n    reason: The question is not in the knowledge base',
        `kind: go_to\n    flow: returns\n    state: ${state}`,
      );
    expect(check({ ...shopProject, [main]: jump('done') })).toEqual([]);
    expect(check({ ...shopProject, [main]: jump('dine') })).toMatchObject([
      {
        code: 'FLOW_UNKNOWN_STATE',
        remedy: 'Did you mean "done"?',
        location: { line: 41, state: 'person', field: 'state' },
      },
    ]);
  });

  it('reports an endless loop once per flow', () => {
    const loop = `id: extra
name: Extra
triggers: [talk_to_person]
states:
  - { id: start, kind: start, on: { next: one } }
  - { id: one, kind: message, text: One, on: { next: two } }
  - { id: two, kind: message, text: Two, on: { next: one } }
`;
    expect(check({ ...shopProject, 'flows/extra.flow.yaml': loop })).toMatchObject([
      { code: 'FLOW_TRIGGER_TAKEN', severity: 'warning', location: { flow: 'extra', field: 'triggers[0]' } },
      { code: 'FLOW_STATE_NO_WAY_OUT', severity: 'warning', location: { flow: 'extra', state: 'start' } },
    ]);
  });

  it('requires the files of an encoder to be recorded, and its environment variables to be declared', () => {
    const withEncoder = (encoder: string, environment = '') =>
      check({
        ...shopProject,
        [manifest]: `${shopProject[manifest]}encoder: ${encoder}\n${environment}`,
      }).map(({ code, location }) => `${code} ${location?.field}`);
    const file = (name: string) => `"${name}": ${'a'.repeat(64)}`;
    const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx']
      .map(file)
      .join(', ');
    const unrecorded = ['PROJECT_ENCODER_NOT_RECORDED encoder'];
    expect(withEncoder('{ type: builtin }')).toEqual([]);
    expect(withEncoder('{ type: transformers, model: a/b }')).toEqual(unrecorded);
    expect(withEncoder(`{ type: transformers, model: a/b, dimensions: 4, files: { ${files} } }`)).toEqual([]);
    expect(
      withEncoder(`{ type: transformers, model: a/b, dtype: q8, dimensions: 4, files: { ${files} } }`),
    ).toEqual(unrecorded);
    expect(withEncoder('{ type: openai, url: "http://a/v1", model: m, dimensions: 4 }')).toEqual([]);
    expect(
      withEncoder(
        '{ type: openai, url: "{{ env.EMBED_URL }}/v1", model: m, dimensions: 4, apiKey: EMBED_KEY }',
      ),
    ).toEqual(['PROJECT_ENCODER_UNDECLARED encoder.url', 'PROJECT_ENCODER_UNDECLARED encoder.apiKey']);
  });

  it('does not report broken documents as missing', () => {
    const broken = (path: string) => {
      const { project, documents } = parseProject({ ...shopProject, [path]: 'id: [' });
      return checkProject({
        project: project!,
        registry: nodeRegistry,
        locate: (file, at) => documents[file]?.locate(at),
      }).map(({ code }) => code);
    };
    for (const path of [
      returns,
      main,
      intent,
      action,
      'nlu/entities/order_number.yaml',
      'locales/de.yaml',
      'locales/en.yaml',
    ]) {
      expect([path, broken(path)]).toEqual([path, []]);
    }
    const { [returns]: _, ...without } = shopProject;
    expect(check(without).map(({ code }) => code)).toEqual(['FLOW_UNKNOWN_FLOW', 'FLOW_LAYOUT_ORPHAN']);
  });

  it('has a message and a remedy for every code', () => {
    for (const [code, make] of Object.entries(checkErrors)) {
      const error = make({ id: 'x', suggestion: undefined, known: '', field: '' } as never);
      expect([code, error.message.length > 10, error.remedy.length > 5]).toEqual([code, true, true]);
    }
  });
});
