import type { DownloadProgress } from '../../../engine/embed/download/downloadModel.ts';
import type { Progress } from '../../../engine/project/prepareProject.ts';

const megabyte = 1_000_000;

function inWords(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

/**
 * Puts the progress of a download into words, at most a hundred times a file: `onnx/model.onnx, 12.3 MB of 90.4 MB`.
 *
 * @param report - Told of each step that is worth showing.
 */
export function downloadReporter(report: (progress: Progress) => void): (progress: DownloadProgress) => void {
  let last = '';
  return ({ file, done, total }) => {
    // Without a size there is no fraction to show, only that it goes on.
    const fraction = total === null || total === 0 ? 0 : done / total;
    const step = total === null ? Math.floor(done / megabyte) : Math.floor(fraction * 100);
    if (last === `${file} ${step}`) return;
    last = `${file} ${step}`;
    const size = total === null ? inWords(done) : `${inWords(done)} of ${inWords(total)}`;
    report({ task: 'encoder', label: `Downloading ${file}, ${size}`, fraction });
  };
}
