import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { embeddingsOf, startEmbeddings } from '../../embed/fixtures/startEmbeddings.ts';
import { type Hub, startHub } from '../../embed/fixtures/startHub.ts';
import { writeTinyModel } from '../../embed/fixtures/writeTinyModel.ts';
import { smallProject, writeFiles } from '../../project/fixtures/projectFolder.ts';
import { type Terminal, terminal } from '../fixtures/terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

let hub: Hub | undefined;
afterEach(() => hub?.close());

const commit = 'abc123'.padEnd(40, '0');

async function project(encoder: string): Promise<Terminal & { readonly env: Record<string, string> }> {
  const env: Record<string, string> = {};
  const made = terminal({ env });
  writeFiles(join(made.cwd, 'p'), {
    ...smallProject,
    'dialoom.yaml': `${smallProject['dialoom.yaml']}\n# What turns texts into vectors\nencoder: ${encoder}\n`,
    'knowledge/faq.md': '# Order\n\nWhere is my order? It is on its way.\n',
  });
  await writeTinyModel(join(made.cwd, 'served'));
  hub = await startHub('test/tiny', join(made.cwd, 'served'), { commit });
  env.DIALOOM_MODEL_HUB = hub.url;
  env.DIALOOM_DATA = join(made.cwd, 'data');
  return { ...made, env };
}

describe('dialoom encoder', () => {
  it('has the built-in encoder ready, with nothing to download', async () => {
    const { run } = await project('{ type: builtin }');
    expect(await run('encoder', 'status', 'p')).toMatchObject({
      code: 0,
      out: ['Encoder: use-lite-en@1 (ready)'],
    });
    const { code, notes } = await run('encoder', 'download', 'p');
    expect([code, notes[0]]).toEqual([1, expect.stringContaining('ENCODER_NOTHING_TO_DOWNLOAD')]);
  });

  it('downloads a model and records it, so that project and bundle run only with it', async () => {
    const { run, start, cwd, env } = await project('{ type: transformers, model: test/tiny }');
    const unrecorded = await run('encoder', 'status', 'p');
    expect([unrecorded.code, unrecorded.notes[0]]).toEqual([
      1,
      expect.stringContaining('ENCODER_NOT_RECORDED'),
    ]);
    expect((await run('validate', 'p')).out.join('\n')).toContain('PROJECT_ENCODER_NOT_RECORDED');

    const { code, out, notes } = await run('encoder', 'download', 'p');
    expect(code, notes.join('\n')).toBe(0);
    const [, id = ''] = /^Encoder: (transformers:test\/tiny@[0-9a-f]{16})$/.exec(out[0] ?? '') ?? [];
    expect(id).not.toBe('');
    const manifest = readFileSync(join(cwd, 'p/dialoom.yaml'), 'utf8');
    expect(manifest).toContain('# What turns texts into vectors');
    expect(manifest).toContain(commit);
    expect(await run('encoder', 'status', 'p', '--json')).toMatchObject({ code: 0 });
    expect((await run('encoder', 'download', 'p')).out).toContain('Already recorded');

    const bundle = await run('bundle', 'p', '-o', 'p.dialoom');
    expect(bundle.code, bundle.notes.join('\n')).toBe(0);
    // Machines without a model, with another one, and with the right one.
    env.DIALOOM_DATA = join(cwd, 'empty');
    const serve = ['serve', 'p.dialoom', '--port', '0', '--data', 's'];
    expect((await run(...serve)).notes[0]).toContain('ENCODER_FILE_MISSING');
    await writeTinyModel(join(cwd, 'other'), 2);
    expect((await run(...serve, '--encoder-folder', 'other')).notes[0]).toContain('ENCODER_FILE_DIFFERS');
    const served = await start(...serve, '--encoder-folder', 'served');
    expect(served.first).toContain('http://127.0.0.1:');
    expect((await served.stop()).code).toBe(0);
  });

  it('records the files of a folder of your own', async () => {
    const { run, cwd } = await project('{ type: transformers, model: my-model, folder: models/mine }');
    expect((await run('encoder', 'record', 'p')).notes[0]).toContain('ENCODER_FILE_MISSING');
    mkdirSync(join(cwd, 'p/models'), { recursive: true });
    await writeTinyModel(join(cwd, 'p/models/mine'));
    expect((await run('encoder', 'record', 'p')).out).toContain('Recorded in dialoom.yaml');
    expect((await run('encoder', 'status', 'p')).out[0]).toMatch(
      /^Encoder: transformers:my-model@.+ \(ready\)$/,
    );
    writeFileSync(join(cwd, 'p/models/mine/config.json'), '{}');
    const { code, notes } = await run('encoder', 'status', 'p');
    expect([code, notes[0]]).toEqual([1, expect.stringContaining('ENCODER_FILE_DIFFERS')]);
  });

  it('does not serve a bundle if the endpoint returns other vectors under the same name', async () => {
    let seed = 1;
    const endpoint = await startEmbeddings(({ body }) => embeddingsOf(body.input, 16, seed));
    try {
      const { run, start } = await project(
        `{ type: openai, url: "${endpoint.url}", model: m, dimensions: 16 }`,
      );
      expect((await run('encoder', 'status', 'p')).out[0]).toBe('Encoder: openai:m@16 (ready)');
      const bundle = await run('bundle', 'p', '-o', 'p.dialoom');
      expect(bundle.code, bundle.notes.join('\n')).toBe(0);
      const serve = ['serve', 'p.dialoom', '--port', '0', '--data', 's'];
      seed = 2;
      expect((await run(...serve)).notes[0]).toContain('BUNDLE_OTHER_ENCODER');
      seed = 1;
      const served = await start(...serve);
      expect(served.first).toContain('Dialoom runtime');
      expect((await served.stop()).code).toBe(0);
    } finally {
      await endpoint.close();
    }
  });
});
