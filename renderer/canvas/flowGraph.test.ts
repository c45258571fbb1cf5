import { describe, expect, it } from 'vitest';
import type { Flow } from '../../engine/model/documents/flow.ts';
import { shopProject } from '../../engine/model/fixtures/shopProject.ts';
import { parseProject } from '../../engine/model/parseProject.ts';
import { createGraphBuilder } from './flowGraph.ts';

const project = parseProject(shopProject).project!;
const main = project.flows.main!;
const texts = project.locales.en!;
const change = (flow: Flow, id: string, edit: object): Flow => ({
  ...flow,
  states: flow.states.map((state) => (state.id === id ? { ...state, ...edit } : state)),
});

describe('createGraphBuilder', () => {
  it('draws a card for each state and a line for each transition that leads somewhere', () => {
    const { nodes, edges } = createGraphBuilder()(main, project.layouts.main, texts);
    expect(nodes.map(({ id }) => id)).toEqual(main.states.map(({ id }) => id));
    expect(edges).toContainEqual(expect.objectContaining({ id: 'start:next', target: 'greet' }));
    expect(nodes.find(({ id }) => id === 'greet')!.data.view.summary).toBe(texts['main.greeting']);
  });

  it('gives back the very same objects for what did not change', () => {
    const build = createGraphBuilder();
    const first = build(main, project.layouts.main, texts);
    const second = build(change(main, 'greet', { name: 'Hello' }), project.layouts.main, texts);
    for (const [index, node] of second.nodes.entries()) {
      if (node.id === 'greet') expect(node.data.view.title).toBe('Hello');
      else expect(node).toBe(first.nodes[index]);
    }
    for (const [index, edge] of second.edges.entries()) {
      if (edge.source !== 'greet') expect(edge).toBe(first.edges[index]);
    }
    const moved = build(change(main, 'greet', { name: 'Hello' }), { states: { bye: { x: 1, y: 1 } } }, texts);
    expect(moved.edges).toBe(second.edges);
  });

  it('draws no line to a state that is not there, and keeps the port', () => {
    const { nodes, edges } = createGraphBuilder()(
      change(main, 'start', { on: { next: 'gone' } }),
      undefined,
      texts,
    );
    expect(edges.some(({ source }) => source === 'start')).toBe(false);
    expect(nodes[0]!.data.view.ports[0]).toMatchObject({ id: 'next', target: 'gone' });
  });

  it('draws a state of a kind that nobody knows, with the ways out that the file says', () => {
    const flow = change(main, 'greet', { kind: 'hologram', on: { done: 'what' } });
    const { nodes, edges } = createGraphBuilder()(flow, undefined, texts);
    const greet = nodes.find(({ id }) => id === 'greet')!;
    expect(greet.data.view.kind).toBeUndefined();
    expect(greet.data.view.ports.map(({ id }) => id)).toEqual(['done']);
    expect(edges.some(({ id }) => id === 'greet:done')).toBe(true);
  });

  it('labels ways out with the text that a key stands for', () => {
    const choice = {
      id: 'ask',
      kind: 'choice',
      prompt: 'Well?',
      options: [{ id: 'hi', label: '$main.greeting' }],
    };
    const flow: Flow = { ...main, states: [{ ...choice, on: {} }] };
    const { nodes } = createGraphBuilder()(flow, undefined, texts);
    expect(nodes[0]!.data.view.ports[0]).toMatchObject({ id: 'hi', label: texts['main.greeting'] });
  });
});
