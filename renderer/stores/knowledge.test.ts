import { beforeEach, describe, expect, it } from 'vitest';
import { shopProject } from '../../engine/model/fixtures/shopProject.ts';
import { addTestQuestion } from './knowledge.ts';
import { setKnowledgeThreshold } from './projectEdits.ts';
import { runEdit } from './runEdit.ts';
import { createStudio, type Studio } from './studio.ts';
import { createMemoryHost } from './testing/createMemoryHost.ts';

let studio: Studio;
const files = () => studio.document.getState().files;
const open = async (more: Readonly<Record<string, string>> = {}) => {
  const host = createMemoryHost({ ...shopProject, ...more });
  studio = createStudio(host.client, { notify: () => {}, later: () => () => {}, edits: host.edits });
  await studio.document.getState().open('/projects/shop');
};

beforeEach(() => open());

describe('edits of test questions and the threshold', () => {
  it('creates the first set of questions, and adds to it', () => {
    expect(addTestQuestion(studio, { ask: 'who are you', expect: 'none' })).toBe(true);
    expect(addTestQuestion(studio, { ask: 'wer bist du', expect: 'none', locale: 'de' })).toBe(true);
    const { value } = studio.document.getState().parsed?.documents['tests/knowledge.questions.yaml'] ?? {};
    expect(value).toEqual({
      questions: [
        { ask: 'who are you', expect: 'none' },
        { ask: 'wer bist du', expect: 'none', locale: 'de' },
      ],
    });
  });

  it('adds to the existing set, and removes by text and language', async () => {
    const path = 'tests/gift-cards.questions.yaml';
    const text = 'questions:\n  - ask: a\n    expect: none\n\n  - ask: a\n    expect: none\n    locale: de\n';
    await open({ [path]: text });
    addTestQuestion(studio, { ask: 'b', expect: 'none' });
    expect(files()[path]).toContain('ask: b');
    expect(files()['tests/knowledge.questions.yaml']).toBeUndefined();
    runEdit(studio, 'question.remove', { set: 'gift-cards', ask: 'a', locale: undefined });
    expect(studio.document.getState().parsed?.documents[path]?.value).toEqual({
      questions: [
        { ask: 'a', expect: 'none', locale: 'de' },
        { ask: 'b', expect: 'none' },
      ],
    });
  });

  it('sets the threshold as a step of its own', () => {
    const before = files()['dialoom.yaml'];
    setKnowledgeThreshold(studio, 0.4);
    setKnowledgeThreshold(studio, 0.6);
    const threshold = () => studio.document.getState().project?.manifest.policies.knowledgeThreshold;
    expect(threshold()).toBe(0.6);
    studio.document.getState().undo();
    expect(threshold()).toBe(0.4);
    studio.document.getState().undo();
    expect(files()['dialoom.yaml']).toBe(before);
  });
});
