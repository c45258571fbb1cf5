import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseOptions } from './parseOptions.ts';

describe('parseOptions', () => {
  it('defaults to any free port, no project and opening the browser', () => {
    expect(parseOptions([])).toEqual({ port: 0, project: null, open: true });
  });

  it('reads all options', () => {
    expect(parseOptions(['--port', '4000', '--project', 'demo', '--no-open'])).toEqual({
      port: 4000,
      project: resolve('demo'),
      open: false,
    });
  });

  it.each([
    [['--port', 'x'], '--port x is not a port number'],
    [['--port', '70000'], '--port 70000'],
    [['--port=-1'], '--port -1'],
    [['--unknown'], '--unknown'],
    [['stray'], 'stray'],
    [['--port'], '--port'],
  ])('rejects %j', (args, text) => {
    expect(() => parseOptions(args)).toThrow(
      expect.objectContaining({ code: 'HOST_OPTION_INVALID', message: expect.stringContaining(text) }),
    );
  });
});
