import { compileTemplate } from '../base/compileTemplate.ts';
import type { Json, JsonObject } from '../base/json.ts';

/** A body template, compiled. */
export interface CompiledBody {
  /** Names that its texts read, as in {@link compileTemplate}. */
  readonly variables: readonly string[];
  /** @throws AppError TEMPLATE_FAILED */
  readonly fill: (context: { readonly input: JsonObject; readonly env: JsonObject }) => Json;
}

const wholeInput = /^\s*\{\{-?\s*input\.([a-z][a-z0-9_]*)\s*-?\}\}\s*$/;

/**
 * Compiles the body of an action: its text leaves are templates, and one that is nothing but `{{ input.x }}` becomes
 * the input itself, whatever its type.
 *
 * @throws AppError TEMPLATE_SYNTAX
 */
export function compileBody(body: Json): CompiledBody {
  if (typeof body === 'string') return compileLeaf(body);
  if (Array.isArray(body)) {
    const items = body.map(compileBody);
    return { variables: variablesOf(items), fill: (context) => items.map((item) => item.fill(context)) };
  }
  if (typeof body === 'object' && body !== null) {
    const entries = Object.entries(body).map(([key, value]) => [key, compileBody(value)] as const);
    return {
      variables: variablesOf(entries.map(([, value]) => value)),
      fill: (context) => Object.fromEntries(entries.map(([key, value]) => [key, value.fill(context)])),
    };
  }
  return { variables: [], fill: () => body };
}

function compileLeaf(text: string): CompiledBody {
  const template = compileTemplate(text, { strict: true });
  const input = wholeInput.exec(text)?.[1];
  return {
    variables: template.variables,
    fill: (context) => {
      const value = input === undefined ? undefined : context.input[input];
      return value === undefined ? template.render(context) : value;
    },
  };
}

function variablesOf(parts: readonly CompiledBody[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => part.variables))];
}
