import { answerUnits } from './answerUnits.ts';

/** The texts by whose vectors a passage is found, see `chunkVectors`. */
export interface EmbeddedTexts {
  /** The innermost heading, or the question; undefined for a passage under no heading. */
  readonly title: string | undefined;
  /** Sentences, list items and table rows of the passage. */
  readonly units: readonly string[];
}

/** What is embedded of a passage. Equal texts, equal vector: a chunk's hash is made of this. */
export function embeddedTexts(passage: {
  readonly titlePath: readonly string[];
  readonly text: string;
}): EmbeddedTexts {
  return { title: passage.titlePath.at(-1), units: answerUnits(passage.text) };
}
