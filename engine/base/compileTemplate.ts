import { type Emitter, Liquid, type Template, toValue } from 'liquidjs';
import { expressionErrors, quoteSource } from './expressionErrors.ts';
import { type Audience, anyone, writeValue } from './formats/audience.ts';
import type { Json, JsonObject } from './json.ts';
import { remembered } from './remembered.ts';
import {
  audienceKey,
  audienceOf,
  type FilterHandler,
  findFilters,
  isInAddress,
  registerFilters,
  type SlotFilter,
  writeOutputs,
} from './templateFilters.ts';

/** Limit of a template, of a rendered text and of its captured parts, in characters. */
export const templateLimits = { source: 100_000, output: 100_000, allocations: 200_000 } as const;

const fileTags = ['include', 'render', 'layout', 'block'];

/**
 * Creates Dialoom's Liquid dialect: no files, no clock, no randomness, no setting of the machine, and limits on memory
 * and output, so that the same template and context give the same text on every machine.
 *
 * @param encode - Applied to every inserted value, never to the template's own text.
 */
export function createTemplateEngine(encode?: FilterHandler): Liquid {
  const engine = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    lenientIf: true,
    timezoneOffset: 0,
    locale: 'en-US',
    parseLimit: templateLimits.source,
    memoryLimit: templateLimits.allocations,
    ...(encode === undefined ? {} : { outputEscape: encode as (value: unknown) => string }),
  });
  for (const tag of fileTags) delete engine.tags[tag];
  // Its choice is random.
  engine.unregisterFilter('sample');
  registerFilters(engine);
  boundOutput(engine);
  return engine;
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

/** A value as text: nothing for null, items one after the other, an object as JSON. */
function textOf(value: unknown): string {
  const plain: unknown = toValue(value);
  if (typeof plain === 'string') return plain;
  if (plain === null || plain === undefined) return '';
  if (Array.isArray(plain)) return plain.map(textOf).join('');
  return typeof plain === 'object' ? JSON.stringify(plain) : String(plain);
}

/** `{{ slots.size_of_shoe }}`: names joined by dots, no filter, no whitespace control. */
const output = /\{\{\s*([a-z_]\w*(?:\.[a-z_]\w*)*)\s*\}\}/i;
/** Names with a special meaning in Liquid. */
const special = /^(?:true|false|nil|null|empty|blank)$|(?:^|\.)(?:size|first|last)(?:\.|$)/;

/**
 * Renders simple templates, texts with names of values, without the template engine, which takes longer for one such
 * text than the rest of a turn.
 *
 * @param source - A template that the engine has parsed.
 * @param maxLength - Limit of the result, in characters.
 * @returns Undefined for any other template. The renderer returns undefined where the engine has to decide: for a list
 *   or an object, or a text that is too long.
 */
