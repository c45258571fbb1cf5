import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TransformersEncoder } from '../../model/encoder.ts';
import { type Hub, type HubBehaviour, startHub } from '../fixtures/startHub.ts';
import { tinyContext, tinyEncoder } from '../fixtures/tinyContext.ts';
import { writeTinyModel } from '../fixtures/writeTinyModel.ts';
import { type DownloadProgress, downloadModel, recordModel } from './downloadModel.ts';

vi.setConfig({ testTimeout: 60_000 });

const commit = 'c0ffee'.padEnd(40, '0');
const weights = 'onnx/model.onnx';
let folder: string;
let hub: Hub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dialoom-download-'));
  await writeTinyModel(join(folder, 'served'));
});
afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(behaviour: HubBehaviour): Promise<void> {
  hub = await startHub('test/tiny', join(folder, 'served'), behaviour);
}

function download(encoder: TransformersEncoder = tinyEncoder, signal = new AbortController().signal) {
  const progress: DownloadProgress[] = [];
  const context = tinyContext(folder, { DIALOOM_MODEL_HUB: `${hub.url}/` });
  const done = downloadModel(encoder, context, { signal, onProgress: (step) => progress.push(step) });
  return { done, progress, context };
}

const own = (revision: string, file = '') => join(folder, 'models', 'test--tiny', revision, file);
const served = (file: string) => readFileSync(join(folder, 'served', file));
const gets = () => hub.requests.filter((line) => line.startsWith('GET'));

describe('downloadModel', () => {
  it('fetches the files of one commit, reports progress, and records a model that runs', async () => {
    await serve({ commit });
    const { done, progress, context } = download();
    const encoder = await done;
    expect(encoder.revision).toBe(commit);
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json', weights]) {
      expect(readFileSync(own(commit, file))).toEqual(served(file));
      const size = served(file).length;
      expect(progress).toContainEqual({ file, done: size, total: size });
    }
    expect(gets().every((line) => line.includes(`/resolve/${commit}/`))).toBe(true);
    const recorded = await recordModel(encoder, context);
    expect(recorded.dimensions).toBe(4);
    expect(Object.keys(recorded.files ?? {}).sort()).toEqual(
      ['config.json', weights, 'tokenizer.json', 'tokenizer_config.json'].sort(),
    );
    // All files are there: only optional files that the model lacks are requested.
    const before = gets().length;
    await download(recorded).done;
    expect(gets().slice(before)).toEqual([`GET /test/tiny/resolve/${commit}/${weights}_data`]);
  });

  it('keeps nothing of a file with a wrong checksum, and leaves earlier files in place', async () => {
    await serve({});
    const files = { [weights]: 'b'.repeat(64) };
    await expect(download({ ...tinyEncoder, files }).done).rejects.toMatchObject({
      code: 'ENCODER_FILE_DIFFERS',
      message: expect.stringContaining('bbbbbbbbbbbb'),
    });
    expect(readdirSync(own('main', 'onnx'))).toEqual([]);
  });

  it('resumes a broken transfer', async () => {
    await serve({ breakAfter: 100, breaks: 2 });
    writeFileSync(join(folder, 'served', 'config.json'), JSON.stringify({ note: 'x'.repeat(500) }));
    await download().done;
    expect(readFileSync(own('main', 'config.json'))).toEqual(served('config.json'));
    expect(gets().slice(0, 3)).toEqual([
      'GET /test/tiny/resolve/main/config.json',
      'GET /test/tiny/resolve/main/config.json bytes=100-',
      'GET /test/tiny/resolve/main/config.json bytes=200-',
    ]);
    expect(readdirSync(own('main'))).not.toContain('config.json.part');
  });

  it.each([
    ['does not support ranges', { ranges: false }],
    ['does not say which version of a file it has', { etags: false }],
  ])('restarts a broken file if the server %s', async (_, behaviour) => {
    await serve({ ...behaviour, breakAfter: 50, breaks: 1 });
    await download().done;
    for (const file of ['config.json', weights])
      expect(readFileSync(own('main', file))).toEqual(served(file));
  });

  it('does not join two versions of a file', async () => {
    writeFileSync(join(folder, 'served', 'config.json'), `{"one":"${'x'.repeat(400)}"}`);
    await serve({ breakAfter: 50, breaks: 4 });
    await expect(download().done).rejects.toMatchObject({ code: 'ENCODER_DOWNLOAD_FAILED' });
    expect(existsSync(own('main', 'config.json'))).toBe(false);
    writeFileSync(join(folder, 'served', 'config.json'), `{"other":"${'y'.repeat(300)}"}`);
    await download().done;
    expect(readFileSync(own('main', 'config.json'))).toEqual(served('config.json'));
  });

  it('can be cancelled and resumed', async () => {
    await serve({ commit });
    const cancel = new AbortController();
    const { done } = download(tinyEncoder, cancel.signal);
    cancel.abort(new Error('enough'));
    await expect(done).rejects.toThrow('enough');
    await download().done;
    expect(existsSync(own(commit, weights))).toBe(true);
  });

  it('waits for a busy server, and reports what it cannot get', async () => {
    await serve({ status: 503, refusals: 1 });
    await download().done;
    expect(existsSync(own('main', weights))).toBe(true);
    await expect(download({ ...tinyEncoder, model: 'test/none' }).done).rejects.toMatchObject({
      code: 'ENCODER_DOWNLOAD_FAILED',
      message: expect.stringContaining('the hub has no such file'),
    });
    hub.behaviour.status = 401;
    hub.behaviour.refusals = 1;
    await expect(download({ ...tinyEncoder, dtype: 'q8' }).done).rejects.toMatchObject({
      message: expect.stringContaining('private models'),
    });
  });
});
