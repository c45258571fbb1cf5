import type { Problem } from '../../../engine/base/problem.ts';
import { monaco } from './loadMonaco.ts';

/** Underlines what the checks found in a file. */
export function showProblems(
  model: monaco.editor.ITextModel,
  path: string,
  problems: readonly Problem[],
): void {
  const lines = model.getLineCount();
  const markers = problems
    .filter(({ location }) => location?.file === path && location.line !== undefined)
    .map(({ severity, message, remedy, code, location }) => {
      const line = Math.min(location?.line ?? 1, lines);
      const column = location?.column ?? model.getLineFirstNonWhitespaceColumn(line);
      return {
        severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message: `${message}. ${remedy}.`,
        code,
        startLineNumber: line,
        startColumn: Math.max(1, column),
        endLineNumber: line,
        endColumn: model.getLineMaxColumn(line),
      };
    });
  monaco.editor.setModelMarkers(model, 'dialoom', markers);
}
