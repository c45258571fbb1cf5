import { Input, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { optionalText } from '../optionalText.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

const CodeEditor = lazy(() => import('../code/CodeEditor.tsx'));

/** JavaScript, in an editor that is loaded when it is first needed. */
export function CodeWidget({ field, path, value }: WidgetProps<FieldOfType<'code'>>) {
  const editor = useFieldEditor();
  return (
    <Input.Wrapper {...fieldProps(field, editor.problem(path))} labelElement="div">
      <Suspense fallback={<Skeleton height={180} my={4} />}>
        <CodeEditor
          label={field.label}
          value={asText(value)}
          onChange={(code) => editor.set(path, optionalText(code, field))}
        />
      </Suspense>
    </Input.Wrapper>
  );
}
