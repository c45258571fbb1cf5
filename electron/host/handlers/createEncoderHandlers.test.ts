import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MethodName } from '../../../engine/contract/methods.ts';
import type { EventMessage } from '../../../engine/contract/wire.ts';
import { type Hub, startHub } from '../../../engine/embed/fixtures/startHub.ts';
import { writeTinyModel } from '../../../engine/embed/fixtures/writeTinyModel.ts';
import { projectFolder } from '../../../engine/project/fixtures/projectFolder.ts';
import { temporaryFolder } from '../../../engine/project/fixtures/temporaryFolder.ts';
import { createHost } from '../createHost.ts';
import type { Host } from '../host.ts';

vi.setConfig({ testTimeout: 60_000 });

const tiny = { type: 'transformers', model: 'test/tiny' } as const;
let hub: Hub;
let host: Host;

afterEach(async () => {
  await host.close();
  await hub.close();
});

async function open() {
  const served = temporaryFolder();
  await writeTinyModel(served);
  hub = await startHub('test/tiny', served);
  const dataFolder = temporaryFolder();
  host = createHost({
    version: '1',
    dataFolder,
    projectsFolder: temporaryFolder(),
    openProject: null,
    native: null,
    environment: { DIALOOM_DATA: dataFolder, DIALOOM_MODEL_HUB: hub.url },
    clock: { now: () => 1 },
    setAlarm: () => () => {},
    random: { next: () => 0.5 },
    ids: { next: (prefix) => `${prefix}_1` },
    report: () => {},
  });
  const events: EventMessage[] = [];
  const connection = host.connect((event) => events.push(event));
  // Loosely typed: results are compared as a whole.
  const ask = async (method: MethodName, params: object): Promise<Record<string, unknown>> => {
    const answer = await connection.handle({ id: 1, method, params });
    if (answer === undefined || 'error' in answer) throw answer?.error ?? new Error('no answer');
    return answer.result as Record<string, unknown>;
  };
  const { projectId } = await ask('projects.open', { path: projectFolder() });
  return { ask, events, projectId, connection, dataFolder };
}

describe('encoders in the host', () => {
  it('downloads a model with progress, and then finds it installed', async () => {
    const { ask, events, projectId, dataFolder } = await open();
    const folder = join(dataFolder, 'models', 'test--tiny', 'main');
    expect(await ask('encoder.status', { projectId, encoder: tiny })).toMatchObject({
      id: null,
      state: 'missing',
      folder,
      problem: { code: 'ENCODER_NOT_RECORDED' },
    });
    const encoder = await ask('encoder.download', { projectId, encoder: tiny });
    expect(encoder).toMatchObject({ model: 'test/tiny', dimensions: 4 });
    const progress = events.filter(({ event }) => event === 'progress').map(({ payload }) => payload);
    expect(progress).toContainEqual(
      expect.objectContaining({
        task: 'encoder',
        label: 'Downloading onnx/model.onnx, 1 KB of 1 KB',
        fraction: 1,
      }),
    );
    expect(progress.at(-1)).toMatchObject({ done: true });
    expect(await ask('encoder.status', { projectId, encoder })).toMatchObject({
      state: 'ready',
      problem: null,
    });
    expect(await ask('encoder.record', { projectId, encoder: { ...tiny, folder } })).toMatchObject({
      files: encoder.files,
    });
  });

  it('stops a download when cancelled and when the client disconnects', async () => {
    const { ask, projectId, connection } = await open();
    Object.assign(hub.behaviour, { status: 503, refusals: 50 });
    const stopped = expect(ask('encoder.download', { projectId, encoder: tiny })).rejects.toMatchObject({
      code: 'HOST_TASK_CANCELLED',
    });
    await vi.waitFor(() => expect(hub.requests.length).toBeGreaterThan(1));
    await ask('tasks.cancel', { projectId, task: 'encoder' });
    await stopped;
    const cut = expect(ask('encoder.download', { projectId, encoder: tiny })).rejects.toMatchObject({
      code: 'HOST_TASK_CANCELLED',
    });
    const before = hub.requests.length;
    await vi.waitFor(() => expect(hub.requests.length).toBeGreaterThan(before + 1));
    await connection.close();
    await cut;
  });
});
