import { type Emitter, Liquid, type Template, toValue } from 'liquidjs';
import { expressionErrors, quoteSource } from './expressionErrors.ts';
import type { Json, JsonObject } from './json.ts';

/** Most characters a template may have, and a rendered text (or a part captured on the way). */
export const templateLimits = { source: 100_000, output: 100_000, allocations: 200_000 } as const;

const fileTags = ['include', 'render', 'layout', 'block'];
const dateFilters = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];

/**
 * Makes the Liquid dialect of the product: no files, no clock, no randomness, dates in UTC, and bounds on memory and
 * output, so that the same template and context give the same text on every machine.
 *
 * @param encode - Applied to every inserted value, never to the template's own text.
 */
export function createTemplateEngine(encode?: (text: string) => string): Liquid {
  const engine = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    lenientIf: true,
    timezoneOffset: 0,
    locale: 'en-US',
    parseLimit: templateLimits.source,
    memoryLimit: templateLimits.allocations,
    ...(encode === undefined ? {} : { outputEscape: (value: unknown) => encode(textOf(value)) }),
  });
  for (const tag of fileTags) delete engine.tags[tag];
  // `sample` draws at random; `raw` would switch the encoding off.
  engine.unregisterFilter('sample');
  if (encode !== undefined) engine.unregisterFilter('raw');
  for (const name of dateFilters) fixDateFilter(engine, name);
  boundOutput(engine);
  return engine;
}

/** A date without a zone is UTC, not the zone of the machine; "now" would read the clock. */
function fixDateFilter(engine: Liquid, name: string): void {
  const original = engine.filters[name];
  if (typeof original !== 'function') throw new Error(`Liquid has no filter ${name}`);
  engine.registerFilter(name, function (value: unknown, ...args: unknown[]) {
    const date = toValue(value) as unknown;
    if (date === 'now' || date === 'today') {
      throw new Error(`"${date}" is not available in templates: the clock cannot be replayed`);
    }
    const local = typeof date === 'string' && /^\d{4}-\d\d-\d\d[T ][\d:.]+$/.test(date);
    return original.call(this, local ? `${date.replace(' ', 'T')}Z` : date, ...args);
  });
}

function boundOutput(engine: Liquid): void {
  const render = engine.renderer.renderTemplates.bind(engine.renderer);
  engine.renderer.renderTemplates = (templates, context, emitter) =>
    render(templates, context, emitter ?? new BoundedEmitter());
}

class BoundedEmitter implements Emitter {
  buffer = '';

  write(value: unknown): void {
    const text = textOf(value);
    if (this.buffer.length + text.length > templateLimits.output) {
      throw new Error(`the text is longer than ${templateLimits.output} characters`);
    }
    this.buffer += text;
  }
}

/** What a value looks like in a text: nothing for null, items one after the other, an object as JSON. */
function textOf(value: unknown): string {
  const plain: unknown = toValue(value);
  if (typeof plain === 'string') return plain;
  if (plain === null || plain === undefined) return '';
  if (Array.isArray(plain)) return plain.map(textOf).join('');
  return typeof plain === 'object' ? JSON.stringify(plain) : String(plain);
}

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

/** How a template is read. */
export interface TemplateOptions {
  /** A name that is not there is an error instead of nothing. `if` and `default` still may ask for it. */
  readonly strict?: boolean;
  /** Percent-encodes every inserted value, so that it stays one part of a URL. */
  readonly encodeUri?: boolean;
}

/** A Liquid template, ready to be rendered any number of times. */
export interface CompiledTemplate {
  readonly source: string;
  /** Names the template reads from its context, with their paths: `slots.size`, `input.order.id`. Sorted. */
  readonly variables: readonly string[];
  /** @throws AppError TEMPLATE_FAILED - A filter failed, a text grew too long, or (strict) a name is missing. */
  readonly render: (context: JsonObject) => string;
}

let plain: Liquid | undefined;
let uri: Liquid | undefined;

/**
 * Compiles a Liquid template. Nothing is HTML-escaped: texts are plain, and channels escape what they show.
 *
 * @throws AppError TEMPLATE_SYNTAX - It cannot be parsed, or uses a tag or filter that does not exist.
 */
export function compileTemplate(source: string, options: TemplateOptions = {}): CompiledTemplate {
  const engine = options.encodeUri ? uriEngine() : plainEngine();
  let templates: Template[];
  let variables: readonly string[];
  try {
    templates = engine.parse(source);
    variables = engine.globalFullVariablesSync(templates).sort();
  } catch (error) {
    throw expressionErrors.TEMPLATE_SYNTAX(
      { source: quoteSource(source), message: reasonOf(error) },
      { cause: error },
    );
  }
  const renderOptions = { strictVariables: options.strict ?? false };
  const plainly =
    options.strict || options.encodeUri ? undefined : compilePlainTemplate(source, templateLimits.output);
  return {
    source,
    variables,
    render: (context) => {
      const text = plainly?.(context);
      if (text !== undefined) return text;
      try {
        return String(engine.renderSync(templates, context, renderOptions));
      } catch (error) {
        throw expressionErrors.TEMPLATE_FAILED(
          { source: quoteSource(source), message: reasonOf(error) },
          { cause: error },
        );
      }
    },
  };
}

function uriEngine(): Liquid {
  uri ??= createTemplateEngine(encodeURIComponent);
  return uri;
}

function plainEngine(): Liquid {
  plain ??= createTemplateEngine();
  return plain;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
