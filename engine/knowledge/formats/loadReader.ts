import type { BinaryFormat, KnowledgeFormat, TextFormat } from '../../model/knowledgeFormats.ts';
import type { Passage } from '../sources/chunk.ts';

/** Reads a source of a text format. The path is for error locations. */
export type TextReader = (source: string, text: string) => Passage[];
/** Reads a source of a binary format. The path is for error locations. */
export type BinaryReader = (source: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Passage[]>;

const loaded = new Map<string, Promise<unknown>>();

/**
 * Loads the reader of a format. Like workers, readers are loaded by path, because the list of formats is also used in
 * the studio's page, which must not load them.
 *
 * @throws TypeError if the module exports no function with the name of its file; a test loads all readers.
 */
export async function loadReader(format: TextFormat): Promise<TextReader>;
export async function loadReader(format: BinaryFormat): Promise<BinaryReader>;
export async function loadReader({ reader }: KnowledgeFormat): Promise<TextReader | BinaryReader> {
  let module = loaded.get(reader);
  if (module === undefined) {
    const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
    module = import(new URL(`./${reader}${extension}`, import.meta.url).href);
    loaded.set(reader, module);
  }
  const name = reader.slice(reader.lastIndexOf('/') + 1);
  const read = ((await module) as Readonly<Record<string, unknown>>)[name];
  if (typeof read !== 'function') throw new TypeError(`The module ${reader} exports no function ${name}`);
  return read as TextReader | BinaryReader;
}
