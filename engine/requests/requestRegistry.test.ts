import { describe, expect, it } from 'vitest';
import { AppError } from '../base/appError.ts';
import { requestKinds } from './index.ts';
import { answeredKindOf, isRequestType, requestKindOf } from './requestRegistry.ts';

it('has unique names of requests and answers', () => {
  const names = requestKinds.flatMap(({ type, answer }) => [type, answer]);
  expect(new Set(names).size).toBe(names.length);
  expect(isRequestType('say')).toBe(false);
});

describe.each(requestKinds.map((kind) => [kind.type, kind] as const))('%s', (type, kind) => {
  it('is found by its request and by its answer', () => {
    expect(isRequestType(type)).toBe(true);
    expect(requestKindOf(type)).toBe(kind);
    expect(answeredKindOf(kind.answer)).toBe(kind);
  });

  it('writes request and answer in the order of the log', () => {
    expect(Object.keys(kind.effect.shape).slice(0, 2)).toEqual(['type', 'id']);
    expect(Object.keys(kind.event.shape)).toEqual(['type', 'at', 'id', 'result']);
  });

  it('has a coded error for a missing port', () => {
    const error = kind.unavailable();
    expect(error).toBeInstanceOf(AppError);
    expect(error.toJSON()).toMatchObject({
      code: expect.stringMatching(/_UNAVAILABLE$/),
      message: expect.stringMatching(/./),
      remedy: expect.stringMatching(/./),
    });
  });

  it('has texts for itself and while it runs', () => {
    const { label, group, icon, triggered, running } = kind.describe;
    for (const text of [label, group, triggered, running]) expect(text).toMatch(/^\S.*\S$/);
    expect(icon).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(running.replaceAll('{title}', '')).not.toMatch(/[{}]/);
  });
});
