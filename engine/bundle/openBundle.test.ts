import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { AppError } from '../base/appError.ts';
import { type ArchiveEntry, packArchive, unpackArchive } from './archive.ts';
import { buildBundle } from './buildBundle.ts';
import { defaultBundleLimits } from './bundleFormat.ts';
import { bundleInput } from './fixtures/bundleInput.ts';
import { type OpenBundleOptions, openBundle } from './openBundle.ts';
import { generateSigningKey } from './signature.ts';

const key = generateSigningKey();
const signed = await buildBundle(bundleInput({ signingKey: key.privateKey }));
const unsigned = await buildBundle(bundleInput());

async function codeOf(bytes: Uint8Array | string, options: OpenBundleOptions = {}): Promise<string> {
  try {
    await openBundle(bytes, options);
    return 'no error';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.remedy).not.toBe('');
    return error.code;
  }
}

/** Opens a bundle without checks, lets the test change its entries, and packs it again. */
async function repack(
  bytes: Uint8Array,
  change: (entries: Map<string, string>) => void,
  order: (entries: ArchiveEntry[]) => ArchiveEntry[] = (entries) => entries,
): Promise<Uint8Array> {
  const entries = await unpackArchive(bytes, defaultBundleLimits);
  // One character a byte, so that any content can be changed as text.
  const texts = new Map(entries.map((entry) => [entry.path, Buffer.from(entry.bytes).toString('latin1')]));
  change(texts);
  return packArchive(order([...texts].map(([path, text]) => ({ path, bytes: Buffer.from(text, 'latin1') }))));
}

function edit(path: string, from: string | RegExp, to: string) {
  return (entries: Map<string, string>) => {
    const text = entries.get(path) ?? '';
    expect(text).toMatch(from);
    entries.set(path, text.replace(from, to));
  };
}

/** A zip with settings that differ from ours. */
async function zipOf(add: (zip: yazl.ZipFile) => void): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  add(zip);
  zip.end();
  return buffer(zip.outputStream);
}

