import type { Json, JsonObject } from './json.ts';

/** `{{ slots.size_of_shoe }}`: names joined by dots, no filter, no whitespace control. */
const output = /\{\{\s*([a-z_]\w*(?:\.[a-z_]\w*)*)\s*\}\}/i;
/** Names that Liquid gives a meaning of their own. */
const special = /^(?:true|false|nil|null|empty|blank)$|(?:^|\.)(?:size|first|last)(?:\.|$)/;

/**
 * Renders the templates that most texts are, words and names of values, without the template engine: it takes longer
 * for one such text than the rest of a turn.
 *
 * @param source - A template that the engine has parsed.
 * @param longest - Most characters of the result.
 * @returns Undefined for any other template. The renderer gives undefined for what the engine has to decide: a value
 *   that is a list or an object, or a text that is too long.
 */
export function compilePlainTemplate(
  source: string,
  longest: number,
): ((context: JsonObject) => string | undefined) | undefined {
  // Words stand at the even places, names at the odd ones.
  const parts = source.split(output);
  const paths: (readonly string[])[] = [];
  for (const [place, part] of parts.entries()) {
    if (place % 2 === 0 ? /\{(?:[{%]|$)/.test(part) : special.test(part)) return undefined;
    if (place % 2 === 1) paths.push(part.split('.'));
  }
  const words = parts.filter((_, place) => place % 2 === 0);
  return (context) => {
    let text = words[0] ?? '';
    for (let place = 0; place < paths.length; place += 1) {
      const value = valueAt(context, paths[place] ?? []);
      if (typeof value === 'object' && value !== null) return undefined;
      text += `${value ?? ''}${words[place + 1] ?? ''}`;
    }
    return text.length > longest ? undefined : text;
  };
}

function valueAt(context: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = context;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as JsonObject)[name];
  }
  return value;
}
