import { expect, it } from 'vitest';
import { shopProject } from '../model/fixtures/shopProject.ts';
import { parseProject } from '../model/parseProject.ts';
import { nodeRegistry } from '../nodes/index.ts';
import { checkProject } from './checkProject.ts';

const path = 'nlu/out_of_scope.yaml';

/** The findings in the out-of-scope messages of the shop: code and place. */
function check(text: string) {
  const { project, documents, problems } = parseProject({ ...shopProject, [path]: text });
  const found =
    project === undefined
      ? []
      : checkProject({
          project,
          registry: nodeRegistry,
          locate: (file, at) => documents[file]?.locate(at),
        });
  return [...problems, ...found].map(
    ({ severity, code, location }) => `${severity} ${code} ${location?.file}:${location?.line}`,
  );
}

it('finds nothing in messages that no intent teaches', () => {
  expect(check('utterances: [what is the weather]\ntranslations:\n  de: [wie ist das Wetter]\n')).toEqual([]);
});

it('finds messages that an intent teaches, in any language, and locales the project does not have', () => {
  const text =
    'utterances:\n  - what is the weather\n  - Give me a HUMAN!\ntranslations:\n  fr: [quel temps fait-il]\n';
  expect(check(text)).toEqual([
    `warning NLU_OUT_OF_SCOPE_LANGUAGE ${path}:5`,
    `warning NLU_OUT_OF_SCOPE_TAUGHT ${path}:3`,
  ]);
});

it('parses the document as strictly as others', () => {
  expect(check('utterances: [1]\nmore: x\n')).toEqual([
    `error NLU_OUT_OF_SCOPE_INVALID ${path}:1`,
    `error NLU_OUT_OF_SCOPE_INVALID ${path}:2`,
  ]);
});

it('suggests the right name for a misnamed file', () => {
  const { problems } = parseProject({ ...shopProject, 'nlu/out_of_scope.yml': '' });
  expect(problems).toMatchObject([{ code: 'PROJECT_UNKNOWN_FILE', remedy: expect.stringContaining(path) }]);
});
