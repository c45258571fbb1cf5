import { annotate, removeAnnotations } from '../../engine/model/editAnnotations.ts';
import { type Entity, rolesOf } from '../../engine/model/entity.ts';
import {
  type AnnotatedUtterance,
  type Annotation,
  parseUtterance,
  writeUtterance,
} from '../../engine/model/utterance.ts';

/** An utterance as it stands in its file, taken apart. */
export function readMarks(source: string): AnnotatedUtterance {
  return parseUtterance(source);
}

/** The utterance with one more value marked, as it stands in its file then. */
export function markValue(source: string, annotation: Annotation): string {
  return writeUtterance(annotate(parseUtterance(source), annotation));
}

/** The utterance without the marks in a part of it. */
export function unmarkValues(source: string, start: number, end: number): string {
  return writeUtterance(removeAnnotations(parseUtterance(source), start, end));
}

/** The roles that a value of an entity may have. */
export function roleNames(entity: Entity): readonly string[] {
  return [...rolesOf(entity).keys()];
}
