import { describe, expect, it } from 'vitest';
import { serveCommand } from './serveCommand.ts';

describe('serveCommand', () => {
  it('quotes a path that a shell would take apart', () => {
    expect(serveCommand('/home/ada/shop.dialoom')).toBe('npx dialoom serve /home/ada/shop.dialoom');
    expect(serveCommand('C:\\ada\\shop.dialoom')).toBe('npx dialoom serve C:\\ada\\shop.dialoom');
    expect(serveCommand('/my shop/a.dialoom')).toBe("npx dialoom serve '/my shop/a.dialoom'");
    expect(serveCommand("/ada's/$x.dialoom")).toBe("npx dialoom serve '/ada'\\''s/$x.dialoom'");
    expect(serveCommand('C:\\my shop\\a.dialoom')).toBe('npx dialoom serve "C:\\my shop\\a.dialoom"');
  });
});
