import { Stack, Text, UnstyledButton } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useState } from 'react';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { fieldKeys } from '../../engine/kit/forms/fieldValues.ts';
import { valueAt } from '../../engine/model/yaml/valueEdit.ts';
import { DetailHeader } from '../ui/ListPanel.tsx';
import { type FieldEditor, FieldEditorContext, isFieldShown } from './FieldEditor.ts';
import { FieldWidget } from './FieldWidget.tsx';
import classes from './FormPage.module.css';

interface FormFieldsProps {
  readonly editor: FieldEditor;
  readonly fields: readonly FieldDescriptor[];
  /** The field that gets the focus when the form is asked for it, and where its element is put. */
  readonly main?: { readonly path: string | undefined; readonly ref: RefObject<HTMLDivElement | null> };
}

function isSet(editor: FieldEditor, field: FieldDescriptor): boolean {
  return valueAt(editor.data, fieldKeys(field)) !== undefined;
}

/**
 * The fields of a form that apply to its data. Advanced ones follow on demand, except those that are set: the form of a
 * state shows what the state does. A field that is filled stays where it is until the form is opened again.
 */
export function FormFields({ editor, fields, main }: FormFieldsProps) {
  const [open, setOpen] = useSessionStorage({ key: 'dialoom.advanced-fields', defaultValue: false });
  const [setAtFirst] = useState(
    () => new Set(fields.filter((field) => isSet(editor, field)).map(({ path }) => path)),
  );
  const shown = fields.filter((field) => isFieldShown(field, editor.data));
  const isAdvanced = (field: FieldDescriptor) => field.isAdvanced === true && !setAtFirst.has(field.path);
  const advanced = shown.filter(isAdvanced);
  const hasProblem = advanced.some((field) => editor.problem(fieldKeys(field)) !== undefined);
  const isOpen = open || hasProblem;
  const widget = (field: FieldDescriptor) => {
    const path = fieldKeys(field);
    const drawn = (
      <FieldWidget key={field.path} field={field} path={path} value={valueAt(editor.data, path)} />
    );
    if (main === undefined || field.path !== main.path) return drawn;
    return (
      <div key={field.path} ref={main.ref}>
        {drawn}
      </div>
    );
  };
  return (
    <FieldEditorContext value={editor}>
      {shown.filter((field) => !isAdvanced(field)).map(widget)}
      {advanced.length > 0 && (
        <UnstyledButton
          className={classes.advanced}
          aria-expanded={isOpen}
          disabled={hasProblem}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={14} stroke={1.8} />
          Advanced ({advanced.length})
        </UnstyledButton>
      )}
      {isOpen && advanced.map(widget)}
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
