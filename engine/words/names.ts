import type { Project } from '../model/project.ts';

/**
 * Display names in a project. Statements contain ids; names are looked up when a statement is worded, so renaming a
 * flow changes no recording. Undefined if there is no name: the id is then shown.
 */
export interface Names {
  readonly flow: (id: string) => string | undefined;
  readonly state: (flow: string, id: string) => string | undefined;
  readonly intent: (id: string) => string | undefined;
}

/** Used without a project: everything is shown by its id. */
export const noNames: Names = { flow: () => undefined, state: () => undefined, intent: () => undefined };

/** The names in a project's documents. */
export function namesOfProject({ flows, intents }: Pick<Project, 'flows' | 'intents'>): Names {
  return {
    flow: (id) => flows[id]?.name,
    state: (flow, id) => flows[flow]?.states.find((state) => state.id === id)?.name,
    intent: (id) => intents[id]?.name,
  };
}

/** The parts of a compiled project that have names. */
export interface NamedParts {
  readonly flows: ReadonlyMap<
    string,
    { readonly name: string; readonly states: ReadonlyMap<string, { readonly name: string }> }
  >;
  readonly intentNames: ReadonlyMap<string, string>;
}

/** The names in a compiled project. */
export function namesOfCompiled({ flows, intentNames }: NamedParts): Names {
  return {
    flow: (id) => flows.get(id)?.name,
    state: (flow, id) => flows.get(flow)?.states.get(id)?.name,
    intent: (id) => intentNames.get(id),
  };
}
