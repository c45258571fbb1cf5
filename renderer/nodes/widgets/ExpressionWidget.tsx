import { Textarea } from '@mantine/core';
import { asText } from '../asText.ts';
import { expressionError } from '../expressionError.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { optionalText } from '../optionalText.ts';
import type { FieldWithType, WidgetProps } from '../widgetProps.ts';
import classes from './ExpressionWidget.module.css';

/** A CEL expression; a mistake is named below it while it is typed. */
export function ExpressionWidget({ field, path, value }: WidgetProps<FieldWithType<'expression'>>) {
  const editor = useFieldEditor();
  const text = asText(value);
  return (
    <Textarea
      {...fieldProps(field, expressionError(text) ?? editor.problem(path))}
      autosize
      minRows={1}
      maxRows={8}
      classNames={{ input: classes.input ?? '' }}
      spellCheck={false}
      value={text}
      onChange={(event) => editor.set(path, optionalText(event.currentTarget.value, field))}
    />
  );
}