export function compilePlainTemplate(
  source: string,
  maxLength: number,
): ((context: JsonObject, audience?: Audience) => string | undefined) | undefined {
  // Texts are at even positions, names at odd ones.
  const parts = source.split(output);
  const outputs: { readonly name: string; readonly path: readonly string[]; readonly isData: boolean }[] = [];
  let before = '';
  for (const [place, part] of parts.entries()) {
    if (place % 2 === 0 ? /\{(?:[{%]|$)/.test(part) : special.test(part)) return undefined;
    if (place % 2 === 1)
      outputs.push({ name: part, path: part.split('.'), isData: isInAddress(before, before.length) });
    before += place % 2 === 1 ? 'x' : part;
  }
  const words = parts.filter((_, place) => place % 2 === 0);
  return (context, audience) => {
    let text = words[0] ?? '';
    for (const [place, { name, path, isData }] of outputs.entries()) {
      const value = valueAt(context, path);
      if (typeof value === 'object' && value !== null) return undefined;
      const written =
        audience === undefined || isData ? value : writeValue(value, audience, audience.kindOf?.(name));
      text += `${written ?? ''}${words[place + 1] ?? ''}`;
    }
    return text.length > maxLength ? undefined : text;
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

/** Options of a template. */
export interface TemplateOptions {
  /**
   * Whether people read the text: it is then rendered for an audience, and its values are written as their language and
   * place have them. What machines read (requests of actions) has values as they are.
   */
  readonly forPeople?: boolean;
  /** An unknown name is an error instead of an empty text. `if` and `default` may still test for it. */
  readonly strict?: boolean;
  /** Percent-encodes every inserted value, so that it cannot break out of its part of a URL. */
  readonly encodeUri?: boolean;
}

/** A compiled Liquid template. */
export interface CompiledTemplate {
  readonly source: string;
  /** The paths that the template reads from its context: `slots.size`, `input.order.id`. Sorted. */
  readonly variables: readonly string[];
  /** Its filters for people on slots, whose types decide whether they fit. */
  readonly slotFilters: readonly SlotFilter[];
  /**
   * @param audience - Whom a text for people is for; English and UTC if absent.
   * @throws AppError TEMPLATE_FAILED - A filter failed, a text grew too long, or (strict) a name is missing.
   */
  readonly render: (context: JsonObject, audience?: Audience) => string;
}

/**
 * Compiles a Liquid template. Nothing is HTML-escaped: texts are plain, and channels escape what they show.
 *
 * @throws AppError TEMPLATE_SYNTAX - It cannot be parsed, or uses a tag or filter that does not exist.
 * @throws AppError TEMPLATE_FILTER - A filter has an option or a value that can never work.
 */
export function compileTemplate(source: string, options: TemplateOptions = {}): CompiledTemplate {
  const { forPeople = false, strict = false, encodeUri = false } = options;
  const engine = engineOf(encodeUri ? 'uri' : forPeople ? 'people' : 'data');
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
  const { slots: slotFilters, faults } = findFilters(templates, forPeople);
  const [fault] = faults;
  if (fault !== undefined) throw expressionErrors.TEMPLATE_FILTER({ source: quoteSource(source), ...fault });
  if (forPeople) writeOutputs(templates, writtenWithoutPath);
  const plainly = strict || encodeUri ? undefined : compilePlainTemplate(source, templateLimits.output);
  return {
    source,
    variables,
    slotFilters,
    render: (context, audience = anyone) => {
      const given = forPeople ? audience : undefined;
      const text = plainly?.(context, given);
      if (text !== undefined) return text;
      const globals = given === undefined ? {} : { [audienceKey]: given };
      try {
        return String(engine.renderSync(templates, context, { strictVariables: strict, globals }));
      } catch (error) {
        throw expressionErrors.TEMPLATE_FAILED(
          { source: quoteSource(source), message: reasonOf(error) },
          { cause: error },
        );
      }
    },
  };
}

/** What a text for people reads, and its filters on slots. Remembered: checks ask again and again. */
export const readsOfText = remembered((source): Pick<CompiledTemplate, 'variables' | 'slotFilters'> => {
  // Most texts are constant and need no template engine.
  if (!/\{[{%]/.test(source)) return { variables: [], slotFilters: [] };
  const { variables, slotFilters } = compileTemplate(source, { forPeople: true });
  return { variables, slotFilters };
});

/** Writes what has no path, such as the value of `echo`. */
const writtenWithoutPath: FilterHandler = function (value) {
  const audience = audienceOf(this.context);
  return audience === undefined ? value : writeValue(value, audience, undefined);
};

const escapes: Readonly<Record<'data' | 'people' | 'uri', FilterHandler | undefined>> = {
  data: undefined,
  people: writtenWithoutPath,
  uri: (value) => encodeURIComponent(textOf(value)),
};

const engines = new Map<keyof typeof escapes, Liquid>();

function engineOf(use: keyof typeof escapes): Liquid {
  let engine = engines.get(use);
  if (engine === undefined) {
    engine = createTemplateEngine(escapes[use]);
    // `raw` would switch off the encoding.
    if (use === 'uri') engine.unregisterFilter('raw');
    engines.set(use, engine);
  }
  return engine;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
