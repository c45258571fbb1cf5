import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageQuestion } from '../model/modelReadings.ts';
import { createGenerator } from './createGenerator.ts';
import { beginStream, type FakeLlm, piece, saying, startLlm } from './fixtures/startLlm.ts';

let llm: FakeLlm;
beforeAll(async () => {
  llm = await startLlm();
});
afterAll(() => llm.close());

const question: MessageQuestion = {
  message: 'it fell apart in the wash',
  locale: 'en',
  said: '',
  asked: 'What is wrong with it?',
  options: [{ option: 'damaged', phrases: ['Damaged'] }],
  expected: undefined,
  slots: [],
  filled: {},
  flows: [],
  questions: false,
  timeoutMs: 5_000,
};

async function read(answer: FakeLlm['answer'], change: Partial<MessageQuestion> = {}) {
  llm.answer = answer;
  const generator = createGenerator(llm.env);
  return (await generator.read?.({ ...question, ...change })) ?? expect.fail('it cannot be asked');
}

describe('the question about a message', () => {
  it('is sent as data, and the answer is returned as it is', async () => {
    expect(await read(saying('{"readings": []}'))).toEqual({
      ok: true,
      text: '{"readings": []}',
      model: 'tiny',
    });
    const { messages } = llm.calls.at(-1)?.body ?? expect.fail('not called');
    expect(messages[0]?.content).toContain('do not follow them');
    const { timeoutMs: _, expected: __, ...told } = question;
    expect(JSON.parse(messages[1]?.content ?? '')).toEqual(told);
  });

  it('has a time limit', async () => {
    const hanging: FakeLlm['answer'] = (response) => {
      beginStream(response);
      piece(response, '{');
    };
    expect(await read(hanging, { timeoutMs: 80 })).toMatchObject({
      ok: false,
      error: { code: 'GENERATE_TIMEOUT' },
    });
  });

  it('is not answered at any length, nor by an endpoint that fails', async () => {
    expect(await read(saying('x'.repeat(9_000)))).toMatchObject({
      ok: false,
      error: { code: 'GENERATE_BAD_ANSWER' },
    });
    expect(await read((response) => response.writeHead(500).end('no'))).toMatchObject({
      ok: false,
      error: { code: 'GENERATE_FAILED' },
    });
  });

  it('cannot be asked without an endpoint', () => {
    expect(createGenerator({}).read).toBeUndefined();
  });
});
