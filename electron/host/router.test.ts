import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../engine/base/appError.ts';
import { type MethodName, methods } from '../../engine/contract/methods.ts';
import { createRouter, type Handlers } from './router.ts';

const names = Object.keys(methods) as MethodName[];

function router(answer: (params: unknown) => Promise<unknown> = async () => ({})) {
  const handler = vi.fn(answer);
  const report = vi.fn();
  const handlers = Object.fromEntries(names.map((name) => [name, handler])) as unknown as Handlers;
  return { route: createRouter(handlers, report), handler, report };
}

describe('createRouter', () => {
  it('passes validated parameters to the handler and returns its result', async () => {
    const { route, handler } = router(async () => [{ id: 'blank' }]);
    expect(await route({ id: 7, method: 'templates.list', params: {} })).toEqual({
      id: 7,
      result: [{ id: 'blank' }],
    });
    expect(handler).toHaveBeenCalledWith({});
  });

  it.each([
    undefined,
    null,
    'app.info',
    [],
    {},
    { id: '1', method: 'app.info', params: {} },
    { id: 1.5, method: 'app.info', params: {} },
    { id: 1, params: {} },
    { id: 1, method: 'app.info', params: {}, more: 1 },
  ])('does not answer an invalid request: %j', async (message) => {
    const { route, handler } = router();
    expect(await route(message)).toBeUndefined();
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['no.such', 'toString', '__proto__', 'constructor', ''])(
    'rejects the unknown method "%s"',
    async (method) => {
      const { route } = router();
      expect(await route({ id: 1, method, params: {} })).toMatchObject({
        id: 1,
        error: { code: 'CONTRACT_UNKNOWN_METHOD' },
      });
    },
  );

  describe.each(names)('%s', (method) => {
    it.each([[null], ['text'], [[]], [{ unheardOf: 1 }], [42], [undefined]])(
      'rejects the parameters %j before any handler runs',
      async (params) => {
        const { route, handler } = router();
        expect(await route({ id: 1, method, params })).toMatchObject({
          id: 1,
          error: { code: 'CONTRACT_INVALID_PARAMS', message: expect.stringContaining(method) },
        });
        expect(handler).not.toHaveBeenCalled();
      },
    );
  });

  it.each([
    ['projects.save', { projectId: 'p', batch: 'batch_01', changes: [] }],
    ['projects.save', { projectId: 'p', batch: '../x', changes: [{ path: 'a', before: null, text: 'x' }] }],
    [
      'projects.save',
      { projectId: 'p', batch: 'batch_01', changes: [{ path: 'a', before: 'no hash', text: 'x' }] },
    ],
    ['projects.save', { projectId: 'p', batch: 'batch_01', changes: [{ path: 'a', before: null }] }],
    ['projects.save', { projectId: 'p', batch: 'batch_01', changes: [{ path: 'a', before: null, text: 1 }] }],
    ['projects.create', { template: 'blank', name: '', folder: '/x' }],
    ['bundle.export', { projectId: 'p', path: '', overwrite: false, signingKeyPath: null }],
    ['bundle.export', { projectId: 'p', path: '/x', overwrite: 'yes', signingKeyPath: null }],
    ['simulator.start', { projectId: 'p', actions: 'production', locale: null }],
    ['knowledge.explain', { projectId: 'p', text: 'x', limit: 1e9 }],
    ['knowledge.explain', { projectId: 'p', text: 'x', limit: 0 }],
  ])('rejects %s with %j and names the field', async (method, params) => {
    const { route, handler } = router();
    const answer = await route({ id: 1, method, params });
    expect(answer).toMatchObject({ error: { code: 'CONTRACT_INVALID_PARAMS' } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('passes on an error with a remedy, without its cause', async () => {
    const data = { code: 'X', message: 'No', remedy: 'Do', location: { file: 'a.yaml', line: 1 } };
    const { route, report } = router(async () => {
      throw new AppError(data, { cause: new Error('secret') });
    });
    expect(await route({ id: 1, method: 'app.info', params: {} })).toEqual({ id: 1, error: data });
    expect(report).not.toHaveBeenCalled();
  });

  it.each([new TypeError('x is not a function'), 'thrown text', undefined])(
    'answers HOST_INTERNAL to an unexpected error (%s) and reports it',
    async (thrown) => {
      const { route, report } = router(async () => {
        throw thrown;
      });
      expect(await route({ id: 1, method: 'app.info', params: {} })).toMatchObject({
        id: 1,
        error: { code: 'HOST_INTERNAL' },
      });
      expect(report).toHaveBeenCalledWith(thrown);
    },
  );
});
