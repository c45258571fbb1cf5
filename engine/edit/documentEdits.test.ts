import { describe, expect, it } from 'vitest';
import { shopProject } from '../model/fixtures/shopProject.ts';
import { parseProject } from '../model/parseProject.ts';
import { findState, flowTransitions } from './documentEdits.ts';

const project = parseProject(shopProject).project!;
const main = project.flows.main!;

describe('selectors', () => {
  it('finds a state and its place', () => {
    expect(findState(main, 'what')).toEqual({ state: main.states[2], index: 2 });
    expect(findState(main, 'nothing')).toBeUndefined();
  });

  it('lists transitions in reading order', () => {
    expect(flowTransitions(main).slice(0, 4)).toEqual([
      { from: 'start', outcome: 'next', to: 'greet' },
      { from: 'greet', outcome: 'next', to: 'what' },
      { from: 'what', outcome: 'return', to: 'returns' },
      { from: 'what', outcome: 'question', to: 'answer' },
    ]);
  });
});
