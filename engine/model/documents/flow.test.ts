import { expect, it } from 'vitest';
import { writeLayout } from './flow.ts';

it('writes one line for each state, sorted, in whole units', () => {
  const states = { b: { x: 10.4, y: -0.2 }, a: { x: 0, y: 99.5 } };
  expect(writeLayout({ states })).toBe(
    '{\n  "states": {\n    "a": { "x": 0, "y": 100 },\n    "b": { "x": 10, "y": 0 }\n  }\n}\n',
  );
  expect(writeLayout({ states: {} })).toBe('{\n  "states": {}\n}\n');
});
