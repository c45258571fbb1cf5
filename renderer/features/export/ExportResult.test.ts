import { describe, expect, it } from 'vitest';
import { formatBytes, serveCommandLine } from './ExportResult.tsx';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [99_400, '99.4 kB'],
    [123_456, '123 kB'],
    [999_600, '1.0 MB'],
    [31_400_000, '31.4 MB'],
    [5e12, '5000 GB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('serveCommand', () => {
  it('quotes a path that a shell would take apart', () => {
    expect(serveCommandLine('/home/ada/shop.dialoom')).toBe('npx dialoom serve /home/ada/shop.dialoom');
    expect(serveCommandLine('C:\\ada\\shop.dialoom')).toBe('npx dialoom serve C:\\ada\\shop.dialoom');
    expect(serveCommandLine('/my shop/a.dialoom')).toBe("npx dialoom serve '/my shop/a.dialoom'");
    expect(serveCommandLine("/ada's/$x.dialoom")).toBe("npx dialoom serve '/ada'\\''s/$x.dialoom'");
    expect(serveCommandLine('C:\\my shop\\a.dialoom')).toBe('npx dialoom serve "C:\\my shop\\a.dialoom"');
  });
});
