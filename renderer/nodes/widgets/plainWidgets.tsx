// Widgets of fields with one plain value.

import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { durationText } from '../../../engine/model/duration.ts';
import {
  asText,
  type FieldOfType,
  type FieldWithType,
  fieldProps,
  identifierError,
  optionalText,
  useFieldEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import { typingError } from '../FieldMessage.tsx';

/** Yes or no. A key that is not in the file shows its default. */
export function BooleanWidget({ field, path, value }: WidgetProps<FieldWithType<'boolean'>>) {
  const editor = useFieldEditor();
  const fallback = editor.fallback(path) === true;
  const { label, description, error } = fieldProps(field, editor.problem(path));
  return (
    <Switch
      label={label}
      {...(description === undefined ? {} : { description })}
      {...(error === undefined ? {} : { error })}
      checked={typeof value === 'boolean' ? value : fallback}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        editor.set(path, checked === fallback ? undefined : checked);
      }}
    />
  );
}

/** A number. Clearing the field removes the key from the file. */
export function NumberWidget({ field, path, value }: WidgetProps<FieldOfType<'number'>>) {
  const editor = useFieldEditor();
  const { min, max, step } = field;
  const written = typeof value === 'number' ? value : '';
  const fallback = editor.fallback(path);
  // What is typed on the way to a number ("0.", "0.0") stays in the field while it means what is written.
  const [typed, setTyped] = useState<number | string>(written);
  // Emptied, a default must not come into the field before the next number can be typed.
  const emptied = useRef(false);
  useEffect(
    () => setTyped((text) => (emptied.current || (text !== '' && Number(text) === written) ? text : written)),
    [written],
  );
  return (
    <NumberInput
      {...fieldProps(field, editor.problem(path))}
      {...(typeof fallback === 'number' ? { placeholder: String(fallback) } : {})}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(step === undefined ? {} : { step })}
      clampBehavior="blur"
      value={typed}
      onBlur={() => {
        emptied.current = false;
        setTyped(written);
      }}
      onChange={(next) => {
        setTyped(next);
        emptied.current = next === '';
        if (next === '') editor.set(path, undefined);
        else if (Number.isFinite(Number(next))) editor.set(path, Number(next));
      }}
    />
  );
}

/** One of a few fixed values. */
export function SelectWidget({ field, path, value }: WidgetProps<FieldOfType<'select'>>) {
  const editor = useFieldEditor();
  const fallback = asText(editor.fallback(path));
  const current = asText(value) || fallback;
  return (
    <Select
      {...fieldProps(field, editor.problem(path))}
      data={field.options.map((option) => ({ ...option }))}
      value={current === '' ? null : current}
      allowDeselect={false}
      onChange={(next) => editor.set(path, next === null || next === fallback ? undefined : next)}
    />
  );
}

/** A plain text. */
export function StringWidget({ field, path, value }: WidgetProps<FieldWithType<'string'>>) {
  const editor = useFieldEditor();
  const props = {
    ...fieldProps(field, editor.problem(path)),
    value: asText(value),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      editor.set(path, optionalText(event.currentTarget.value, field)),
  };
  return field.multiline === true ? (
    <Textarea autosize minRows={2} maxRows={10} {...props} />
  ) : (
    <TextInput {...props} />
  );
}

/** A duration, as it is written in files. Incomplete input is not written. */
export function DurationWidget({ field, path, value }: WidgetProps<FieldOfType<'duration'>>) {
  const editor = useFieldEditor();
  const written = asText(value);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const isComplete = (typed: string): boolean => typed === '' || durationText.safeParse(typed).success;
  return (
    <TextInput
      {...fieldProps(
        { placeholder: '5m', ...field },
        isComplete(text)
          ? editor.problem(path)
          : typingError('Enter a number and a unit, such as 90s, 5m, 12h or 30d'),
      )}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (isComplete(typed)) editor.set(path, optionalText(typed, field));
      }}
      onBlur={() => setText(written)}
    />
  );
}

/**
 * A name that the state declares. It is written when it is complete, not letter by letter: other things refer to it.
 */
export function IdentifierWidget({ field, path, value }: WidgetProps<FieldWithType<'identifier'>>) {
  const editor = useFieldEditor();
  const written = asText(value);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const error = text === '' && field.required !== true ? undefined : identifierError(text);

  const commit = () => {
    if (text === written) return;
    if (error !== undefined) {
      setText(written);
      return;
    }
    // The id of a list item is the name of an outcome.
    const isOutcome = path.length > 1 && field.path === 'id' && written !== '';
    if (isOutcome && editor.lists !== undefined) editor.lists.renameOutcome(path, written, text);
    else editor.set(path, optionalText(text, field));
  };

  return (
    <TextInput
      {...fieldProps(field, typingError(error) ?? editor.problem(path))}
      value={text}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(written);
      }}
    />
  );
}
