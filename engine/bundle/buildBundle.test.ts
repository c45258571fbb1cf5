import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../base/problem.ts';
import { type BundleInput, buildBundle } from './buildBundle.ts';
import { bundleInput } from './fixtures/bundleInput.ts';
import { openBundle } from './openBundle.ts';
import { generateSigningKey } from './signature.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

async function codeOf(change: Partial<BundleInput>): Promise<string> {
  return buildBundle(bundleInput(change)).then(
    () => 'no error',
    (error: { code: string }) => error.code,
  );
}

describe('buildBundle', () => {
  it('describes its contents', async () => {
    const { manifest, signedBy } = await buildBundle(bundleInput());
    expect(manifest).toMatchObject({
      bundle: 1,
      project: 'Shop',
      createdWith: '0.1.0',
      embedder: 'minilm@1',
      requiredVariables: ['SHOP_URL'],
      requiredSecrets: ['SHOP_TOKEN'],
    });
    expect(manifest.files.map(({ path }) => path)).toEqual([
      'artifacts/knowledge/index.json',
      'artifacts/nlu/model.bin',
      'project/dialoom.yaml',
      'project/flows/main.flow.yaml',
      'project/knowledge/häufig.md',
      'project/locales/en.yaml',
    ]);
    expect(signedBy).toBeNull();
  });

  it('produces the same bytes in every order and every time zone', async () => {
    const { privateKey } = generateSigningKey();
    const input = bundleInput({ signingKey: privateKey });
    const first = await buildBundle(input);
    for (const TZ of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kathmandu']) {
      process.env.TZ = TZ;
      const again = await buildBundle({
        ...input,
        files: Object.fromEntries(Object.entries(input.files).reverse()),
        artifacts: input.artifacts.toReversed(),
      });
      expect(again.sha256).toBe(first.sha256);
    }
  });

  it('produces exactly these bytes: signed and deployed bundles must open with any later version', async () => {
    const { sha256, bytes } = await buildBundle(bundleInput());
    expect(bytes.length).toBe(2277);
    expect(sha256).toBe('a2ba4172e56be2e75b01a5f4df3432a5e4183dd91e6be8b54d4f3ad017b4bd5e');
  });

  it('returns exactly what was packed', async () => {
    const name = fc.stringMatching(/^[a-z0-9_]{1,12}$/);
    const text = fc.string({ unit: 'grapheme' });
    const files = fc.dictionary(
      name.map((id) => `knowledge/${id}.md`),
      text,
      { maxKeys: 5 },
    );
    const artifact = fc.record({
      path: name.map((id) => `x/${id}`),
      bytes: fc.uint8Array({ maxLength: 200 }),
    });
    const artifacts = fc.uniqueArray(artifact, { selector: ({ path }) => path, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, artifacts, async (some, derived) => {
        const { bytes, manifest } = await buildBundle(bundleInput({ files: some, artifacts: derived }));
        const opened = await openBundle(bytes);
        expect(opened.manifest).toEqual(manifest);
        expect({ ...opened.files }).toEqual({ ...some });
        expect([...opened.artifacts].map(([path, content]) => [path, [...content]])).toEqual(
          derived
            .map(({ path, bytes: content }) => [path, [...content]])
            .sort(([a], [b]) => (a! < b! ? -1 : 1)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out files that are not documents of the project', async () => {
    const input = bundleInput();
    const extra = [
      '.env',
      '.dialoom/x.json',
      'recordings/a.jsonl',
      'tests/a.yaml',
      'README.md',
      '../up.md',
      'knowledge/.secret.md',
    ];
    const more = await buildBundle({
      ...input,
      files: { ...input.files, ...Object.fromEntries(extra.map((path) => [path, 'x'])) },
    });
    expect(more.sha256).toBe((await buildBundle(input)).sha256);
  });

  it('rejects a project with errors and names the first of them', async () => {
    const problem = (severity: Problem['severity'], n: number): Problem => ({
      code: `FLOW_PROBLEM_${n}`,
      message: `It is wrong ${n}`,
      remedy: 'Mend it',
      severity,
    });
    expect(await codeOf({ problems: [problem('warning', 1)] })).toBe('no error');
    await expect(
      buildBundle(
        bundleInput({ problems: [problem('warning', 0), ...[1, 2, 3, 4].map((n) => problem('error', n))] }),
      ),
    ).rejects.toMatchObject({
      code: 'BUNDLE_PROJECT_HAS_ERRORS',
      message: expect.stringMatching(/4 errors: FLOW_PROBLEM_1: .*FLOW_PROBLEM_3: .*…$/),
    });
  });

  it.each([
    ['in a text', (value: string) => ({ files: { 'dialoom.yaml': `name: x # ${value}` } })],
    [
      'in a knowledge source',
      (value: string) => ({ files: { 'knowledge/a.md': `Use ${encodeURIComponent(value)}` } }),
    ],
    [
      'as base64',
      (value: string) => ({ files: { 'locales/en.yaml': Buffer.from(value).toString('base64') } }),
    ],
    [
      'in an artifact',
      (value: string) => ({ artifacts: [{ path: 'a', bytes: Buffer.from(`\0\xff${value}`) }] }),
    ],
  ])('rejects the value of a declared secret %s, without repeating it', async (_title, change) => {
    const value = 'tök"en 1';
    const input = bundleInput({ ...change(value), env: { SHOP_TOKEN: `${value}\n` } });
    const error = await buildBundle(input).catch((reason: Error) => reason);
    expect(error).toMatchObject({ code: 'BUNDLE_SECRET_FOUND' });
    expect(JSON.stringify(error)).not.toContain('en 1');
    expect((error as Error).message).toContain('SHOP_TOKEN');
  });

  it('ignores values of variables that are not secrets', async () => {
    expect(await codeOf({ env: { HOME: 'Hello', SHOP_URL: 'flows/main', SHOP_TOKEN: '' } })).toBe('no error');
  });

  it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'])(
    'rejects a %s',
    async (label) => {
      const files = { 'knowledge/a.md': `text\n-----BEGIN ${label}-----\nabc` };
      expect(await codeOf({ files })).toBe('BUNDLE_PRIVATE_KEY_FOUND');
    },
  );

  it.each(['../model', '/model', 'a\\b', 'a//b', 'C:/x', 'a\0b', 'a.', './a', ''])(
    'rejects an artifact named %j',
    async (path) => {
      expect(await codeOf({ artifacts: [{ path, bytes: new Uint8Array() }] })).toBe('BUNDLE_FILE_INVALID');
    },
  );

  it('rejects what could not be unpacked again', async () => {
    expect(await codeOf({ files: { 'dialoom.yaml': 'a\ud800' } })).toBe('BUNDLE_FILE_INVALID');
    const twice = { path: 'a', bytes: new Uint8Array(1) };
    expect(await codeOf({ artifacts: [twice, twice] })).toBe('BUNDLE_FILE_INVALID');
  });

  it('rejects an invalid key', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { publicKey } = generateSigningKey();
    for (const signingKey of [
      '',
      'no key',
      publicKey,
      String(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    ]) {
      expect(await codeOf({ signingKey })).toBe('BUNDLE_KEY_INVALID');
    }
  });
});
