import { Button, Group, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  commitText,
  type EditedForm,
  formsToEdit,
  lostValues,
  type TextCell,
  type TextRow,
} from '../../../stores/texts.ts';
import { useStudio } from '../../../stores/useStudio.ts';
import { languageName } from '../../../ui/format.ts';
import classes from './TextGrid.module.css';

/** Where the editing goes on after a text: nowhere, in the same cell of the grid, or in a neighbour. */
export type AfterEdit = 'stay' | 'next' | 'previous' | 'leave';

interface TextCellEditorProps {
  readonly row: TextRow;
  readonly cell: TextCell;
  readonly onDone: (after: AfterEdit) => void;
}

/**
 * Edits a text in its cell. Enter keeps it, Shift+Enter begins a line, Tab keeps it and goes on, Escape discards it; leaving
 * the cell keeps it.
 */
export function TextCellEditor({ row, cell, onDone }: TextCellEditorProps) {
  const studio = useStudio();
  const [forms, setForms] = useState<readonly EditedForm[]>(() => formsToEdit(row, cell));
  const [refused, setRefused] = useState<string | null>(null);
  const done = useRef(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const lost = lostValues(row, cell.locale, forms);

  // The editor may be taller than the text was.
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const finish = (after: AfterEdit, keep: boolean) => {
    // Removing the field blurs it again.
    if (done.current) return;
    const reason = keep ? commitText(studio, row, cell, forms) : undefined;
    if (reason !== undefined) {
      setRefused(reason);
      return;
    }
    done.current = true;
    onDone(after);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The shortcuts of the studio and the keys of the grid are for elsewhere.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish('stay', false);
    else if (event.key === 'Enter' && !event.shiftKey) finish('stay', true);
    else if (event.key === 'Tab') finish(event.shiftKey ? 'previous' : 'next', true);
    else return;
    event.preventDefault();
  };
  const change = (at: number, text: string) => {
    setRefused(null);
    setForms(forms.map((one, index) => (index === at ? { ...one, text } : one)));
  };
  const insert = (name: string) => {
    const areas = [...(box.current?.querySelectorAll('textarea') ?? [])];
    const at = Math.max(0, areas.length - 1);
    const area = areas[at];
    const text = forms[at]?.text ?? '';
    const place = area?.selectionStart ?? text.length;
    change(at, `${text.slice(0, place)}{{ ${name} }}${text.slice(area?.selectionEnd ?? place)}`);
    area?.focus();
  };
  return (
    <fieldset
      ref={box}
      aria-label={`Edit ${row.key}`}
      className={classes.editor}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) finish('leave', true);
      }}
    >
      {forms.map(({ form, text }, index) => (
        <div key={form ?? ''} className={classes.form}>
          {form !== null && <span className={classes.formName}>{form}</span>}
          <Textarea
            flex={1}
            size="xs"
            autosize
            minRows={1}
            maxRows={12}
            autoFocus={index === 0}
            aria-label={`${row.key} in ${languageName(cell.locale)}${form === null ? '' : `, ${form}`}`}
            value={text}
            onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
            onChange={(event) => change(index, event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
      ))}
      {refused !== null && (
        <Text size="xs" c="var(--dl-error)" role="alert" mt={4}>
          {refused}
        </Text>
      )}
      {lost.length > 0 && (
        <Group gap={4} mt={6}>
          <Text size="xs" c="dimmed">
            Missing values:
          </Text>
          {lost.map((name) => (
            <Button
              key={name}
              size="compact-xs"
              variant="light"
              className={classes.value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => insert(name)}
            >{`{{ ${name} }}`}</Button>
          ))}
        </Group>
      )}
    </fieldset>
  );
}
