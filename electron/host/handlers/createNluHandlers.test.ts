import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { projectFolder, smallProject } from '../../../engine/project/fixtures/projectFolder.ts';
import { client, newHost } from '../fixtures/testHost.ts';

const intent = (id: string, utterances: readonly string[]) =>
  `id: ${id}\nname: ${id}\nutterances: ${JSON.stringify(utterances)}\n`;
const taught = {
  ...smallProject,
  'nlu/intents/hours.yaml': intent('hours', [
    'when do you open',
    'opening hours please',
    'are you open on sunday',
    'what are your hours',
    'how late are you open',
    'closing time today',
  ]),
  'nlu/intents/status.yaml': intent('status', [
    'where is my order',
    'track my parcel',
    'order status please',
    'has my parcel been sent',
    'where is the parcel',
    'when do you open',
  ]),
  'nlu/intents/joke.yaml': intent('joke', ['tell me a joke', 'make me laugh', 'something funny please']),
  'nlu/out_of_scope.yaml': 'utterances: [what is the weather, book a flight to rome, who won the match]\n',
};

async function opened(files: Readonly<Record<string, string>> = taught) {
  const { ask, events, connection } = client(newHost().host);
  const path = projectFolder(files);
  const { projectId } = await ask('projects.open', { path });
  const progress = () =>
    events.flatMap(({ event, payload }) =>
      event === 'progress' ? [payload as { task: string; done: boolean; fraction: number }] : [],
    );
  return { ask, projectId, path, progress, connection };
}

