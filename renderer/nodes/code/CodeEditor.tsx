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

/** A JavaScript editor that grows with its text. */
export default function CodeEditor({ label, value, onChange }: CodeEditorProps) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const currentCode = useRef(value);
  const onChangeRef = useRef(onChange);
  onChangeRef.current = onChange;
  const scheme = useComputedColorScheme('light');
  const { commands } = useStudio();

  useEffect(() => {
    const { current: element } = container;
    if (element === null) return;
    const created = monaco.editor.create(element, {
      value: currentCode.current,
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
      // Tab moves to the next field of the form.
      tabFocusMode: true,
    });
    editor.current = created;
    const { KeyMod, KeyCode } = monaco;
    // All editors share one undo history.
    created.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => commands.get('edit.undo').run());
    created.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => commands.get('edit.redo').run());
    created.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => commands.get('edit.redo').run());
    const grow = () => {
      element.style.height = `${Math.min(Math.max(created.getContentHeight(), 120), 420)}px`;
    };
    grow();
    const listeners = [
      created.onDidContentSizeChange(grow),
      created.onDidChangeModelContent(() => {
        const code = created.getValue();
        if (code === currentCode.current) return;
        currentCode.current = code;
        onChangeRef.current(code);
      }),
    ];
    return () => {
      for (const listener of listeners) listener.dispose();
      created.dispose();
      editor.current = null;
    };
  }, [label, commands]);

  // A change from outside: undo, or an edit of the file.
  useEffect(() => {
    if (value === currentCode.current) return;
    currentCode.current = value;
    const model = editor.current?.getModel();
    if (model) applyExternalText(model, value);
  }, [value]);

  useEffect(() => monaco.editor.setTheme(`dialoom-${scheme}`), [scheme]);

  return <div ref={container} className={classes.editor} />;
}
