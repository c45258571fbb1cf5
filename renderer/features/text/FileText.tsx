import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { takeOver } from '../../nodes/code/takeOver.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { replaceFileText } from '../../stores/textEdits.ts';
import { useView } from '../../stores/useStores.ts';
import classes from './FileText.module.css';
import { monaco } from './loadMonaco.ts';
import { showProblems } from './showProblems.ts';

/** A file of the project as text: another editor of the same document, in the same history. */
export function FileText({ path }: { readonly path: string }) {
  const studio = useStudio();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (place.current === null) return;
    const { document, commands } = studio;
    const model = monaco.editor.createModel(
      document.getState().files[path] ?? '',
      'yaml',
      monaco.Uri.parse(`file:///${path}`),
    );
    const made = monaco.editor.create(place.current, {
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
      // Every `id` lit up because one is under the cursor says nothing, and cannot be read well.
      occurrencesHighlight: 'off',
      stickyScroll: { enabled: false },
      wordBasedSuggestions: 'off',
      quickSuggestions: { other: true, comments: false, strings: true },
    });
    editor.current = made;
    const { KeyMod, KeyCode } = monaco;
    made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => commands.get('edit.undo').run());
    made.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => commands.get('edit.redo').run());
    made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => commands.get('edit.redo').run());

    let taking = false;
    const onChange = model.onDidChangeContent(() => {
      if (!taking) replaceFileText(studio, path, model.getValue());
    });
    const follow = () => {
      const text = document.getState().files[path];
      if (text === undefined || text === model.getValue()) return;
      taking = true;
      takeOver(model, text);
      taking = false;
    };
    const mark = () => showProblems(model, path, document.getState().problems);
    const stop = document.subscribe((state, before) => {
      if (state.files !== before.files) follow();
      if (state.problems !== before.problems) mark();
    });
    mark();
    made.focus();
    return () => {
      stop();
      onChange.dispose();
      made.dispose();
      model.dispose();
      editor.current = null;
    };
  }, [studio, path]);

  useEffect(() => monaco.editor.setTheme(`dialoom-${scheme}`), [scheme]);

  const reveal = useView((view) => view.revealLine);
  useEffect(() => {
    if (reveal === null || editor.current === null) return;
    editor.current.revealLineInCenter(reveal.line);
    editor.current.setPosition({ lineNumber: reveal.line, column: 1 });
    editor.current.focus();
  }, [reveal]);

  return <div ref={place} className={classes.editor} />;
}
