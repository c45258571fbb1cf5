import 'monaco-editor/features/register.all.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

// Whoever needs more workers than the editor's own sets this as well, and stands.
self.MonacoEnvironment ??= { getWorker: () => new EditorWorker() };

monaco.editor.defineTheme('dialoom-light', {
  base: 'vs',
  inherit: true,
  rules: [],
  colors: { 'editor.background': '#ffffff' },
});
monaco.editor.defineTheme('dialoom-dark', {
  base: 'vs-dark',
  inherit: true,
  // The editor's own green is too dark for this background.
  rules: [{ token: 'comment', foreground: '7fa869' }],
  colors: { 'editor.background': '#1b2128', 'editorLineNumber.foreground': '#97a1ad' },
});

/** The text editor in the studio's colours, its workers bundled. */
export { monaco };

/** Brings a text that changed elsewhere into the editor as one small edit, so that cursor and scroll position stay. */
export function applyExternalText(model: monaco.editor.ITextModel, text: string): void {
  const now = model.getValue();
  let start = 0;
  const shortest = Math.min(now.length, text.length);
  while (start < shortest && now[start] === text[start]) start += 1;
  let end = 0;
  while (end < shortest - start && now[now.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(now.length - end);
  model.applyEdits([
    {
      range: {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      },
      text: text.slice(start, text.length - end),
    },
  ]);
  // Line breaks of another kind are invisible to edits.
  if (model.getValue() !== text) model.setValue(text);
}
