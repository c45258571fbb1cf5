import { type Emitter, Liquid, toValue } from 'liquidjs';

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
