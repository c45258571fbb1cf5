import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { scriptResult } from '../model/ports.ts';
import { createScriptRunner } from './createScriptRunner.ts';

const runner = createScriptRunner();
afterAll(() => runner.close());

const run = (code: string, input: JsonObject = {}, timeoutMs = 250, memoryBytes = 12 * 1024 * 1024) =>
  runner.run({ code, input, timeoutMs, memoryBytes });

const outputOf = async (code: string, input: JsonObject = {}) => {
  const result = await run(code, input);
  expect(scriptResult.parse(result)).toEqual(result);
  return result.ok ? result.output : result.error;
};

describe('what a script can do', () => {
  it('computes from its input and returns data', async () => {
    const code = `
      const total = input.items.reduce((sum, item) => sum + item.price * item.count, 0);
      return { total, label: \`\${input.items.length} items\`, first: input.items[0], none: undefined };`;
    const items = [
      { price: 2.5, count: 2 },
      { price: 10, count: 1 },
    ];
    expect(await outputOf(code, { items })).toEqual({ total: 15, label: '2 items', first: items[0] });
  });

  it('returns null when it returns nothing', async () => {
    expect(await outputOf('input.a')).toBeNull();
  });

  it('reads dates from its input, in UTC wherever it runs', async () => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      const code = `const day = new Date(input.at); return [day.getHours(), new Date(2026, 0, 5).toISOString(), day,
        new Date('2026-03-01T10:00').getTime() === Date.UTC(2026, 2, 1, 10), day instanceof Date];`;
      expect(await outputOf(code, { at: 1_767_571_200_000 })).toEqual([
        0,
        '2026-01-05T00:00:00.000Z',
        '2026-01-05T00:00:00.000Z',
        true,
        true,
      ]);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('keeps what it logs, even if it fails, within limits', async () => {
    const told = await run(
      `console.log('a', 1, {b: [2]}, undefined); console.warn(new Error('c')); throw 1;`,
    );
    expect(told).toMatchObject({ ok: false, logs: ['a 1 {"b":[2]} undefined', 'Error: c'] });
    const much = await run(`for (let i = 0; i < 1000; i++) console.log('x'.repeat(10000));`);
    expect(much.logs).toHaveLength(100);
    expect(much.logs[0]).toHaveLength(501);
    expect(await run(`console.log('before'); for (;;) {}`, {}, 30)).toMatchObject({ logs: ['before'] });
  });
});

describe('sources of non-determinism', () => {
  it.each(['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'new Date(0).constructor.now()'])(
    'rejects %s and suggests an alternative',
    async (code) => {
      expect(await outputOf(`return ${code};`)).toMatchObject({
        code: 'SCRIPT_FAILED',
        message: expect.stringMatching(/is not available in scripts.*pass the value as an input/),
      });
    },
  );

  it('has no access to the host: no process, require, fetch, timers, import', async () => {
    const names = [
      'process',
      'require',
      'fetch',
      'setTimeout',
      'performance',
      'WeakRef',
      'globalThis.constructor',
    ];
    const code = `return [${names.map((name) => `typeof ${name}`).join(', ')}]`;
    expect(await outputOf(code)).toEqual([...Array(6).fill('undefined'), 'function']);
    expect(await outputOf('return this === undefined && new Function("return typeof process")()')).toBe(
      'undefined',
    );
  });

  it('leaves nothing to the next script', async () => {
    await outputOf(`globalThis.left = 1; Array.prototype.left = 2; JSON.stringify = () => 'x'; return 1;`);
    expect(await outputOf('return [typeof left, [].left, JSON.stringify([1])]')).toEqual([
      'undefined',
      null,
      '[1]',
    ]);
  });

  it('returns its result even if the script has changed built-in objects', async () => {
    const code = `JSON.stringify = null; Reflect.apply = null; String.prototype.slice = null; return {a: 1};`;
    expect(await outputOf(code)).toEqual({ a: 1 });
  });
});

describe('failures', () => {
  it.each([
    ['let a = 1;\nlet b = = 2;', 'SCRIPT_SYNTAX', 2],
    ['return await 1;', 'SCRIPT_SYNTAX', 1],
    ['} globalThis.x = 1; {', 'SCRIPT_SYNTAX', 1],
    ['const o = null;\n\nreturn o.x;', 'SCRIPT_FAILED', 3],
    ['function f() {\n  undeclared = 1;\n}\nf();', 'SCRIPT_FAILED', 2],
    ['(function f() { f(); })()', 'SCRIPT_FAILED', 1],
  ])('names the line of %j', async (code, error, line) => {
    expect(await outputOf(code)).toMatchObject({ code: error, location: { field: 'code', line } });
  });

  it.each([
    [`throw new TypeError('no size')`, 'TypeError: no size'],
    [`throw 'plain'`, 'it throws plain'],
    [`throw {a: 1}`, 'it throws {"a":1}'],
    [`throw null`, 'it throws null'],
    [`throw new Proxy({}, {get() { throw 1; }})`, 'it throws a value that cannot be displayed'],
  ])('reports what %s throws', async (code, reason) => {
    expect(await outputOf(code)).toMatchObject({
      code: 'SCRIPT_FAILED',
      message: expect.stringContaining(reason),
    });
  });

  it.each([
    'for (;;) {}',
    'while (true) { try { for (;;) {} } catch {} finally { continue; } }',
    `/(a+)+$/.exec('a'.repeat(40) + 'b')`,
    'throw {get message() { for (;;) {} }, toJSON() { for (;;) {} }}',
    'return {toJSON() { for (;;) {} }}',
    'return new Proxy({}, {ownKeys() { for (;;) {} }})',
  ])('stops %s', async (code) => {
    expect(await run(code, {}, 40)).toMatchObject({ ok: false, error: { code: 'SCRIPT_TIMEOUT' } });
  });

  it.each([
    'const a = []; for (;;) a.push(new Uint8Array(1000));',
    'const a = []; for (;;) a.push({n: a.length});',
    'return new Array(1e8).fill(0);',
    'return new Uint8Array(1e9).length;',
  ])('limits the memory of %s', async (code) => {
    expect(await run(code, {}, 2_000)).toMatchObject({ ok: false, error: { code: 'SCRIPT_MEMORY' } });
  });

  it.each([
    ['() => 1', 'it is a function'],
    ['{f() {}}', '"f" is a function'],
    ['[1n]', '"0" is a BigInt'],
    ['Symbol()', 'it is a symbol'],
    ['{a: 0 / 0}', '"a" is NaN'],
    ['{m: new Map()}', '"m" is a Map'],
    ['Promise.resolve(1)', 'a promise'],
    ['(() => { const o = {}; o.o = o; return o; })()', 'it contains itself'],
    ['{toJSON() { throw new Error("mine"); }}', 'mine'],
    [`'x'.repeat(70000)`, 'at most 65536'],
  ])('refuses to keep %s', async (value, reason) => {
    expect(await outputOf(`return ${value};`)).toMatchObject({
      code: 'SCRIPT_OUTPUT_INVALID',
      message: expect.stringContaining(reason),
    });
  });

  it('survives what crashes the interpreter itself', async () => {
    expect(await outputOf(`return JSON.parse('['.repeat(200000));`)).toMatchObject({ code: 'SCRIPT_FAILED' });
    expect(await outputOf('return 1')).toBe(1);
  });

  it('rejects an input that is too large', async () => {
    expect(await outputOf('return input.text.length', { text: 'ä'.repeat(1_000_000) })).toBe(1_000_000);
    expect(await outputOf('return 1', { text: 'x'.repeat(1_100_000) })).toMatchObject({
      code: 'SCRIPT_INPUT_TOO_LARGE',
    });
  });
});

describe('the thread', () => {
  it('runs concurrent scripts, each with its own result', async () => {
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    const results = await Promise.all(
      numbers.map((n) => run(n === 7 ? 'for (;;) {}' : 'return input.n * 2', { n }, 50)),
    );
    expect(results.map((result) => (result.ok ? result.output : result.error.code))).toEqual(
      numbers.map((n) => (n === 7 ? 'SCRIPT_TIMEOUT' : n * 2)),
    );
  });

  it('ends running scripts when closed, and starts again when used again', async () => {
    const own = createScriptRunner();
    const call = { code: 'for (;;) {}', input: {}, timeoutMs: 2_000, memoryBytes: 1_000_000 };
    const running = Promise.all([own.run(call), own.run(call)]);
    await own.close();
    expect((await running).map((result) => !result.ok && result.error.code)).toEqual([
      'SCRIPT_ENGINE_FAILED',
      'SCRIPT_ENGINE_FAILED',
    ]);
    expect(await own.run({ ...call, code: 'return 2' })).toMatchObject({ ok: true, output: 2 });
    await own.close();
  });
});
