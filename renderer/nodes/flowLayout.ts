// Where states stand on the canvas: the size of their cards, and places for those without one.
import type { Flow, Layout } from '../../engine/model/documents/flow.ts';
import type { Project } from '../../engine/model/project.ts';
import { describeState, type StateView } from './describeState.ts';

/**
 * The size of a state's card, known without measuring: edges, minimap and auto-layout then work for states that are
 * out of sight and were never drawn. StateCard.module.css keeps to the same numbers.
 */
export const card = { width: 232, header: 50, summary: 42, port: 24, padding: 6 } as const;

/** Outcomes that get a row of their own; a single ordinary way out sits in the header instead. */
export function portRows({ ports }: Pick<StateView, 'ports'>): readonly StateView['ports'][number][] {
  const [only] = ports;
  return ports.length === 1 && only?.id === 'next' && !only.stray ? [] : ports;
}

/** Height of a state's card in canvas units. */
export function cardHeight(view: Pick<StateView, 'ports' | 'summary'>): number {
  const rows = portRows(view).length;
  const summary = view.summary === '' ? 0 : card.summary;
  return card.header + summary + (rows === 0 ? 0 : rows * card.port + card.padding);
}

/** Where the edge of an outcome leaves the card, from the card's top. */
export function portY(view: Pick<StateView, 'ports' | 'summary'>, outcome: string): number {
  const row = portRows(view).findIndex(({ id }) => id === outcome);
  if (row < 0) return card.header / 2;
  const summary = view.summary === '' ? 0 : card.summary;
  return card.header + summary + row * card.port + card.port / 2;
}

/** A place on the canvas, in canvas units. */
interface Position {
  readonly x: number;
  readonly y: number;
}

const columnGap = 88;
const rowGap = 36;
const columnWidth = card.width + columnGap;

/**
 * Gives every state a place: its own from the layout file, else one to the right of a state that leads to it, below
 * what already stands there.
 *
 * @param heights - Height of each state's card, by id.
 */
export function computePositions(
  flow: Flow,
  layout: Layout | undefined,
  heights: ReadonlyMap<string, number>,
): ReadonlyMap<string, Position> {
  const placed = new Map<string, Position>();
  for (const { id } of flow.states) {
    const own = layout?.states[id];
    if (own !== undefined) placed.set(id, own);
  }
  if (placed.size === flow.states.length) return placed;

  const ranks = rankStates(flow);
  const before = predecessors(flow);
  const missing = flow.states.filter(({ id }) => !placed.has(id));
  missing.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  for (const { id } of missing) {
    const neighbour = before.get(id)?.find((one) => placed.has(one));
    const origin = neighbour === undefined ? undefined : placed.get(neighbour);
    const x = origin === undefined ? (ranks.get(id) ?? 0) * columnWidth : origin.x + columnWidth;
    placed.set(id, { x, y: freeY(x, origin?.y ?? 0, id, placed, heights) });
  }
  return placed;
}

/** The first height at or below `y` at which a card in this column covers no other. */
function freeY(
  x: number,
  y: number,
  id: string,
  placed: ReadonlyMap<string, Position>,
  heights: ReadonlyMap<string, number>,
): number {
  const height = heights.get(id) ?? card.header;
  const column = [...placed]
    .filter(([, at]) => Math.abs(at.x - x) < columnWidth - 20)
    .map(([other, at]) => ({
      top: at.y - rowGap,
      bottom: at.y + (heights.get(other) ?? card.header) + rowGap,
    }))
    .sort((a, b) => a.top - b.top);
  let free = y;
  for (const { top, bottom } of column) {
    if (free + height > top && free < bottom) free = bottom;
  }
  return free;
}

/** Number of transitions from the beginning to each state, the shortest way; unreachable states count as 0. */
function rankStates(flow: Flow): ReadonlyMap<string, number> {
  const byId = new Map(flow.states.map((state) => [state.id, state]));
  const ranks = new Map<string, number>();
  const entry = flow.states.find(({ kind }) => kind === 'start') ?? flow.states[0];
  let wave = entry === undefined ? [] : [entry.id];
  for (let rank = 0; wave.length > 0; rank += 1) {
    const next: string[] = [];
    for (const id of wave) {
      if (ranks.has(id) || !byId.has(id)) continue;
      ranks.set(id, rank);
      next.push(...Object.values(byId.get(id)?.on ?? {}));
    }
    wave = next;
  }
  return ranks;
}

function predecessors(flow: Flow): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const state of flow.states) {
    for (const target of Object.values(state.on)) {
      before.set(target, [...(before.get(target) ?? []), state.id]);
    }
  }
  return before;
}

/**
 * Where states stand that have no place in the layout file. Written down with the first edit of the flow's layout:
 * computed anew from a layout that holds some of the states, they would jump.
 */
export function missingPlaces(
  project: Project,
  flowId: string,
): Readonly<Record<string, { readonly x: number; readonly y: number }>> {
  const flow = project.flows[flowId];
  const layout = project.layouts[flowId];
  if (flow === undefined || flow.states.every(({ id }) => layout?.states[id] !== undefined)) return {};
  const heights = new Map(flow.states.map((state) => [state.id, cardHeight(describeState(state))]));
  const positions = computePositions(flow, layout, heights);
  return Object.fromEntries([...positions].filter(([id]) => layout?.states[id] === undefined));
}
