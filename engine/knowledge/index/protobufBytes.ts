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
export function fieldSize(length: number): number {
  return 1 + varintSize(length) + length;
}

/** Writes a field's number and the length of its bytes; returns the position after them. */
export function writeFieldHead(buffer: Buffer, at: number, number: number, length: number): number {
  let next = buffer.writeUInt8((number << 3) | wireType.bytes, at);
  let rest = length;
  for (; rest > 127; rest = Math.floor(rest / 128)) next = buffer.writeUInt8((rest % 128) | 128, next);
  return buffer.writeUInt8(rest, next);
}

/** Writes a text as a field; returns the position after it. */
export function writeText(buffer: Buffer, at: number, number: number, text: string): number {
  const begin = writeFieldHead(buffer, at, number, Buffer.byteLength(text));
  return begin + buffer.write(text, begin);
}

/** Writes a double as a field; returns the position after it. */
export function writeDouble(buffer: Buffer, at: number, number: number, value: number): number {
  return buffer.writeDoubleLE(value, buffer.writeUInt8((number << 3) | wireType.fixed64, at));
}

/**
 * Goes through the fields of a message.
 *
 * @throws RangeError when the bytes end too early or are of no known wire type.
 */
export function* fieldsOf(buffer: Buffer, begin: number, end: number): Generator<Field> {
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
