import { describeState } from '../nodes/describeState.ts';
import { card, cardHeight, portY } from '../nodes/layout/cardGeometry.ts';
import { computePositions } from '../nodes/layout/computePositions.ts';
import { addState } from '../stores/flowEdits.ts';
import type { Studio } from '../stores/studio.ts';

/**
 * Adds a state where a click in the palette means it: behind the selected state, connected to its first way out that
 * leads nowhere; else in the middle of what is in sight.
 */
export function addStateNextToSelection(studio: Studio, kind: string): void {
  place(studio, kind);
  const { view } = studio;
  const [added] = view.getState().selection;
  // The canvas must have drawn it before it can move there.
  if (added !== undefined) requestAnimationFrame(() => view.getState().canvas?.ensureVisible(added));
}

function place(studio: Studio, kind: string): void {
  const { flow: flowId, selection, canvas } = studio.view.getState();
  const { project } = studio.document.getState();
  const flow = flowId === null ? undefined : project?.flows[flowId];
  if (flowId === null || flow === undefined) return;
  const [only, ...others] = selection;
  const source = others.length > 0 ? undefined : flow.states.find(({ id }) => id === only);
  const view = source === undefined ? undefined : describeState(source);
  const open = view?.ports.find(({ target }) => target === null);
  if (source === undefined || view === undefined) {
    const { x, y } = canvas?.centre() ?? { x: 0, y: 0 };
    addState(studio, flowId, kind, { x: x - card.width / 2, y: y - card.header });
    return;
  }
  const heights = new Map(flow.states.map((state) => [state.id, cardHeight(describeState(state))]));
  const positions = computePositions(flow, project?.layouts[flowId], heights);
  const origin = positions.get(source.id) ?? { x: 0, y: 0 };
  const x = origin.x + card.width + 88;
  let y = origin.y + (open === undefined ? 0 : portY(view, open.id) - card.header / 2);
  const column = [...positions].filter(([, at]) => Math.abs(at.x - x) < card.width + 20);
  column.sort(([, a], [, b]) => a.y - b.y);
  for (const [id, at] of column) {
    const bottom = at.y + (heights.get(id) ?? card.header) + 30;
    if (y + 130 > at.y && y < bottom) y = bottom;
  }
  const from = open === undefined ? undefined : { state: source.id, outcome: open.id };
  addState(studio, flowId, kind, { x, y }, from);
}
