import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { fieldKeys } from '../../engine/kit/forms/fieldValues.ts';
import { valueAt } from '../../engine/model/yaml/valueEdit.ts';
import { DetailHeader } from '../ui/ListPanel.tsx';
import { type FieldEditor, FieldEditorContext, isFieldShown } from './FieldEditor.ts';
import { FieldWidget } from './FieldWidget.tsx';

interface FormFieldsProps {
  readonly editor: FieldEditor;
  readonly fields: readonly FieldDescriptor[];
}

/** The fields of a form that apply to its data. */
export function FormFields({ editor, fields }: FormFieldsProps) {
  return (
    <FieldEditorContext value={editor}>
      {fields
        .filter((field) => isFieldShown(field, editor.data))
        .map((field) => {
          const path = fieldKeys(field);
          return (
            <FieldWidget key={field.path} field={field} path={path} value={valueAt(editor.data, path)} />
          );
        })}
    </FieldEditorContext>
  );
}

interface FormPageProps extends FormFieldsProps {
  readonly title: string;
  readonly help: string;
  /** Beside the title. */
  readonly action?: ReactNode;
  /** Between the title and the fields. */
  readonly lead?: ReactNode;
  /** Below the fields. */
  readonly children?: ReactNode;
}

/** A form that fills a detail: title, help text and fields. */
export function FormPage({ title, help, action, lead, children, ...form }: FormPageProps) {
  return (
    <Stack gap="md" maw={760} p="xl" mx="auto">
      <DetailHeader title={title} help={help}>
        {action}
      </DetailHeader>
      {lead}
      <FormFields {...form} />
      {children}
    </Stack>
  );
}

interface FormGroupBlockProps extends FormFieldsProps {
  readonly title: string;
  readonly help?: string;
  /** Below the fields. */
  readonly children?: ReactNode;
}

/** A part of a form with its heading. */
export function FormGroupBlock({ title, help, children, ...form }: FormGroupBlockProps) {
  return (
    <section aria-label={title}>
      <Text component="h3" size="sm" fw={600} mb={help === undefined ? 'sm' : 2}>
        {title}
      </Text>
      {help !== undefined && (
        <Text size="xs" c="dimmed" mb="sm">
          {help}
        </Text>
      )}
      <Stack gap="md">
        <FormFields {...form} />
        {children}
      </Stack>
    </section>
  );
}
