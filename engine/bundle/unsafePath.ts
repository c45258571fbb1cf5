const longest = 512;

/**
 * Why a path may not stand in a bundle; undefined when it may. A path is relative, has forward slashes and NFC
 * Unicode, and means the same on every system.
 */
export function unsafePath(path: string): string | undefined {
  if (path === '' || path.length > longest) return `is empty or longer than ${longest} characters`;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is an absolute path';
  if (path.includes('\\')) return 'holds a backslash';
  const parts = path.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'climbs out of its folder';
  if (parts.includes('')) return 'has an empty part';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f:*?"<>|]/.test(path)) return 'holds a character that some systems do not allow';
  if (parts.some((part) => /[. ]$/.test(part))) return 'has a part that ends with a dot or space';
  if (!path.isWellFormed() || path.normalize('NFC') !== path) return 'is not in the usual Unicode form (NFC)';
  return undefined;
}
