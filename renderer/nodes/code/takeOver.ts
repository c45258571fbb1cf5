import type { monaco } from './monaco.ts';

/** Brings a text that changed elsewhere into the editor as one small edit, so that cursor and scroll position stay. */
export function takeOver(model: monaco.editor.ITextModel, text: string): void {
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
