import type { AnnotatedUtterance, Annotation } from './utterance.ts';

/** The utterance with one more annotation; what it overlaps goes. Space at its ends is left out. */
export function annotate(utterance: AnnotatedUtterance, annotation: Annotation): AnnotatedUtterance {
  const { text } = utterance;
  const written = text.slice(annotation.start, annotation.end);
  const start = annotation.start + (written.length - written.trimStart().length);
  const end = start + written.trim().length;
  if (start >= end) return utterance;
  const others = utterance.annotations.filter((other) => other.end <= start || end <= other.start);
  const annotations = [...others, { ...annotation, start, end }].sort((a, b) => a.start - b.start);
  return { text, annotations };
}

/** The utterance without the annotations that lie in a part of it. */
export function removeAnnotations(
  { text, annotations }: AnnotatedUtterance,
  start: number,
  end: number,
): AnnotatedUtterance {
  return { text, annotations: annotations.filter((other) => other.end <= start || end <= other.start) };
}
