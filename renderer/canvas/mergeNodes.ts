import type { StateNode } from './createGraphBuilder.ts';

/**
 * Brings what the canvas shows (with its measured sizes, and a drag that is under way) up to the document. Nodes that
 * did not change stay the objects they were, so that they are not drawn again.
 */
export function mergeNodes(
  shown: readonly StateNode[],
  wanted: readonly StateNode[],
  selection: readonly string[],
): StateNode[] {
  const byId = new Map(shown.map((node) => [node.id, node]));
  const selected = new Set(selection);
  return wanted.map((next) => {
    const now = byId.get(next.id);
    const isSelected = selected.has(next.id);
    if (now === undefined) return isSelected ? { ...next, selected: true } : next;
    const position = now.dragging === true ? now.position : next.position;
    const same =
      now.data === next.data &&
      now.position.x === position.x &&
      now.position.y === position.y &&
      (now.selected ?? false) === isSelected;
    if (same) return now;
    return { ...now, ...next, position, selected: isSelected };
  });
}
