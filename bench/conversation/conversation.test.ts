import { describe, expect, it } from 'vitest';
import { compileProject } from '../../engine/machine/compileProject.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { benchEngine } from './benchEngine.ts';
import { converse } from './converse.ts';
import { generatedProject } from './generatedProject.ts';
import { converseWithGraph, createOrderStatusGraph } from './orderStatusGraph.ts';
import { converseWithMachine } from './orderStatusMachine.ts';
import { orderStatusProject } from './orderStatusProject.ts';
import { preparedMessages } from './preparedEvents.ts';
import { assistantLines } from './script.ts';

describe('the compared conversation', () => {
  it('is the same with Dialoom', async () => {
    const outcomes = await converse(await benchEngine(orderStatusProject()));
    expect(outcomes.flatMap(({ turn }) => turn.messages.map(({ text }) => text))).toEqual(assistantLines);
    expect(outcomes.at(-1)?.turn.ended).toBe(true);
  });

  it('is the same with XState', () => {
    const said: unknown[] = [];
    const ended = converseWithMachine(preparedMessages, (actions) => {
      for (const { type, params } of actions) if (type === 'say') said.push(params);
    });
    expect(said).toEqual(assistantLines.map((text) => ({ text })));
    expect(ended).toBe(true);
  });

  it('is the same with LangGraph', async () => {
    const { said, ended } = await converseWithGraph(createOrderStatusGraph(), 'thread_1');
    expect(said).toEqual(assistantLines);
    expect(ended).toBe(true);
  });
});

describe('generatedProject', () => {
  it.each([10, 53, 58, 100, 1_000])('has %i states and compiles without problems', (states) => {
    const project = generatedProject(states);
    expect(Object.values(project.flows).flatMap((flow) => flow.states)).toHaveLength(states);
    expect(compileProject(project, nodeRegistry).problems).toEqual([]);
  });
});
