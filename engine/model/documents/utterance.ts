/** A part of an utterance that is annotated as a value of an entity. Offsets are UTF-16 into the plain text, end exclusive. */
export interface Annotation {
  readonly start: number;
  readonly end: number;
  readonly entity: string;
  /** What the value is in the message: `from`, `to`. */
  readonly role?: string;
}

/** An utterance as customers write it, and what is annotated in it, in order and without overlaps. */
export interface AnnotatedUtterance {
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

// `[Berlin](city)` or `[Berlin](city:from)`. What stands between the brackets holds no bare bracket.
const ANNOTATION =
  /\[((?:\\[[\]\\]|[^[\]\\\n]|\\(?![[\]\\]))+)\]\(([a-z][a-z0-9_]{0,63})(?::([a-z][a-z0-9_]{0,63}))?\)/y;
const LOOKS_ANNOTATED = /\]\([a-z]/;
const ESCAPED = /\\([[\]\\])/g;

/**
 * Reads an utterance as it stands in an intent's file: `a flight from [Berlin](city:from) to [Rome](city:to)`. A
 * bracket that is meant as such and would be read as an annotation is written `\[`, a backslash before it `\\`.
 */
export function parseUtterance(source: string): AnnotatedUtterance {
  if (!source.includes('[')) return { text: source.replaceAll('\\\\', '\\'), annotations: [] };
  const annotations: Annotation[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    const next = source.charAt(at + 1);
    if (character === '\\' && (next === '\\' || next === '[')) {
      text += next;
      at += 2;
      continue;
    }
    ANNOTATION.lastIndex = at;
    const found = character === '[' ? ANNOTATION.exec(source) : null;
    if (found === null) {
      text += character;
      at += 1;
      continue;
    }
    const [whole, content = '', entity = '', role] = found;
    const start = text.length;
    text += content.replaceAll(ESCAPED, '$1');
    annotations.push({ start, end: text.length, entity, ...(role !== undefined && { role }) });
    at += whole.length;
  }
  return { text, annotations };
}

/**
 * Writes an utterance so that {@link parseUtterance} gives it back.
 *
 * @param utterance - Its annotations may be in any order; they must not overlap, be empty, or span lines.
 */
export function writeUtterance({ text, annotations }: AnnotatedUtterance): string {
  let source = '';
  let at = 0;
  for (const { start, end, entity, role } of annotations.toSorted((a, b) => a.start - b.start)) {
    source += writePlain(text.slice(at, start), true);
    const name = role === undefined ? entity : `${entity}:${role}`;
    source += `[${text.slice(start, end).replaceAll(/[[\]\\]/g, '\\$&')}](${name})`;
    at = end;
  }
  return source + writePlain(text.slice(at), false);
}

/** Backslashes and brackets stay as they are wherever they are read as themselves. */
function writePlain(text: string, beforeAnnotation: boolean): string {
  const mayBeRead = LOOKS_ANNOTATED.test(text);
  let written = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    const escaped =
      character === '\\'
        ? next === '\\' || next === '[' || (next === '' && beforeAnnotation) || written.endsWith('\\')
        : character === '[' && mayBeRead;
    written += escaped ? `\\${character}` : character;
  }
  return written;
}

/** The text of an utterance without its annotations: what is learnt from, compared and shown to customers. */
export function plainUtterance(source: string): string {
  return source.includes('[') || source.includes('\\') ? parseUtterance(source).text : source;
}

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