describe('openBundle', () => {
  it('returns the project, from memory and from disk', async () => {
    const input = bundleInput();
    const opened = await openBundle(unsigned.bytes);
    expect(opened).toMatchObject({
      manifest: unsigned.manifest,
      sha256: unsigned.sha256,
      files: input.files,
    });
    expect(opened.signature).toEqual({ status: 'none' });
    expect(opened.artifacts.get('nlu/model.bin')).toEqual(input.artifacts[0]!.bytes);
    const folder = await mkdtemp(join(tmpdir(), 'bundle-'));
    try {
      const path = join(folder, 'a.dialoom');
      await writeFile(path, unsigned.bytes);
      expect((await openBundle(path)).files).toEqual(input.files);
      expect(await codeOf(path, { limits: { archiveBytes: 100 } })).toBe('BUNDLE_TOO_LARGE');
      expect(await codeOf(join(folder, 'none.dialoom'))).toBe('BUNDLE_UNREADABLE');
      expect(await codeOf(folder)).toBe('BUNDLE_UNREADABLE');
      await writeFile(path, unsigned.bytes.subarray(0, 100));
      await expect(openBundle(path)).rejects.toMatchObject({
        code: 'BUNDLE_NOT_A_BUNDLE',
        location: { file: path },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('verifies the signature and its key', async () => {
    const other = generateSigningKey();
    expect((await openBundle(signed.bytes)).signature).toEqual({
      status: 'valid',
      keyId: key.keyId,
      trusted: false,
    });
    const trustedKeys = [other.publicKey, key.publicKey];
    expect((await openBundle(signed.bytes, { trustedKeys })).signature).toMatchObject({ trusted: true });
    expect(await codeOf(signed.bytes, { trustedKeys: [other.publicKey] })).toBe('BUNDLE_KEY_UNTRUSTED');
    expect(await codeOf(signed.bytes, { trustedKeys: [] })).toBe('BUNDLE_KEY_UNTRUSTED');
    expect(await codeOf(unsigned.bytes, { trustedKeys })).toBe('BUNDLE_UNSIGNED');
    expect(await codeOf(signed.bytes, { trustedKeys: ['no key'] })).toBe('BUNDLE_KEY_INVALID');
    expect(await codeOf(signed.bytes, { trustedKeys: [key.privateKey] })).toBe('BUNDLE_KEY_INVALID');
  });

  it('rejects a manifest that was changed after signing, even if everything else is consistent', async () => {
    const changed = await repack(
      signed.bytes,
      edit('manifest.json', '"project": "Shop"', '"project": "Shoq"'),
    );
    expect(await codeOf(changed)).toBe('BUNDLE_SIGNATURE_INVALID');
    const stripped = await repack(signed.bytes, (entries) => entries.delete('signature.json'));
    expect(await codeOf(stripped)).toBe('BUNDLE_SIGNATURE_INVALID');
    const unnamed = await repack(signed.bytes, edit('manifest.json', / {2}"publicKey".*\n/, ''));
    expect(await codeOf(unnamed)).toBe('BUNDLE_SIGNATURE_INVALID');
    const thief = await buildBundle(bundleInput({ signingKey: generateSigningKey().privateKey }));
    const thiefs = (await unpackArchive(thief.bytes, defaultBundleLimits))[1]!;
    const swapped = await repack(signed.bytes, (entries) =>
      entries.set('signature.json', Buffer.from(thiefs.bytes).toString('latin1')),
    );
    expect(await codeOf(swapped)).toBe('BUNDLE_SIGNATURE_INVALID');
    const garbled = await repack(signed.bytes, edit('signature.json', '"ed25519"', '"none"'));
    expect(await codeOf(garbled)).toBe('BUNDLE_SIGNATURE_INVALID');
  });

  it.each<[string, (entries: Map<string, string>) => void, string]>([
    ['a later version', edit('manifest.json', '"bundle": 1', '"bundle": 2'), 'BUNDLE_VERSION_UNKNOWN'],
    ['an invalid version', edit('manifest.json', '"bundle": 1', '"bundle": "x"'), 'BUNDLE_VERSION_UNKNOWN'],
    ['no version', edit('manifest.json', '"bundle": 1,', ''), 'BUNDLE_MANIFEST_INVALID'],
    [
      'an unknown field',
      edit('manifest.json', '"bundle": 1,', '"bundle": 1, "x": 1,'),
      'BUNDLE_MANIFEST_INVALID',
    ],
    ['a manifest that is not JSON', edit('manifest.json', '{', '['), 'BUNDLE_MANIFEST_INVALID'],
    ['no manifest', (entries) => entries.delete('manifest.json'), 'BUNDLE_NOT_A_BUNDLE'],
    ['a file that was changed', edit('project/dialoom.yaml', 'Shop', 'Shoq'), 'BUNDLE_FILE_CHANGED'],
    ['a file that became longer', edit('project/dialoom.yaml', 'Shop', 'Shops'), 'BUNDLE_FILE_CHANGED'],
    ['a missing file', (entries) => entries.delete('project/dialoom.yaml'), 'BUNDLE_FILE_MISSING'],
    ['an extra file', (entries) => entries.set('project/flows/x.flow.yaml', 'x'), 'BUNDLE_FILE_UNLISTED'],
    [
      'a file listed twice',
      edit('manifest.json', /"files": \[\s*(\{[^}]*\}),/, '"files": [$1,$1,'),
      'BUNDLE_DUPLICATE_FILE',
    ],
  ])('rejects %s', async (_title, change, code) => {
    expect(await codeOf(await repack(unsigned.bytes, change))).toBe(code);
  });

  it('rejects listed files that do not belong in a bundle or are not text', async () => {
    const list = (path: string, text: string) => async () => {
      const bytes = Buffer.from(text, 'latin1');
      const { createHash } = await import('node:crypto');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const entry = JSON.stringify({ path, size: bytes.length, sha256 });
      return repack(unsigned.bytes, (entries) => {
        edit('manifest.json', '"files": [', `"files": [${entry},`)(entries);
        entries.set(path, text);
      });
    };
    expect(await codeOf(await list('elsewhere/x', 'x')())).toBe('BUNDLE_PATH_UNSAFE');
    expect(await codeOf(await list('project/x.md', '\xff\xfe')())).toBe('BUNDLE_ENTRY_UNSUPPORTED');
    expect(await codeOf(await list('project/x.md', 'x')())).toBe('no error');
  });

  it('rejects a file that is not an archive', async () => {
    for (const bytes of [new Uint8Array(), Buffer.from('hello'), Buffer.alloc(70_000, 'PK')]) {
      expect(await codeOf(bytes)).toBe('BUNDLE_NOT_A_BUNDLE');
    }
    expect(await codeOf(await zipOf(() => {}))).toMatch(/^BUNDLE_(NOT_A_BUNDLE|DAMAGED)$/);
  });

  it.each([
    '../evil',
    'project/../../evil',
    '/etc/passwd',
    'C:/evil',
    'a\\..\\b',
    'a//b',
    'a/./b',
    'nul\0l',
    'e\u0301',
  ])('rejects the name %j', async (name) => {
    // No zip library writes such a name: put it in place of one of the same length.
    const bytes = Buffer.from(name);
    const stand = 'x'.repeat(bytes.length);
    const archive = Buffer.from(await packArchive([{ path: stand, bytes: Buffer.from('!') }]));
    for (let at = archive.indexOf(stand); at >= 0; at = archive.indexOf(stand)) bytes.copy(archive, at);
    expect(await codeOf(archive)).toBe('BUNDLE_PATH_UNSAFE');
  });

  it('rejects a name that is not UTF-8, a duplicate, a link, a folder, and compression', async () => {
    const content = Buffer.from('x');
    const plain = await packArchive([{ path: 'aa', bytes: content }]);
    expect(await codeOf(Buffer.from(plain.map((byte) => (byte === 0x61 ? 0xff : byte))))).toBe(
      'BUNDLE_PATH_UNSAFE',
    );
    const two = [
      { path: 'same', bytes: content },
      { path: 'same', bytes: content },
    ];
    expect(await codeOf(await packArchive(two))).toBe('BUNDLE_DUPLICATE_FILE');
    const link = await zipOf((zip) => zip.addBuffer(content, 'link', { mode: 0o120777, compress: false }));
    expect(await codeOf(link)).toBe('BUNDLE_ENTRY_UNSUPPORTED');
    const folder = await zipOf((zip) => zip.addEmptyDirectory('folder/'));
    expect(await codeOf(folder)).toBe('BUNDLE_ENTRY_UNSUPPORTED');
    const bomb = await zipOf((zip) => zip.addBuffer(Buffer.alloc(1_000_000), 'bomb', { mode: 0o100644 }));
    expect(await codeOf(bomb)).toBe('BUNDLE_ENTRY_UNSUPPORTED');
    const dated = await zipOf((zip) => zip.addBuffer(content, 'a', { mode: 0o100644, compress: false }));
    expect(await codeOf(dated)).toBe('BUNDLE_DAMAGED');
  });

  it('checks its limits before it reads', async () => {
    for (const limits of [{ archiveBytes: 1_000 }, { files: 3 }, { fileBytes: 60 }]) {
      expect(await codeOf(unsigned.bytes, { limits })).toBe('BUNDLE_TOO_LARGE');
    }
    const { length } = unsigned.bytes;
    expect(await codeOf(unsigned.bytes, { limits: { archiveBytes: length, files: 7 } })).toBe('no error');
  });

  it('detects every byte that is changed, missing or added', async () => {
    for (let at = 0; at < signed.bytes.length; at++) {
      const bytes = Uint8Array.from(signed.bytes);
      bytes[at] = bytes[at]! ^ (1 << (at % 8));
      expect(await codeOf(bytes), `byte ${at}`).toMatch(/^BUNDLE_/);
    }
    for (let length = 0; length < unsigned.bytes.length; length += 7) {
      expect(await codeOf(unsigned.bytes.subarray(0, length))).toMatch(/^BUNDLE_/);
    }
    expect(await codeOf(Buffer.concat([unsigned.bytes, Buffer.from([0])]))).toMatch(/^BUNDLE_/);
    expect(await codeOf(Buffer.concat([Buffer.from([0]), unsigned.bytes]))).toMatch(/^BUNDLE_/);
  });

  it('never mistakes a corrupted bundle for another one, crashes or hangs', async () => {
    const { length } = unsigned.bytes;
    const splice = fc.record({
      at: fc.nat(length - 1),
      drop: fc.nat(40),
      insert: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(splice, { minLength: 1, maxLength: 4 }), async (splices) => {
        let bytes = Buffer.from(unsigned.bytes);
        for (const { at, drop, insert } of splices) {
          bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + drop)]);
        }
        fc.pre(!bytes.equals(unsigned.bytes));
        expect(await codeOf(bytes)).toMatch(/^BUNDLE_/);
      }),
      { numRuns: 300 },
    );
  });

  it('never crashes on bytes that only look like an archive', async () => {
    const tail = fc.uint8Array({ minLength: 18, maxLength: 18 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), tail, async (head, rest) => {
        const bytes = Buffer.concat([head, Buffer.from([0x50, 0x4b, 5, 6]), rest]);
        // No comment, so that the reader reaches the directory.
        bytes.writeUInt16LE(0, bytes.length - 2);
        expect(await codeOf(bytes)).toMatch(/^BUNDLE_/);
      }),
      { numRuns: 300 },
    );
  });
});
