import type { AnnotatedUtterance, Annotation } from '../../../engine/model/utterance.ts';

/** A part of an utterance: space and signs, a word, or an annotated value. */
export interface UtterancePiece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it can be chosen. */
  readonly isWord: boolean;
  readonly annotation: Annotation | undefined;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019-][\p{L}\p{M}\p{N}]+)*/gu;

/** Takes an utterance apart for choosing in it. The pieces in order make up the text. */
export function utterancePieces({ text, annotations }: AnnotatedUtterance): readonly UtterancePiece[] {
  const pieces: UtterancePiece[] = [];
  const add = (start: number, end: number, isWord: boolean, annotation?: Annotation): void => {
    if (start < end) pieces.push({ start, end, text: text.slice(start, end), isWord, annotation });
  };
  const addPlain = (from: number, to: number): void => {
    let at = from;
    for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
      add(at, from + index, false);
      add(from + index, from + index + word.length, true);
      at = from + index + word.length;
    }
    add(at, to, false);
  };
  let at = 0;
  for (const annotation of annotations) {
    addPlain(at, annotation.start);
    add(annotation.start, annotation.end, true, annotation);
    at = annotation.end;
  }
  addPlain(at, text.length);
  return pieces;
}
