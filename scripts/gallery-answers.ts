// `npm run gallery:answers`: records the results of the real host for the sample project in renderer/gallery/recorded/,
// so that the gallery shows real data. Measuring the understanding takes minutes; `npm run gallery:answers -- recordings
// knowledge` only calls methods with these prefixes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHost } from '../electron/host/createHost.ts';
import type { MethodName, MethodParams, MethodResult } from '../engine/contract/methods.ts';
import { methods } from '../engine/contract/methods.ts';
import type { EventMessage } from '../engine/contract/wire.ts';

const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'renderer', 'gallery', 'recorded');
/** The customer's messages in the recorded conversation: an answer with sources, an action, a handoff. */
const messages = [
  'How long does standard shipping take?',
  'Track an order',
  '3348917502',
  'cminh730@email.com',
  'I want to talk to a person',
];

const wanted = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'dialoom-gallery-'));
let time = Date.UTC(2026, 2, 3, 9, 30);
let ids = 0;
const host = createHost({
  version: '1.0.0',
  dataFolder: join(data, 'data'),
  projectsFolder: join(data, 'projects'),
  openProject: null,
  native: null,
  environment: {},
  clock: {
    now: () => {
      time += 7;
      return time;
    },
  },
  setAlarm: () => () => {},
  random: { next: () => 0.5 },
  ids: {
    next: (prefix) => {
      ids += 1;
      return `${prefix}_${ids}`;
    },
  },
  report: (error) => console.error(error),
});
const events: EventMessage[] = [];
const connection = host.connect((event) => events.push(event));

try {
  await record();
} finally {
  await connection.close();
  await host.close();
  rmSync(data, { recursive: true, force: true });
}

async function record(): Promise<void> {
  mkdirSync(target, { recursive: true });
  const { path } = await ask('projects.create', {
    template: 'retail-support',
    name: 'retail-support',
    folder: join(data, 'projects'),
  });
  const { projectId, files } = await ask('projects.open', { path });
  await keep('nlu.train', { projectId });
  await keep('nlu.status', { projectId });
  await keep('nlu.predict', { projectId, text: 'where is my order' });
  await keep('nlu.check', { projectId });
  await keep('nlu.evaluate', { projectId, typos: 1 });
  await keep('nlu.threshold', { projectId });
  await keep('nlu.curve', { projectId });
  await ask('knowledge.index', { projectId });
  await keep('knowledge.status', { projectId });
  await keep('knowledge.chunks', { projectId, source: 'knowledge/shipping.md' });
  await keep('knowledge.explain', { projectId, text: 'Do you ship to Canada?', limit: 5 });
  await keep('knowledge.evaluate', { projectId });
  await simulate(projectId);
  await keep('recordings.list', { projectId });
  const [recording] = await ask('recordings.list', { projectId });
  if (recording === undefined) throw new Error('Nothing was recorded');
  const one = { projectId, recordingId: recording.header.id };
  await keep('recordings.read', one);
  await keep('recordings.replay', one);
  await keep('knowledge.gaps', { projectId });
  await replayAfterAnEdit(one, files['locales/en.yaml']);
  await keep('bundle.export', {
    projectId,
    path: join(data, 'projects', 'retail-support.dialoom'),
    overwrite: false,
    signingKeyPath: null,
  });
}

/** Records the replay of the conversation after a text has changed. */
async function replayAfterAnEdit(
  one: MethodParams<'recordings.replay'>,
  locale: MethodResult<'projects.open'>['files'][string] | undefined,
): Promise<void> {
  if (locale === undefined) throw new Error('The project has no texts');
  const change = { path: 'locales/en.yaml', before: locale.hash };
  const text = locale.text.replace('How can I help you today?', 'What can I do for you?');
  await ask('projects.save', {
    projectId: one.projectId,
    batch: 'an_edit_of_a_text',
    changes: [{ ...change, text }],
  });
  write('recordings.replay.different', await ask('recordings.replay', one));
}

/** Records the stream of the conversation, by turn. */
async function simulate(projectId: string): Promise<void> {
  const conversationId = 'conv_gallery01';
  const turns: unknown[][] = [];
  const turn = async (work: () => Promise<unknown>): Promise<void> => {
    events.length = 0;
    await work();
    turns.push(
      events
        .filter(({ event }) => event === 'simulator.stream')
        .map(({ payload }) => (payload as { readonly event: unknown }).event),
    );
  };
  await turn(() => ask('simulator.start', { projectId, conversationId, actions: 'mock', locale: null }));
  for (const text of messages) await turn(() => ask('simulator.send', { projectId, conversationId, text }));
  write('simulator.stream', turns);
}

async function keep<M extends MethodName>(method: M, params: MethodParams<M>): Promise<void> {
  if (wanted.length > 0 && !wanted.some((name) => method.startsWith(name))) return;
  const started = Date.now();
  write(method, await ask(method, params));
  console.log(`${method} (${Date.now() - started} ms)`);
}

function write(name: string, value: unknown): void {
  const text = JSON.stringify(value, null, 1).replaceAll(join(data, 'projects'), '/home/you/Dialoom');
  writeFileSync(join(target, `${name}.json`), `${text}\n`);
}

async function ask<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResult<M>> {
  ids += 1;
  const answer = await connection.handle({ id: ids, method, params });
  if (answer === undefined || 'error' in answer) throw new Error(JSON.stringify(answer?.error));
  return methods[method].result.parse(answer.result) as MethodResult<M>;
}
