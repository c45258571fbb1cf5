import type { StateView } from '../describeState.ts';

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
