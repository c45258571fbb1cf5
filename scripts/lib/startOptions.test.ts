import { describe, expect, it } from 'vitest';
import { browserHostFlags, startOptions } from './startOptions.mjs';

describe('startOptions', () => {
  it('opens the desktop studio by default', () => {
    expect(startOptions([])).toEqual({ browser: false, help: false, open: true });
  });

  it.each([[['--browser']], [['--no-open']], [['--port', '4000']], [['--port=4000']]])(
    '%j means the browser studio',
    (args) => {
      expect(startOptions(args).browser).toBe(true);
    },
  );

  it('keeps a project for either studio', () => {
    expect(startOptions(['--project', 'a b'])).toMatchObject({ browser: false, project: 'a b' });
    expect(startOptions(['--project=x=y'])).toMatchObject({ project: 'x=y' });
  });

  it.each([
    [['--prot', '1'], 'Unknown option --prot.'],
    [['demo'], 'Unknown option demo.'],
    [['--port'], '--port needs a value.'],
    [['--port', '--browser'], '--port needs a value.'],
    [['--port='], '--port needs a value.'],
    [['--port', '-1'], '--port needs a number from 0 to 65535, not -1.'],
    [['--port', '65536'], '--port needs a number from 0 to 65535, not 65536.'],
    [['--project'], '--project needs a value.'],
    [['--browser=yes'], '--browser takes no value.'],
  ])('rejects %j', (args, message) => {
    expect(() => startOptions(args)).toThrow(message);
  });

  it("passes the browser host's options on to it", () => {
    const options = startOptions(['--browser', '--project', '/p', '--no-open', '--port', '0']);
    expect(browserHostFlags(options)).toEqual(['--port', '0', '--project', '/p', '--no-open']);
    expect(browserHostFlags(startOptions(['--browser']))).toEqual([]);
  });
});
