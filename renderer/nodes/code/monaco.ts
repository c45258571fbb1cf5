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
