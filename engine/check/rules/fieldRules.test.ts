import { expect, it } from 'vitest';
import { codeFaults } from './fieldRules.ts';

it.each([
  'return input.a?.b ?? 1;',
  'const f = (x) => x ** 2;\nreturn [1, 2].map(f);',
  'if (input.ok) return 1;\nthrow new Error("no");',
  '// nothing',
])('accepts %j', (code) => {
  expect(codeFaults(code)).toEqual([]);
});

it.each([
  ['const a = 1;\nreturn {', 2],
  ['return await input.a;', 1],
  ['import a from "a";', 1],
  ['} function other() {', 1],
  ['with (input) return a;', 1],
])('names the line of the syntax error in %j', (code, line) => {
  const [fault] = codeFaults(code);
  const error = fault?.make({ location: { file: 'flows/main.flow.yaml' } });
  expect(error).toMatchObject({
    code: 'FLOW_SCRIPT_SYNTAX',
    message: expect.stringContaining(`script, line ${line}`),
    location: { file: 'flows/main.flow.yaml' },
  });
});
