// An entity tagger as bytes: what it was trained on, written and read.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { zodProblems } from '../../base/zodProblems.ts';
import { compareText } from '../classifier/deterministic.ts';
import { nluErrors } from '../errors.ts';
import { type EntityTagger, makeTagSet } from './entityTagger.ts';
import { type TaggingData, taggingExamples } from './taggingExamples.ts';

/** The layout of a stored tagger, shared by what writes it and what reads it. */
const taggerFile = {
  /** `DLET` in little-endian. */
  magic: 0x54454c44,
  /** Raised whenever the layout, the features or the training change: a tagger fits the code that made it. */
  version: 1,
  /** Magic, version, checksum of all that follows it, length of the header: four bytes each. */
  preambleBytes: 16,
  /** Bytes after the header: hashes, weights, weights of tags after tags. */
  arrayBytes: (features: number, tags: number): number =>
    4 * (features + features * tags + (tags + 1) * tags),
} as const;

/**
 * Fingerprint of everything that a tagger depends on: the utterances with their annotations, the entities that help to
 * find them, and the version of the training itself. A stored tagger with the same hash needs no training.
 *
 * @returns SHA-256 in hex; empty for a project without annotations, which needs no tagger.
 */
export function entityDataHash(project: TaggingData): string {
  const examples = taggingExamples(project);
  if (examples.length === 0) return '';
  const entities = Object.values(project.entities)
    // Names and descriptions teach nothing.
    .map(({ name: _, description: __, ...entity }) => entity)
    .sort((a, b) => compareText(a.id, b.id));
  return createHash('sha256')
    .update(JSON.stringify([taggerFile.version, examples, entities]), 'utf8')
    .digest('hex');
}

/** Stores a tagger as bytes: a fixed preamble, a JSON header, then the numbers, all little-endian. Equal taggers give equal bytes. */
export function serialiseEntityTagger(tagger: EntityTagger): Uint8Array<ArrayBuffer> {
  const { kinds, dataHash, hashes, weights, transitions } = tagger;
  const header = new TextEncoder().encode(JSON.stringify({ dataHash, kinds, features: hashes.length }));
  const { magic, version, preambleBytes, arrayBytes } = taggerFile;
  const bytes = new Uint8Array(
    preambleBytes + header.length + arrayBytes(hashes.length, makeTagSet(kinds).size),
  );
  const view = new DataView(bytes.buffer);
  bytes.set(header, preambleBytes);
  let at = preambleBytes + header.length;
  for (const hash of hashes) {
    view.setInt32(at, hash, true);
    at += 4;
  }
  for (const numbers of [weights, transitions]) {
    for (const number of numbers) {
      view.setFloat32(at, number, true);
      at += 4;
    }
  }
  view.setUint32(0, magic, true);
  view.setUint32(4, version, true);
  view.setUint32(12, header.length, true);
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}

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
    throw nluErrors.NLU_TAGGER_CORRUPT({ reason: 'it is not a file of a tagger' });
  }
  const found = view.getUint32(4, true);
  if (found !== version) throw nluErrors.NLU_TAGGER_VERSION({ found, supported: version });
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12))) {
    throw nluErrors.NLU_TAGGER_CORRUPT({ reason: 'its checksum does not match its content' });
  }
  const start = preambleBytes + view.getUint32(12, true);
  const { dataHash, kinds, features } = readHeader(bytes.subarray(preambleBytes, start));
  const { size } = makeTagSet(kinds);
  if (bytes.length !== start + arrayBytes(features, size)) {
    throw nluErrors.NLU_TAGGER_CORRUPT({ reason: 'its length does not match its header' });
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
    throw nluErrors.NLU_TAGGER_CORRUPT({ reason: 'its header is not JSON' }, { cause });
  }
  const parsed = header.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = zodProblems(parsed.error);
  throw nluErrors.NLU_TAGGER_CORRUPT({ reason: `its header is wrong at ${first?.field}: ${first?.message}` });
}
