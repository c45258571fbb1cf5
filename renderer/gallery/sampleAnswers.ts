import type { EventPayload } from '../../engine/contract/events.ts';
import type { FileWrite } from '../../engine/contract/methods/projectMethods.ts';
import type { MethodResult } from '../../engine/contract/methods.ts';
import type { OperationSummary } from '../../engine/model/reports/importReport.ts';
import type { Answers } from './fakeHost.ts';
import { samplePath } from './sampleProject.ts';

type Stream = EventPayload<'simulator.stream'>['event'];

/** Stands in for the recognisers: long numbers are order numbers, short ones are numbers. */
function mentionsIn(text: string): MethodResult<'nlu.mentions'>[number] {
  return [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
    ...(digits.length > 6
      ? { entity: 'order_number', builtin: null, value: digits }
      : { entity: null, builtin: 'number' as const, value: Number(digits) }),
    start: index,
    end: index + digits.length,
  }));
}

/** A version of a file; the studio only compares it. */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(64, '0');
}

/** Results recorded by `npm run gallery:answers`. They are checked against the contract when they are used. */
const recorded = import.meta.glob<unknown>('./recorded/*.json', { import: 'default', eager: true });

/** The recorded result of a method for the sample project. */
export function recordedAnswer<M extends keyof Answers>(method: M): MethodResult<M> {
  const answer = recorded[`./recorded/${method}.json`];
  if (answer === undefined) throw new Error(`${method} was not recorded: see scripts/gallery-answers.ts`);
  return answer as MethodResult<M>;
}

/** The recorded conversation after an edit of a text. */
export const differentReplay = recorded[
  './recorded/recordings.replay.different.json'
] as MethodResult<'recordings.replay'>;

/** The stream of the recorded conversation: one list for the start and for each message. */
export const recordedTurns = recorded['./recorded/simulator.stream.json'] as readonly (readonly Stream[])[];

function operation(
  id: string,
  method: OperationSummary['method'],
  path: string,
  summary: string,
  tag: string,
): OperationSummary {
  return { id, method, path, summary, tags: [tag], deprecated: false };
}

const textOfFile = { locale: 'de', before: null, original: null, fault: null };

/** A file of a translator with something of everything. */
const sampleTextImport: MethodResult<'texts.compare'> = {
  format: 'xliff',
  entries: [
    { ...textOfFile, key: 'returns.new_text', status: 'new', line: 12, after: 'Neu' },
    {
      ...textOfFile,
      key: 'common.no',
      status: 'changed',
      line: 20,
      before: 'Nein',
      after: 'Nö',
      original: 'No thanks',
    },
    { ...textOfFile, key: 'common.yes', status: 'confirmed', line: 31, before: 'Ja', after: 'Ja' },
    {
      ...textOfFile,
      key: 'main.greeting',
      status: 'broken',
      line: 88,
      after: 'Guten Tag, ich bin Fern.',
      fault: { code: 'placeholders', lost: ['slots.customer_name'], added: [] },
    },
    { ...textOfFile, key: 'returns.deleted', status: 'unknown_key', line: 120, after: 'Gelöscht' },
  ],
  same: 160,
  untranslated: 4,
};

/**
 * The default results of the fake host.
 *
 * @param files - The files of the project; saving changes them.
 */
