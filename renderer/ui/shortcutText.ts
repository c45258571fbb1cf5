const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Prints `mod+shift+Z` the way keyboards of this system name it: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export function shortcutText(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => {
    if (part === 'mod') return apple ? '⌘' : 'Ctrl';
    if (part === 'shift') return apple ? '⇧' : 'Shift';
    if (part === 'alt') return apple ? '⌥' : 'Alt';
    return part.length === 1 ? part.toUpperCase() : part;
  });
  return parts.join(apple ? '' : '+');
}
