// The part of Liquid that engine/base uses, for tsconfig.pure.json and tsconfig.renderer.json (see `paths` there): the library's own
// types pull in those of Node, and with them all that the pure engine must not see. Every other configuration
// checks the same code against the library's own types, so the two cannot drift apart.

export type Template = object;

export interface Emitter {
  write(value: unknown): void;
  buffer: string;
}

export type FilterHandler = (
  this: { readonly context: { readonly globals: object } },
  value: unknown,
  ...args: unknown[]
) => unknown;

export declare class Liquid {
  constructor(options: Readonly<Record<string, unknown>>);
  readonly renderer: {
    renderTemplates(templates: Template[], context: object, emitter?: Emitter): IterableIterator<unknown>;
  };
  readonly filters: Record<string, FilterHandler | { readonly handler: FilterHandler }>;
  readonly tags: Record<string, unknown>;
  registerFilter(name: string, filter: FilterHandler): void;
  unregisterFilter(name: string): void;
  parse(source: string): Template[];
  renderSync(
    templates: Template[],
    scope: object,
    options: { readonly strictVariables: boolean; readonly globals: object },
  ): unknown;
  globalFullVariablesSync(templates: Template[]): string[];
}

export declare function toValueSync(value: unknown): unknown;
export declare function toValue(value: unknown): unknown;
