import 'monaco-editor/languages/definitions/yaml/register.js';
import { useComputedColorScheme } from '@mantine/core';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { createWebWorker } from 'monaco-editor/internal/common/workers.js';
import { configureMonacoYaml } from 'monaco-yaml';
import { useEffect, useRef } from 'react';
import type { Problem } from '../../../engine/base/problem.ts';
import { documentSchemas } from '../../nodes/code/documentSchemas.ts';
import { applyExternalText, monaco } from '../../nodes/code/monaco.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useStudio, useView } from '../../stores/useStudio.ts';
import classes from './FileText.module.css';
import YamlWorker from './yaml.worker.ts?worker';

self.MonacoEnvironment = {
  getWorker: (_: string, label: string) => (label === 'yaml' ? new YamlWorker() : new EditorWorker()),
};

// monaco-yaml creates its worker as editors before 0.53 did; this is the current function for that.
const editorWithWorkers = { ...monaco, editor: { ...monaco.editor, createWebWorker } };

// Completion and help only: the project's own checks report the errors.
configureMonacoYaml(editorWithWorkers, {
  validate: false,
  format: { enable: false },
  enableSchemaRequest: false,
  schemas: [...documentSchemas()],
});

/** Underlines what the checks found in a file. */
function showProblems(model: monaco.editor.ITextModel, path: string, problems: readonly Problem[]): void {
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

/** A file of the project as text: another editor of the same document, in the same history. */
export function FileText({ path }: { readonly path: string }) {
  const studio = useStudio();
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (container.current === null) return;
    const { document, commands } = studio;
    const model = monaco.editor.createModel(
      document.getState().files[path] ?? '',
      'yaml',
      monaco.Uri.parse(`file:///${path}`),
    );
    const created = monaco.editor.create(container.current, {
      model,
      automaticLayout: true,
      ariaLabel: `Text of ${path}`,
      fontSize: 13,
      lineHeight: 20,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      padding: { top: 12, bottom: 12 },
      tabSize: 2,
      wordWrap: 'on',
      fixedOverflowWidgets: true,
      renderLineHighlight: 'line',
      // Highlighting every `id` because one is under the cursor is not useful, and hard to read.
      occurrencesHighlight: 'off',
      stickyScroll: { enabled: false },
      wordBasedSuggestions: 'off',
      quickSuggestions: { other: true, comments: false, strings: true },
    });
    editor.current = created;
    const { KeyMod, KeyCode } = monaco;
    created.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => commands.get('edit.undo').run());
    created.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => commands.get('edit.redo').run());
    created.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => commands.get('edit.redo').run());

    let isExternalChange = false;
    const onChange = model.onDidChangeContent(() => {
      if (!isExternalChange) runEdit(studio, 'file.replaceText', { path, text: model.getValue() });
    });
    const follow = () => {
      const text = document.getState().files[path];
      if (text === undefined || text === model.getValue()) return;
      isExternalChange = true;
      applyExternalText(model, text);
      isExternalChange = false;
    };
    const mark = () => showProblems(model, path, document.getState().problems);
    const stop = document.subscribe((state, before) => {
      if (state.files !== before.files) follow();
      if (state.problems !== before.problems) mark();
    });
    mark();
    created.focus();
    return () => {
      stop();
      onChange.dispose();
      created.dispose();
      model.dispose();
      editor.current = null;
    };
  }, [studio, path]);

  useEffect(() => monaco.editor.setTheme(`dialoom-${scheme}`), [scheme]);

  const reveal = useView((view) => view.revealLine);
  useEffect(() => {
    if (reveal === null || editor.current === null) return;
    editor.current.revealLineInCenterIfOutsideViewport(reveal.line);
    if (!reveal.isVisit) return;
    editor.current.setPosition({ lineNumber: reveal.line, column: 1 });
    editor.current.focus();
  }, [reveal]);

  return <div ref={container} className={classes.editor} />;
}
