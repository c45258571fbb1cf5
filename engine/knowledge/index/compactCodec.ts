import type { StoredChunk } from './chunkRecord.ts';

/** Wire types of Protocol Buffers that vectra's index format uses. */
const wireType = { varint: 0, fixed64: 1, bytes: 2 } as const;

/** A field of a message: its number, and where its content lies. */
interface Field {
  readonly number: number;
  /** Position of the content; of a varint its value. */
  readonly begin: number;
  readonly end: number;
}

/** Bytes that a number takes as a varint. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size += 1;
  return size;
}

/** Bytes that a field of so many bytes takes with its number (below 16) and its length. */
function fieldSize(length: number): number {
  return 1 + varintSize(length) + length;
}

/** Writes a field's number and the length of its bytes; returns the position after them. */
function writeFieldHead(buffer: Buffer, at: number, number: number, length: number): number {
  let next = buffer.writeUInt8((number << 3) | wireType.bytes, at);
  let rest = length;
  for (; rest > 127; rest = Math.floor(rest / 128)) next = buffer.writeUInt8((rest % 128) | 128, next);
  return buffer.writeUInt8(rest, next);
}

/** Writes a text as a field; returns the position after it. */
function writeText(buffer: Buffer, at: number, number: number, text: string): number {
  const begin = writeFieldHead(buffer, at, number, Buffer.byteLength(text));
  return begin + buffer.write(text, begin);
}

/** Writes a double as a field; returns the position after it. */
function writeDouble(buffer: Buffer, at: number, number: number, value: number): number {
  return buffer.writeDoubleLE(value, buffer.writeUInt8((number << 3) | wireType.fixed64, at));
}

/**
 * Goes through the fields of a message.
 *
 * @throws RangeError when the bytes end too early or are of no known wire type.
 */
function* fieldsOf(buffer: Buffer, begin: number, end: number): Generator<Field> {
  let at = begin;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (at >= end) throw new RangeError('it ends too early');
      const byte = buffer[at] ?? 0;
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < end) {
    const head = varint();
    const type = head & 7;
    const number = head >>> 3;
    if (type === wireType.varint) {
      const value = varint();
      yield { number, begin: value, end: value };
      continue;
    }
    if (type !== wireType.bytes && type !== wireType.fixed64) throw new RangeError('it is not in its format');
    const length = type === wireType.fixed64 ? 8 : varint();
    if (at + length > end) throw new RangeError('it ends too early');
    at += length;
    yield { number, begin: at - length, end: at };
  }
}

/** An entry of an index file without its vector. */
export interface StoredItem {
  readonly id: string;
  readonly metadata: StoredChunk;
}

/** What an index file holds. */
export interface StoredIndex {
  readonly items: readonly StoredItem[];
  /** The vectors of all items, one after the other. */
  readonly vectors: Float32Array;
}

// Numbers of the fields in vectra's `index.proto`.
const indexField = { items: 3 } as const;
const itemField = { id: 1, metadata: 2, vector: 3, norm: 4 } as const;
const entryField = { key: 1, value: 2 } as const;
const valueField = { text: 1 } as const;
/** Version 1, and an empty `metadata_config`. */
const preamble = Buffer.from([0x08, 0x01, 0x12, 0x00]);

/**
 * Writes vectra's protobuf format (what its `ProtobufCodec` reads and writes) without its objects in between: vectra's
 * codec turns every vector into an array of doubles and checks each number, which takes twelve times as long.
 */
export function encodeIndex({ items, vectors }: StoredIndex): Buffer {
  const dimensions = items.length === 0 ? 0 : vectors.length / items.length;
  const sizes = items.map((item) => itemSize(item, dimensions));
  const total = sizes.reduce((sum, size) => sum + fieldSize(size), preamble.length);
  const buffer = Buffer.allocUnsafe(total);
  let at = preamble.copy(buffer);
  for (const [i, { id, metadata }] of items.entries()) {
    at = writeFieldHead(buffer, at, indexField.items, sizes[i] ?? 0);
    at = writeText(buffer, at, itemField.id, id);
    for (const [key, text] of Object.entries(metadata)) {
      at = writeFieldHead(buffer, at, itemField.metadata, entrySize(key, text));
      at = writeText(buffer, at, entryField.key, key);
      at = writeFieldHead(buffer, at, entryField.value, fieldSize(Buffer.byteLength(text)));
      at = writeText(buffer, at, valueField.text, text);
    }
    const vector = vectors.subarray(i * dimensions, (i + 1) * dimensions);
    at = writeFieldHead(buffer, at, itemField.vector, 4 * dimensions);
    at += Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).copy(buffer, at);
    at = writeDouble(buffer, at, itemField.norm, normOf(vector));
  }
  return buffer;
}

/**
 * Reads vectra's protobuf format, as {@link encodeIndex} or vectra itself wrote it, with texts as metadata.
 *
 * @param bytes - May be let go of afterwards.
 * @throws RangeError when the bytes are not in the format, or the vectors are not all of `dimensions` numbers.
 */
export function decodeIndex(bytes: Buffer, dimensions: number): StoredIndex {
  const ranges: { readonly begin: number; readonly end: number }[] = [];
  for (const field of fieldsOf(bytes, 0, bytes.length))
    if (field.number === indexField.items) ranges.push(field);
  const vectors = new Float32Array(ranges.length * dimensions);
  const raw = new Uint8Array(vectors.buffer);
  const items = ranges.map(({ begin, end }, i) => {
    let id = '';
    let length = 0;
    const metadata: StoredChunk = {};
    for (const field of fieldsOf(bytes, begin, end)) {
      if (field.number === itemField.id) id = bytes.toString('utf8', field.begin, field.end);
      else if (field.number === itemField.metadata) readEntry(bytes, field.begin, field.end, metadata);
      else if (field.number === itemField.vector) {
        length = field.end - field.begin;
        if (length === 4 * dimensions) raw.set(bytes.subarray(field.begin, field.end), i * 4 * dimensions);
      }
    }
    if (length !== 4 * dimensions) throw new RangeError('a vector is of the wrong length');
    return { id, metadata };
  });
  return { items, vectors };
}

function readEntry(bytes: Buffer, begin: number, end: number, into: StoredChunk): void {
  let key = '';
  let text = '';
  for (const field of fieldsOf(bytes, begin, end)) {
    if (field.number === entryField.key) key = bytes.toString('utf8', field.begin, field.end);
    else
      for (const value of fieldsOf(bytes, field.begin, field.end))
        if (value.number === valueField.text) text = bytes.toString('utf8', value.begin, value.end);
  }
  into[key] = text;
}

function entrySize(key: string, text: string): number {
  return fieldSize(Buffer.byteLength(key)) + fieldSize(fieldSize(Buffer.byteLength(text)));
}

function itemSize({ id, metadata }: StoredItem, dimensions: number): number {
  const entries = Object.entries(metadata).reduce(
    (sum, [key, text]) => sum + fieldSize(entrySize(key, text)),
    0,
  );
  return fieldSize(Buffer.byteLength(id)) + entries + fieldSize(4 * dimensions) + 9;
}

function normOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
