import { crc32 } from 'node:zlib';
import type { EntityTagger } from './entityTagger.ts';
import { taggerFile } from './taggerFile.ts';
import { makeTagSet } from './tagSet.ts';

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
