import type { Liquid, Template } from 'liquidjs';
import { compilePlainTemplate } from './compilePlainTemplate.ts';
import { expressionErrors, quoteSource } from './expressionErrors.ts';
import type { JsonObject } from './json.ts';
import { createTemplateEngine, templateLimits } from './templateEngine.ts';

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
