import { describe, expect, it } from 'vitest';
import { docExamples, docProjectFiles } from './docExamples.ts';

const page = `
Text.

\`\`\`yaml project=shop base=blank file=dialoom.yaml merge
policies:
  noMatch: { escalateAfter: 3 }
\`\`\`

1. In a list:

   \`\`\`yaml project=shop file=locales/en.yaml
   main.hello: Hello
   \`\`\`

\`\`\`yaml
not: an example
\`\`\`

\`\`\`yaml test=shop
name: Shop
\`\`\`
`;

describe('docExamples', () => {
  it('collects the files and suites of a page', () => {
    const [project, ...others] = docExamples(page);
    expect(others).toEqual([]);
    expect(project).toMatchObject({ name: 'shop', base: 'blank', suites: ['name: Shop\n'] });
    const base = { 'dialoom.yaml': 'name: Blank\npolicies:\n  noMatch: { suggestions: Try }\n' };
    expect(project && docProjectFiles(project, base)).toEqual({
      'dialoom.yaml': 'name: Blank\npolicies:\n  noMatch:\n    suggestions: Try\n    escalateAfter: 3\n',
      'locales/en.yaml': 'main.hello: Hello\n',
      'tests/example_1.test.yaml': 'name: Shop\n',
    });
    expect(() => project && docProjectFiles(project, {})).toThrow('does not have');
  });

  it.each(['project=shop', 'file=a.yaml', 'tset=shop', 'project=shop file=a mereg'])('rejects %s', (info) => {
    expect(() => docExamples(`\`\`\`yaml ${info}\na: 1\n\`\`\`\n`)).toThrow(info);
  });
});
