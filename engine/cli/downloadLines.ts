import type { DownloadProgress } from '../embed/download/downloadModel.ts';

const megabyte = 1_000_000;

/**
 * Tells of a download in a few lines: each tenth of each file.
 *
 * @param note - Takes a line.
 */
export function downloadLines(note: (line: string) => void): (progress: DownloadProgress) => void {
  let last = '';
  return ({ file, done, total }) => {
    const step =
      total === null || total === 0 ? Math.floor(done / (10 * megabyte)) : Math.floor((done / total) * 10);
    if (last === `${file} ${step}`) return;
    last = `${file} ${step}`;
    const size = total === null ? '' : ` of ${(total / megabyte).toFixed(1)}`;
    note(`${file}: ${(done / megabyte).toFixed(1)}${size} MB`);
  };
}