export function sampleAnswers(files: Record<string, string>): Required<Answers> {
  let turn = 0;
  const save = ({ path, before, text }: FileWrite) => {
    const known = files[path];
    if ((known === undefined ? null : textHash(known)) !== before)
      throw new Error(`The save of ${path} was based on another text`);
    if (text === null) delete files[path];
    else files[path] = text;
    return { path, hash: text === null ? null : textHash(text) };
  };
  return {
    'app.info': {
      version: '1.0.0',
      capabilities: { chooseFolder: false, revealPath: true },
      projectsFolder: '/home/you/Dialoom',
      openProject: null,
    },
    'app.listFolders': ({ path }) => ({
      path: path ?? '/home/you/Dialoom',
      parent: '/home/you',
      folders: [
        { name: 'drafts', path: '/home/you/Dialoom/drafts', isProject: false },
        { name: 'retail-support', path: samplePath, isProject: true },
      ],
    }),
    'app.chooseFolder': { path: samplePath },
    'app.revealPath': {},
    'templates.list': [
      {
        id: 'blank',
        name: 'Blank',
        description: 'A greeting, a search of the knowledge base and a way to a person.',
        flows: 1,
        intents: 3,
        actions: 0,
      },
      {
        id: 'retail-support',
        name: 'Retail support',
        description: 'Orders, returns, subscriptions and accounts of a clothing shop, with a knowledge base.',
        flows: 9,
        intents: 42,
        actions: 15,
      },
      {
        id: 'empty',
        name: 'Empty',
        description: 'One flow with nothing but its start.',
        flows: 1,
        intents: 0,
        actions: 0,
      },
    ],
    'projects.recent': [
      { path: samplePath, name: 'retail-support', openedAt: Date.UTC(2026, 2, 3), missing: false },
      { path: '/home/you/Dialoom/pilot', name: 'Pilot', openedAt: Date.UTC(2026, 1, 20), missing: true },
    ],
    'projects.forget': {},
    'projects.duplicate': ({ folder, name }) => ({ path: `${folder}/${name}` }),
    'projects.create': ({ folder, name }) => ({ path: `${folder}/${name}` }),
    'projects.open': ({ path }) => ({
      projectId: 'project_1',
      path,
      files: Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, { text, hash: textHash(text) }]),
      ),
      applied: null,
      notices: [],
    }),
    'projects.keepKey': { lifetime: null },
    'projects.close': {},
    'projects.save': ({ changes }) => ({ files: changes.map(save) }),
    'simulator.start': ({ projectId, conversationId }, host) => {
      turn = 0;
      for (const event of recordedTurns[0] ?? [])
        host.emit('simulator.stream', { projectId, conversationId, event });
      return {};
    },
    'simulator.send': ({ projectId, conversationId }, host) => {
      turn += 1;
      for (const event of recordedTurns[turn] ?? [])
        host.emit('simulator.stream', { projectId, conversationId, event });
      return {};
    },
    'simulator.resume': () => {
      throw new Error('The gallery has no conversation to resume');
    },
    'simulator.skipWait': {},
    'nlu.status': () => recordedAnswer('nlu.status'),
    'nlu.train': () => recordedAnswer('nlu.train'),
    'nlu.predict': () => recordedAnswer('nlu.predict'),
    'nlu.mentions': ({ texts }) => texts.map(mentionsIn),
    'nlu.evaluate': () => recordedAnswer('nlu.evaluate'),
    'nlu.threshold': () => recordedAnswer('nlu.threshold'),
    'nlu.check': () => recordedAnswer('nlu.check'),
    'nlu.curve': () => recordedAnswer('nlu.curve'),
    'actions.try': ({ input }) => ({
      result: {
        ok: true,
        output: { status: 'shipped' },
        request: {
          method: 'GET',
          url: 'http://127.0.0.1:4010/orders/3348917502',
          headers: { accept: 'application/json' },
          body: null,
        },
        response: {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: {
            id: input.order_id ?? '3348917502',
            status: 'shipped',
            items: [{ product: 'Jeans', price: 49.5 }],
            'ships-to': { city: 'Springfield' },
            gift: false,
          },
        },
        error: null,
        attempts: 1,
        durationMs: 12,
      },
      sent: null,
      received: '{}',
      curl: 'curl http://127.0.0.1:4010/orders/3348917502',
    }),
    'texts.export': { name: 'texts.de.xlf', content: '<xliff/>' },
    'texts.compare': sampleTextImport,
    'intents.export': { name: 'intents.csv', content: 'intent,utterance,locale\r\n' },
    'intents.compare': {
      report: [
        {
          code: 'intent_made',
          outcome: 'taken',
          params: { intent: 'opening_hours', label: 'Opening hours', utterances: 1 },
        },
        {
          code: 'label_changed',
          outcome: 'changed',
          params: { label: 'Opening hours', intent: 'opening_hours' },
        },
        {
          code: 'utterance_elsewhere',
          outcome: 'left_out',
          place: 'line 3',
          params: { text: 'where is my order', intent: 'opening_hours', other: 'track_order' },
        },
      ],
      files: [
        {
          path: 'nlu/intents/opening_hours.yaml',
          before: null,
          after: 'id: opening_hours\nname: Opening hours\nutterances:\n  - when do you open\n',
        },
      ],
    },
    'actions.boundNames': ({ names }) => names.filter((name) => name === 'SHOP_API_URL'),
    'actions.readCurl': {
      name: 'POST /bookings',
      document: {
        request: {
          method: 'POST',
          url: '{{ env.RIDES_API_URL }}/bookings/AB123',
          body: { guests: 2 },
        },
        auth: { type: 'bearer', secret: 'RIDES_TOKEN' },
      },
      variables: { RIDES_API_URL: 'https://rides.example' },
      secrets: ['RIDES_TOKEN'],
      notes: [
        { code: 'secret_named', outcome: 'changed', params: { secret: 'RIDES_TOKEN' } },
        { code: 'headers_left_out', outcome: 'left_out', params: { headers: 'user-agent, accept' } },
      ],
    },
    'actions.listOperations': [
      operation('list_rides', 'GET', '/rides', 'List the rides of a customer', 'rides'),
      operation('book_ride', 'POST', '/rides', 'Book a ride', 'rides'),
      { ...operation('find_ride', 'GET', '/rides/find', '', 'rides'), deprecated: true },
      operation('get_vehicle', 'GET', '/vehicles/{plate}', 'A vehicle, by its number plate', 'vehicles'),
    ],
    'actions.importOperations': ({ ids }) => ({
      files: ids.map((id) => ({
        path: `actions/${id}.yaml`,
        before: files[`actions/${id}.yaml`] ?? null,
        after: `id: ${id}\nname: ${id}\nrequest: { method: GET, url: 'https://rides.example/${id}' }\n`,
      })),
      report: [
        ...ids.map((action) => ({
          code: 'action_made' as const,
          outcome: 'taken' as const,
          params: { action },
        })),
        { code: 'secret_named', outcome: 'changed', params: { secret: 'RIDES_API_KEY' } },
        {
          code: 'parameter_left_out',
          outcome: 'left_out',
          place: 'POST /rides',
          params: { parameter: 'session', why: 'cookie' },
        },
      ],
    }),
    'knowledge.status': () => recordedAnswer('knowledge.status'),
    'knowledge.index': () => recordedAnswer('knowledge.status'),
    'knowledge.fetch': { changes: {}, added: 0, updated: 0, removed: 0, unchanged: 0, problems: [] },
    'knowledge.upload': { uploadId: 'upload_1', standIn: null },
    'knowledge.chunks': ({ source }) =>
      recordedAnswer('knowledge.chunks').map((chunk) => ({ ...chunk, source })),
    'knowledge.explain': () => recordedAnswer('knowledge.explain'),
    'knowledge.evaluate': () => recordedAnswer('knowledge.evaluate'),
    'knowledge.gaps': () => recordedAnswer('knowledge.gaps'),
    'encoder.status': { id: 'builtin', state: 'ready', folder: null, problem: null },
    'encoder.download': ({ encoder }) => encoder,
    'encoder.record': ({ encoder }) => encoder,
    'recordings.list': () => recordedAnswer('recordings.list'),
    'recordings.read': () => recordedAnswer('recordings.read'),
    'recordings.replay': () => recordedAnswer('recordings.replay'),
    'recordings.delete': {},
    'recordings.keep': ({ recordingId }) => ({ path: `recordings/${recordingId}.jsonl` }),
    'bundle.export': () => recordedAnswer('bundle.export'),
    'tasks.cancel': { cancelled: true },
  };
}
