import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { zodProblems } from '../../base/zodProblems.ts';
import { errors } from '../errors.ts';
import type { EntityTagger } from './entityTagger.ts';
import { taggerFile } from './taggerFile.ts';
import { makeTagSet } from './tagSet.ts';

const header = z.strictObject({
  dataHash: z.string(),
  kinds: z.array(z.string()),
  features: z.number().int().nonnegative(),
});

/**
 * Reads a tagger that `serialiseEntityTagger` stored.
 *
 * @throws NLU_TAGGER_VERSION for another version of the layout, NLU_TAGGER_CORRUPT for anything else that is wrong.
 */
export function deserialiseEntityTagger(bytes: Uint8Array): EntityTagger {
  const { magic, version, preambleBytes, arrayBytes } = taggerFile;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < preambleBytes || view.getUint32(0, true) !== magic) {
    throw errors.NLU_TAGGER_CORRUPT({ reason: 'it is not a file of a tagger' });
  }
  const found = view.getUint32(4, true);
  if (found !== version) throw errors.NLU_TAGGER_VERSION({ found, supported: version });
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12))) {
    throw errors.NLU_TAGGER_CORRUPT({ reason: 'its checksum does not match its content' });
  }
  const start = preambleBytes + view.getUint32(12, true);
  const { dataHash, kinds, features } = readHeader(bytes.subarray(preambleBytes, start));
  const { size } = makeTagSet(kinds);
  if (bytes.length !== start + arrayBytes(features, size)) {
    throw errors.NLU_TAGGER_CORRUPT({ reason: 'its length does not match its header' });
  }
  let at = start + 4 * features;
  const floats = (length: number): Float32Array => {
    const numbers = Float32Array.from({ length }, (_, n) => view.getFloat32(at + 4 * n, true));
    at += 4 * length;
    return numbers;
  };
  return {
    kinds,
    dataHash,
    hashes: Int32Array.from({ length: features }, (_, n) => view.getInt32(start + 4 * n, true)),
    weights: floats(features * size),
    transitions: floats((size + 1) * size),
  };
}

function readHeader(bytes: Uint8Array): z.infer<typeof header> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw errors.NLU_TAGGER_CORRUPT({ reason: 'its header is not JSON' }, { cause });
  }
  const parsed = header.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = zodProblems(parsed.error);
  throw errors.NLU_TAGGER_CORRUPT({ reason: `its header is wrong at ${first?.field}: ${first?.message}` });
}
