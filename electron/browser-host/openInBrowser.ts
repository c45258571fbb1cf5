import { spawn } from 'node:child_process';

/**
 * Opens a URL in the system's browser. Where there is none the URL that was printed has to do, so a failure is silent.
 */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [command, args] = openCommand(url, platform);
  const child = spawn(command, [...args], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

function openCommand(url: string, platform: NodeJS.Platform): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [url]];
  // `start` treats the first quoted argument as a window title.
  if (platform === 'win32') return ['cmd', ['/c', 'start', '""', url]];
  return ['xdg-open', [url]];
}
