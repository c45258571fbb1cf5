import type { NodeKind } from './defineNode.ts';

/** The node kinds of the product by name. Passed in as an argument wherever kinds matter. */
export type NodeRegistry = ReadonlyMap<string, NodeKind>;

/**
 * Makes the registry from a list one can read.
 *
 * @throws Error when a kind is listed twice: a mistake of the programmer, not of a project.
 */
export function createNodeRegistry(kinds: readonly NodeKind[]): NodeRegistry {
  const registry = new Map<string, NodeKind>();
  for (const kind of kinds) {
    if (registry.has(kind.kind)) throw new Error(`The node kind ${kind.kind} is registered twice`);
    registry.set(kind.kind, kind);
  }
  return registry;
}
