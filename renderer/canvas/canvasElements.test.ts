import { describe, expect, it } from 'vitest';
import { mergeNodes } from './canvasElements.ts';
import type { StateNode } from './flowGraph.ts';

const node = (id: string, x: number, data = {}): StateNode =>
  ({ id, type: 'state', position: { x, y: 0 }, data }) as unknown as StateNode;

describe('mergeNodes', () => {
  it('keeps what did not change, with its measured size', () => {
    const data = {};
    const shown = { ...node('a', 1, data), measured: { width: 10, height: 10 } };
    const [merged] = mergeNodes([shown], [node('a', 1, data)], []);
    expect(merged).toBe(shown);
  });

  it('takes over new data and places, but not the place of a card that is being dragged', () => {
    const shown = [node('a', 1), { ...node('b', 1), dragging: true }];
    const merged = mergeNodes(shown, [node('a', 7), node('b', 7)], []);
    expect(merged.map(({ position }) => position.x)).toEqual([7, 1]);
  });

  it('marks the selection, drops what is gone, adds what is new', () => {
    const merged = mergeNodes([node('a', 1), node('b', 1)], [node('b', 1), node('c', 1)], ['c']);
    expect(merged.map(({ id, selected }) => [id, selected ?? false])).toEqual([
      ['b', false],
      ['c', true],
    ]);
  });
});
