import { describe, expect, it } from 'vitest';
import { behavesAlike } from './behavesAlike.ts';

const files = { 'dialoom.yaml': 'a', 'flows/main.flow.yaml': 'b', 'flows/main.layout.json': '{}' };

describe('behavesAlike', () => {
  it('takes no notice of where states stand', () => {
    expect(behavesAlike(files, { ...files, 'flows/main.layout.json': '{"x":1}' })).toBe(true);
    expect(behavesAlike({ 'dialoom.yaml': 'a' }, { 'dialoom.yaml': 'a', 'README.md': 'x' })).toBe(true);
  });

  it.each([
    'flows/main.flow.yaml',
    'nlu/intents/a.yaml',
    'knowledge/a.md',
    'actions/a.yaml',
    'locales/en.yaml',
  ])('notices a change of %s', (path) => {
    expect(behavesAlike(files, { ...files, [path]: 'new' })).toBe(false);
    expect(behavesAlike({ ...files, [path]: 'new' }, files)).toBe(false);
  });
});
