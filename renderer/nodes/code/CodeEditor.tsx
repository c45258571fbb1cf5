import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useStudio } from '../../stores/useStudio.ts';
import classes from './CodeEditor.module.css';
import { applyExternalText, monaco } from './monaco.ts';

interface CodeEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** An editor of JavaScript, as high as its text. */
export default function CodeEditor({ label, value, onChange }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const written = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;
  const scheme = useComputedColorScheme('light');
  const { commands } = useStudio();

  useEffect(() => {
    const { current: element } = place;
    if (element === null) return;
    const made = monaco.editor.create(element, {
      value: written.current,
      language: 'javascript',
      automaticLayout: true,
      ariaLabel: label,
      fontSize: 12,
      lineHeight: 18,
      lineNumbersMinChars: 2,
      lineDecorationsWidth: 6,
      folding: false,
      glyphMargin: false,
      minimap: { enabled: false },
      overviewRulerLanes: 0,
      scrollBeyondLastLine: false,
      scrollbar: { alwaysConsumeMouseWheel: false },
      padding: { top: 8, bottom: 8 },
      tabSize: 2,
      wordWrap: 'on',
      fixedOverflowWidgets: true,
      renderLineHighlight: 'none',
      renderFinalNewline: 'on',
      occurrencesHighlight: 'off',
      stickyScroll: { enabled: false },
      wordBasedSuggestions: 'off',
      // A form is walked through with the Tab key.
      tabFocusMode: true,
    });
    editor.current = made;
    const { KeyMod, KeyCode } = monaco;
    // Every editor shares the one history.
    made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => commands.get('edit.undo').run());
    made.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => commands.get('edit.redo').run());
    made.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => commands.get('edit.redo').run());
    const grow = () => {
      element.style.height = `${Math.min(Math.max(made.getContentHeight(), 120), 420)}px`;
    };
    grow();
    const listeners = [
      made.onDidContentSizeChange(grow),
      made.onDidChangeModelContent(() => {
        const code = made.getValue();
        if (code === written.current) return;
        written.current = code;
        change.current(code);
      }),
    ];
    return () => {
      for (const listener of listeners) listener.dispose();
      made.dispose();
      editor.current = null;
    };
  }, [label, commands]);

  // Undo, or an edit of the file, comes from outside.
  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    const model = editor.current?.getModel();
    if (model) applyExternalText(model, value);
  }, [value]);

  useEffect(() => monaco.editor.setTheme(`dialoom-${scheme}`), [scheme]);

  return <div ref={place} className={classes.editor} />;
}