describe('nlu.*', () => {
  it('trains once, and understands with the trained model', async () => {
    const { ask, projectId } = await opened();
    const first = await ask('nlu.train', { projectId });
    expect(first).toMatchObject({ trained: true, intents: 3, utterances: 15 });
    expect(first.trainMs).toBeGreaterThan(0);
    expect(await ask('nlu.train', { projectId })).toEqual({ ...first, trained: false, trainMs: null });
    const { nlu, outcome } = await ask('nlu.predict', { projectId, text: 'where is my parcel' });
    expect(nlu.intents[0]?.intent).toBe('status');
    expect(outcome).toBe('understood');
    expect((await ask('nlu.predict', { projectId, text: 'xkcd blorp' })).outcome).toBe('not_understood');
  });

  it('reports whether the model matches the utterances', async () => {
    const { ask, projectId, path } = await opened();
    const counts = { intents: 3, utterances: 15, outOfScope: 3 };
    expect(await ask('nlu.status', { projectId })).toEqual({ model: 'none', modelBytes: null, ...counts });
    const { modelBytes } = await ask('nlu.train', { projectId });
    expect(await ask('nlu.status', { projectId })).toEqual({ model: 'current', modelBytes, ...counts });
    await writeFile(join(path, 'nlu/intents/joke.yaml'), intent('joke', ['zebra']));
    expect(await ask('nlu.status', { projectId })).toMatchObject({ model: 'outdated', utterances: 13 });
    await writeFile(join(path, '.dialoom/nlu/intents.model'), 'damaged');
    expect(await ask('nlu.status', { projectId })).toMatchObject({ model: 'none', modelBytes: null });
  });

  it('trains again after a save', async () => {
    const { ask, projectId, path } = await opened();
    await ask('nlu.train', { projectId });
    await writeFile(join(path, 'nlu/intents/joke.yaml'), intent('joke', ['zebra', 'zebras are funny']));
    const { nlu } = await ask('nlu.predict', { projectId, text: 'zebra' });
    expect(nlu.intents[0]?.intent).toBe('joke');
    expect(await ask('nlu.train', { projectId })).toMatchObject({ trained: false, utterances: 14 });
  });

  it('measures by cross-validation, in a task', async () => {
    const { ask, projectId, progress } = await opened();
    const report = await ask('nlu.evaluate', { projectId, typos: 1, folds: 3 });
    expect(report.examples).toEqual({
      training: 15,
      inScope: 15,
      outOfScope: 3,
      intents: 3,
      folds: 3,
      standIn: false,
    });
    expect(report.typos?.edits).toBe(1);
    expect(progress().map(({ task }) => task)).toContain('nlu.evaluate');
    expect(progress().at(-1)).toMatchObject({ task: 'nlu.evaluate', done: true, fraction: 1 });
  });

  it('reports thresholds, problems in the utterances, and the learning curve', async () => {
    const { ask, projectId } = await opened();
    const thresholds = await ask('nlu.threshold', { projectId });
    expect(thresholds.curve).toHaveLength(101);
    expect(thresholds.current.threshold).toBe(0.5);
    const { contradictions } = await ask('nlu.check', { projectId });
    expect(contradictions).toEqual([
      {
        places: [
          { text: 'when do you open', intent: 'hours' },
          { text: 'when do you open', intent: 'status' },
        ],
      },
    ]);
    expect((await ask('nlu.curve', { projectId })).points.length).toBeGreaterThan(0);
  });

  it('does not need the flows, but needs its own documents', async () => {
    const { ask, projectId, path } = await opened({
      ...taught,
      'flows/main.flow.yaml': 'id: main\nstates: [\n',
    });
    expect(await ask('nlu.train', { projectId })).toMatchObject({ intents: 3 });
    await writeFile(join(path, 'nlu/intents/joke.yaml'), 'id: joke\nutterances: [\n');
    await expect(ask('nlu.train', { projectId })).rejects.toMatchObject({
      code: 'YAML_SYNTAX',
      location: { file: 'nlu/intents/joke.yaml' },
    });
  });

  it('reports what is missing', async () => {
    const { ask, projectId } = await opened(smallProject);
    await expect(ask('nlu.evaluate', { projectId })).rejects.toMatchObject({ code: 'NLU_NO_UTTERANCES' });
    expect(await ask('nlu.check', { projectId })).toMatchObject({ suspects: null });
    expect(await ask('nlu.train', { projectId })).toMatchObject({ intents: 0 });
  });

  it('is cancelled by name, and when the connection closes', async () => {
    const { ask, projectId, progress, connection } = await opened();
    const running = ask('nlu.evaluate', { projectId, folds: 20 });
    const refused = expect(running).rejects.toMatchObject({ code: 'HOST_TASK_CANCELLED' });
    await vi.waitFor(() => expect(progress()).not.toEqual([]));
    expect(await ask('tasks.cancel', { projectId, task: 'nlu.evaluate' })).toEqual({ cancelled: true });
    await refused;
    expect(progress().at(-1)).toMatchObject({ task: 'nlu.evaluate', done: true });
    expect(await ask('tasks.cancel', { projectId, task: 'nlu.evaluate' })).toEqual({ cancelled: false });

    const seen = progress().length;
    const again = expect(ask('nlu.evaluate', { projectId, folds: 20 })).rejects.toMatchObject({
      code: 'HOST_TASK_CANCELLED',
    });
    await vi.waitFor(() => expect(progress().length).toBeGreaterThan(seen));
    await connection.close();
    await again;
  });
});

describe('nlu.mentions', () => {
  it('finds values of the project and of built-in recognisers, without training', async () => {
    const { ask, projectId } = await opened({
      ...smallProject,
      'nlu/entities/fare.yaml':
        'id: fare\nname: Fare\ntype: list\nvalues: [{ value: Economy, synonyms: [eco] }]\n',
      'nlu/entities/paid.yaml': 'id: paid\nname: Paid\ntype: builtin\nbuiltin: money\n',
    });
    const texts = ['eco for $20', 'mail ann@example.com', 'nothing'];
    const found = await ask('nlu.mentions', { projectId, texts });
    expect(found[0]).toEqual([
      { entity: 'fare', builtin: null, value: 'Economy', start: 0, end: 3 },
      { entity: 'paid', builtin: 'money', value: 20, start: 8, end: 11 },
    ]);
    expect(found[1]).toContainEqual({
      entity: null,
      builtin: 'email',
      value: 'ann@example.com',
      start: 5,
      end: 20,
    });
    expect(found[2]).toEqual([]);
  });
});
