import { z } from 'zod';
import { modelErrors } from '../errors.ts';
import { identifier } from '../identifier.ts';
import { layout } from '../layout.ts';
import { writeLayout } from '../writeLayout.ts';

const nodeList = z.strictObject({
  nodes: z.array(z.strictObject({ id: identifier, x: z.number(), y: z.number() })).default([]),
});

/** Layout of version 1, `{ "nodes": [{ "id", "x", "y" }] }`, to version 2. A later node of the same id wins, as it did. */
export function layoutFromNodes(text: string, file: string): string {
  const { nodes } = read(nodeList, text, file);
  return writeLayout({ states: Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x, y }])) });
}

/** Layout of version 2 to version 1. */
export function layoutToNodes(text: string, file: string): string {
  const { states } = read(layout, text, file);
  const nodes = Object.entries(states).map(([id, { x, y }]) => ({ id, x, y }));
  return `${JSON.stringify({ nodes }, undefined, 2)}\n`;
}

function read<T>(schema: z.ZodType<T>, text: string, file: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = `the layout ${file} is not what it should be`;
    throw modelErrors.MODEL_MIGRATION_BLOCKED({ reason }, { location: { file }, cause });
  }
}
