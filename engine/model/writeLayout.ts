import type { Layout } from './layout.ts';

/**
 * Writes a layout: one line for each state, sorted by id, so that a moved state is one changed line in git.
 * Coordinates are rounded to whole units.
 */
export function writeLayout(layout: Layout): string {
  const ids = Object.keys(layout.states).sort();
  if (ids.length === 0) return '{\n  "states": {}\n}\n';
  const lines = ids.map((id) => {
    const { x = 0, y = 0 } = layout.states[id] ?? {};
    return `    ${JSON.stringify(id)}: { "x": ${whole(x)}, "y": ${whole(y)} }`;
  });
  return `{\n  "states": {\n${lines.join(',\n')}\n  }\n}\n`;
}

function whole(value: number): number {
  // No "-0".
  return Math.round(value) + 0;
}
