import type { DownloadProgress } from '../../../engine/embed/download/downloadModel.ts';
import type { Progress } from '../../../engine/project/prepareProject.ts';

const megabyte = 1_000_000;

/**
 * Puts the progress of a download into words, at most a hundred times a file: `onnx/model.onnx, 12 of 90 MB`.
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
    const size = total === null ? '' : ` of ${Math.ceil(total / megabyte)}`;
    report({
      task: 'encoder',
      label: `Downloading ${file}, ${Math.ceil(done / megabyte)}${size} MB`,
      fraction,
    });
  };
}
