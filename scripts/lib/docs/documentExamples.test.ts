import { expect, it } from 'vitest';
import { parseProject } from '../../../engine/model/parseProject.ts';
import { checkParsedProject } from '../../../engine/project/checkProjectFolder.ts';
import { projectOfExamples } from './projectOfExamples.ts';

it('the examples of all documents form a project without errors', () => {
  const parsed = parseProject(projectOfExamples());
  expect(parsed.problems).toEqual([]);
  expect(Object.values(parsed.documents).filter(({ value }) => value === undefined)).toEqual([]);
  expect(checkParsedProject(parsed).filter(({ severity }) => severity === 'error')).toEqual([]);
});
