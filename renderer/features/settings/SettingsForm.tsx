import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldDescriptor } from '../../../engine/kit/fieldDescriptor.ts';
import { type FieldEditor, FieldEditorContext } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { isFieldThere } from '../../nodes/isFieldThere.ts';

interface SettingsFormProps {
  readonly title: string;
  readonly help: string;
  readonly fields: readonly FieldDescriptor[];
  readonly editor: FieldEditor;
  /** Beside the title. */
  readonly action?: ReactNode;
  /** Between the title and the fields. */
  readonly lead?: ReactNode;
  /** Below the fields. */
  readonly children?: ReactNode;
}

/** A form of settings: its title, what it is about, and its fields. */
export function SettingsForm({ title, help, fields, editor, action, lead, children }: SettingsFormProps) {
  const shown = fields.filter((field) => isFieldThere(field, editor.data));
  return (
    <FieldEditorContext value={editor}>
      <Stack gap="md" maw={760} p="xl" mx="auto">
        <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}>
          <div>
            <Title order={2} size="lg">
              {title}
            </Title>
            <Text size="sm" c="dimmed" mt={4}>
              {help}
            </Text>
          </div>
          {action}
        </div>
        {lead}
        {shown.map((field) => (
          <FieldWidget key={field.path} field={field} path={[field.path]} value={editor.data[field.path]} />
        ))}
        {children}
      </Stack>
    </FieldEditorContext>
  );
}
